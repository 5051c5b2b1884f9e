#include "validators/acronym/known_acronyms.h"

#include <algorithm>
#include <utility>

#include "validators/ordinary_word.h"

namespace galley {
namespace {

// In shorter ones two swapped letters may make another acronym.
constexpr size_t kShortestSwapped = 5;

// In longer ones capitals may be those of a line: CHAD.
constexpr size_t kShortestFolded = 4;
constexpr size_t kShortestSpoken = 6;

// "MCMXIV": the thousands, hundreds, tens and ones of a numeral, each written
// the one right way.
bool IsRoman(std::string_view word) {
  const auto take = [&](char one, char five, char ten) {
    const auto starts = [&](char a, char b) {
      return word.size() > 1 && word[0] == a && word[1] == b;
    };
    if (starts(one, ten) || starts(one, five)) {
      word.remove_prefix(2);
      return;
    }
    if (!word.empty() && word[0] == five) word.remove_prefix(1);
    for (int i = 0; i < 3 && !word.empty() && word[0] == one; ++i) {
      word.remove_prefix(1);
    }
  };
  while (!word.empty() && word[0] == 'M') word.remove_prefix(1);
  take('C', 'D', 'M');
  take('X', 'L', 'C');
  take('I', 'V', 'X');
  return word.empty();
}

}  // namespace

bool KnownAcronyms::HasName(std::string_view surface,
                            bool acronyms_only) const {
  const NameTable& names = database_.names;
  return std::ranges::any_of(names.FindSurface(surface), [&](auto listed) {
    // Lists inside packs hold words that rules look for, known or not.
    if (database_.book.lists[listed.list].file.empty()) return false;
    const NameEntry& entry = names.entries()[listed.entry];
    if (acronyms_only && entry.form != NameForm::kAcronym) return false;
    // CHAD is the country in capitals; three letters may be anything.
    return names.String(entry.surface) == surface ||
           (!acronyms_only && surface.size() >= kShortestFolded);
  });
}

bool KnownAcronyms::IsKnown(std::string_view acronym) const {
  if (IsRoman(acronym) || HasName(acronym, false)) return true;
  const std::string plural = std::string(acronym) + "s";
  return HasName(plural, false) || known_.Has(acronym);
}

bool KnownAcronyms::IsWord(std::string_view acronym) const {
  const auto vowels = std::ranges::count_if(acronym, [](char c) {
    return std::string_view("AEIOU").find(c) != std::string_view::npos;
  });
  if (acronym.size() >= kShortestSpoken &&
      vowels * 4 >= static_cast<ptrdiff_t>(acronym.size())) {
    return true;
  }
  return IsOrdinaryWord(database_.names, acronym);
}

bool KnownAcronyms::IsGivenName(std::string_view word) const {
  const NameTable& names = database_.names;
  return std::ranges::any_of(names.FindSurface(word), [&](auto listed) {
    return names.String(names.entries()[listed.entry].name_class) == "given";
  });
}

std::optional<std::string> KnownAcronyms::Swapped(
    std::string_view acronym) const {
  if (acronym.size() < kShortestSwapped) return std::nullopt;
  std::string other(acronym);
  for (size_t i = 0; i + 1 < other.size(); ++i) {
    if (other[i] == other[i + 1]) continue;
    std::swap(other[i], other[i + 1]);
    if (HasName(other, true)) return other;
    std::swap(other[i], other[i + 1]);
  }
  return std::nullopt;
}

}  // namespace galley
