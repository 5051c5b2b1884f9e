#include "engine/match/regex_alternatives.h"

#include <algorithm>
#include <optional>

#include "engine/match/regex_lower.h"

namespace galley {
namespace {

using Kind = RegexNode::Kind;

char32_t Folded(char32_t c, bool fold) {
  return fold && c >= U'A' && c <= U'Z' ? c + (U'a' - U'A') : c;
}

// The letters of a node that is nothing else.
std::optional<std::u32string> LettersOf(const RegexNode& node, bool fold) {
  if (node.kind == Kind::kLiteral) {
    return std::u32string(1, Folded(node.literal, fold));
  }
  if (node.kind == Kind::kSpace) return U" ";
  if (node.kind != Kind::kSequence) return std::nullopt;
  std::u32string all;
  for (const RegexNode& child : node.children) {
    const auto letters = LettersOf(child, fold);
    if (!letters) return std::nullopt;
    all += *letters;
  }
  return all;
}

bool Same(const RegexNode& a, const RegexNode& b) {
  const auto ranges = [](const RegexNode& node) {
    std::vector<std::pair<char32_t, char32_t>> all;
    for (const CharRange& one : node.ranges) {
      all.emplace_back(one.first, one.last);
    }
    return all;
  };
  return a.kind == b.kind && a.negated == b.negated && a.ahead == b.ahead &&
         a.lazy == b.lazy && a.literal == b.literal && a.min == b.min &&
         a.max == b.max && a.name == b.name && ranges(a) == ranges(b) &&
         a.properties == b.properties &&
         std::ranges::equal(a.children, b.children, Same);
}

// The ends in `text` of the matches of `node` that begin at `at`; what is not
// plain has none, so that nothing is called covered that is not.
using Ends = std::vector<size_t>;
Ends EndsOf(const RegexNode& node, std::u32string_view text, size_t at,
            bool fold);

void Add(const Ends& more, Ends* ends) {
  for (const size_t end : more) {
    if (std::ranges::find(*ends, end) == ends->end()) ends->push_back(end);
  }
}

Ends EndsOfRow(const std::vector<RegexNode>& row, std::u32string_view text,
               size_t at, bool fold) {
  Ends ends = {at};
  for (const RegexNode& child : row) {
    Ends next;
    for (const size_t end : ends) Add(EndsOf(child, text, end, fold), &next);
    ends = std::move(next);
  }
  return ends;
}

Ends EndsOfRepeat(const RegexNode& node, std::u32string_view text, size_t at,
                  bool fold) {
  Ends all;
  Ends ends = {at};
  for (uint32_t round = 0; !ends.empty(); ++round) {
    if (round >= node.min) Add(ends, &all);
    if (round == node.max || round > text.size()) break;
    Ends next;
    for (const size_t end : ends) {
      Add(EndsOf(node.children.front(), text, end, fold), &next);
    }
    ends = std::move(next);
  }
  return all;
}

bool Takes(const RegexNode& node, char32_t c, bool fold) {
  if (node.kind == Kind::kLiteral) return Folded(node.literal, fold) == c;
  if (node.kind == Kind::kSpace) return c == U' ';
  return node.kind == Kind::kClass && !node.negated &&
         std::ranges::any_of(node.ranges, [c](const CharRange& range) {
           return range.first <= c && c <= range.last;
         });
}

Ends EndsOf(const RegexNode& node, std::u32string_view text, size_t at,
            bool fold) {
  switch (node.kind) {
    case Kind::kLiteral:
    case Kind::kClass:
    case Kind::kSpace:
      if (at < text.size() && Takes(node, text[at], fold)) return {at + 1};
      return {};
    case Kind::kSequence:
    case Kind::kCapture:
      return EndsOfRow(node.children, text, at, fold);
    case Kind::kAlternation: {
      Ends ends;
      for (const RegexNode& child : node.children) {
        Add(EndsOf(child, text, at, fold), &ends);
      }
      return ends;
    }
    case Kind::kRepeat:
      return EndsOfRepeat(node, text, at, fold);
    case Kind::kAny:
    case Kind::kAssertion:
    case Kind::kLook:
      break;
  }
  return {};
}

std::string Utf8Of(const std::u32string& text) {
  std::string bytes;
  for (const char32_t c : text) bytes += galley::Utf8Of(c);
  return bytes;
}

void Collect(const RegexNode& node, bool fold,
             std::vector<IdleAlternative>* idle) {
  for (const RegexNode& child : node.children) Collect(child, fold, idle);
  if (node.kind != Kind::kAlternation) return;
  for (size_t i = 1; i < node.children.size(); ++i) {
    const auto letters = LettersOf(node.children[i], fold);
    for (size_t j = 0; j < i; ++j) {
      const RegexNode& earlier = node.children[j];
      const bool twice = letters ? LettersOf(earlier, fold) == letters
                                 : Same(earlier, node.children[i]);
      const bool covered =
          letters && std::ranges::count(EndsOf(earlier, *letters, 0, fold),
                                        letters->size()) > 0;
      if (!twice && !covered) continue;
      idle->push_back({letters ? Utf8Of(*letters) : "", twice});
      break;
    }
  }
}

}  // namespace

std::vector<IdleAlternative> IdleAlternatives(const RegexNode& node,
                                              bool fold) {
  std::vector<IdleAlternative> idle;
  Collect(node, fold, &idle);
  return idle;
}

std::vector<AlternativeSpans> AlternativesIn(std::string_view source) {
  struct Group {
    AlternativeSpans spans{};
    size_t begin = 0;  // of the alternative that is being read
  };
  std::vector<AlternativeSpans> found;
  std::vector<Group> open(1);
  const auto end_alternative = [&](size_t at) {
    open.back().spans.push_back(
        {static_cast<uint32_t>(open.back().begin), static_cast<uint32_t>(at)});
  };
  const auto close = [&](size_t at) {
    end_alternative(at);
    if (open.back().spans.size() > 1) {
      found.push_back(std::move(open.back().spans));
    }
    open.pop_back();
  };
  bool in_class = false;
  for (size_t i = 0; i < source.size(); ++i) {
    const char c = source[i];
    if (c == '\\') {
      ++i;
    } else if (in_class) {
      in_class = c != ']';
    } else if (c == '[') {
      in_class = true;
      if (i + 1 < source.size() && source[i + 1] == '^') ++i;
      if (i + 1 < source.size() && source[i + 1] == ']') ++i;
    } else if (c == '(') {
      size_t begin = i + 1;
      if (source.substr(begin).starts_with("?'")) {
        begin = source.find('\'', begin + 2) + 1;
      } else if (source.substr(begin).starts_with("?<=") ||
                 source.substr(begin).starts_with("?<!")) {
        begin += 3;
      } else if (source.substr(begin).starts_with("?<") ||
                 source.substr(begin).starts_with("?P<")) {
        begin = source.find('>', begin) + 1;
      } else if (source.substr(begin).starts_with("?")) {
        begin += 2;
      }
      open.push_back({{}, begin});
      i = begin - 1;
    } else if (c == '|') {
      end_alternative(i);
      open.back().begin = i + 1;
    } else if (c == ')') {
      close(i);
    }
  }
  close(source.size());
  return found;
}

}  // namespace galley
