#include "validators/duplicate/duplicate.h"

#include <algorithm>
#include <unordered_map>

#include "engine/text/character.h"
#include "validators/duplicate/cluster.h"
#include "validators/duplicate/common.h"
#include "validators/duplicate/title.h"

namespace galley {
namespace {

using std::string_view;

// Figures in words.
constexpr string_view kNumberWords = "number-words";
// More places with figures of their own are made from a template.
constexpr size_t kMaxDrifted = 3;
// A line that stands a thousand times names so many of its places in each.
constexpr size_t kMaxRelated = 20;

string_view KindOf(Form form) {
  switch (form) {
    case Form::kSentence:
      return "sentence";
    case Form::kParagraph:
      return "paragraph";
    case Form::kBlock:
      return "block";
    case Form::kTandem:
      return "tandem";
    case Form::kPreview:
      return "preview";
    case Form::kHeading:
      return "heading";
    case Form::kItem:
      break;
  }
  return "item";
}

string_view RelationOf(const Place& place) {
  switch (place.role) {
    case Role::kPreview:
      return "the preview";
    case Role::kFull:
      return "the full text";
    case Role::kResidue:
      return "the rest of the full text";
    case Role::kCopy:
      break;
  }
  return place.likeness == Likeness::kSame ? "the same text"
                                           : "nearly the same text";
}

uint32_t NextGroup(const Report& report) {
  uint32_t group = 0;
  for (const Finding& finding : report.findings) {
    group = std::max(group, finding.group);
  }
  return group + 1;
}

bool IsQuoted(const Document& document, Span span) {
  const size_t block = document.BlockAt(span.begin);
  if (block < document.blocks().size() &&
      document.blocks()[block].kind == BlockKind::kQuotation) {
    return true;
  }
  const string_view text = span.In(document.view());
  return text.size() > 1 && text.front() == '"' && text.back() == '"';
}

class Duplicate : public Validator {
 public:
  explicit Duplicate(ValidatorSetup setup);

  void Validate(const Document& document, Report* report) const override;

 private:
  const Binding* BindingOf(const Document& document, const Tokens& tokens,
                           const Cluster& cluster, const Place& place,
                           bool quoted) const;
  void Add(const Document& document, const Tokens& tokens,
           const Cluster& cluster, const std::vector<Copy>& copies,
           uint32_t group, Report* report) const;
  void AddFigures(const Document& document, const Cluster& cluster,
                  const std::vector<Copy>& copies, Report* report) const;

  ValidatorSetup setup_;
  CopyOptions options_{};
  TitleOptions title_options_{};
  CommonPassages common_;
  std::unordered_map<uint32_t, std::string> number_words_{};
};

Duplicate::Duplicate(ValidatorSetup setup)
    : setup_(std::move(setup)),
      common_(setup_.database.book.common_passages,
              setup_.Text("common", "openers")) {
  if (const Binding* sentence = setup_.Find("sentence")) {
    const auto number = [&](string_view name, uint32_t fallback) {
      return static_cast<uint32_t>(
          sentence->Number(name, static_cast<int>(fallback)));
    };
    options_.min_words = number("min-words", options_.min_words);
    options_.min_content = number("min-content", options_.min_content);
    options_.min_similarity = number("min-similarity", 70) / 100.0;
    options_.min_cover = number("min-cover", 90) / 100.0;
    options_.long_words = number("long-words", options_.long_words);
  }
  title_options_.max_words = options_.min_words - 1;
  if (const Binding* heading = setup_.Find("heading")) {
    title_options_.min_words =
        static_cast<uint32_t>(heading->Number("min-words", 4));
  }
  for (const NameList& list : setup_.database.book.lists) {
    if (list.name != kNumberWords) continue;
    for (const ListEntry& entry : list.entries) {
      number_words_.emplace(FoldHash(FoldWord(entry.surface)) & ~uint32_t{1},
                            entry.id);
    }
  }
}

// The check rule that speaks for a place; null where no pack has it.
const Binding* Duplicate::BindingOf(const Document& document,
                                    const Tokens& tokens,
                                    const Cluster& cluster, const Place& place,
                                    bool quoted) const {
  if (!cluster.adjacent) {
    if (common_.Holds(document, tokens, place)) return setup_.Find("common");
    if (quoted) return setup_.Find("quoted");
  }
  if (cluster.form == Form::kPreview || cluster.form == Form::kHeading ||
      place.likeness == Likeness::kSame) {
    return setup_.Find(KindOf(cluster.form));
  }
  switch (place.likeness) {
    case Likeness::kFigures:
      return setup_.Find(cluster.places.size() > kMaxDrifted ? "parallel"
                                                             : "drift");
    case Likeness::kNear:
      return setup_.Find("near");
    default:
      return setup_.Find("parallel");
  }
}

void Duplicate::Add(const Document& document, const Tokens& tokens,
                    const Cluster& cluster, const std::vector<Copy>& copies,
                    uint32_t group, Report* report) const {
  std::string difference;
  for (const size_t index : cluster.copies) {
    const Copy& copy = copies[index];
    if (!difference.empty() || copy.likeness == Likeness::kSame) continue;
    const auto shown = [](const std::string& words) {
      return words.empty() ? std::string("nothing") : '"' + words + '"';
    };
    difference = shown(copy.a_words) + " and " + shown(copy.b_words);
  }
  const bool quoted = std::ranges::any_of(
      cluster.places,
      [&](const Place& place) { return IsQuoted(document, place.span); });
  for (const Place& place : cluster.places) {
    if (!place.own) continue;
    const Binding* binding =
        BindingOf(document, tokens, cluster, place, quoted);
    if (binding == nullptr) continue;
    Finding finding =
        MakeFinding(*binding, place.span,
                    {{"count", std::to_string(cluster.places.size())},
                     {"difference", difference}});
    finding.group = group;
    for (const Place& other : cluster.places) {
      if (finding.related.size() == kMaxRelated) break;
      if (other.span == place.span) continue;
      finding.related.push_back({other.span, std::string(RelationOf(other))});
    }
    report->findings.push_back(std::move(finding));
  }
}

void Duplicate::AddFigures(const Document& document, const Cluster& cluster,
                           const std::vector<Copy>& copies,
                           Report* report) const {
  const Binding* binding = setup_.Find("figure");
  if (binding == nullptr || cluster.places.size() > kMaxDrifted) return;
  // Of two figures the one that another copy has too is taken for right, else
  // the first.
  const auto support = [&](Span figure) {
    return std::ranges::count_if(cluster.copies, [&](size_t index) {
      const Copy& copy = copies[index];
      return copy.likeness == Likeness::kSame &&
             (copy.a.span.Covers(figure) || copy.b.span.Covers(figure));
    });
  };
  for (const size_t index : cluster.copies) {
    const Copy& copy = copies[index];
    if (copy.likeness < Likeness::kNear) continue;
    for (const FigurePair& pair : copy.figures) {
      const bool first_is_odd = support(pair.a) < support(pair.b);
      const Span odd = first_is_odd ? pair.a : pair.b;
      const Span other = first_is_odd ? pair.b : pair.a;
      Finding finding =
          MakeFinding(*binding, odd,
                      {{"figure", std::string(odd.In(document.text()))},
                       {"other", std::string(other.In(document.text()))}});
      finding.related.push_back({other, "the figure in the other copy"});
      report->findings.push_back(std::move(finding));
    }
  }
}

void Duplicate::Validate(const Document& document, Report* report) const {
  std::vector<Span> separators;
  for (const Finding& finding : report->findings) {
    if (finding.category == "leftover") separators.push_back(finding.span);
  }
  Tokens tokens;
  tokens.Add(document, separators);
  CopyMaker maker(document, tokens, options_, number_words_);
  std::vector<Copy> copies;
  MatchOptions options = OptionsFor(tokens.size());
  options.min_words = options_.min_words;
  for (const Match& match : FindMatches(tokens, options)) {
    if (auto copy = maker.Make(match)) copies.push_back(std::move(*copy));
  }
  uint32_t group = NextGroup(*report);
  for (const Cluster& cluster :
       MakeClusters(document, tokens, copies,
                    FindTitles(document, tokens, title_options_))) {
    Add(document, tokens, cluster, copies, group++, report);
    AddFigures(document, cluster, copies, report);
  }
}

}  // namespace

std::unique_ptr<Validator> MakeDuplicate(ValidatorSetup setup) {
  return std::make_unique<Duplicate>(std::move(setup));
}

}  // namespace galley
