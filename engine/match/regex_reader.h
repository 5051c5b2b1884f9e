// Reading the letters of a pattern: position, first error, escapes, classes.
//
// What both halves of the parser share. The first error stays; after it the
// reader stands at the end, so that every loop over the pattern stops.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/match/char_ranges.h"
#include "engine/match/regex.h"

namespace galley {

class RegexReader {
 public:
  // REQUIRES: `text` is valid UTF-8 and outlives the reader.
  explicit RegexReader(std::string_view text) : text_(text) {}

  // Line ends with their indentation are passed over here.
  bool AtEnd();
  char Peek() { return AtEnd() ? '\0' : text_[position_]; }
  bool Take(std::string_view expected);
  // REQUIRES: not AtEnd().
  char32_t TakeCharacter();
  // Letters, digits, _ and, with `hyphens`, -; empty: none stands here.
  std::string TakeName(bool hyphens);
  std::optional<uint32_t> TakeNumber();

  // At a backslash: a literal, a class, or \b \B.
  RegexNode TakeEscape();
  // At [.
  RegexNode TakeClass();

  size_t position() const { return position_; }
  char At(size_t offset) const {
    return offset < text_.size() ? text_[offset] : '\0';
  }
  bool failed() const { return error_.has_value(); }
  const std::optional<RegexError>& error() const { return error_; }
  RegexNode Fail(size_t offset, std::string message);

 private:
  RegexNode TakeProperty(size_t start, bool negated);
  RegexNode TakeHex(size_t start);
  void TakeClassItem(RegexNode* node);
  std::optional<char32_t> TakeClassCharacter(RegexNode* node);

  std::string_view text_;
  size_t position_ = 0;
  std::optional<RegexError> error_{};
};

RegexNode LiteralNode(char32_t c);
RegexNode ClassNode(CharRanges ranges);

}  // namespace galley
