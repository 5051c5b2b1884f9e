#include "validators/bracket/pairing.h"

#include <algorithm>

namespace galley {
namespace {

using std::string_view;

// A closing quotation mark may stand so many blocks behind its partner.
constexpr uint32_t kMaxQuotedBlocks = 3;

bool IsQuote(PairKind kind) {
  return kind == PairKind::kDouble || kind == PairKind::kAngled;
}

bool IsRomanDigit(char c) {
  return c == 'i' || c == 'v' || c == 'x' || c == 'I' || c == 'V' || c == 'X';
}

}  // namespace

string_view Pairing::TextOf(uint32_t word) const {
  return document_.words()[word].span().In(document_.text());
}

bool Pairing::TightBefore(uint32_t word) const {
  return word > 0 && !document_.words()[word].Is(kSpaceBefore) &&
         document_.words()[word].begin != document_.blocks()[block_].span.begin;
}

bool Pairing::TightAfter(uint32_t word) const {
  return word + 1 < document_.words().size() &&
         !document_.words()[word + 1].Is(kSpaceBefore) &&
         document_.words()[word + 1].begin <
             document_.blocks()[block_].span.end;
}

bool Pairing::MayOpen(uint32_t word) const {
  if (!TightAfter(word)) return false;
  return !TightBefore(word) || document_.words()[word - 1].Is(kSign);
}

bool Pairing::MayClose(uint32_t word) const {
  if (!TightBefore(word)) return false;
  return !TightAfter(word) || document_.words()[word + 1].Is(kSign);
}

bool Pairing::IsSmiley(uint32_t word) const {
  if (!TightBefore(word) || TightAfter(word)) return false;
  uint32_t eyes = word - 1;
  if (TextOf(eyes) == "-" && TightBefore(eyes)) --eyes;
  const string_view text = TextOf(eyes);
  return (text == ":" || text == ";") &&
         (!TightBefore(eyes) || eyes != word - 1);
}

bool Pairing::IsInches(uint32_t word) const {
  if (!TightBefore(word)) return false;
  const char before = TextOf(word - 1).back();
  return before >= '0' && before <= '9';
}

bool Pairing::IsLabel(uint32_t word) const {
  if (!TightBefore(word)) return false;
  uint32_t first = word - 1;
  const string_view label = TextOf(first);
  if (label == "*" || label == "†") return true;
  if (label == "." && TightBefore(first)) --first;  // "1.)"
  const string_view text = TextOf(first);
  const bool digits = document_.words()[first].Is(kDigits) && text.size() <= 2;
  const bool letter =
      text.size() == 1 || std::ranges::all_of(text, IsRomanDigit);
  if (!digits && !letter) return false;
  // "2.1)"
  while (TightBefore(first) && first >= 2 && TextOf(first - 1) == "." &&
         document_.words()[first - 2].Is(kDigits) && TightBefore(first - 1)) {
    first -= 2;
  }
  return !TightBefore(first) || TextOf(first - 1) == "/" ||
         TextOf(first - 1) == "(";
}

bool Pairing::IsInterval(uint32_t from, uint32_t to) const {
  if (to - from > 12) return false;
  bool comma = false;
  for (uint32_t i = from + 1; i < to; ++i) {
    const Word& word = document_.words()[i];
    comma = comma || TextOf(i) == "," || TextOf(i) == ";";
    if (!word.Is(kDigits | kSign) && TextOf(i).size() != 1) return false;
  }
  return comma;
}

void Pairing::Report(LonelyMark::Fault fault, const OpenMark& mark) {
  lonely_.push_back({fault, mark.kind, mark.word, mark.block});
}

void Pairing::Open(PairKind kind, uint32_t word, bool straight, bool low) {
  if (open_.size() == kMaxOpen) open_.erase(open_.begin());
  open_.push_back({kind, straight, low, word, block_});
}

void Pairing::NeverOpened(PairKind kind, uint32_t word) {
  // The paragraphs of a quotation, of which only the first was opened.
  if (IsQuote(kind) && !lonely_.empty()) {
    const LonelyMark& last = lonely_.back();
    if (last.kind == kind && last.fault == LonelyMark::Fault::kNeverClosed &&
        block_ - last.block <= kMaxQuotedBlocks) {
      lonely_.pop_back();
      return;
    }
  }
  lonely_.push_back({LonelyMark::Fault::kNeverOpened, kind, word, block_});
}

void Pairing::Close(PairKind kind, uint32_t word) {
  const auto partner =
      std::find_if(open_.rbegin(), open_.rend(),
                   [&](const OpenMark& mark) { return mark.kind == kind; });
  if (partner != open_.rend()) {
    const auto at = std::next(partner).base();
    for (auto inner = std::next(at); inner != open_.end(); ++inner) {
      // Single quotes may be apostrophes.
      if (inner->kind != PairKind::kSingle) {
        Report(LonelyMark::Fault::kNeverClosed, *inner);
      }
    }
    open_.erase(at, open_.end());
    if (kind == PairKind::kRound && IsLabel(word)) ++closed_by_label_;
    return;
  }
  const bool interval = !open_.empty() &&
                        open_.back().kind == PairKind::kSquare &&
                        IsInterval(open_.back().word, word);
  if (kind == PairKind::kRound && !interval) {
    if (IsLabel(word)) return;
    if (closed_by_label_ > 0) {
      --closed_by_label_;
      return;
    }
  }
  const bool brackets = kind == PairKind::kRound || kind == PairKind::kSquare;
  if (brackets && !open_.empty() &&
      (open_.back().kind == PairKind::kRound ||
       open_.back().kind == PairKind::kSquare)) {
    if (!IsInterval(open_.back().word, word)) {
      Report(LonelyMark::Fault::kMismatched, open_.back());
    }
    open_.pop_back();
    return;
  }
  NeverOpened(kind, word);
}

void Pairing::CloseDouble(uint32_t word) {
  const auto partner = std::find_if(
      open_.rbegin(), open_.rend(),
      [](const OpenMark& mark) { return mark.kind == PairKind::kDouble; });
  if (partner != open_.rend()) {
    if (partner->straight) {
      Report(LonelyMark::Fault::kMismatched, *partner);
      open_.erase(std::next(partner).base());
      return;
    }
    Close(PairKind::kDouble, word);
    return;
  }
  // ”so” in Swedish; 5” of pipe.
  if (MayOpen(word)) {
    Open(PairKind::kDouble, word);
  } else if (!IsInches(word)) {
    NeverOpened(PairKind::kDouble, word);
  }
}

void Pairing::CloseStraight(uint32_t word) {
  const auto partner = std::find_if(
      open_.rbegin(), open_.rend(),
      [](const OpenMark& mark) { return mark.kind == PairKind::kDouble; });
  const bool inches = IsInches(word);
  if (partner != open_.rend() && partner->straight) {
    Close(PairKind::kDouble, word);
  } else if (partner != open_.rend() && MayClose(word) && !MayOpen(word)) {
    Report(LonelyMark::Fault::kMismatched, *partner);
    open_.erase(std::next(partner).base());
  } else if (!inches && (TightAfter(word) || !TightBefore(word))) {
    Open(PairKind::kDouble, word, /*straight=*/true);
  } else if (!inches) {
    NeverOpened(PairKind::kDouble, word);
  }
}

void Pairing::CloseSingle(uint32_t word) {
  // Elsewhere it is an apostrophe.
  const bool ends = !TightAfter(word) || document_.words()[word + 1].Is(kSign);
  if (ends && !open_.empty() && open_.back().kind == PairKind::kSingle) {
    open_.pop_back();
  }
}

void Pairing::Take(uint32_t word, uint32_t block) {
  if (!document_.words()[word].Is(kSign)) return;
  block_ = block;
  const string_view sign = TextOf(word);
  const auto is_open = [&](PairKind kind) {
    return std::ranges::any_of(
        open_, [&](const OpenMark& mark) { return mark.kind == kind; });
  };
  if (sign == "(") {
    if (!IsSmiley(word)) Open(PairKind::kRound, word);
  } else if (sign == ")") {
    if (!IsSmiley(word) || is_open(PairKind::kRound)) {
      Close(PairKind::kRound, word);
    }
  } else if (sign == "[") {
    Open(PairKind::kSquare, word);
  } else if (sign == "]") {
    Close(PairKind::kSquare, word);
  } else if (sign == "“") {
    const bool low = std::ranges::any_of(
        open_, [](const OpenMark& mark) { return mark.low; });
    if (low || (!MayOpen(word) && MayClose(word) && is_open(PairKind::kDouble)))
      CloseDouble(word);
    else
      Open(PairKind::kDouble, word);
  } else if (sign == "„") {
    Open(PairKind::kDouble, word, /*straight=*/false, /*low=*/true);
  } else if (sign == "”") {
    CloseDouble(word);
  } else if (sign == "\"") {
    CloseStraight(word);
  } else if (sign == "«" || sign == "»") {
    // »so« in German.
    const bool opens = is_open(PairKind::kAngled) ? false
                       : sign == "«"              ? true
                                                  : MayOpen(word);
    if (opens) {
      Open(PairKind::kAngled, word);
    } else {
      Close(PairKind::kAngled, word);
    }
  } else if (sign == "‘") {
    if (MayOpen(word) && !elisions_.Has(document_, document_.words()[word + 1]))
      Open(PairKind::kSingle, word);
  } else if (sign == "’" || sign == "'") {
    CloseSingle(word);
  }
}

void Pairing::Flush() {
  for (const OpenMark& mark : open_) {
    Report(LonelyMark::Fault::kNeverClosed, mark);
  }
  open_.clear();
  closed_by_label_ = 0;
}

}  // namespace galley
