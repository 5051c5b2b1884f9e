#include "engine/input/word_tag.h"

#include <algorithm>

namespace galley {
namespace {

struct Row {
  std::string_view name;
  WordTag tag;
};

// By name.
constexpr Row kTags[] = {
    {"m:t", WordTag::kText},
    {"mc:AlternateContent", WordTag::kAlternate},
    {"mc:Choice", WordTag::kChoice},
    {"mc:Fallback", WordTag::kFallback},
    {"w:br", WordTag::kBreak},
    {"w:commentRangeEnd", WordTag::kCommentEnd},
    {"w:commentRangeStart", WordTag::kCommentStart},
    {"w:commentReference", WordTag::kCommentReference},
    {"w:cr", WordTag::kBreak},
    {"w:del", WordTag::kDeletion},
    {"w:delInstrText", WordTag::kSkip},
    {"w:delText", WordTag::kText},
    {"w:endnote", WordTag::kNote},
    {"w:fldChar", WordTag::kFieldChar},
    {"w:fldSimple", WordTag::kSimpleField},
    {"w:footnote", WordTag::kNote},
    {"w:highlight", WordTag::kHighlight},
    {"w:ilvl", WordTag::kLevel},
    {"w:ins", WordTag::kInsertion},
    {"w:instrText", WordTag::kInstruction},
    {"w:moveFrom", WordTag::kDeletion},
    {"w:moveTo", WordTag::kInsertion},
    {"w:noBreakHyphen", WordTag::kNoBreakHyphen},
    {"w:numId", WordTag::kNumber},
    {"w:numberingChange", WordTag::kSkip},
    {"w:outlineLvl", WordTag::kOutline},
    {"w:p", WordTag::kParagraph},
    {"w:pPrChange", WordTag::kSkip},
    {"w:pStyle", WordTag::kStyle},
    {"w:ptab", WordTag::kTab},
    {"w:r", WordTag::kRun},
    {"w:rPr", WordTag::kRunProperties},
    {"w:rPrChange", WordTag::kSkip},
    {"w:rStyle", WordTag::kRunStyle},
    {"w:sdt", WordTag::kControl},
    {"w:sectPrChange", WordTag::kSkip},
    {"w:showingPlcHdr", WordTag::kPrompt},
    {"w:softHyphen", WordTag::kSoftHyphen},
    {"w:sym", WordTag::kSymbol},
    {"w:t", WordTag::kText},
    {"w:tab", WordTag::kTab},
    {"w:tabs", WordTag::kSkip},
    {"w:tbl", WordTag::kTable},
    {"w:tblGridChange", WordTag::kSkip},
    {"w:tblPrChange", WordTag::kSkip},
    {"w:tc", WordTag::kCell},
    {"w:tcPrChange", WordTag::kSkip},
    {"w:tr", WordTag::kRow},
    {"w:trPrChange", WordTag::kSkip},
    {"w:txbxContent", WordTag::kTextBox},
    {"w:vanish", WordTag::kHidden},
};
static_assert(std::ranges::is_sorted(kTags, {}, &Row::name));

}  // namespace

WordTag WordTagOf(std::string_view name) {
  const auto* const found =
      std::ranges::lower_bound(kTags, name, {}, &Row::name);
  return found != std::end(kTags) && found->name == name ? found->tag
                                                         : WordTag::kOther;
}

}  // namespace galley
