#include "validators/acronym/known_acronyms.h"

#include <algorithm>
#include <utility>

namespace galley {
namespace {

// In shorter ones two swapped letters may make another acronym.
constexpr size_t kShortestSwapped = 5;

// In longer ones capitals may be those of a line: CHAD.
constexpr size_t kShortestFolded = 4;

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
  return std::ranges::any_of(names_.FindSurface(surface), [&](uint32_t index) {
    const NameEntry& entry = names_.entries()[index];
    if (acronyms_only && entry.form != NameForm::kAcronym) return false;
    // CHAD is the country in capitals; three letters may be anything.
    return names_.String(entry.surface) == surface ||
           (!acronyms_only && surface.size() >= kShortestFolded);
  });
}

bool KnownAcronyms::IsKnown(std::string_view acronym) const {
  if (IsRoman(acronym) || HasName(acronym, false)) return true;
  const std::string plural = std::string(acronym) + "s";
  return HasName(plural, false) || known_.Has(acronym);
}

bool KnownAcronyms::IsWord(std::string_view acronym) const {
  return std::ranges::any_of(names_.FindSurface(acronym), [&](uint32_t index) {
    return (names_.entries()[index].shape & kLower) != 0;
  });
}

bool KnownAcronyms::IsGivenName(std::string_view word) const {
  return std::ranges::any_of(names_.FindSurface(word), [&](uint32_t index) {
    return names_.String(names_.entries()[index].name_class) == "given";
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
