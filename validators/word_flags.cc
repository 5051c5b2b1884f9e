#include "validators/word_flags.h"

#include <algorithm>

namespace galley {
namespace {

class Flagger {
 public:
  explicit Flagger(const Document& document)
      : document_(document),
        view_(document.view()),
        words_(document.words()),
        flags_(words_.size(), 0) {}

  std::vector<uint8_t> Run() {
    FlagBlocks();
    FlagLines();
    FlagSentences();
    FlagAddresses();
    return std::move(flags_);
  }

 private:
  char Sign(size_t i) const {
    return words_[i].Is(kSign) ? view_[words_[i].begin] : '\0';
  }
  void Add(size_t begin, size_t end, uint8_t flag) {
    for (size_t i = begin; i < end; ++i) flags_[i] |= flag;
  }

  void FlagBlocks() {
    size_t i = 0;
    for (const Block& block : document_.blocks()) {
      for (; i < words_.size() && words_[i].begin < block.span.begin; ++i) {
        flags_[i] |= kNotProse;
      }
      const size_t first = i;
      while (i < words_.size() && words_[i].begin < block.span.end) ++i;
      if (first == i) continue;
      flags_[first] |= kBlockStart | kOpensSentence;
      switch (block.kind) {
        case BlockKind::kCode:
          Add(first, i, kNotProse);
          break;
        case BlockKind::kHeading:
          Add(first, i, kInHeading);
          break;
        case BlockKind::kTableCell:
          Add(first, i, kInTable);
          break;
        default:
          break;
      }
    }
    Add(i, words_.size(), kNotProse);
  }

  void FlagLines() {
    for (size_t begin = 0; begin < words_.size();) {
      size_t end = begin;
      bool capitals = true;
      do {
        capitals &= !words_[end].Is(kLower | kCapitalised | kMixed);
        ++end;
      } while (end < words_.size() && !words_[end].Is(kLineStart) &&
               (flags_[end] & kBlockStart) == 0);
      flags_[begin] |= kOpensSentence;
      if (capitals) Add(begin, end, kInCapitals);
      begin = end;
    }
  }

  void FlagSentences() {
    for (size_t i = 1; i < words_.size(); ++i) {
      const char before = Sign(i - 1);
      const bool opens = before == '.' || before == '!' || before == '?' ||
                         before == ':' || before == '"' || before == '*' ||
                         before == '(' ||
                         // ’ and • and their kin, as openers
                         (before != '\0' && words_[i - 1].Is(kNonAscii) &&
                          words_[i].Is(kSpaceBefore));
      if (opens) flags_[i] |= kOpensSentence;
    }
  }

  // Runs without white space that hold "://", "@", "www." or a dot between
  // letters.
  void FlagAddresses() {
    for (size_t begin = 0; begin < words_.size();) {
      size_t end = begin + 1;
      while (end < words_.size() && !words_[end].Is(kSpaceBefore)) ++end;
      if (end - begin > 2 && IsAddress(begin, end)) Add(begin, end, kNotProse);
      begin = end;
    }
  }
  bool IsAddress(size_t begin, size_t end) const {
    for (size_t i = begin + 1; i + 1 < end; ++i) {
      const char sign = Sign(i);
      if (sign == '@' || (sign == '/' && Sign(i - 1) == ':')) return true;
      if (sign == '.' && words_[i - 1].Is(kLetterShapes) &&
          words_[i + 1].Is(kLower) && words_[i + 1].length > 1) {
        return true;
      }
    }
    return false;
  }

  const Document& document_;
  std::string_view view_;
  const std::vector<Word>& words_;
  std::vector<uint8_t> flags_;
};

}  // namespace

std::vector<uint8_t> FlagWords(const Document& document) {
  return Flagger(document).Run();
}

NameMask::NameMask(const std::vector<Annotation>& annotations) {
  for (const Annotation& one : annotations) {
    if (one.type != "agency" && one.type != "programme" &&
        one.type != "instrument") {
      continue;
    }
    names_.push_back(one.span);
    const bool further =
        furthest_.empty() || one.span.end > furthest_.back().end;
    furthest_.push_back(further ? one.span : furthest_.back());
  }
}

const Span* NameMask::Around(Span span) const {
  const auto behind =
      std::ranges::upper_bound(names_, span.begin, {}, &Span::begin);
  if (behind == names_.begin()) return nullptr;
  const Span& name =
      furthest_[static_cast<size_t>(behind - names_.begin()) - 1];
  return name.end >= span.end ? &name : nullptr;
}

bool NameMask::Holds(Span span) const { return Around(span) != nullptr; }

bool NameMask::HoldsMoreThan(Span span) const {
  const Span* name = Around(span);
  return name != nullptr && *name != span;
}

}  // namespace galley
