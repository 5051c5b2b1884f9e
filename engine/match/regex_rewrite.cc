#include "engine/match/regex_rewrite.h"

#include <fmt/core.h>

#include <array>
#include <charconv>

namespace galley {
namespace {

constexpr int kMaxRewrites = 40;  // of one pattern

struct Substitute {
  std::string_view from{};
  std::string_view to{};
};

// What stands where the parser stops, and what to write instead.
constexpr auto kSubstitutes = std::to_array<Substitute>({
    {"(?>", "(?:"},
    {"(?|", "(?:"},
    {"\\A", "^"},
    {"\\Z", "$"},
    {"\\z", "$"},
    {"\\h", "[ \\t]"},
    {"\\R", "(?:\\r\\n|[\\r\\n])"},
    {"\\N", "."},
    {"[:alpha:]", "\\p{L}"},
    {"[:alnum:]", "\\p{L}\\d"},
    {"[:digit:]", "\\d"},
    {"[:lower:]", "\\p{Ll}"},
    {"[:punct:]", "\\p{P}"},
    {"[:space:]", "\\s"},
    {"[:upper:]", "\\p{Lu}"},
    {"[:word:]", "\\w"},
});

bool IsQuantifier(char c) { return c == '*' || c == '+' || c == '?'; }

// The end of the escape or class that begins at `at`; `at` where there is none.
size_t SkipLetters(std::string_view text, size_t at) {
  if (text[at] == '\\') return std::min(at + 2, text.size());
  if (text[at] != '[') return at;
  size_t i = at + 1;
  if (i < text.size() && text[i] == '^') ++i;
  if (i < text.size() && text[i] == ']') ++i;
  while (i < text.size() && text[i] != ']') i += text[i] == '\\' ? 2 : 1;
  return std::min(i + 1, text.size());
}

// The parenthesis that closes the one at `open`; npos: none does.
size_t Closing(std::string_view text, size_t open) {
  int depth = 0;
  for (size_t i = open; i < text.size();) {
    if (const size_t next = SkipLetters(text, i); next != i) {
      i = next;
      continue;
    }
    if (text[i] == '(') ++depth;
    if (text[i] == ')' && --depth == 0) return i;
    ++i;
  }
  return std::string_view::npos;
}

// The group that ends in front of `end`; npos: none does.
size_t OpeningBefore(std::string_view text, size_t end) {
  for (size_t i = 0; i < end;) {
    if (const size_t next = SkipLetters(text, i); next != i) {
      i = next;
      continue;
    }
    if (text[i] == '(' && Closing(text, i) + 1 == end) return i;
    ++i;
  }
  return std::string_view::npos;
}

// Every repeat without bound gets one.
std::string Bounded(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    if (const size_t next = SkipLetters(text, i); next != i) {
      out += text.substr(i, next - i);
      i = next;
    } else if (text[i] == '*' || text[i] == '+') {
      out += fmt::format("{{{},{}}}", text[i] == '*' ? 0 : 1, kRewrittenBound);
      ++i;
    } else {
      out += text[i++];
    }
  }
  return out;
}

// At a quantifier that is refused.
bool RewriteQuantifier(size_t at, std::string* text) {
  size_t end = at + 1;
  if ((*text)[at] == '{') {
    end = text->find('}', at);
    if (end++ == std::string::npos) return false;
  }
  if (end < text->size() && (*text)[end] == '+') {
    text->erase(end, 1);  // possessive
    return true;
  }
  if (at == 0 ||
      std::string_view("(|").find((*text)[at - 1]) != std::string_view::npos) {
    text->insert(at, "\\");  // nothing to repeat: the sign itself
    return true;
  }
  if ((*text)[at] == '{') {
    const size_t comma = text->find(',', at);
    const size_t number = comma < end ? comma + 1 : at + 1;
    unsigned most = 0;
    std::from_chars(text->data() + number, text->data() + end, most);
    constexpr unsigned kMost = 4000;
    if (most <= kMost) return false;
    text->replace(number, end - 1 - number, std::to_string(kMost));
    return true;
  }
  const size_t open = OpeningBefore(*text, at);
  if (open == std::string::npos) return false;
  const std::string inner = Bounded(text->substr(open, at - open));
  if (inner.size() == at - open) return false;
  text->replace(open, at - open, inner);
  return true;
}

// At a parenthesis that is refused.
bool RewriteGroup(size_t at, std::string* text) {
  const std::string_view rest = std::string_view(*text).substr(at + 1);
  if (!rest.starts_with('?')) {
    if (rest.starts_with('*')) return false;
    text->insert(at + 1, "?:");
    return true;
  }
  for (const std::string_view look : {"?=", "?!", "?<=", "?<!"}) {
    if (!rest.starts_with(look)) continue;
    const size_t end = Closing(*text, at);
    if (end == std::string::npos) return false;
    const size_t begin = at + 1 + look.size();
    const std::string inner = Bounded(text->substr(begin, end - begin));
    if (inner.size() == end - begin) return false;
    text->replace(begin, end - begin, inner);
    return true;
  }
  return false;
}

// \Q...\E: every sign behind a backslash.
bool RewriteQuoted(size_t at, std::string* text) {
  const size_t begin = at + 2;
  const size_t end = std::min(text->find("\\E", begin), text->size());
  std::string quoted;
  for (const char c : text->substr(begin, end - begin)) {
    constexpr std::string_view kSigns = "\\^$.[]|()?*+{}";
    if (kSigns.find(c) != std::string_view::npos) quoted += '\\';
    quoted += c;
  }
  text->replace(at, std::min(end + 2, text->size()) - at, quoted);
  return true;
}

bool RewriteAt(size_t at, std::string* text) {
  if (at >= text->size()) return false;
  const std::string_view rest = std::string_view(*text).substr(at);
  for (const Substitute& one : kSubstitutes) {
    if (!rest.starts_with(one.from)) continue;
    text->replace(at, one.from.size(), one.to);
    return true;
  }
  if (rest.starts_with("\\Q")) return RewriteQuoted(at, text);
  const char c = rest.front();
  if (c == '(') return RewriteGroup(at, text);
  if (c == ')' || c == ']' || c == '}') {
    text->insert(at, "\\");
    return true;
  }
  return (IsQuantifier(c) || c == '{') && RewriteQuantifier(at, text);
}

}  // namespace

std::optional<std::string> RewriteRegex(std::string_view source,
                                        const MacroTable& macros) {
  std::string text(source);
  for (int i = 0; i < kMaxRewrites; ++i) {
    const auto parsed = ParseRegex(text, macros);
    if (parsed) {
      return i == 0 ? std::nullopt : std::optional(std::move(text));
    }
    if (!RewriteAt(parsed.error().offset, &text)) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace galley
