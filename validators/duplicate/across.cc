#include "validators/duplicate/across.h"

#include <algorithm>

#include "validators/duplicate/join.h"
#include "validators/duplicate/match.h"

namespace galley {
namespace {

// Of a passage that stands in a thousand drafts so many are named.
constexpr size_t kMaxRelated = 20;
constexpr size_t kExcerpt = 200;  // bytes

// With the mark of the sentence's end.
Span WithEndMark(const Document& document, Span span) {
  const std::string_view text = document.text();
  if (span.end < text.size() &&
      std::string_view(".!?").find(text[span.end]) != std::string_view::npos) {
    ++span.end;
  }
  return span;
}

std::string ExcerptOf(const Document& document, Span span) {
  std::string_view source = document.InSource(span);
  size_t end = std::min(source.size(), kExcerpt);
  while (end < source.size() && (source[end] & 0xC0) == 0x80) ++end;
  return std::string(source.substr(0, end));
}

}  // namespace

std::unique_ptr<Across> Across::Make(const Database& database) {
  for (Binding& binding : BindingsOf(database, "duplicate")) {
    if (binding.kind != "sentence") continue;
    if (!binding.params.contains("across")) continue;
    return std::make_unique<Across>(std::move(binding));
  }
  return nullptr;
}

bool Across::Add(const Document& document) {
  const size_t size = document.text().size();
  if (size > UINT32_MAX - end_) return false;
  if (!drafts_.emplace(document.name(), begins_.size()).second) return true;
  tokens_.Add(document, {}, end_);
  begins_.push_back(end_);
  end_ += static_cast<uint32_t>(size);
  return true;
}

Across::Part Across::PartOf(Span span) const {
  const auto behind = std::ranges::upper_bound(begins_, span.begin);
  const auto draft = static_cast<size_t>(behind - begins_.begin()) - 1;
  return {draft, {span.begin - begins_[draft], span.end - begins_[draft]}, {}};
}

void Across::Compare() {
  MatchOptions options = OptionsAcross(tokens_.size());
  options.across = true;
  std::vector<Span> sides;
  for (const Match& match : FindMatches(tokens_, options)) {
    sides.push_back(tokens_.SpanOf(match.a));
    sides.push_back(tokens_.SpanOf(match.b));
  }
  tokens_ = {};
  places_.resize(begins_.size());
  for (const JoinedPassage& joined : JoinPairs(sides)) {
    Passage passage;
    for (const JoinedPlace& place : joined) {
      Span span{UINT32_MAX, 0};
      for (const size_t side : place) span = Union(span, sides[side]);
      const Part part = PartOf(span);
      places_[part.draft].emplace_back(passages_.size(), passage.size());
      passage.push_back(part);
    }
    passages_.push_back(std::move(passage));
  }
}

bool Across::HasPlaces(const std::string& name) const {
  const auto draft = drafts_.find(name);
  return draft != drafts_.end() && !places_[draft->second].empty();
}

void Across::Locate(const Document& document) {
  const auto draft = drafts_.find(document.name());
  if (draft == drafts_.end()) return;
  for (const auto& [passage, place] : places_[draft->second]) {
    Part& part = passages_[passage][place];
    part.span = WithEndMark(document, part.span);
    const Position position = document.PositionOf(part.span.begin);
    part.place = {document.name(), document.InFile(part.span), position.line,
                  position.column, ExcerptOf(document, part.span)};
  }
}

void Across::Validate(const Document& document, Report* report) const {
  const auto draft = drafts_.find(document.name());
  if (draft == drafts_.end()) return;
  uint32_t group = 0;
  std::vector<size_t> longer;  // duplicates of the document itself, sorted
  for (size_t i = 0; i < report->findings.size(); ++i) {
    group = std::max(group, report->findings[i].group);
    if (report->findings[i].category == binding_.category) longer.push_back(i);
  }
  std::ranges::sort(longer, {},
                    [&](size_t i) { return report->findings[i].span; });
  for (const auto& [index, own] : places_[draft->second]) {
    const Passage& passage = passages_[index];
    std::vector<RelatedPlace> related;
    for (const Part& part : passage) {
      if (part.draft == draft->second || part.place.path.empty()) continue;
      if (related.size() == kMaxRelated) break;
      related.push_back({{},
                         "the same text in another draft",
                         std::make_shared<OtherDraft>(part.place)});
    }
    if (related.empty()) continue;
    const Span span = passage[own].span;
    auto near = std::ranges::lower_bound(longer, span.end, {}, [&](size_t i) {
      return report->findings[i].span.begin;
    });
    Finding* inside = nullptr;
    for (int i = 0; i < 4 && near != longer.begin(); ++i) {
      Finding& one = report->findings[*--near];
      if (SharedBytes(one.span, span) >= kInside * span.size()) inside = &one;
    }
    if (inside == nullptr) {
      inside = &report->findings.emplace_back(MakeFinding(binding_, span));
      inside->message = FillMessage(binding_.params.find("across")->second,
                                    {{"other", related[0].other->path}});
      inside->group = ++group;
    }
    std::ranges::move(related, std::back_inserter(inside->related));
  }
}

}  // namespace galley
