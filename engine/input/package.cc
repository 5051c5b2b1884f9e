#include "engine/input/package.h"

#include <fmt/core.h>
#include <zip.h>

#include <algorithm>
#include <utility>

#include "engine/base/file.h"
#include "engine/text/decode.h"

namespace galley {
namespace {

using std::string_view;

// What a local header takes at least, besides the name.
constexpr uint64_t kHeaderBytes = 30;

tl::unexpected<Errors> Damaged(string_view why) {
  return Fail(Error{fmt::format(
      "is a damaged zip file ({}); open it in its program and save it again",
      why)});
}

}  // namespace

void Package::Closer::operator()(zip* archive) const { zip_discard(archive); }

Result<Package> Package::Open(string_view bytes, const ReadLimits& limits) {
  zip_error_t error;
  zip_error_init(&error);
  Package package;
  package.limits_ = limits;
  package.packed_ = bytes.size();
  zip_source_t* source =
      zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr) {
    package.archive_.reset(
        zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error));
    if (package.archive_ == nullptr) zip_source_free(source);
  }
  const std::string why = zip_error_strerror(&error);
  zip_error_fini(&error);
  if (package.archive_ == nullptr) return Damaged(why);
  const zip_int64_t entries = zip_get_num_entries(package.archive_.get(), 0);
  if (entries > limits.parts) {
    return Fail(
        Error{fmt::format("holds {} parts, above the limit of {} (--max-parts)",
                          entries, limits.parts)});
  }
  uint64_t packed = 0;
  uint64_t unpacked = 0;
  for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(entries); ++i) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    constexpr zip_uint64_t kNeeded =
        ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
    if (zip_stat_index(package.archive_.get(), i, ZIP_FL_ENC_RAW, &stat) != 0 ||
        (stat.valid & kNeeded) != kNeeded || stat.comp_size > bytes.size()) {
      return Damaged("an entry without name or size");
    }
    const string_view name = stat.name;
    packed += stat.comp_size + kHeaderBytes + name.size();
    if (packed > bytes.size()) return Damaged("entries that overlap");
    unpacked += std::min(stat.size, kMaxFileBytes);
    if (package.IsBomb(unpacked)) return package.Bomb();
    if (name.ends_with('/')) continue;  // a folder
    if (!package.parts_.emplace(name, i).second) {
      return Damaged("two entries of one name");
    }
  }
  return package;
}

Result<std::string> Package::Read(string_view name) const {
  const auto part = parts_.find(name);
  if (part == parts_.end()) {
    return Fail(Error{fmt::format("has no part {}", name)});
  }
  zip_stat_t stat;
  zip_stat_init(&stat);
  constexpr zip_uint64_t kNeeded =
      ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_ENCRYPTION_METHOD;
  if (zip_stat_index(archive_.get(), part->second, 0, &stat) != 0 ||
      (stat.valid & kNeeded) != kNeeded) {
    return Damaged("an entry without size");
  }
  if (stat.encryption_method != ZIP_EM_NONE) {
    return Fail(Error{"is encrypted; save it without a password"});
  }
  if (stat.size > limits_.part_bytes) {
    return Fail(Error{fmt::format(
        "has a part {} of {} MB, above the limit of {} MB (--max-part-size)",
        name, stat.size >> 20, limits_.part_bytes >> 20)});
  }
  if (auto counted = Count(stat.size); !counted) {
    return tl::unexpected(std::move(counted.error()));
  }
  const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(
      zip_fopen_index(archive_.get(), part->second, 0), &zip_fclose);
  if (file == nullptr) return Damaged(zip_strerror(archive_.get()));
  std::string bytes(stat.size, '\0');
  uint64_t got = 0;
  while (got < stat.size) {
    const zip_int64_t count =
        zip_fread(file.get(), bytes.data() + got, stat.size - got);
    if (count <= 0) return Damaged(fmt::format("part {}", name));
    got += static_cast<uint64_t>(count);
  }
  // Behind the last byte its checksum is compared.
  char more = 0;
  if (zip_fread(file.get(), &more, 1) != 0) {
    return Damaged(fmt::format("part {}", name));
  }
  return bytes;
}

bool Package::IsBomb(uint64_t unpacked) const {
  return unpacked > kFreeBytes && unpacked / limits_.ratio > packed_;
}

tl::unexpected<Errors> Package::Bomb() const {
  return Fail(Error{fmt::format(
      "unpacks to more than {} times its size (--max-ratio)", limits_.ratio)});
}

Result<void> Package::Count(uint64_t bytes) const {
  unpacked_ += bytes;
  if (IsBomb(unpacked_)) return Bomb();
  const uint64_t most = std::max(kMaxFileBytes, limits_.part_bytes);
  if (unpacked_ > most) {
    return Fail(
        Error{fmt::format("unpacks to more than {} MB; split it", most >> 20)});
  }
  return {};
}

Result<std::string> Package::ReadXml(string_view name) const {
  Result<std::string> bytes = Read(name);
  if (!bytes) return bytes;
  Result<Decoded> decoded = Decode(std::move(*bytes));
  if (!decoded) return Damaged(fmt::format("part {}", name));
  return std::move(decoded->text);
}

Result<std::string> Package::ReadUtf8(string_view name) const {
  Result<std::string> bytes = Read(name);
  if (!bytes) return bytes;
  if (!IsValidUtf8(*bytes)) {
    return Fail(Error{fmt::format(
        "has a part {} that is not in UTF-8; save it again", name)});
  }
  return ReadXml(name);
}

}  // namespace galley
