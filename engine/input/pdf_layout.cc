#include "engine/input/pdf_layout.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "engine/input/line_shape.h"

namespace galley {
namespace {

using std::string_view;

constexpr size_t kColumns = 12;
constexpr string_view kWordLevel = "5";
// Of a page, from its top and from its bottom, lines that may be running.
constexpr size_t kEdgeLines = 2;
constexpr float kFartherThanUsual = 1.25F;
constexpr float kOtherSize = 0.15F;
constexpr size_t kMaxHeadingLines = 3;
constexpr uint8_t kMaxHeadingLevel = 6;

// Whole numbers of half points, so that sizes can be counted.
int SizeOf(const PdfLine& line) {
  return static_cast<int>(std::lround(line.height() * 2));
}

bool SplitRow(string_view row, std::array<string_view, kColumns>* cells) {
  for (size_t i = 0; i + 1 < kColumns; ++i) {
    const size_t tab = row.find('\t');
    if (tab == row.npos) return false;
    (*cells)[i] = row.substr(0, tab);
    row.remove_prefix(tab + 1);
  }
  (*cells)[kColumns - 1] = row;
  return true;
}

template <typename Number>
Number NumberOf(string_view text) {
  Number number{};
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// A line without its digits, which count the pages.
std::string Pattern(const std::string& text) {
  std::string pattern;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (digit && !pattern.empty() && pattern.back() == '#') continue;
    pattern += digit ? '#' : c;
  }
  return pattern;
}

// The lines of a page by their height on it, from the top.
std::vector<std::vector<size_t>> ByPage(const std::vector<PdfLine>& lines) {
  std::vector<std::vector<size_t>> pages;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (pages.empty() || lines[i].page != lines[i - 1].page) {
      pages.emplace_back();
    }
    pages.back().push_back(i);
  }
  for (std::vector<size_t>& page : pages) {
    std::ranges::stable_sort(page, {},
                             [&lines](size_t i) { return lines[i].box.top; });
  }
  return pages;
}

std::vector<size_t> Edges(const std::vector<size_t>& page) {
  std::vector<size_t> edges;
  for (size_t i = 0; i < page.size(); ++i) {
    if (i < kEdgeLines || i + kEdgeLines >= page.size()) {
      edges.push_back(page[i]);
    }
  }
  return edges;
}

void MarkRunning(std::vector<PdfLine>* lines) {
  const auto pages = ByPage(*lines);
  std::map<std::string, size_t> count;
  for (const auto& page : pages) {
    std::set<std::string> seen;
    for (const size_t i : Edges(page)) seen.insert(Pattern((*lines)[i].text));
    for (const std::string& pattern : seen) ++count[pattern];
  }
  for (const auto& page : pages) {
    for (const size_t i : Edges(page)) {
      const size_t times = count[Pattern((*lines)[i].text)];
      (*lines)[i].running = times > 1 && 2 * times > pages.size();
    }
  }
}

float Median(std::vector<float> values) {
  if (values.empty()) return 0;
  const auto middle =
      values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

// The size in which most of the text stands.
int TextSize(const std::vector<PdfLine>& lines) {
  std::map<int, size_t> bytes;
  for (const PdfLine& line : lines) {
    if (!line.running) bytes[SizeOf(line)] += line.text.size();
  }
  const auto most = std::ranges::max_element(
      bytes, {}, [](const auto& entry) { return entry.second; });
  return most == bytes.end() ? 0 : most->first;
}

bool SameSize(const PdfLine& a, const PdfLine& b) {
  return std::abs(a.height() - b.height()) <=
         kOtherSize * std::max(a.height(), b.height());
}

class Paragraphs {
 public:
  explicit Paragraphs(const std::vector<PdfLine>& lines) : lines_(lines) {
    std::vector<float> steps;
    for (size_t i = 1; i < lines.size(); ++i) {
      const float step = lines[i].box.top - lines[i - 1].box.top;
      if (lines[i].block == lines[i - 1].block && step > 0) {
        steps.push_back(step);
      }
    }
    usual_step_ = Median(std::move(steps));
  }

  bool GoesOn(size_t before, size_t next) const {
    const PdfLine& a = lines_[before];
    const PdfLine& b = lines_[next];
    if (a.running || b.running || !SameSize(a, b)) return false;
    if (ListMarkLength(b.text) != 0) return false;
    if (a.block != b.block) return !HasEndMark(a.text) && StartsSmall(b.text);
    return b.box.top - a.box.top <= kFartherThanUsual * usual_step_;
  }

 private:
  const std::vector<PdfLine>& lines_;
  float usual_step_ = 0;
};

void FindHeadings(const std::vector<PdfLine>& lines,
                  std::vector<PdfParagraph>* paragraphs) {
  const int text_size = TextSize(lines);
  const auto is_heading = [&](const PdfParagraph& paragraph) {
    const PdfLine& line = lines[paragraph.first];
    return paragraph.kind == BlockKind::kParagraph &&
           paragraph.end - paragraph.first <= kMaxHeadingLines &&
           static_cast<float>(SizeOf(line)) >
               static_cast<float>(text_size) * (1 + kOtherSize);
  };
  std::set<int, std::greater<>> sizes;
  for (const PdfParagraph& paragraph : *paragraphs) {
    if (is_heading(paragraph)) sizes.insert(SizeOf(lines[paragraph.first]));
  }
  for (PdfParagraph& paragraph : *paragraphs) {
    if (!is_heading(paragraph)) continue;
    const auto rank = std::distance(sizes.begin(),
                                    sizes.find(SizeOf(lines[paragraph.first])));
    paragraph.kind = BlockKind::kHeading;
    paragraph.level = static_cast<uint8_t>(
        std::min<std::ptrdiff_t>(rank + 1, kMaxHeadingLevel));
  }
}

}  // namespace

std::vector<PdfLine> ReadPdfLines(string_view tsv) {
  std::vector<PdfLine> lines;
  std::array<string_view, kColumns> cells;
  string_view last_place;
  while (!tsv.empty()) {
    const size_t end = std::min(tsv.find('\n'), tsv.size());
    const string_view row = tsv.substr(0, end);
    tsv.remove_prefix(std::min(end + 1, tsv.size()));
    if (!SplitRow(row, &cells) || cells[0] != kWordLevel) continue;
    // Page, flow, block and line.
    const string_view place(
        cells[1].data(),
        static_cast<size_t>(cells[5].data() - 1 - cells[1].data()));
    Box box{NumberOf<float>(cells[6]), NumberOf<float>(cells[7]), 0, 0};
    box.right = box.left + NumberOf<float>(cells[8]);
    box.bottom = box.top + NumberOf<float>(cells[9]);
    if (lines.empty() || place != last_place) {
      PdfLine line;
      line.page = NumberOf<uint32_t>(cells[1]);
      line.block = uint64_t{line.page} << 40 |
                   uint64_t{NumberOf<uint32_t>(cells[2])} << 20 |
                   NumberOf<uint32_t>(cells[3]);
      line.box = box;
      lines.push_back(std::move(line));
      last_place = place;
    } else {
      lines.back().text += ' ';
    }
    PdfLine& line = lines.back();
    line.text += cells[kColumns - 1];
    line.box = {std::min(line.box.left, box.left),
                std::min(line.box.top, box.top),
                std::max(line.box.right, box.right),
                std::max(line.box.bottom, box.bottom)};
  }
  MarkRunning(&lines);
  std::ranges::stable_partition(
      lines, [](const PdfLine& line) { return !line.running; });
  return lines;
}

std::vector<PdfParagraph> FindPdfParagraphs(const std::vector<PdfLine>& lines) {
  std::vector<PdfParagraph> paragraphs;
  const Paragraphs shapes(lines);
  for (size_t i = 0; i < lines.size(); ++i) {
    if (!paragraphs.empty() && paragraphs.back().end == i &&
        shapes.GoesOn(i - 1, i)) {
      ++paragraphs.back().end;
      continue;
    }
    PdfParagraph paragraph{i, i + 1, BlockKind::kParagraph, 0};
    if (lines[i].running) {
      paragraph.kind = BlockKind::kRunning;
    } else if (ListMarkLength(lines[i].text) != 0) {
      paragraph.kind = BlockKind::kListItem;
    }
    paragraphs.push_back(paragraph);
  }
  FindHeadings(lines, &paragraphs);
  return paragraphs;
}

}  // namespace galley
