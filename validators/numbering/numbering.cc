#include "validators/numbering/numbering.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "validators/numbering/list_run.h"
#include "validators/numbering/mark.h"
#include "validators/word_list.h"

namespace galley {
namespace {

using std::string_view;

// Marks in order that make a list.
constexpr int kSureItems = 2;
constexpr int kSureInitials = 3;
// Words between two marks of a list; "(a), (b) and (d)" cites.
constexpr uint32_t kMinItemWords = 1;
// "Table 2.3": a part of a number.
constexpr int kMaxPart = 199;

std::string TextOf(const Document& document, Span span) {
  return std::string(span.In(document.text()));
}

// "2.1.3" at `at`; empty if no number stands there. `end` is behind it.
std::vector<int> PartsAt(string_view text, size_t at, size_t* end) {
  std::vector<int> parts;
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
    int part = 0;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
      part = std::min(part * 10 + (text[at++] - '0'), kMaxPart + 1);
    }
    if (part > kMaxPart) return {};
    parts.push_back(part);
    *end = at;
    if (at + 1 >= text.size() || text[at] != '.') break;
    ++at;
  }
  return parts;
}

// Numbers that count up under each beginning: 2.1, 2.2, 3.1.
class Counted {
 public:
  // True when the number does not follow its last brother.
  bool Take(const std::vector<int>& parts) {
    // A list of contents comes before what it lists.
    if (parts == first_ && std::exchange(seen_, 0) > 1) last_.clear();
    if (first_.empty()) first_ = parts;
    ++seen_;
    const std::vector<int> beginning(parts.begin(), parts.end() - 1);
    const auto [one, fresh] = last_.try_emplace(beginning, parts.back());
    if (fresh) return false;
    const int before = std::exchange(one->second, parts.back());
    return parts.back() != before + 1;
  }

 private:
  std::vector<int> first_{};
  int seen_ = 0;  // since the first one
  std::map<std::vector<int>, int> last_{};
};

class Numbering : public Validator {
 public:
  explicit Numbering(ValidatorSetup setup) : setup_(std::move(setup)) {
    if (const Binding* one = setup_.Find("inline")) {
      references_ = WordList(*one, "reference-words");
    }
    if (const Binding* one = setup_.Find("caption")) {
      captions_ = WordList(*one, "captions");
    }
  }

  void Validate(const Document& document, Report* report) const override {
    if (const Binding* list = setup_.Find("list")) {
      Lists(document, *list, report);
    }
    if (const Binding* in_text = setup_.Find("inline")) {
      for (const Block& block : document.blocks()) {
        if (block.kind != BlockKind::kCode) {
          Inline(document, block, *in_text, report);
        }
      }
    }
    if (const Binding* section = setup_.Find("section")) {
      Sections(document, *section, report);
    }
    if (const Binding* caption = setup_.Find("caption")) {
      Captions(document, *caption, report);
    }
  }

 private:
  void Lists(const Document& document, const Binding& binding,
             Report* report) const;
  void Inline(const Document& document, const Block& block,
              const Binding& binding, Report* report) const;
  static void Sections(const Document& document, const Binding& binding,
                       Report* report);
  void Captions(const Document& document, const Binding& binding,
                Report* report) const;
  bool IsReference(const Document& document, const ListMark& mark) const;

  ValidatorSetup setup_;
  WordList references_{};
  WordList captions_{};
};

void Numbering::Lists(const Document& document, const Binding& binding,
                      Report* report) const {
  OpenLists items;
  OpenLists headings;
  uint32_t heading_count = 0;
  for (uint32_t i = 0; i < document.blocks().size(); ++i) {
    const Block& block = document.blocks()[i];
    if (block.kind == BlockKind::kCode || block.kind == BlockKind::kTableCell) {
      continue;
    }
    const bool heading = block.kind == BlockKind::kHeading;
    const auto mark = MarkAt(document.view(), block.span.begin);
    if (heading && !mark) items.Clear();
    if (!mark || mark->span.end == block.span.end) continue;
    OpenLists& lists = heading ? headings : items;
    const uint32_t place = heading ? heading_count++ : i;
    // "A. Smith"
    const bool initial = mark->style.sign == MarkStyle::Sign::kCapital &&
                         mark->style.closed == '.';
    if (lists.Take(*mark, block.level, place,
                   initial ? kSureInitials : kSureItems)) {
      report->findings.push_back(MakeFinding(
          binding, mark->span, {{"mark", TextOf(document, mark->span)}}));
    }
    // "a) one b) two", then a line "c) three".
    for (const ListMark& more : MarksIn(document.view(), block.span)) {
      if (!heading && more.span != mark->span && more.style == mark->style &&
          !IsReference(document, more)) {
        lists.Take(more, block.level, place, kSureItems);
      }
    }
  }
}

bool Numbering::IsReference(const Document& document,
                            const ListMark& mark) const {
  const uint32_t word = document.WordAt(mark.span.begin);
  return word != 0 && references_.Has(document, document.words()[word - 1]);
}

void Numbering::Inline(const Document& document, const Block& block,
                       const Binding& binding, Report* report) const {
  OpenLists lists;
  uint32_t word_before = 0;
  for (const ListMark& mark : MarksIn(document.view(), block.span)) {
    if (IsReference(document, mark)) continue;
    const uint32_t word = document.WordAt(mark.span.begin);
    uint32_t between = 0;
    for (uint32_t i = word_before; i < word && between < kMinItemWords; ++i) {
      const string_view text = document.words()[i].span().In(document.view());
      between +=
          document.words()[i].Is(kLetterShapes) && text != "and" && text != "or"
              ? 1
              : 0;
    }
    word_before = document.WordAt(mark.span.end);
    if (between < kMinItemWords && mark.letter != 1 && mark.roman != 1 &&
        mark.span.begin != block.span.begin) {
      // A citation from here on.
      lists.Clear();
      continue;
    }
    if (lists.Take(mark, 0, 0, kSureItems) &&
        mark.span.begin != block.span.begin) {
      report->findings.push_back(MakeFinding(
          binding, mark.span, {{"mark", TextOf(document, mark.span)}}));
    }
  }
}

void Numbering::Sections(const Document& document, const Binding& binding,
                         Report* report) {
  Counted counted;
  for (const Block& block : document.blocks()) {
    if (block.kind != BlockKind::kHeading) continue;
    const string_view text = document.view().substr(0, block.span.end);
    size_t end = block.span.begin;
    const std::vector<int> parts = PartsAt(text, block.span.begin, &end);
    if (parts.size() < 2 || end >= text.size()) continue;
    const Span mark{block.span.begin, static_cast<uint32_t>(end)};
    if (text[end] != ' ' && text[end] != '.' && text[end] != '\t') continue;
    if (counted.Take(parts)) {
      report->findings.push_back(
          MakeFinding(binding, mark, {{"mark", TextOf(document, mark)}}));
    }
  }
}

void Numbering::Captions(const Document& document, const Binding& binding,
                         Report* report) const {
  std::map<std::string, Counted> counted;
  for (const Block& block : document.blocks()) {
    const uint32_t first = document.WordAt(block.span.begin);
    if (block.kind == BlockKind::kCode || first + 1 >= document.words().size())
      continue;
    const Word& word = document.words()[first];
    if (!captions_.Has(document, word)) continue;
    const string_view text = document.view().substr(0, block.span.end);
    const uint32_t number = document.words()[first + 1].begin;
    size_t end = number;
    const std::vector<int> parts = PartsAt(text, number, &end);
    // A caption goes on with a sign; a sentence with a word.
    const size_t sign = text.find_first_not_of(' ', end);
    if (parts.empty() || sign == text.npos ||
        string_view(":.-|").find(text[sign]) == string_view::npos ||
        text.substr(end).find("cont") != string_view::npos) {
      continue;
    }
    if (counted[FoldWord(word.span().In(document.text()))].Take(parts)) {
      const Span mark{word.begin, static_cast<uint32_t>(end)};
      report->findings.push_back(
          MakeFinding(binding, mark, {{"mark", TextOf(document, mark)}}));
    }
  }
}

}  // namespace

std::unique_ptr<Validator> MakeNumbering(ValidatorSetup setup) {
  return std::make_unique<Numbering>(std::move(setup));
}

}  // namespace galley
