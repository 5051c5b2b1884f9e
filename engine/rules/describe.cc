#include "engine/rules/describe.h"

#include <fmt/core.h>

#include <array>
#include <span>

#include "engine/base/join.h"

namespace galley {
namespace {

constexpr size_t kMaxWords = 6;  // of a list, before the ellipsis

std::string Joined(const std::vector<std::string>& words,
                   std::string_view separator) {
  if (words.size() <= kMaxWords) return Join(words, separator);
  return fmt::format(
      "{}{}…", Join(std::span(words).first(kMaxWords), separator), separator);
}

void AddAttribute(std::string_view name, const std::vector<std::string>& words,
                  std::string* out) {
  if (words.empty()) return;
  *out += fmt::format(" {}=\"{}\"", name, Joined(words, " "));
}

void AddAttribute(std::string_view name, std::string_view text,
                  std::string* out) {
  if (text.empty()) return;
  *out += fmt::format(" {}=\"{}\"", name, text);
}

template <typename Child>
std::string Inside(const std::vector<Child>& children) {
  std::string text;
  for (const Child& child : children) text += Describe(child);
  return text;
}

std::string Tag(std::string_view name, std::string_view attributes,
                std::string_view content) {
  return content.empty()
             ? fmt::format("<{}{}/>", name, attributes)
             : fmt::format("<{0}{1}>{2}</{0}>", name, attributes, content);
}

}  // namespace

std::string Describe(const Element& element) {
  std::string attributes;
  switch (element.kind) {
    case Element::Kind::kWord:
      if (element.fold) AddAttribute("case", "fold", &attributes);
      AddAttribute("in", element.in, &attributes);
      AddAttribute("class", element.classes, &attributes);
      AddAttribute("shape", element.shapes, &attributes);
      AddAttribute("not-in", element.not_in, &attributes);
      return Tag("w", attributes, Joined(element.texts, "|"));
    case Element::Kind::kAnnotation:
      AddAttribute("type", element.types, &attributes);
      return Tag("a", attributes, {});
    case Element::Kind::kRow: {
      const std::string content = Inside(element.children);
      if (element.output) {
        AddAttribute("type", element.output_type, &attributes);
        return Tag("span", attributes, content);
      }
      return element.capture.empty() ? content : Tag("seq", {}, content);
    }
    case Element::Kind::kChoice:
      return Tag("alt", {}, Inside(element.children));
    case Element::Kind::kRepeat: {
      if (element.min == 0 && element.max == 1) {
        return Tag("opt", {}, Inside(element.children));
      }
      attributes =
          fmt::format(" min=\"{}\" max=\"{}\"", element.min, element.max);
      return Tag("rep", attributes, Inside(element.children));
    }
    case Element::Kind::kTight:
      return "<tight/>";
    case Element::Kind::kLoose:
      return "<loose/>";
  }
  return {};
}

std::string_view NameOf(Condition::Kind kind) {
  constexpr std::array<std::string_view, 8> kNames = {
      "before",   "after", "near",     "inside",
      "contains", "at",    "document", "unless"};
  return kNames[static_cast<size_t>(kind)];
}

std::string Describe(const Condition& condition) {
  std::string attributes;
  AddAttribute("span", condition.span, &attributes);
  if (condition.kind == Condition::Kind::kNear) {
    attributes += fmt::format(" words=\"{}\"", condition.words);
    if (condition.side != "both") {
      AddAttribute("side", condition.side, &attributes);
    }
  }
  AddAttribute("type", condition.types, &attributes);
  AddAttribute("block", condition.blocks, &attributes);
  AddAttribute(condition.kind == Condition::Kind::kDocument ? "has" : "where",
               condition.where, &attributes);
  const std::string content = condition.kind == Condition::Kind::kUnless
                                  ? Inside(condition.children)
                                  : Describe(condition.elements);
  return Tag(NameOf(condition.kind), attributes, content);
}

std::string Describe(const SourcePlace& place) {
  return place.file.empty() ? "" : fmt::format("{}:{}", place.file, place.line);
}

}  // namespace galley
