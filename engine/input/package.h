// Package: the parts of a zip file, read by name. The only module that knows
// libzip, with package_writer.
//
// Nothing is extracted to disk, so the names of entries cannot do harm. Refused
// are packages whose directory and entries disagree, with entries of one name,
// that overlap or are encrypted, and what exceeds the limits; a part that
// unpacks to more than it declares is an error.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/input/limits.h"

struct zip;

namespace galley {

class Package {
 public:
  // `bytes` must outlive the package. Errors have no file: the caller knows it.
  static Result<Package> Open(std::string_view bytes, const ReadLimits& limits);
  Package(Package&&) = default;
  Package& operator=(Package&&) = default;
  ~Package() = default;

  bool Has(std::string_view name) const { return parts_.contains(name); }
  // In bytewise order.
  const std::map<std::string, uint64_t, std::less<>>& parts() const {
    return parts_;
  }
  // A part as it is, unpacked. Errors: missing, above a limit alone or with
  // what was read before, damaged. Not for several threads.
  Result<std::string> Read(std::string_view name) const;
  // A part of XML as valid UTF-8 without a byte order mark.
  Result<std::string> ReadXml(std::string_view name) const;
  // The same for a part that will be written back, which must be in UTF-8.
  Result<std::string> ReadUtf8(std::string_view name) const;

  // Counts text that a reader makes of parts beyond what stands in them, as
  // unpacked. Errors: with what was read before it is above a limit.
  Result<void> Count(uint64_t bytes) const;

  const ReadLimits& limits() const { return limits_; }

 private:
  struct Closer {
    void operator()(zip* archive) const;
  };
  Package() = default;

  // Would so many bytes be too many for the size of the package?
  bool IsBomb(uint64_t unpacked) const;
  tl::unexpected<Errors> Bomb() const;

  std::unique_ptr<zip, Closer> archive_{};
  std::map<std::string, uint64_t, std::less<>> parts_{};  // name -> index
  ReadLimits limits_{};
  uint64_t packed_ = 0;            // bytes of the package
  mutable uint64_t unpacked_ = 0;  // bytes, of all that was read of it
};

}  // namespace galley
