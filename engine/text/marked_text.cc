#include "engine/text/marked_text.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <compare>
#include <utility>

#include "engine/base/file.h"
#include "engine/text/character.h"
#include "engine/text/decode.h"

namespace galley {
namespace {

using std::string_view;

struct Bracket {
  string_view sign;
  bool finding;
  bool opens;
};
constexpr Bracket kBrackets[] = {{"⟦", false, true},
                                 {"⟧", false, false},
                                 {"⟪", true, true},
                                 {"⟫", true, false}};
constexpr size_t kBracketBytes = 3;

const Bracket* BracketAt(string_view text, size_t at) {
  if (static_cast<unsigned char>(text[at]) != 0xE2) return nullptr;
  const string_view sign = text.substr(at, kBracketBytes);
  for (const Bracket& bracket : kBrackets) {
    if (bracket.sign == sign) return &bracket;
  }
  return nullptr;
}

bool IsTypeName(string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
  });
}

class Parser {
 public:
  Parser(string_view marked, MarkDialect dialect)
      : marked_(marked), example_(dialect == MarkDialect::kExample) {}

  Result<MarkedText> Run() && {
    if (!IsValidUtf8(marked_)) {
      return Fail(Error{"is not valid UTF-8; save it as UTF-8"});
    }
    while (at_ < marked_.size()) {
      if (const Bracket* bracket = BracketAt(marked_, at_)) {
        bracket->opens ? Open(*bracket) : Close(*bracket);
      } else if (marked_[at_] == '\\') {
        Escape();
      } else {
        out_.text += marked_[at_++];
      }
    }
    for (const std::vector<Opened>& stack : open_) {
      for (const Opened& opened : stack) {
        Report(opened.place, "this mark is never closed");
      }
    }
    if (!errors_.empty()) {
      std::ranges::stable_sort(errors_, {}, [](const Error& error) {
        return std::pair(error.line, error.column);
      });
      return Fail(std::move(errors_));
    }
    std::ranges::stable_sort(out_.marks, [](const Mark& a, const Mark& b) {
      return std::pair(a.span.begin, b.span.end) <
             std::pair(b.span.begin, a.span.end);
    });
    return std::move(out_);
  }

 private:
  struct Opened {
    size_t mark = 0;   // in out_.marks
    size_t place = 0;  // in marked_
  };

  void Report(size_t place, std::string message) {
    const LineColumn at = LineColumnOf(marked_, place);
    errors_.push_back({std::move(message), {}, at.line, at.column});
  }

  void Open(const Bracket& bracket) {
    const size_t place = at_;
    at_ += kBracketBytes;
    Mark mark;
    mark.finding = bracket.finding;
    mark.span.begin = static_cast<uint32_t>(out_.text.size());
    mark.span.end = mark.span.begin;
    ReadHead(place, &mark);
    open_[bracket.finding].push_back({out_.marks.size(), place});
    out_.marks.push_back(std::move(mark));
  }

  // "?type=value|", where there is one.
  void ReadHead(size_t place, Mark* mark) {
    size_t bar = at_;
    while (bar < marked_.size() && marked_[bar] != '|' &&
           marked_[bar] != '\n' && marked_[bar] != '\\' &&
           BracketAt(marked_, bar) == nullptr) {
      ++bar;
    }
    if (bar == marked_.size() || marked_[bar] != '|') {
      if (!example_) Report(place, "no bar between the type and the text");
      return;
    }
    string_view head = marked_.substr(at_, bar - at_);
    at_ = bar + 1;
    if (head.starts_with('?')) {
      mark->optional = true;
      head.remove_prefix(1);
    }
    const size_t equals = std::min(head.find('='), head.size());
    mark->type = head.substr(0, equals);
    if (equals < head.size()) mark->value = head.substr(equals + 1);
    if (mark->type.empty() && mark->optional && example_) return;
    if (!IsTypeName(mark->type)) {
      Report(place, fmt::format("\"{}\" is no type; a bar in the text is "
                                "written \\|",
                                mark->type));
    }
  }

  void Close(const Bracket& bracket) {
    const size_t place = at_;
    at_ += kBracketBytes;
    std::vector<Opened>& stack = open_[bracket.finding];
    if (stack.empty()) {
      return Report(place,
                    fmt::format("{} without its opening mark", bracket.sign));
    }
    const Opened opened = stack.back();
    stack.pop_back();
    Mark& mark = out_.marks[opened.mark];
    mark.span.end = static_cast<uint32_t>(out_.text.size());
    if (mark.span.empty()) Report(opened.place, "this mark holds no text");
  }

  // At a backslash.
  void Escape() {
    const string_view rest = marked_.substr(at_ + 1);
    if (rest.starts_with('|') || (example_ && rest.starts_with('\\'))) {
      out_.text += rest[0];
      at_ += 2;
    } else if (example_ && rest.starts_with("u{")) {
      EscapedCodePoint(rest.substr(2));
    } else {
      // Ordinary: patterns and paths are quoted in texts.
      out_.text += '\\';
      ++at_;
    }
  }

  void EscapedCodePoint(string_view rest) {
    const size_t place = at_;
    const size_t digits =
        std::min(rest.find_first_not_of("0123456789abcdefABCDEF"), rest.size());
    at_ += 3 + digits;
    uint32_t code_point = 0;
    if (digits >= 1 && digits <= 6) {
      for (const char c : rest.substr(0, digits)) {
        const int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
        code_point = code_point * 16 + static_cast<uint32_t>(digit);
      }
    }
    const bool closed = digits < rest.size() && rest[digits] == '}';
    if (closed) ++at_;
    if (!closed || code_point == 0 || code_point > 0x10FFFF ||
        (code_point >= 0xD800 && code_point <= 0xDFFF)) {
      return Report(place, "a character is written \\u{A0}, in hexadecimal");
    }
    AppendUtf8(code_point, &out_.text);
  }

  string_view marked_;
  bool example_;
  size_t at_ = 0;
  MarkedText out_{};
  std::array<std::vector<Opened>, 2> open_{};  // entities, findings
  Errors errors_{};
};

std::string HeadOf(const Mark& mark) {
  return fmt::format("{}{}{}{}{}|", mark.finding ? "⟪" : "⟦",
                     mark.optional ? "?" : "", mark.type,
                     mark.value.empty() ? "" : "=", mark.value);
}

}  // namespace

Result<MarkedText> ParseMarks(string_view marked, MarkDialect dialect) {
  return Parser(marked, dialect).Run();
}

std::string WriteMarks(const MarkedText& text) {
  // Ends of one kind are alike, so only their order by place matters; they
  // come before the marks that begin at the same place.
  std::vector<std::pair<uint32_t, bool>> ends;
  for (const Mark& mark : text.marks) {
    ends.emplace_back(mark.span.end, mark.finding);
  }
  std::ranges::sort(ends);
  std::string out;
  size_t next_end = 0;
  size_t next_mark = 0;
  for (uint32_t at = 0; at <= text.text.size(); ++at) {
    for (; next_end < ends.size() && ends[next_end].first == at; ++next_end) {
      out += ends[next_end].second ? "⟫" : "⟧";
    }
    for (; next_mark < text.marks.size() &&
           text.marks[next_mark].span.begin == at;
         ++next_mark) {
      out += HeadOf(text.marks[next_mark]);
    }
    if (at == text.text.size()) break;
    // A bar alone is a bar; behind a backslash it would lose that.
    if (text.text[at] == '|' && out.ends_with('\\')) out += '\\';
    out += text.text[at];
  }
  return out;
}

}  // namespace galley
