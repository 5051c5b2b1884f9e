#include "validators/truncation/copies.h"

#include <algorithm>
#include <string_view>

#include "engine/text/character.h"

namespace galley {
namespace {

using std::string_view;

// What two aligned passages may leave to their edges: a piece of a word.
constexpr size_t kMaxPiece = 40;

class CopyFinder {
 public:
  explicit CopyFinder(const Document& document) : document_(document) {}

  // The copy ends with its block, its twin goes on in the same sentence.
  bool StopsShort(const Paragraph& paragraph, Span copy, Span twin) const {
    if (paragraph.ending == Ending::kMark) return false;
    const Span rest = RestOfBlock(twin.end);
    const string_view tail =
        Span{std::min(copy.end, paragraph.span.end), paragraph.span.end}.In(
            document_.view());
    if (tail.size() > kMaxPiece) return false;
    string_view next = rest.In(document_.view());
    // The word that the cut goes through may belong to neither alignment.
    const string_view piece =
        tail.substr(std::min(tail.find_first_not_of(" \n"), tail.size()));
    if (!piece.empty()) {
      next.remove_prefix(std::min(next.find_first_not_of(" \n"), next.size()));
      if (paragraph.ending != Ending::kDots && !next.starts_with(piece)) {
        return false;
      }
    }
    return next.size() > piece.size() && EndsOpen(twin.end);
  }

  // The copy begins with its block, in small letters; its twin began before.
  bool StartsLate(const Paragraph& paragraph, Span copy, Span twin) const {
    if (copy.begin > paragraph.span.begin) return false;
    const string_view text = document_.text();
    if (!IsSmallLetter(CodePointAt(text, paragraph.span.begin))) return false;
    const size_t block = document_.BlockAt(twin.begin);
    return block < document_.blocks().size() &&
           document_.blocks()[block].span.begin < twin.begin;
  }

 private:
  Span RestOfBlock(uint32_t at) const {
    const size_t block = document_.BlockAt(at == 0 ? 0 : at - 1);
    if (block >= document_.blocks().size()) return {at, at};
    const Span span = Trimmed(document_.text(), document_.blocks()[block].span);
    return {at, std::max(at, span.end)};
  }
  // No end mark stands before `at`.
  bool EndsOpen(uint32_t at) const {
    return at > 0 && string_view(".!?").find(document_.text()[at - 1]) ==
                         string_view::npos;
  }

  const Document& document_;
};

}  // namespace

void FindCutCopies(const Document& document, const Binding& binding,
                   Report* report) {
  const auto category = binding.params.find("category");
  if (category == binding.params.end()) return;
  const CopyFinder finder(document);
  const size_t count = report->findings.size();
  for (size_t i = 0; i < count; ++i) {
    const Finding copy = report->findings[i];
    if (copy.category != category->second || copy.related.empty()) continue;
    const auto paragraph_at = [&](uint32_t at) -> const Block* {
      const size_t block = document.BlockAt(at);
      return block < document.blocks().size() ? &document.blocks()[block]
                                              : nullptr;
    };
    const Block* last = paragraph_at(copy.span.end - 1);
    const Block* first = paragraph_at(copy.span.begin);
    if (last == nullptr || first == nullptr) continue;
    const Paragraph end = MakeParagraph(document, *last);
    const Paragraph begin = MakeParagraph(document, *first);
    const auto any = [&](auto test) {
      return std::ranges::any_of(copy.related, [&](const RelatedPlace& twin) {
        return test(twin.span);
      });
    };
    if (any([&](Span twin) {
          return finder.StopsShort(end, copy.span, twin);
        })) {
      report->findings.push_back(
          MakeFinding(binding, LastSentence(document, end)));
    }
    if (any([&](Span twin) {
          return finder.StartsLate(begin, copy.span, twin);
        })) {
      report->findings.push_back(
          MakeFinding(binding, FirstSentence(document, begin)));
    }
  }
}

}  // namespace galley
