#include "engine/text/converter.h"

#include <fmt/core.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <memory>

#include "engine/text/character.h"

namespace galley {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

// ICU's detector looks at about this much.
constexpr size_t kSampleBytes = 8000;
constexpr size_t kMinSampleBytes = 64;
constexpr size_t kSampleMargin = 48;
constexpr int kMinConfidence = 50;
// Enough where the detector sees no Latin text, which is the alternative.
constexpr int kMinForeignConfidence = 30;

// The surroundings of the first non-ASCII bytes.
std::string NonAsciiSample(std::string_view bytes) {
  std::string sample;
  size_t done = 0;
  for (size_t i = 0; i < bytes.size() && sample.size() < kSampleBytes; ++i) {
    if (static_cast<unsigned char>(bytes[i]) < 0x80) continue;
    const size_t begin = std::max(done, i - std::min(i, kSampleMargin));
    const size_t end = std::min(bytes.size(), i + kSampleMargin);
    if (end <= begin) continue;
    sample.append(bytes.substr(begin, end - begin));
    done = end;
  }
  return sample;
}

// Puts UTF-16 units with their places in the file together as UTF-8.
class Builder {
 public:
  explicit Builder(Decoded* out) : out_(out) {}

  void Add(UChar unit, uint32_t origin) {
    if (U16_IS_TRAIL(unit) && lead_ != 0) {
      pending_ = U16_GET_SUPPLEMENTARY(lead_, unit);
      lead_ = 0;
      return;
    }
    Flush(origin);
    pending_origin_ = origin;
    if (U16_IS_LEAD(unit)) {
      lead_ = unit;
    } else {
      pending_ = U16_IS_TRAIL(unit) ? 0xFFFD : static_cast<UChar32>(unit);
    }
  }

  // Writes what is pending; it ends in the file at `origin`.
  void Flush(uint32_t origin) {
    if (lead_ != 0) pending_ = 0xFFFD;
    lead_ = 0;
    if (pending_ < 0) return;
    const auto begin = static_cast<uint32_t>(out_->text.size());
    AppendUtf8(static_cast<char32_t>(pending_), &out_->text);
    out_->to_bytes.Replace(begin,
                           static_cast<uint32_t>(out_->text.size()) - begin,
                           pending_origin_, origin - pending_origin_);
    out_->repaired += pending_ == 0xFFFD;
    pending_ = -1;
  }

 private:
  Decoded* out_;
  UChar lead_ = 0;
  UChar32 pending_ = -1;
  uint32_t pending_origin_ = 0;
};

}  // namespace

std::string CanonicalEncoding(std::string_view name) {
  // Nothing that ICU could take for an option or a path.
  const bool plain = std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' ||
           c == ':' || c == '+' || c == '(' || c == ')';
  });
  const std::string asked(name);
  UErrorCode status = U_ZERO_ERROR;
  if (!plain || name.empty() || ucnv_countAliases(asked.c_str(), &status) == 0)
    return {};
  for (const char* standard : {"MIME", "IANA"}) {
    status = U_ZERO_ERROR;
    const char* found = ucnv_getStandardName(asked.c_str(), standard, &status);
    if (U_SUCCESS(status) && found != nullptr) return found;
  }
  return asked;
}

std::string DetectEncoding(std::string_view bytes) {
  const std::string sample = NonAsciiSample(bytes);
  if (sample.size() < kMinSampleBytes) return {};
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(
      ucsdet_open(&status));
  if (U_FAILURE(status)) return {};
  ucsdet_setText(detector.get(), sample.data(),
                 static_cast<int32_t>(sample.size()), &status);
  int32_t count = 0;
  const UCharsetMatch** const matches =
      ucsdet_detectAll(detector.get(), &count, &status);
  if (U_FAILURE(status) || matches == nullptr || count == 0) return {};
  const UCharsetMatch* match = matches[0];
  bool latin = false;
  for (int32_t i = 0; i < count; ++i) {
    const char* name = ucsdet_getName(matches[i], &status);
    const std::string_view known(U_SUCCESS(status) ? name : "");
    latin |= known == "windows-1252" || known == "ISO-8859-1";
  }
  if (ucsdet_getConfidence(match, &status) <
      (latin ? kMinConfidence : kMinForeignConfidence)) {
    return {};
  }
  const char* found = ucsdet_getName(match, &status);
  if (U_FAILURE(status) || found == nullptr) return {};
  const std::string name = CanonicalEncoding(found);
  if (name.starts_with("UTF")) return {};
  return name == "ISO-8859-1" ? "windows-1252" : name;
}

Result<Decoded> Convert(std::string_view bytes, std::string_view encoding,
                        size_t skip) {
  Decoded decoded;
  decoded.encoding = encoding;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> converter(
      ucnv_open(decoded.encoding.c_str(), &status));
  if (U_FAILURE(status)) {
    return Fail(Error{fmt::format("ICU has no table for {}", encoding)});
  }
  decoded.text.reserve(bytes.size() + bytes.size() / 8);
  Builder builder(&decoded);
  std::array<UChar, 4096> units;
  std::array<int32_t, 4096> offsets;
  const char* at = bytes.data() + skip;
  const char* const end = bytes.data() + bytes.size();
  do {
    const auto base = static_cast<int64_t>(at - bytes.data());
    UChar* out = units.data();
    status = U_ZERO_ERROR;
    ucnv_toUnicode(converter.get(), &out, units.data() + units.size(), &at, end,
                   offsets.data(), true, &status);
    const auto count = static_cast<size_t>(out - units.data());
    for (size_t i = 0; i < count; ++i) {
      // -1: began in an earlier call.
      const int64_t origin = base + std::max<int32_t>(offsets[i], -1);
      builder.Add(units[i],
                  static_cast<uint32_t>(std::max<int64_t>(origin, 0)));
    }
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  builder.Flush(static_cast<uint32_t>(bytes.size()));
  if (U_FAILURE(status)) {
    return Fail(Error{fmt::format("cannot be read as {}", encoding)});
  }
  return decoded;
}

}  // namespace galley
