#include "engine/annotate/currency.h"

#include <algorithm>

namespace galley {
namespace {

constexpr std::string_view kPlaces = "places";  // the list
constexpr std::string_view kSignClass = "sign";
constexpr std::string_view kDefault = "default";  // NameEntry::extra begins so

}  // namespace

int CurrencyChooser::TimesNamed(std::string_view countries) {
  const NameTable& names = lattice_.database().names;
  if (!countries_) {
    countries_.emplace();
    const auto& lists = lattice_.database().book.symbols.lists;
    const auto places = lists.find(kPlaces);
    for (const NameHit& hit : lattice_.names()) {
      const NameEntry& entry = names.entries()[hit.entry];
      if (places == lists.end() || entry.list != places->second) continue;
      const std::string_view id = names.String(entry.id);
      // Subdivisions (ZM-02) speak for their country.
      if (id.size() == 2 || (id.size() > 3 && id[2] == '-')) {
        ++(*countries_)[id.substr(0, 2)];
      }
    }
  }
  int times = 0;
  for (size_t at = 0; at < countries.size(); at += 3) {
    const auto found = countries_->find(countries.substr(at, 2));
    if (found != countries_->end()) times += found->second;
  }
  return times;
}

const NameEntry* CurrencyChooser::Choose(const std::vector<uint32_t>& entries,
                                         std::string_view text) {
  const NameTable& names = lattice_.database().names;
  const NameEntry* best = nullptr;
  int best_score = -1;
  for (const uint32_t index : entries) {
    const NameEntry& entry = names.entries()[index];
    if (text.size() <= 2 && names.String(entry.surface) != text) continue;
    const std::string_view name_class = names.String(entry.name_class);
    std::string_view countries = names.String(entry.extra);
    const bool by_default = countries.starts_with(kDefault);
    if (by_default) {
      countries.remove_prefix(std::min(countries.size(), kDefault.size() + 1));
      // A sign has one meaning wherever it stands: $ is USD.
      if (name_class == kSignClass && entry.policy == 0) return &entry;
    }
    const int times = TimesNamed(countries);
    // K, R, Le: letters are money only in a country that writes them so.
    if (entry.policy != 0 && name_class == kSignClass && times == 0) continue;
    const int score = 2 * times + (by_default ? 1 : 0);
    if (score > best_score) {
      best_score = score;
      best = &entry;
    }
  }
  return best;
}

}  // namespace galley
