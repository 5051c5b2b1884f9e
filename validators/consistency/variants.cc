#include "validators/consistency/variants.h"

#include <algorithm>

#include "engine/text/character.h"

namespace galley {
namespace {

// A rare form names so many places of the frequent one.
constexpr size_t kMaxRelated = 3;
// So many copies of the frequent form, and so many times the others, make it
// the form that the author wants.
constexpr size_t kSureCount = 3;
constexpr size_t kSureTimes = 2;

bool BeginsWithCapital(std::string_view text) {
  return IsCapitalLetter(CodePointAt(text, 0));
}

const Form& FrequentOf(const VariantGroup& group) {
  return *std::ranges::max_element(
      group.forms, [](const Form& a, const Form& b) {
        return a.places.size() < b.places.size();  // of equals the first
      });
}

}  // namespace

void Variants::Add(uint64_t key, uint64_t way, Span span) {
  const auto [found, added] = by_key_.try_emplace(key, groups_.size());
  if (added) groups_.emplace_back();
  std::vector<Form>& forms = groups_[found->second].forms;
  auto form = std::ranges::find(forms, way, &Form::way);
  if (form == forms.end()) form = forms.insert(form, Form{way, {}});
  form->places.push_back(span);
}

void Variants::Report(const Document& document, const Binding& binding,
                      bool fix, uint32_t* group,
                      std::vector<Finding>* findings) const {
  const std::string_view text = document.text();
  for (const VariantGroup& one : groups_) {
    if (one.forms.size() < 2) continue;
    const Form& frequent = FrequentOf(one);
    const std::string_view right = frequent.places.front().In(text);
    for (const Form& form : one.forms) {
      if (&form == &frequent) continue;
      const bool sure =
          fix && frequent.places.size() >= kSureCount &&
          frequent.places.size() >= kSureTimes * form.places.size();
      for (const Span place : form.places) {
        const std::string_view written = place.In(text);
        Finding finding = MakeFinding(
            binding, place,
            {{"form", std::string(written)},
             {"count", std::to_string(form.places.size())},
             {"other", std::string(right)},
             {"other-count", std::to_string(frequent.places.size())}});
        finding.group = *group;
        for (const Span other : frequent.places) {
          if (finding.related.size() == kMaxRelated) break;
          finding.related.push_back({other, "the other form"});
        }
        // The shown form fits where it ends and begins alike.
        if (sure && BeginsWithCapital(written) == BeginsWithCapital(right) &&
            written.ends_with('s') == right.ends_with('s')) {
          finding.fix.push_back({place, std::string(right)});
        }
        findings->push_back(std::move(finding));
      }
    }
    ++*group;
  }
}

}  // namespace galley
