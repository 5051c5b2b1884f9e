#include "engine/report/near_miss.h"

#include <fmt/core.h>

#include <algorithm>

#include "engine/annotate/sequence_tracer.h"
#include "engine/base/join.h"
#include "engine/rules/describe.h"

namespace galley {
namespace {

constexpr size_t kMaxAsked = 3;

// How much an author has to do for an element to take a word.
int EffortOf(const Asked& asked) {
  switch (asked.fault) {
    case Fault::kCase:
      return 0;
    case Fault::kSpace:
    case Fault::kNoSpace:
    case Fault::kForbidden:
      return 1;
    case Fault::kOther:
      return asked.element->in.empty() ? 2 : 3;
    case Fault::kShape:
      return 4;
    case Fault::kEnd:
    case Fault::kNoAnnotation:
      break;
  }
  return 5;
}

// Those of the lists that hold the word.
std::vector<std::string> HoldersOf(std::string_view word,
                                   const std::vector<std::string>& lists,
                                   const Database& database) {
  std::vector<std::string> holders;
  for (const std::string& name : lists) {
    const uint32_t list = database.book.symbols.lists.find(name)->second;
    const auto entries = database.names.FindSurface(word);
    if (std::ranges::find(entries, list, &NameTable::Listed::list) !=
        entries.end()) {
      holders.push_back(name);
    }
  }
  return holders;
}

bool AreSigns(const std::vector<std::string>& texts) {
  return !texts.empty() && std::ranges::all_of(texts, [](const auto& text) {
    return std::ranges::all_of(CutWords(text),
                               [](const Word& word) { return word.Is(kSign); });
  });
}

std::string ChangeOf(const Asked& asked, std::string_view word,
                     const Database& database) {
  const Element& element = *asked.element;
  const std::string where = Describe(element.place);
  switch (asked.fault) {
    case Fault::kCase:
      return fmt::format("add \"{}\" to the <w> of {}, or set case=\"fold\"",
                         word, where);
    case Fault::kSpace:
      return fmt::format("drop the <tight/> of {}", where);
    case Fault::kNoSpace:
      return fmt::format("drop the <loose/> of {}", where);
    case Fault::kForbidden:
      return fmt::format("take \"{}\" out of {}, or change not-in of {}", word,
                         Join(HoldersOf(word, element.not_in, database), ", "),
                         where);
    case Fault::kOther:
      if (AreSigns(element.texts) && !AreSigns({std::string(word)})) {
        return fmt::format("put the <w> of {} in <opt>", where);
      }
      return element.in.empty()
                 ? fmt::format("add \"{}\" to the <w> of {}", word, where)
                 : fmt::format("add \"{}\" to the list {}", word,
                               Join(element.in, " or "));
    case Fault::kShape:
      return fmt::format("let the shape of {} take \"{}\"", where, word);
    case Fault::kEnd:
      return fmt::format("put what {} asks for in <opt>", where);
    case Fault::kNoAnnotation:
      return fmt::format("see galley explain --why-not {}",
                         element.types.front());
  }
  return {};
}

class Reasoner {
 public:
  Reasoner(const Document& document, const Database& database)
      : document_(document), database_(database) {}

  void Reason(ExplainedMiss* explained) const;

 private:
  void ConditionReason(ExplainedMiss* explained) const;
  void ElementReason(ExplainedMiss* explained) const;

  // The word that ends before, or begins behind, a span; empty: none.
  std::string Beside(Span span, bool before) const {
    const std::vector<Word>& words = document_.words();
    uint32_t index = document_.WordAt(span.begin);
    if (before) {
      if (index == 0) return {};
      --index;
    } else {
      while (index < words.size() && words[index].begin < span.end) ++index;
      if (index == words.size()) return {};
    }
    return std::string(words[index].span().In(document_.text()));
  }

  const Document& document_;
  const Database& database_;
};

void Reasoner::ConditionReason(ExplainedMiss* explained) const {
  const Condition& condition = *explained->miss->condition;
  const std::string what = Describe(condition);
  const std::string where = Describe(condition.place);
  using Kind = Condition::Kind;
  if (condition.kind == Kind::kUnless) {
    explained->reason = fmt::format("what {} forbids stands here", what);
    explained->change =
        fmt::format("narrow the <unless> of {}, or drop it", where);
    return;
  }
  explained->reason = fmt::format("{} does not hold", what);
  explained->change = fmt::format("widen the <{}> of {}, or drop it",
                                  NameOf(condition.kind), where);
  const bool before = condition.kind == Kind::kBefore;
  if ((!before && condition.kind != Kind::kAfter) || !condition.span.empty()) {
    return;
  }
  const std::string word = Beside(explained->miss->span, before);
  if (word.empty()) return;
  explained->reason +=
      fmt::format("; {} it stands \"{}\"", before ? "before" : "behind", word);
  explained->change = fmt::format("let the <{}> of {} take \"{}\"",
                                  NameOf(condition.kind), where, word);
}

void Reasoner::ElementReason(ExplainedMiss* explained) const {
  const NearMiss& miss = *explained->miss;
  const std::vector<Leaf> leaves = LeavesOf(
      database_.rules[database_.book.RuleIndex(miss.rule)].rule->sequence);
  std::vector<std::string> asked;
  for (const Asked& one : miss.asked) {
    if (asked.size() == kMaxAsked) {
      asked.push_back("…");
      break;
    }
    const auto leaf = std::ranges::find(leaves, one.element, &Leaf::element);
    asked.push_back(fmt::format("element {}, {}", leaf - leaves.begin() + 1,
                                Describe(*one.element)));
  }
  const std::string word(miss.word.In(document_.text()));
  const bool at_end = miss.asked.front().fault == Fault::kEnd;
  explained->reason =
      at_end ? fmt::format("the text ends where {} is missing",
                           Join(asked, " or "))
             : fmt::format("at \"{}\" fails {}", word, Join(asked, " or "));
  explained->change =
      miss.exhausted != nullptr
          ? fmt::format("raise max=\"{}\" of {}", miss.exhausted->max,
                        Describe(miss.exhausted->place))
          : ChangeOf(*std::ranges::min_element(miss.asked, {}, EffortOf), word,
                     database_);
}

void Reasoner::Reason(ExplainedMiss* explained) const {
  const NearMiss& miss = *explained->miss;
  const Rule& rule = *database_.rules[database_.book.RuleIndex(miss.rule)].rule;
  switch (miss.obstacle) {
    case Obstacle::kCondition:
      ConditionReason(explained);
      break;
    case Obstacle::kPolicy:
      ConditionReason(explained);
      explained->reason =
          fmt::format("policy \"{}\": {}", miss.detail, explained->reason);
      break;
    case Obstacle::kNever:
      explained->reason = "the policy of this name is never";
      explained->change =
          fmt::format("empty the policy of its line in the gazetteer of {}",
                      Describe(rule.place));
      break;
    case Obstacle::kUndeclared:
      explained->reason =
          fmt::format("no policy is called \"{}\"", miss.detail);
      explained->change = fmt::format("declare <policy name=\"{}\"> in {}",
                                      miss.detail, Describe(rule.place));
      break;
    case Obstacle::kRefinement:
      explained->reason =
          fmt::format("the {} do not fit <refine> of {}", miss.detail,
                      Describe(rule.refinements.front().place));
      explained->change =
          "write the long form so that its words begin with "
          "the letters of the short one, or drop <refine>";
      break;
    case Obstacle::kValue:
      explained->reason = fmt::format(
          "<set name=\"{}\"> gives nothing, and is "
          "required",
          miss.detail);
      explained->change =
          fmt::format("give it a default(...) in {}, or drop required=\"yes\"",
                      Describe(rule.place));
      break;
    case Obstacle::kElement:
      ElementReason(explained);
      break;
    case Obstacle::kPattern: {
      const std::string word(miss.word.In(document_.text()));
      explained->reason =
          word.empty()
              ? fmt::format("the text ends where {} is missing", miss.detail)
              : fmt::format("at \"{}\" fails {}", word, miss.detail);
      explained->change =
          word.empty()
              ? fmt::format("make it optional in {}", Describe(rule.place))
              : fmt::format("let the <match> of {} take \"{}\" there",
                            Describe(rule.place), word);
      break;
    }
    case Obstacle::kEdge:
      explained->reason = fmt::format("it stands inside the word \"{}\"",
                                      miss.word.In(document_.text()));
      explained->change =
          fmt::format("set edges=\"none\" in {}", Describe(rule.place));
      break;
    case Obstacle::kCase:
      explained->reason =
          fmt::format("its name is written \"{}\"", miss.detail);
      explained->change = fmt::format(
          "set the case of its line to fold, or add a line with this surface");
      break;
    case Obstacle::kLearnt:
      explained->reason = fmt::format(
          "the document defines \"{}\", and learnt "
          "names keep their letter case",
          miss.detail);
      explained->change = fmt::format("write \"{}\"", miss.detail);
      break;
  }
}

}  // namespace

ExplainedMiss ReasonOf(const NearMiss& miss, const Document& document,
                       const Database& database) {
  ExplainedMiss explained{&miss, {}, {}};
  Reasoner(document, database).Reason(&explained);
  return explained;
}

}  // namespace galley
