// An explanation as JSON Lines.
#include "engine/report/explanation.h"
#include "engine/report/json.h"
#include "engine/report/json_tree.h"
#include "engine/report/place_finder.h"
#include "engine/rules/describe.h"

namespace galley {
namespace {

class Lines {
 public:
  Lines(const Document& document, const Database& database)
      : document_(document), database_(database), places_(document) {}

  std::string Write(const Explanation& explanation) {
    for (const ExplainedMatch& match : explanation.matches) Add(match);
    for (const ExplainedMiss& miss : explanation.misses) Add(miss);
    return std::move(out_);
  }

 private:
  JsonTree Head(const char* kind, std::string_view rule, std::string_view type,
                Span span) {
    const Place place = places_.Of(span);
    return {{"kind", kind},
            {"path", ValidPath(document_.name())},
            {"rule", rule},
            {"type", type},
            {"start", place.file.begin},
            {"end", place.file.end},
            {"line", place.line},
            {"column", place.column},
            {"text", place.source},
            {"pack", Describe(RuleOf(rule).place)}};
  }
  const Rule& RuleOf(std::string_view rule) const {
    return *database_.rules[database_.book.RuleIndex(rule)].rule;
  }
  void End(const JsonTree& tree) {
    AppendJson(tree, &out_);
    out_ += '\n';
  }

  void Add(const ExplainedMatch& one) {
    const TracedMatch& match = one.match;
    JsonTree tree = Head("match", match.rule, match.type, match.span);
    JsonTree captures = JsonTree::object();
    for (const auto& [name, span] : match.captures) {
      captures[std::string(name)] = span.In(document_.text());
    }
    tree["captures"] = std::move(captures);
    const bool kept = one.annotation != nullptr || one.finding != nullptr;
    tree["outcome"] = kept                     ? "kept"
                      : one.contest != nullptr ? "lost"
                                               : "internal";
    if (one.contest != nullptr) {
      const Contender& winner = one.contest->winner;
      const Place place = places_.Of(winner.span);
      tree["decision"] = NameOf(one.contest->decision);
      tree["winner"] = {{"rule", winner.rule},
                        {"type", winner.type},
                        {"start", place.file.begin},
                        {"end", place.file.end},
                        {"text", place.source}};
    }
    if (one.annotation != nullptr) AddValues(*one.annotation, &tree);
    if (one.finding != nullptr) tree["message"] = one.finding->message;
    End(tree);
  }

  static void AddValues(const Annotation& annotation, JsonTree* tree) {
    if (annotation.value) (*tree)["value"] = *annotation.value;
    if (annotation.id) (*tree)["id"] = *annotation.id;
    JsonTree attributes = JsonTree::object();
    for (const Attribute& attribute : annotation.attributes) {
      attributes[std::string(attribute.name)] = attribute.value;
    }
    (*tree)["attributes"] = std::move(attributes);
  }

  void Add(const ExplainedMiss& one) {
    const NearMiss& miss = *one.miss;
    JsonTree tree =
        Head("near-miss", miss.rule, RuleOf(miss.rule).type, miss.span);
    tree["obstacle"] = NameOf(miss.obstacle);
    tree["reason"] = one.reason;
    tree["change"] = one.change;
    End(tree);
  }

  const Document& document_;
  const Database& database_;
  PlaceFinder places_;
  std::string out_{};
};

}  // namespace

std::string ExplanationJsonLines(const Document& document,
                                 const Database& database,
                                 const Explanation& explanation) {
  return Lines(document, database).Write(explanation);
}

}  // namespace galley
