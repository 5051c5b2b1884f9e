#include "validators/truncation/copies.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "engine/text/character.h"

namespace galley {
namespace {

// Words beside the cut by which its place in the twin is found.
constexpr size_t kContext = 3;
// What an alignment may leave to the edges of its passages.
constexpr uint32_t kMaxPiece = 40;
// Prose has fewer signs than one in so many words and signs.
constexpr size_t kMaxSigns = 3;

// A text as its words, signs apart.
class WordRow {
 public:
  WordRow(const Document& document, Span span) : document_(document) {
    const std::vector<Word>& words = document.words();
    for (uint32_t i = document.WordAt(span.begin);
         i < words.size() && words[i].begin < span.end; ++i) {
      if (!words[i].Is(kSign)) words_.push_back(i);
    }
  }

  size_t size() const { return words_.size(); }
  uint32_t At(size_t i) const { return words_[i]; }
  std::string TextOf(size_t i) const {
    return FoldWord(document_.words()[words_[i]].span().In(document_.text()));
  }
  bool Equal(size_t i, const WordRow& other, size_t j) const {
    return document_.words()[words_[i]].fold_hash ==
           document_.words()[other.words_[j]].fold_hash;
  }

 private:
  const Document& document_;
  std::vector<uint32_t> words_{};
};

// One copy, the blocks it ends and begins with, and its twins.
class CutCopy {
 public:
  CutCopy(const Document& document, Span copy)
      : document_(document),
        copy_(copy),
        first_(ParagraphAt(copy.begin)),
        last_(ParagraphAt(copy.end - 1)) {}

  // Addresses and lines of code break off anywhere.
  bool IsProse() const {
    const std::vector<Word>& words = document_.words();
    size_t all = 0;
    size_t signs = 0;
    for (uint32_t i = document_.WordAt(copy_.begin);
         i < words.size() && words[i].begin < copy_.end; ++i) {
      ++all;
      signs += words[i].Is(kSign) ? 1 : 0;
    }
    return kMaxSigns * signs <= all;
  }

  // The last sentence, if a twin goes on in it.
  std::optional<Span> StopsShort(const std::vector<RelatedPlace>& twins) const {
    if (!last_ || last_->ending == Ending::kMark ||
        copy_.end + kMaxPiece < last_->span.end) {
      return {};
    }
    const WordRow copy(document_, last_->span);
    if (copy.size() <= kContext) return {};
    for (const RelatedPlace& twin : twins) {
      const WordRow row(document_, ToBlockEnds(twin.span));
      for (size_t at = kContext; at < row.size(); ++at) {
        if (SameBefore(copy, copy.size() - 1, row, at) &&
            GoesOn(copy.TextOf(copy.size() - 1), row, at)) {
          return EndOfLast(document_, *last_);
        }
      }
    }
    return {};
  }

  // The first sentence, if a twin has begun before.
  std::optional<Span> StartsLate(const std::vector<RelatedPlace>& twins) const {
    if (!first_ || first_->span.begin + kMaxPiece < copy_.begin ||
        !IsSmallLetter(CodePointAt(document_.text(), first_->span.begin))) {
      return {};
    }
    const WordRow copy(document_, first_->span);
    if (copy.size() <= kContext) return {};
    for (const RelatedPlace& twin : twins) {
      const WordRow row(document_, ToBlockEnds(twin.span));
      for (size_t at = 0; at + kContext < row.size(); ++at) {
        if (SameBehind(copy, 0, row, at) && HasBegun(copy.TextOf(0), row, at)) {
          return BeginOfFirst(document_, *first_);
        }
      }
    }
    return {};
  }

 private:
  std::optional<Paragraph> ParagraphAt(uint32_t at) const {
    const size_t block = document_.BlockAt(at);
    if (block >= document_.blocks().size()) return {};
    return MakeParagraph(document_, document_.blocks()[block]);
  }
  Span ToBlockEnds(Span span) const {
    const auto first = ParagraphAt(span.begin);
    const auto last = ParagraphAt(span.end - 1);
    return {first ? std::min(first->span.begin, span.begin) : span.begin,
            last ? std::max(last->span.end, span.end) : span.end};
  }
  static bool SameBefore(const WordRow& a, size_t i, const WordRow& b,
                         size_t j) {
    for (size_t back = 1; back <= kContext; ++back) {
      if (!a.Equal(i - back, b, j - back)) return false;
    }
    return true;
  }
  static bool SameBehind(const WordRow& a, size_t i, const WordRow& b,
                         size_t j) {
    for (size_t on = 1; on <= kContext; ++on) {
      if (!a.Equal(i + on, b, j + on)) return false;
    }
    return true;
  }
  bool EndsSentence(uint32_t word) const {
    const std::vector<Word>& words = document_.words();
    return words[word].Is(kSign) &&
           std::string_view(".!?").find(document_.text()[words[word].begin]) !=
               std::string_view::npos;
  }
  // The word at `at` is a longer one than `word`, or its sentence goes on.
  bool GoesOn(const std::string& word, const WordRow& row, size_t at) const {
    const std::string other = row.TextOf(at);
    if (other != word) return other.starts_with(word);
    return at + 1 < row.size() && row.At(at) + 1 < document_.words().size() &&
           !EndsSentence(row.At(at) + 1);
  }
  bool HasBegun(const std::string& word, const WordRow& row, size_t at) const {
    const std::string other = row.TextOf(at);
    if (other != word) return other.ends_with(word);
    return at > 0 && !EndsSentence(row.At(at) - 1);
  }

  const Document& document_;
  const Span copy_;
  const std::optional<Paragraph> first_;
  const std::optional<Paragraph> last_;
};

}  // namespace

void FindCutCopies(const Document& document, const Binding& binding,
                   Report* report) {
  const auto category = binding.params.find("category");
  if (category == binding.params.end()) return;
  std::vector<Finding> found;
  for (const Finding& copy : report->findings) {
    if (copy.category != category->second || copy.span.empty()) continue;
    const CutCopy cut(document, copy.span);
    if (!cut.IsProse()) continue;
    for (const auto& span :
         {cut.StopsShort(copy.related), cut.StartsLate(copy.related)}) {
      if (span) found.push_back(MakeFinding(binding, *span));
    }
  }
  std::ranges::move(found, std::back_inserter(report->findings));
}

}  // namespace galley
