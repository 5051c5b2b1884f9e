// Wording: what stands beside a part tells what it is a part of.
#pragma once

#include <string_view>

#include "validators/number/figure.h"
#include "validators/number/figure_view.h"

namespace galley {

inline std::string_view At(const FigureView& view, uint32_t word) {
  return WordAt(view.document, word);
}

// A hyphen or dash, the typographic ones too.
bool IsDash(const FigureView& view, uint32_t word);

// Words between a total and its parts.
inline constexpr uint32_t kMaxToParts = 8;

// Words of [first, last) that are part of no figure and no date.
uint32_t PlainWords(const FigureView& view, const FiguredSentence& sentence,
                    uint32_t first, uint32_t last);

// Does `sentence` come right behind `before`, in the same block?
bool IsNextTo(const FigureView& view, const FiguredSentence& before,
              const FiguredSentence& sentence);

// Counts, or amounts of one currency.
bool Comparable(const Figure& a, const Figure& b);

// "410 fish at sea": a part that is told by its place.
bool IsSomewhere(const FigureView& view, const FiguredSentence& sentence,
                 const Figure& part);

// "Of the 54 wells 61 are dry", "found that of those 54 wells 61 are dry"
bool IsAnnounced(const FigureView& view, const FiguredSentence& sentence,
                 const Figure& whole);

// "..., 41 in town and 24 in the hills.", "..., 35 were cooks and 29 bakers.":
// the last part is told in few words, and "and" joins it.
bool EndsParts(const FigureView& view, const FiguredSentence& sentence,
               const Figure& last);

// "52 of them", "52 of which"
bool IsOfThem(const FigureView& view, const FiguredSentence& sentence,
              const Figure& part);

// "38 of the 41 plans had been read by the villages (93 per cent).": the share
// ends the clause of a part whose words end at `last`, or stands between dashes
// beside it.
bool ClosesClause(const FigureView& view, const FiguredSentence& sentence,
                  uint32_t last, const Figure& share);

// "310 have books and 120 have not": the part is all that is left.
bool DeniesTheRest(const FigureView& view, const FiguredSentence& sentence,
                   const Figure& part);

}  // namespace galley
