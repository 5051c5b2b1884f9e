#include "validators/duplicate/preview.h"

#include <algorithm>

namespace galley {
namespace {

class PreviewFinder {
 public:
  PreviewFinder(const Document& document, const Tokens& tokens,
                const std::vector<Copy>& copies)
      : text_(document.text()), tokens_(tokens), copies_(copies) {
    for (size_t i = 0; i < copies.size(); ++i) by_begin_.push_back(i);
    std::ranges::sort(by_begin_, {},
                      [&](size_t i) { return std::pair(BeginOfB(i), i); });
  }

  // `a` ends its unit before the text does, `b` begins right behind it and goes
  // on.
  bool IsPreview(const Copy& copy) const {
    const uint32_t a_last = copy.a.tokens.end - 1;
    const uint32_t b_last = copy.b.tokens.end - 1;
    if (copy.b.tokens.begin - copy.a.tokens.end > kBeside ||
        tokens_.TokensOf(tokens_.UnitOf(a_last)).end != copy.a.tokens.end) {
      return false;
    }
    const Span b_unit = UnitSpan(b_last);
    const bool goes_on =
        copy.a.cut_end ||
        tokens_.TokensOf(tokens_.UnitOf(b_last)).end != copy.b.tokens.end;
    const Span rest{copy.a.span.end, UnitSpan(a_last).end};
    const std::string_view dots = rest.In(text_);
    const bool has_dots =
        dots.find("...") != dots.npos || dots.find("…") != dots.npos;
    const bool whole =
        !has_dots && !copy.a.cut_end && copy.a.span.end > 0 &&
        std::string_view(".!?").find(text_[copy.a.span.end - 1]) !=
            std::string_view::npos;
    return goes_on && !whole && b_unit.end > copy.b.span.end;
  }

  // The copy of the rest of `preview`'s full text right behind it, or the end.
  size_t ResidueOf(const Copy& preview) const {
    const uint32_t last = preview.b.tokens.end - 1;
    const TokenRange unit = tokens_.TokensOf(tokens_.UnitOf(last));
    for (auto near = std::ranges::lower_bound(
             by_begin_, unit.end, {}, [&](size_t i) { return BeginOfB(i); });
         near != by_begin_.end() && BeginOfB(*near) <= unit.end + kBeside;
         ++near) {
      const Copy& rest = copies_[*near];
      if (rest.a.tokens.end == unit.end &&
          rest.a.tokens.begin + kBeside >= preview.b.tokens.end &&
          rest.a.tokens.begin <= preview.b.tokens.end + kBeside) {
        return *near;
      }
    }
    return copies_.size();
  }

  Span UnitSpan(uint32_t token) const {
    return tokens_.units()[tokens_.UnitOf(token)].span;
  }

 private:
  uint32_t BeginOfB(size_t copy) const { return copies_[copy].b.tokens.begin; }

  std::string_view text_;
  const Tokens& tokens_;
  const std::vector<Copy>& copies_;
  std::vector<size_t> by_begin_{};  // indices, by the begin of b
};

}  // namespace

std::vector<Cluster> FindPreviews(const Document& document,
                                  const Tokens& tokens,
                                  const std::vector<Copy>& copies,
                                  std::vector<bool>* used) {
  const PreviewFinder finder(document, tokens, copies);
  std::vector<Cluster> previews;
  for (size_t i = 0; i < copies.size(); ++i) {
    const Copy& copy = copies[i];
    if ((*used)[i] || !finder.IsPreview(copy)) continue;
    Cluster cluster{.form = Form::kPreview, .adjacent = true};
    const auto add = [&](Span span, Role role) {
      cluster.places.push_back(
          {span, tokens.Inside(span), copy.likeness, role});
    };
    // The sentence that was cut, or all of the text if its rest follows.
    Span full{copy.b.span.begin, copy.b.sentence_end};
    const size_t rest = finder.ResidueOf(copy);
    const bool has_rest = rest < copies.size() && !(*used)[rest];
    if (has_rest) full.end = finder.UnitSpan(copy.b.tokens.end - 1).end;
    add(copy.a.span, Role::kPreview);
    add(full, Role::kFull);
    if (has_rest) add(copies[rest].b.span, Role::kResidue);
    cluster.copies.push_back(i);
    (*used)[i] = true;
    if (has_rest) {
      cluster.copies.push_back(rest);
      (*used)[rest] = true;
    }
    previews.push_back(std::move(cluster));
  }
  return previews;
}

}  // namespace galley
