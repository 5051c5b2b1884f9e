#include "engine/report/line_hash.h"

#include <fmt/core.h>

#include <array>
#include <cassert>
#include <unordered_map>
#include <utility>

#include "engine/text/character.h"

namespace galley {
namespace {

constexpr size_t kWindow = 100;
constexpr uint64_t kBase = 37;
constexpr uint16_t kEndOfText = 0xFFFF;

constexpr uint64_t Power(uint64_t base, size_t exponent) {
  uint64_t power = 1;
  for (size_t i = 0; i < exponent; ++i) power *= base;
  return power;
}

// The last units of the text and their hash; tells of each line its hash when
// the window begins with it.
class RollingHash {
 public:
  void Add(uint16_t unit) {
    if (unit == ' ' || unit == '\t' || (unit == '\n' && after_return_)) {
      after_return_ = false;
      return;
    }
    after_return_ = unit == '\r';
    if (after_return_) unit = '\n';
    Take();
    begins_line_[at_] = at_line_begin_;
    at_line_begin_ = unit == '\n';
    Push(unit);
  }

  // The hashes of all lines, in order.
  std::vector<uint64_t> Finish() && {
    Add(kEndOfText);
    for (size_t i = 0; i < kWindow; ++i) {
      Take();
      Push(0);
    }
    return std::move(lines_);
  }

 private:
  void Take() {
    if (begins_line_[at_]) lines_.push_back(hash_);
    begins_line_[at_] = false;
  }

  void Push(uint16_t unit) {
    constexpr uint64_t kOldest = Power(kBase, kWindow);
    hash_ = hash_ * kBase + unit - kOldest * units_[at_];
    units_[at_] = unit;
    at_ = (at_ + 1) % kWindow;
  }

  std::array<uint16_t, kWindow> units_{};
  std::array<bool, kWindow> begins_line_{};
  size_t at_ = 0;
  uint64_t hash_ = 0;
  bool at_line_begin_ = true;
  bool after_return_ = false;
  std::vector<uint64_t> lines_{};
};

}  // namespace

LineHashes::LineHashes(std::string_view text) {
  RollingHash rolling;
  for (size_t at = 0; at < text.size(); at = NextCodePoint(text, at)) {
    const char32_t value = CodePointAt(text, at);
    if (value < 0x10000) {
      rolling.Add(static_cast<uint16_t>(value));
    } else {
      rolling.Add(static_cast<uint16_t>(0xD7C0 + (value >> 10)));
      rolling.Add(static_cast<uint16_t>(0xDC00 + (value & 0x3FF)));
    }
  }
  std::unordered_map<uint64_t, uint32_t> seen;
  for (const uint64_t value : std::move(rolling).Finish()) {
    lines_.push_back({value, ++seen[value]});
  }
}

std::string LineHashes::Of(uint32_t line) const {
  assert(line >= 1 && line <= lines_.size());
  const Hash& hash = lines_[line - 1];
  return fmt::format("{:x}:{}", hash.value, hash.nth);
}

}  // namespace galley
