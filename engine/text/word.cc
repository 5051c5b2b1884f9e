#include "engine/text/word.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>

#include "engine/text/fold_table.h"

namespace galley {
namespace {

enum CharClass : uint8_t {
  kOther,
  kSmall,
  kCapital,
  kDigit,
  kMark,
  kSpace,
  kLineEnd,
  kInvisible,
  kBeyondAscii
};

constexpr bool IsWordClass(uint8_t c) { return c >= kSmall && c <= kMark; }

constexpr std::array<uint8_t, 256> kClassOf = [] {
  std::array<uint8_t, 256> table{};
  for (size_t c = 0; c < 256; ++c) {
    uint8_t& entry = table[c];
    if (c >= 0x80) {
      entry = kBeyondAscii;
    } else if (c >= 'a' && c <= 'z') {
      entry = kSmall;
    } else if (c >= 'A' && c <= 'Z') {
      entry = kCapital;
    } else if (c >= '0' && c <= '9') {
      entry = kDigit;
    } else if (c == '_') {
      entry = kMark;
    } else if (c == '\n' || c == '\r') {
      entry = kLineEnd;
    } else if (c == ' ' || (c >= '\t' && c <= '\r')) {
      entry = kSpace;
    } else if (c < ' ' || c == 0x7F) {
      entry = kInvisible;
    }
  }
  return table;
}();

// What one character adds to the counters of a word: 16 bits each for small
// letters, capitals and digits; kMaxWordBytes keeps them from running over.
constexpr uint64_t kOneSmall = 1;
constexpr uint64_t kOneCapital = uint64_t{1} << 16;
constexpr uint64_t kOneDigit = uint64_t{1} << 32;
constexpr uint64_t kCountOf[] = {0, kOneSmall, kOneCapital, kOneDigit, 0,
                                 0, 0,         0,           0};

constexpr uint64_t kHashSeed = 0xCBF29CE484222325;
constexpr uint64_t kHashFactor = 0x9E3779B97F4A7C15;

constexpr uint64_t HashStep(uint64_t hash, unsigned char byte) {
  return (hash ^ byte) * kHashFactor;
}
constexpr uint32_t HashEnd(uint64_t hash) {
  return static_cast<uint32_t>(hash >> 32);
}

// Soft hyphen and the joiners are part of the word they stand in, and no part
// of its fold.
bool IsJoiner(UChar32 c) { return c == 0xAD || c == 0x200C || c == 0x200D; }

CharClass ClassOfCodePoint(UChar32 c) {
  if (c < 0x80) return static_cast<CharClass>(kClassOf[static_cast<size_t>(c)]);
  if (c == 0x02BC) return kOther;  // an apostrophe, though Unicode's letter
  if (IsJoiner(c)) return kMark;
  switch (u_charType(c)) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
      return kCapital;
    case U_LOWERCASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
      return kSmall;
    case U_DECIMAL_DIGIT_NUMBER:
      return kDigit;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_CONNECTOR_PUNCTUATION:
      return kMark;
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
      return kSpace;
    case U_CONTROL_CHAR:
      return c == 0x85 ? kSpace : kInvisible;
    case U_FORMAT_CHAR:
      return kInvisible;
    default:
      return kOther;
  }
}

// The ASCII kin of a typographic sign, or NUL. As in fold.h, but one byte.
char PlainSign(std::string_view sign) {
  if (sign == "\u2018" || sign == "\u2019" || sign == "\u02BC") return '\'';
  if (sign == "\u201C" || sign == "\u201D") return '"';
  if (sign.size() == 3 && sign >= "\u2010" && sign <= "\u2015") return '-';
  return '\0';
}

uint16_t ShapeOf(uint64_t counts, bool first_letter_is_capital,
                 bool only_ascii_digits) {
  const uint64_t small = counts & 0xFFFF;
  const uint64_t capitals = counts >> 16 & 0xFFFF;
  const uint64_t digits = counts >> 32;
  uint16_t shape = digits != 0 ? kHasDigit : 0;
  if (small + capitals == 0) {
    if (only_ascii_digits && digits != 0) shape |= kDigits;
    return shape;
  }
  if (capitals == 0) return shape | kLower;
  if (small == 0) return shape | (capitals == 1 ? kSingleCapital : kUpper);
  if (capitals == 1 && first_letter_is_capital) return shape | kCapitalised;
  return shape | kMixed;
}

class Cutter {
 public:
  explicit Cutter(std::string_view text)
      : bytes_(reinterpret_cast<const uint8_t*>(text.data())),
        size_(static_cast<uint32_t>(text.size())),
        text_(text) {
    words_.reserve(text.size() / 4 + 16);
  }

  std::vector<Word> Run() && {
    while (at_ < size_) {
      switch (kClassOf[bytes_[at_]]) {
        case kLineEnd:
          before_ = kSpaceBefore | kLineStart;
          ++at_;
          break;
        case kSpace:
          before_ |= kSpaceBefore;
          ++at_;
          break;
        case kInvisible:
          ++at_;
          break;
        case kOther:
          Add(at_ + 1, HashEnd(HashStep(kHashSeed, bytes_[at_])), kSign);
          break;
        case kBeyondAscii:
          CutBeyondAscii();
          break;
        default:
          CutAscii();
      }
    }
    return std::move(words_);
  }

 private:
  void Add(uint32_t end, uint32_t hash, int shape) {
    if (words_.size() == words_.capacity()) {
      // Each byte may be a word; what is not used of it costs no memory.
      words_.reserve(words_.size() + (size_ - at_));
    }
    words_.push_back({at_, hash, static_cast<uint16_t>(end - at_),
                      static_cast<uint16_t>(shape | before_)});
    before_ = 0;
    at_ = end;
  }

  void CutAscii() {
    uint64_t hash = kHashSeed;
    uint64_t counts = 0;
    uint32_t end = at_;
    const uint32_t limit =
        size_ - at_ > kMaxWordBytes ? at_ + uint32_t{kMaxWordBytes} : size_;
    for (; end < limit; ++end) {
      const uint8_t byte = bytes_[end];
      const uint8_t c = kClassOf[byte];
      if (!IsWordClass(c)) break;
      counts += kCountOf[c];
      hash = HashStep(hash, c == kCapital ? byte | 0x20 : byte);
    }
    if (GoesOnBeyondAscii(end)) return CutBeyondAscii();
    bool capital_first = false;
    if ((counts >> 16 & 0xFFFF) == 1) {
      uint32_t i = at_;
      while (kClassOf[bytes_[i]] > kCapital) ++i;
      capital_first = kClassOf[bytes_[i]] == kCapital;
    }
    const bool all_digits = counts >> 32 == end - at_;
    Add(end, HashEnd(hash), ShapeOf(counts, capital_first, all_digits));
  }

  // True for a letter or the like at `at`; not for the dash in "2019–2023".
  bool GoesOnBeyondAscii(uint32_t at) const {
    if (at == size_ || bytes_[at] < 0x80) return false;
    UChar32 c = 0;
    U8_GET_UNSAFE(bytes_, at, c);
    return IsWordClass(ClassOfCodePoint(c));
  }

  // A word or sign with non-ASCII characters, or white space.
  void CutBeyondAscii() {
    uint64_t counts = 0;
    uint64_t hash = kHashSeed;
    bool hashed = true;  // every letter was in the table so far
    bool seen_letter = false;
    bool capital_first = false;
    uint32_t end = at_;
    CharClass first = kOther;
    while (end < size_) {
      uint32_t next = end;
      UChar32 c = 0;
      U8_NEXT_UNSAFE(bytes_, next, c);
      const CharClass kind = ClassOfCodePoint(c);
      if (end == at_) first = kind;
      if (!IsWordClass(kind) || next - at_ > kMaxWordBytes) {
        if (end == at_) end = next;
        break;
      }
      counts += kCountOf[kind];
      if (hashed && (hashed = folds_.Has(c))) {
        for (const char byte : folds_.Fold(c)) {
          hash = HashStep(hash, static_cast<unsigned char>(byte));
        }
      }
      if (!seen_letter && (kind == kSmall || kind == kCapital)) {
        seen_letter = true;
        capital_first = kind == kCapital;
      }
      end = next;
    }
    if (!IsWordClass(first) && first != kOther) {
      if (first == kSpace) before_ |= kSpaceBefore;
      at_ = end;
      return;
    }
    const std::string_view word = text_.substr(at_, end - at_);
    const uint16_t shape = first == kOther
                               ? uint16_t{kSign}
                               : ShapeOf(counts, capital_first, false);
    const bool ascii = end - at_ == kMaxWordBytes && IsAscii(word);
    hashed &= first != kOther;  // no letter was folded
    Add(end, hashed ? HashEnd(hash) : FoldHash(FoldWord(word)),
        ascii ? shape : shape | kNonAscii);
  }

  static bool IsAscii(std::string_view word) {
    for (const char c : word) {
      if (static_cast<unsigned char>(c) >= 0x80) return false;
    }
    return true;
  }

  const uint8_t* bytes_;
  uint32_t size_;
  std::string_view text_;
  uint32_t at_ = 0;
  int before_ = kSpaceBefore | kLineStart;  // bits of the next word
  const FoldTable& folds_ = FoldTable::Get();
  std::vector<Word> words_{};
};

}  // namespace

std::vector<Word> CutWords(std::string_view text) { return Cutter(text).Run(); }

std::string FoldWord(std::string_view word) {
  std::string folded(word);
  bool ascii = true;
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    if (static_cast<unsigned char>(c) >= 0x80) ascii = false;
  }
  if (ascii) return folded;
  if (const char plain = PlainSign(word); plain != '\0') {
    return std::string(1, plain);
  }
  UChar32 first = 0;
  U8_GET_UNSAFE(reinterpret_cast<const uint8_t*>(word.data()), 0, first);
  if (!IsWordClass(ClassOfCodePoint(first))) return folded;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* fold =
      icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) return folded;
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  fold->normalizeUTF8(
      0, icu::StringPiece(word.data(), static_cast<int32_t>(word.size())), sink,
      nullptr, status);
  return U_FAILURE(status) ? folded : result;
}

uint32_t FoldHash(std::string_view folded) {
  uint64_t hash = kHashSeed;
  for (const char c : folded) {
    hash = HashStep(hash, static_cast<unsigned char>(c));
  }
  return HashEnd(hash);
}

bool IsWordBoundary(std::string_view text, uint32_t offset) {
  if (offset == 0 || offset >= text.size()) return true;
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  UChar32 after = 0;
  U8_GET_UNSAFE(bytes, offset, after);
  if (!IsWordClass(ClassOfCodePoint(after))) return true;
  UChar32 before = 0;
  uint32_t at = offset - 1;
  while (at > 0 && U8_IS_TRAIL(bytes[at])) --at;
  U8_GET_UNSAFE(bytes, at, before);
  return !IsWordClass(ClassOfCodePoint(before));
}

}  // namespace galley
