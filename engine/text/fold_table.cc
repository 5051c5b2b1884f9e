#include "engine/text/fold_table.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>

#include "engine/text/character.h"
#include "engine/text/word.h"

namespace galley {

FoldTable::FoldTable() {
  for (int32_t c = 0; c < kEnd; ++c) {
    if (u_getCombiningClass(c) != 0 || u_charType(c) == U_ENCLOSING_MARK) {
      continue;
    }
    std::string letter;
    AppendUtf8(static_cast<char32_t>(c), &letter);
    const std::string fold = FoldWord(letter);
    Entry& entry = entries_[static_cast<size_t>(c)];
    if (fold.size() > entry.bytes.size()) continue;
    std::ranges::copy(fold, entry.bytes.begin());
    entry.length = static_cast<uint8_t>(fold.size());
  }
}

const FoldTable& FoldTable::Get() {
  static const FoldTable table;
  return table;
}

}  // namespace galley
