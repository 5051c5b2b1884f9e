#include "engine/report/line_diff.h"

#include <algorithm>
#include <cstdint>
#include <span>

namespace galley {
namespace {

using Lines = std::span<const std::string_view>;

constexpr size_t kMaxCells = 16'000'000;

void AppendLine(std::string_view sign, std::string_view line,
                std::string* out) {
  out->append(sign).append(line).push_back('\n');
}

// Lengths of the longest common subsequences of all pairs of tails.
class CommonTails {
 public:
  CommonTails(Lines a, Lines b)
      : width_(b.size() + 1), cells_((a.size() + 1) * width_) {
    for (size_t i = a.size(); i-- > 0;) {
      for (size_t j = b.size(); j-- > 0;) {
        cells_[i * width_ + j] = a[i] == b[j]
                                     ? At(i + 1, j + 1) + 1
                                     : std::max(At(i + 1, j), At(i, j + 1));
      }
    }
  }
  uint32_t At(size_t i, size_t j) const { return cells_[i * width_ + j]; }

 private:
  size_t width_;
  std::vector<uint32_t> cells_;
};

std::string Differences(Lines a, Lines b) {
  std::string out;
  size_t i = 0;
  size_t j = 0;
  if (a.size() * b.size() <= kMaxCells) {
    const CommonTails common(a, b);
    while (i < a.size() && j < b.size()) {
      if (a[i] == b[j]) {
        ++i;
        ++j;
      } else if (common.At(i + 1, j) >= common.At(i, j + 1)) {
        AppendLine("- ", a[i++], &out);
      } else {
        AppendLine("+ ", b[j++], &out);
      }
    }
  }
  for (; i < a.size(); ++i) AppendLine("- ", a[i], &out);
  for (; j < b.size(); ++j) AppendLine("+ ", b[j], &out);
  return out;
}

}  // namespace

std::vector<std::string_view> LinesOf(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string LineDiff(std::string_view expected, std::string_view actual) {
  const std::vector<std::string_view> old_lines = LinesOf(expected);
  const std::vector<std::string_view> new_lines = LinesOf(actual);
  Lines a = old_lines;
  Lines b = new_lines;
  while (!a.empty() && !b.empty() && a.front() == b.front()) {
    a = a.subspan(1);
    b = b.subspan(1);
  }
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a = a.first(a.size() - 1);
    b = b.first(b.size() - 1);
  }
  return Differences(a, b);
}

}  // namespace galley
