#include "engine/annotate/condition.h"

#include <algorithm>

namespace galley {
namespace {

// A line of one or two words in capitals may be an acronym on its own.
constexpr int kMinCapitalWords = 2;

}  // namespace

bool ConditionTester::Hold(const std::vector<CompiledCondition>& conditions,
                           const MatchView& match, const NameEntry* entry) {
  for (const CompiledCondition& one : conditions) {
    if (Holds(one, match, entry)) continue;
    failed_ = one.source;
    return false;
  }
  return true;
}

bool ConditionTester::Holds(const CompiledCondition& condition,
                            const MatchView& match, const NameEntry* entry) {
  const Condition& source = *condition.source;
  Span span = match.span;
  WordRange words = match.words;
  if (!source.span.empty()) {
    const CaptureView* capture = match.Find(source.span);
    if (capture == nullptr) return false;
    span = capture->span;
    words = capture->words.empty() ? lattice_.WordsOf(span) : capture->words;
  }
  const WordRange block = lattice_.BlockOf(words.first);
  const auto program = [&]() -> const Program& {
    return lattice_.database().programs[condition.program];
  };
  switch (source.kind) {
    case Condition::Kind::kBefore:
      return machine_.MatchAt(program(), lattice_, words.first, block,
                              &scratch_);
    case Condition::Kind::kAfter:
      return machine_.MatchAt(program(), lattice_, words.last, block,
                              &scratch_);
    case Condition::Kind::kNear: {
      const uint32_t left = words.first - block.first > source.words
                                ? words.first - source.words
                                : block.first;
      const uint32_t right =
          block.last - std::min(block.last, words.last) > source.words
              ? words.last + source.words
              : block.last;
      const WordRange before{left, words.first};
      const WordRange after{words.last, right};
      return (source.side != "after" && Found(program(), before, before)) ||
             (source.side != "before" && Found(program(), after, after));
    }
    case Condition::Kind::kInside:
      return IsInside(condition, span, words);
    case Condition::Kind::kContains:
      return Found(program(), words, words);
    case Condition::Kind::kAt:
      return IsAt(source.where, span, words);
    case Condition::Kind::kDocument:
      return entry != nullptr && DocumentNames(*entry);
    case Condition::Kind::kUnless:
      return !Hold(condition.children, match, entry);
  }
  return false;
}

bool ConditionTester::Found(const Program& program, WordRange range,
                            WordRange bounds) {
  for (uint32_t at = range.first; at < range.last; ++at) {
    if (machine_.MatchAt(program, lattice_, at, bounds, &scratch_)) return true;
  }
  return false;
}

bool ConditionTester::IsInside(const CompiledCondition& condition, Span span,
                               WordRange words) const {
  if (condition.type_set != kNoIndex) {
    for (const TypeId type :
         lattice_.database().tables.type_sets[condition.type_set]) {
      if (lattice_.Covered(type, span)) return true;
    }
  }
  if (condition.source->blocks.empty() ||
      lattice_.document().blocks().empty()) {
    return false;
  }
  const BlockKind kind =
      lattice_.document().blocks()[lattice_.BlockIndexOf(words.first)].kind;
  return std::ranges::any_of(
      condition.source->blocks, [&](const std::string& name) {
        return (name == "heading" && kind == BlockKind::kHeading) ||
               (name == "list" && kind == BlockKind::kListItem) ||
               (name == "table" && kind == BlockKind::kTableCell) ||
               (name == "quotation" && kind == BlockKind::kQuotation) ||
               (name == "paragraph" && kind == BlockKind::kParagraph);
      });
}

bool ConditionTester::IsAt(std::string_view where, Span span,
                           WordRange words) const {
  WordRange block = lattice_.BlockOf(words.first);
  const auto starts_line = [&](uint32_t word) {
    return word >= block.last || word == block.first ||
           lattice_.word(word).Is(kLineStart);
  };
  // The mark of a list item is none of its text.
  const size_t index = lattice_.BlockIndexOf(words.first);
  if (lattice_.document().blocks()[index].kind == BlockKind::kListItem) {
    while (block.first < words.first && lattice_.word(block.first).Is(kSign)) {
      ++block.first;
    }
  }
  if (where == "block-start") return words.first == block.first;
  if (where == "block-end") return words.last >= block.last;
  if (where == "block") {
    return words.first == block.first && words.last >= block.last;
  }
  if (where == "line-start") return starts_line(words.first);
  if (where == "line-end") return starts_line(words.last);
  if (where == "line") {
    return starts_line(words.first) && starts_line(words.last);
  }
  if (where == "sentence-start") {
    if (words.first == block.first) return true;
    const std::string_view before = lattice_.WordText(words.first - 1);
    return before == "." || before == "!" || before == "?" || before == ":" ||
           before == "“" || before == "\"" || before == "•";
  }
  return LineIsCapitals(span);
}

bool ConditionTester::LineIsCapitals(Span span) const {
  const WordRange words = lattice_.WordsOf(span);
  const WordRange block = lattice_.BlockOf(words.first);
  uint32_t first = words.first;
  while (first > block.first && !lattice_.word(first).Is(kLineStart)) --first;
  int capitals = 0;
  int others = 0;
  for (uint32_t i = first; i < block.last; ++i) {
    if (i > words.first && lattice_.word(i).Is(kLineStart)) break;
    if (i >= words.first && i < words.last) continue;
    if (lattice_.word(i).Is(kUpper)) ++capitals;
    if (lattice_.word(i).Is(kLower | kCapitalised | kMixed)) ++others;
  }
  return capitals >= kMinCapitalWords && others == 0;
}

bool ConditionTester::DocumentNames(const NameEntry& entry) {
  const NameTable& names = lattice_.database().names;
  if (std::ranges::find(counted_lists_, entry.list) == counted_lists_.end()) {
    counted_lists_.push_back(entry.list);
    for (const NameHit& hit : lattice_.names()) {
      const NameEntry& other = names.entries()[hit.entry];
      if (other.form != NameForm::kAcronym && other.list == entry.list) {
        const auto [place, added] = named_ids_.emplace(other.id, hit.entry);
        if (!added && place->second != hit.entry) place->second = kNoIndex;
      }
    }
  }
  // Some other surface than the one in question.
  const auto found = named_ids_.find(entry.id);
  const auto own = static_cast<uint32_t>(&entry - names.entries().data());
  return found != named_ids_.end() && found->second != own;
}

}  // namespace galley
