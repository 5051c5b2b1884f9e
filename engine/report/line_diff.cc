#include "engine/report/line_diff.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>

namespace galley {
namespace {

using Lines = std::span<const std::string_view>;

constexpr size_t kMaxCells = 16'000'000;
constexpr size_t kContext = 3;  // equal lines around changes

// ' ': both have it; '-': the first text alone; '+': the second one.
struct LineStep {
  char sign = ' ';
  std::string_view line{};
};

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

void AppendDifferences(Lines a, Lines b, std::vector<LineStep>* steps) {
  size_t i = 0;
  size_t j = 0;
  if (a.size() * b.size() <= kMaxCells) {
    const CommonTails common(a, b);
    while (i < a.size() && j < b.size()) {
      if (a[i] == b[j]) {
        steps->push_back({' ', a[i++]});
        ++j;
      } else if (common.At(i + 1, j) >= common.At(i, j + 1)) {
        steps->push_back({'-', a[i++]});
      } else {
        steps->push_back({'+', b[j++]});
      }
    }
  }
  for (; i < a.size(); ++i) steps->push_back({'-', a[i]});
  for (; j < b.size(); ++j) steps->push_back({'+', b[j]});
}

// From the first text to the second one, every line of both.
std::vector<LineStep> StepsBetween(Lines a, Lines b) {
  std::vector<LineStep> steps;
  while (!a.empty() && !b.empty() && a.front() == b.front()) {
    steps.push_back({' ', a.front()});
    a = a.subspan(1);
    b = b.subspan(1);
  }
  size_t tail = 0;
  while (tail < a.size() && tail < b.size() &&
         a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) {
    ++tail;
  }
  AppendDifferences(a.first(a.size() - tail), b.first(b.size() - tail), &steps);
  for (const std::string_view line : a.last(tail)) steps.push_back({' ', line});
  return steps;
}

// Line numbers of a unified diff: the first one and how many.
std::string RangeText(size_t before, size_t count) {
  const size_t first = count == 0 ? before : before + 1;
  return count == 1 ? std::to_string(first)
                    : std::to_string(first) + "," + std::to_string(count);
}

// Behind the changes from `change` on that stand close together, and their
// context.
size_t HunkEnd(const std::vector<LineStep>& steps, size_t change) {
  size_t last = change;
  for (size_t i = change; i < steps.size() && i <= last + 2 * kContext + 1;
       ++i) {
    if (steps[i].sign != ' ') last = i;
  }
  return std::min(last + 1 + kContext, steps.size());
}

struct Hunk {
  std::string lines{};
  size_t removed = 0;  // lines of the first text, equal ones included
  size_t added = 0;    // of the second one

  void Add(const LineStep& step) {
    removed += step.sign != '+';
    added += step.sign != '-';
    lines.push_back(step.sign);
    lines.append(step.line);
    if (!step.line.ends_with('\n')) {
      lines.append("\n\\ No newline at end of file\n");
    }
  }
};

// Lines with the ends they have.
std::vector<std::string_view> WholeLinesOf(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
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
  std::string out;
  for (const LineStep& step :
       StepsBetween(LinesOf(expected), LinesOf(actual))) {
    if (step.sign == ' ') continue;
    out.push_back(step.sign);
    out.append(" ").append(step.line).push_back('\n');
  }
  return out;
}

std::string UnifiedDiff(std::string_view path, std::string_view before,
                        std::string_view after) {
  const std::vector<LineStep> steps =
      StepsBetween(WholeLinesOf(before), WholeLinesOf(after));
  const auto is_change = [](const LineStep& step) { return step.sign != ' '; };
  std::string out;
  size_t old_line = 0;  // lines of either text in front of `at`
  size_t new_line = 0;
  for (size_t at = 0;;) {
    const auto change = static_cast<size_t>(
        std::find_if(steps.begin() + static_cast<ptrdiff_t>(at), steps.end(),
                     is_change) -
        steps.begin());
    if (change == steps.size()) return out;
    const size_t begin = change - std::min(change - at, kContext);
    old_line += begin - at;
    new_line += begin - at;
    at = begin;
    const size_t end = HunkEnd(steps, change);
    Hunk hunk;
    for (; at < end; ++at) hunk.Add(steps[at]);
    if (out.empty()) {
      out.append("--- ").append(path).append("\n+++ ").append(path).append(
          "\n");
    }
    out.append("@@ -").append(RangeText(old_line, hunk.removed)).append(" +");
    out.append(RangeText(new_line, hunk.added)).append(" @@\n");
    out.append(hunk.lines);
    old_line += hunk.removed;
    new_line += hunk.added;
  }
}

}  // namespace galley
