#include "engine/input/package_writer.h"

#include <fmt/core.h>
#include <zip.h>

#include <memory>

namespace galley {
namespace {

using Archive = std::unique_ptr<zip_t, void (*)(zip_t*)>;
using Source = std::unique_ptr<zip_source_t, void (*)(zip_source_t*)>;

// Of a part that is added: the first moment a zip file can tell.
constexpr zip_uint16_t kFirstDay = (1 << 5) | 1;  // 1980-01-01

tl::unexpected<Errors> CannotWrite(std::string_view why) {
  return Fail(Error{fmt::format("the copy cannot be made: {}", why)});
}

// False: see the error of the archive.
bool Put(zip_t* archive, const std::string& name, const std::string& content) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  const zip_int64_t old = zip_name_locate(archive, name.c_str(), 0);
  const bool dated =
      old >= 0 &&
      zip_stat_index(archive, static_cast<zip_uint64_t>(old), 0, &stat) == 0 &&
      (stat.valid & ZIP_STAT_MTIME) != 0;
  zip_source_t* source =
      zip_source_buffer(archive, content.data(), content.size(), 0);
  if (source == nullptr) return false;
  const zip_int64_t index =
      old >= 0 ? old
               : zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0 ||
      (old >= 0 && zip_file_replace(archive, static_cast<zip_uint64_t>(old),
                                    source, 0) != 0)) {
    zip_source_free(source);
    return false;
  }
  const auto place = static_cast<zip_uint64_t>(index);
  return (dated ? zip_file_set_mtime(archive, place, stat.mtime, 0)
                : zip_file_set_dostime(archive, place, 0, kFirstDay, 0)) == 0;
}

Result<std::string> ReadAll(zip_source_t* source) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0) {
    return CannotWrite(zip_error_strerror(zip_source_error(source)));
  }
  std::string bytes(stat.size, '\0');
  const zip_int64_t count = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (count < 0 || static_cast<uint64_t>(count) != bytes.size()) {
    return CannotWrite("it is cut");
  }
  return bytes;
}

}  // namespace

Result<std::string> WithParts(std::string_view bytes, const NewParts& parts) {
  zip_error_t error;
  zip_error_init(&error);
  const Source source(
      zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error),
      &zip_source_free);
  if (source == nullptr) return CannotWrite(zip_error_strerror(&error));
  zip_source_keep(source.get());  // the archive takes one, this keeps one
  Archive archive(zip_open_from_source(source.get(), 0, &error), &zip_discard);
  if (archive == nullptr) {
    zip_source_free(source.get());
    return CannotWrite(zip_error_strerror(&error));
  }
  for (const auto& [name, content] : parts) {
    if (!Put(archive.get(), name, content)) {
      return CannotWrite(zip_strerror(archive.get()));
    }
  }
  if (zip_close(archive.get()) != 0) {
    return CannotWrite(zip_strerror(archive.get()));
  }
  static_cast<void>(archive.release());
  return ReadAll(source.get());
}

}  // namespace galley
