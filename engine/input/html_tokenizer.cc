#include "engine/input/html_tokenizer.h"

#include <algorithm>

namespace galley {
namespace {

using std::string_view;

constexpr string_view kElements[] = {
    "a",        "abbr",     "acronym",  "address", "applet",     "area",
    "article",  "aside",    "audio",    "b",       "base",       "basefont",
    "bdi",      "bdo",      "big",      "blink",   "blockquote", "body",
    "br",       "button",   "canvas",   "caption", "center",     "cite",
    "code",     "col",      "colgroup", "data",    "datalist",   "dd",
    "del",      "details",  "dfn",      "dialog",  "dir",        "div",
    "dl",       "dt",       "em",       "embed",   "fieldset",   "figcaption",
    "figure",   "font",     "footer",   "form",    "frame",      "frameset",
    "h1",       "h2",       "h3",       "h4",      "h5",         "h6",
    "head",     "header",   "hgroup",   "hr",      "html",       "i",
    "iframe",   "img",      "input",    "ins",     "kbd",        "label",
    "legend",   "li",       "link",     "main",    "map",        "mark",
    "marquee",  "math",     "menu",     "meta",    "meter",      "nav",
    "nobr",     "noframes", "noscript", "object",  "ol",         "optgroup",
    "option",   "output",   "p",        "param",   "picture",    "pre",
    "progress", "q",        "rp",       "rt",      "ruby",       "s",
    "samp",     "script",   "search",   "section", "select",     "slot",
    "small",    "source",   "span",     "strike",  "strong",     "style",
    "sub",      "summary",  "sup",      "svg",     "table",      "tbody",
    "td",       "template", "textarea", "tfoot",   "th",         "thead",
    "time",     "title",    "tr",       "track",   "tt",         "u",
    "ul",       "var",      "video",    "wbr"};

bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool IsSpace(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
char Lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

size_t NameEnd(string_view source, size_t at) {
  while (at < source.size() && !IsSpace(source[at]) && source[at] != '>' &&
         source[at] != '/' && source[at] != '<') {
    ++at;
  }
  return at;
}

bool EqualsLower(string_view text, string_view lower) {
  return text.size() == lower.size() &&
         std::ranges::equal(text, lower, {}, Lower);
}

}  // namespace

size_t HtmlTokenizer::Find(string_view mark, size_t from) {
  if (std::ranges::find(in_vain_, mark) != in_vain_.end()) {
    return string_view::npos;
  }
  const size_t found = source_.find(mark, from);
  if (found == string_view::npos) in_vain_.emplace_back(mark);
  return found;
}

// Behind the '>' that closes a tag; npos if none does. `from`: behind the name.
size_t HtmlTokenizer::TagEnd(size_t from) {
  if (Find(">", from) == string_view::npos) return string_view::npos;
  for (size_t at = from; at < source_.size(); ++at) {
    const char c = source_[at];
    if (c == '>') return at + 1;
    if ((c != '"' && c != '\'') || quotes_astray_) continue;
    // Elsewhere a quotation mark is a character like others.
    size_t before = at;
    while (before > from && IsSpace(source_[before - 1])) --before;
    if (before == from || source_[before - 1] != '=') continue;
    const size_t closing = Find({&source_[at], 1}, at + 1);
    if (closing != string_view::npos) at = closing;
  }
  // Every '>' stood in quotation marks, so those cannot be meant as such.
  quotes_astray_ = true;
  return Find(">", from) + 1;
}

HtmlToken HtmlTokenizer::Next() {
  if (at_ >= source_.size()) return {HtmlToken::Kind::kEnd, at_, at_, {}};
  HtmlToken token;
  if (source_[at_] == '&') {
    token = {HtmlToken::Kind::kReference, at_, at_ + 1, {}};
  } else {
    token = source_[at_] == '<' ? Markup() : PlainText();
  }
  at_ = token.end;
  return token;
}

HtmlToken HtmlTokenizer::PlainText() {
  const size_t end = source_.find_first_of("<&", at_ + 1);
  return {HtmlToken::Kind::kText, at_, std::min(end, source_.size()), {}};
}

HtmlToken HtmlTokenizer::Dropped(string_view closing, size_t content) {
  const size_t found = Find(closing, content);
  if (found == string_view::npos) return PlainText();
  return {HtmlToken::Kind::kDropped, at_, found + closing.size(), {}};
}

HtmlToken HtmlTokenizer::Markup() {
  const string_view rest = source_.substr(at_);
  if (rest.starts_with("<!--")) return Dropped("-->", at_ + 2);
  if (rest.starts_with("<![CDATA[")) {
    return {HtmlToken::Kind::kDropped, at_, at_ + 9, {}};
  }
  if (rest.starts_with("<!") || rest.starts_with("<?")) {
    return Dropped(">", at_ + 2);
  }
  const bool closes = rest.starts_with("</");
  const size_t name = at_ + (closes ? 2 : 1);
  if (name >= source_.size() || !IsLetter(source_[name])) return PlainText();
  const size_t name_end = NameEnd(source_, name);
  const size_t end = TagEnd(name_end);
  if (end == string_view::npos) return PlainText();
  HtmlToken token{
      closes ? HtmlToken::Kind::kEndTag : HtmlToken::Kind::kStartTag, at_, end,
      std::string(source_.substr(name, name_end - name))};
  std::ranges::transform(token.name, token.name.begin(), Lower);
  return token;
}

void HtmlTokenizer::SkipElement(string_view name) {
  const std::string closing = "</" + std::string(name);
  if (std::ranges::find(in_vain_, closing) != in_vain_.end()) return;
  for (size_t at = source_.find("</", at_); at != string_view::npos;
       at = source_.find("</", at + 2)) {
    if (!EqualsLower(source_.substr(at, closing.size()), closing)) continue;
    at_ = at;
    return;
  }
  in_vain_.push_back(closing);
}

HtmlAttribute FindAttribute(string_view tag, string_view name) {
  size_t at = NameEnd(tag, 1);
  while (at < tag.size()) {
    while (at < tag.size() && (IsSpace(tag[at]) || tag[at] == '/')) ++at;
    const size_t begin = at;
    while (at < tag.size() && !IsSpace(tag[at]) && tag[at] != '=' &&
           tag[at] != '>') {
      ++at;
    }
    const bool here = EqualsLower(tag.substr(begin, at - begin), name);
    while (at < tag.size() && IsSpace(tag[at])) ++at;
    string_view value;
    if (at < tag.size() && tag[at] == '=') {
      ++at;
      while (at < tag.size() && IsSpace(tag[at])) ++at;
      if (at < tag.size() && (tag[at] == '"' || tag[at] == '\'')) {
        const size_t end = std::min(tag.find(tag[at], at + 1), tag.size());
        value = tag.substr(at + 1, end - at - 1);
        at = std::min(end + 1, tag.size());
      } else {
        const size_t end =
            std::min(tag.find_first_of(" \t\n\r\f>", at), tag.size());
        value = tag.substr(at, end - at);
        at = end;
      }
    } else if (at == begin) {
      ++at;  // '>' or a stray sign
    }
    if (here) return {true, value};
  }
  return {};
}

bool IsBracketedProse(string_view tag, string_view name) {
  if (IsHtmlElement(name) || tag.find('=') != tag.npos || tag.size() < 3 ||
      name.find_first_of("-:") != name.npos || tag[tag.size() - 2] == '/') {
    return false;
  }
  return tag.find(' ') != tag.npos;
}

bool IsHtmlElement(string_view name) {
  return std::ranges::binary_search(kElements, name);
}

}  // namespace galley
