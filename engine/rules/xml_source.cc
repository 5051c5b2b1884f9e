#include "engine/rules/xml_source.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <pugixml.hpp>

#include "engine/text/decode.h"

namespace galley {
namespace {

constexpr int kMaxDepth = 32;

// Of the lists in the grammar, whose words may end in "!".
bool Lists(std::string_view list, std::string_view name) {
  for (size_t at = list.find(name); at != std::string_view::npos;
       at = list.find(name, at + 1)) {
    const std::string_view rest = list.substr(at + name.size());
    if ((at == 0 || list[at - 1] == ' ') &&
        (rest.empty() || rest[0] == ' ' || rest[0] == '!')) {
      return true;
    }
  }
  return false;
}

std::string Listed(std::string_view list) {
  std::string text;
  ForEachWord(list, [&](std::string_view word) {
    if (word.ends_with('!')) word.remove_suffix(1);
    text += (text.empty() ? "" : ", ") + std::string(word);
  });
  return text.empty() ? "none" : text;
}

std::string ListedElements(std::string_view list) {
  std::string text;
  ForEachWord(list, [&](std::string_view word) {
    if (word.ends_with('!')) word.remove_suffix(1);
    text += fmt::format("{}<{}>", text.empty() ? "use " : ", ", word);
  });
  return text.empty() ? "it takes none" : text;
}

}  // namespace

std::string_view Trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::string TextOf(const pugi::xml_node& node) {
  std::string text;
  for (const pugi::xml_node& child : node.children()) text += child.value();
  return text;
}

XmlSource::XmlSource(std::string file, std::string_view bytes,
                     std::span<const ElementGrammar> grammar, Errors* errors)
    : file_(std::move(file)),
      bytes_(bytes),
      grammar_(grammar),
      errors_(*errors) {
  line_starts_.push_back(0);
  for (size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] == '\n') line_starts_.push_back(i + 1);
  }
}

bool XmlSource::Parse(std::string_view root, std::string_view what,
                      pugi::xml_document* xml) {
  if (!IsValidUtf8(bytes_)) {
    errors_.push_back({"is not valid UTF-8; save it as UTF-8", file_, 1});
    return false;
  }
  const pugi::xml_parse_result parsed = xml->load_buffer(
      bytes_.data(), bytes_.size(), pugi::parse_default, pugi::encoding_utf8);
  if (!parsed) {
    Wrong(PlaceAt(static_cast<size_t>(parsed.offset)),
          fmt::format("not well-formed XML: {}; check that every tag is closed "
                      "and that & and < are written &amp; and &lt;",
                      parsed.description()));
    return false;
  }
  const pugi::xml_node top = xml->document_element();
  if (root == top.name()) return true;
  Wrong(PlaceOf(top), fmt::format("{}, not with <{}>", what, top.name()));
  return false;
}

SourcePlace XmlSource::PlaceAt(size_t offset) const {
  const auto line = std::ranges::upper_bound(line_starts_, offset) - 1;
  const std::string_view before =
      bytes_.substr(*line, std::min(offset, bytes_.size()) - *line);
  const auto column = std::ranges::count_if(before, [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  });
  return {file_, static_cast<uint32_t>(line - line_starts_.begin() + 1),
          static_cast<uint32_t>(column + 1)};
}

// offset_debug() is that of the name; a "<" stands before it.
SourcePlace XmlSource::PlaceOf(const pugi::xml_node& node) const {
  const auto offset = node.offset_debug();
  return PlaceAt(offset > 0 ? static_cast<size_t>(offset - 1) : 0);
}

void XmlSource::Wrong(const SourcePlace& place, std::string message) {
  if (!subject_.empty()) message = subject_ + ": " + message;
  errors_.push_back({std::move(message), place.file, place.line, place.column});
}

const ElementGrammar* XmlSource::Find(std::string_view element) const {
  const auto found =
      std::ranges::find(grammar_, element, &ElementGrammar::name);
  return found == grammar_.end() ? nullptr : &*found;
}

void XmlSource::CheckElement(const pugi::xml_node& node) {
  const ElementGrammar* grammar = Find(node.name());
  if (grammar == nullptr) return;  // reported by its parent
  CheckAttributes(node, *grammar);
  CheckChildren(node, *grammar);
}

void XmlSource::CheckAll(const pugi::xml_node& node) { CheckAll(node, 1); }

void XmlSource::CheckAll(const pugi::xml_node& node, int depth) {
  const ElementGrammar* grammar = Find(node.name());
  if (grammar == nullptr) return;  // reported by its parent
  if (depth > kMaxDepth) {
    Wrong(PlaceOf(node), "elements nest too deeply; split the rule");
    return;
  }
  CheckAttributes(node, *grammar);
  CheckChildren(node, *grammar);
  for (const pugi::xml_node& child : node.children()) {
    if (child.type() == pugi::node_element) CheckAll(child, depth + 1);
  }
}

void XmlSource::CheckAttributes(const pugi::xml_node& node,
                                const ElementGrammar& grammar) {
  ForEachWord(grammar.attributes, [&](std::string_view name) {
    if (!name.ends_with('!')) return;
    name.remove_suffix(1);
    if (node.attribute(std::string(name).c_str()).empty()) {
      Wrong(PlaceOf(node), fmt::format("<{}> needs the attribute {}=\"...\"",
                                       node.name(), name));
    }
  });
  if (grammar.free_attributes) return;
  for (const pugi::xml_attribute& attribute : node.attributes()) {
    const std::string_view name = attribute.name();
    if (!name.starts_with("xmlns") && !name.starts_with("xsi:") &&
        !Lists(grammar.attributes, name)) {
      Wrong(PlaceOf(node),
            fmt::format("<{}> has no attribute \"{}\"; it takes {}",
                        node.name(), name, Listed(grammar.attributes)));
    }
  }
}

void XmlSource::CheckChildren(const pugi::xml_node& node,
                              const ElementGrammar& grammar) {
  for (const pugi::xml_node& child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      if (!grammar.text) {
        Wrong(PlaceOf(node),
              fmt::format("<{}> holds no text; \"{}\" has lost its element",
                          node.name(), Trimmed(child.value())));
      }
      continue;
    }
    if (!Lists(grammar.children, child.name())) {
      Wrong(PlaceOf(child),
            fmt::format("<{}> cannot stand in <{}>; {}", child.name(),
                        node.name(), ListedElements(grammar.children)));
    }
  }
  ForEachWord(grammar.children, [&](std::string_view name) {
    if (!name.ends_with('!')) return;
    name.remove_suffix(1);
    if (!node.child(std::string(name).c_str())) {
      Wrong(PlaceOf(node), fmt::format("<{}> needs a <{}>", node.name(), name));
    }
  });
}

std::string XmlSource::OneOf(const pugi::xml_node& node, const char* attribute,
                             std::string_view fallback,
                             std::string_view allowed) {
  const pugi::xml_attribute found = node.attribute(attribute);
  if (found.empty()) return std::string(fallback);
  bool known = false;
  ForEachWord(allowed, [&](std::string_view one) {
    known = known || one == found.value();
  });
  if (!known) {
    Wrong(PlaceOf(node), fmt::format("{}=\"{}\" is not one of: {}", attribute,
                                     found.value(), allowed));
  }
  return found.value();
}

int XmlSource::Integer(const pugi::xml_node& node, const char* attribute,
                       int fallback, int low, int high) {
  const pugi::xml_attribute found = node.attribute(attribute);
  if (found.empty()) return fallback;
  const std::string_view text = found.value();
  int value = 0;
  const auto [end, code] =
      std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc() || end != text.data() + text.size() || value < low ||
      value > high) {
    Wrong(PlaceOf(node), fmt::format("{}=\"{}\" must be a number from {} to {}",
                                     attribute, text, low, high));
    return fallback;
  }
  return value;
}

}  // namespace galley
