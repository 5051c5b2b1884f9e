#include "engine/input/xml_reader.h"

#include <algorithm>

#include "engine/input/entity.h"

namespace galley {
namespace {

using std::string_view;

constexpr string_view kSpaces = " \t\r\n";
constexpr string_view kUnknown = "?";
// Office files declare some 40; each tag looks through them.
constexpr size_t kMaxBindings = 512;

string_view Decoded(string_view raw, std::string* space) {
  if (raw.find('&') == raw.npos) return raw;
  space->clear();
  while (!raw.empty()) {
    const size_t amp = std::min(raw.find('&'), raw.size());
    space->append(raw.substr(0, amp));
    raw.remove_prefix(amp);
    if (raw.empty()) break;
    const Entity entity = DecodeEntity(raw);
    space->append(entity.length == 0 ? "&" : entity.text);
    raw.remove_prefix(std::max<size_t>(entity.length, 1));
  }
  return *space;
}

}  // namespace

XmlReader::XmlReader(string_view xml, std::span<const XmlNamespace> namespaces,
                     uint32_t max_depth)
    : xml_(xml), namespaces_(namespaces), max_depth_(max_depth) {}

XmlReader::Token XmlReader::Broken(string_view problem) {
  problem_ = problem;
  end_ = begin_;
  return Token::kBroken;
}

XmlReader::Token XmlReader::Next() {
  if (!problem_.empty()) return Token::kBroken;
  if (empty_element_) {
    empty_element_ = false;
    return Close();
  }
  for (;;) {
    begin_ = at_;
    if (begin_ == xml_.size()) {
      if (!open_.empty()) return Broken("ends inside an element");
      if (!seen_root_) return Broken("holds no element");
      end_ = begin_;
      return Token::kDone;
    }
    const string_view rest = xml_.substr(begin_);
    if (rest.front() != '<') return Text();
    if (rest.starts_with("</")) return EndTag();
    if (rest.starts_with("<![CDATA[")) return CharacterData();
    if (!rest.starts_with("<!") && !rest.starts_with("<?")) return StartTag();
    if (!SkipMarkup()) return Token::kBroken;
  }
}

XmlReader::Token XmlReader::Text() {
  if (xml_[begin_] == '&') {
    const Entity entity = DecodeEntity(xml_.substr(begin_));
    // One that nothing defines stands for itself.
    end_ = at_ = begin_ + std::max<size_t>(entity.length, 1);
    decoded_ = entity.length == 0 ? "&" : entity.text;
    return Token::kReference;
  }
  end_ = at_ = std::min(xml_.find_first_of("<&", begin_), xml_.size());
  return Token::kText;
}

XmlReader::Token XmlReader::CharacterData() {
  const size_t close = xml_.find("]]>", begin_);
  if (close == xml_.npos) return Broken("has a CDATA section without end");
  begin_ += string_view("<![CDATA[").size();
  end_ = close;
  at_ = close + 3;
  return Token::kText;
}

bool XmlReader::SkipMarkup() {
  const string_view rest = xml_.substr(begin_);
  string_view close = "?>";
  if (rest.starts_with("<!--")) {
    close = "-->";
  } else if (rest.starts_with("<!")) {
    Broken("has a document type declaration, which may define anything");
    return false;
  }
  const size_t end = rest.find(close, 2);
  if (end == rest.npos) {
    Broken("has a comment or an instruction without end");
    return false;
  }
  at_ = begin_ + end + close.size();
  return true;
}

void XmlReader::Bind(string_view prefix, string_view uri) {
  const auto known = std::ranges::find(namespaces_, uri, &XmlNamespace::uri);
  bindings_.emplace_back(prefix,
                         known == namespaces_.end() ? kUnknown : known->prefix);
}

bool XmlReader::ReadAttributes(string_view tag) {
  attributes_.clear();
  size_t at = 0;
  while ((at = tag.find_first_not_of(kSpaces, at)) != tag.npos) {
    const size_t equals = tag.find('=', at);
    if (equals == tag.npos) return false;
    string_view name = tag.substr(at, equals - at);
    name = name.substr(0, name.find_last_not_of(kSpaces) + 1);
    const size_t open = tag.find_first_not_of(kSpaces, equals + 1);
    if (name.empty() || open == tag.npos) return false;
    if (tag[open] != '"' && tag[open] != '\'') return false;
    const size_t close = tag.find(tag[open], open + 1);
    if (close == tag.npos) return false;
    const string_view value = tag.substr(open + 1, close - open - 1);
    at = close + 1;
    if (name == "xmlns") {
      Bind({}, value);
    } else if (name.starts_with("xmlns:")) {
      Bind(name.substr(6), value);
    } else {
      attributes_.push_back({name, value});
    }
  }
  return true;
}

std::string XmlReader::Canonical(string_view raw, bool attribute) const {
  const size_t colon = raw.find(':');
  const string_view prefix =
      colon == raw.npos ? string_view{} : raw.substr(0, colon);
  // An attribute without a prefix is in no namespace.
  if (attribute && prefix.empty()) return std::string(raw);
  const auto bound = std::find_if(
      bindings_.rbegin(), bindings_.rend(),
      [prefix](const auto& binding) { return binding.first == prefix; });
  if (bound == bindings_.rend()) return std::string(raw);
  if (bound->second == kUnknown) return std::string(kUnknown);
  const string_view local = colon == raw.npos ? raw : raw.substr(colon + 1);
  if (bound->second.empty()) return std::string(local);
  std::string name;
  name.reserve(bound->second.size() + 1 + local.size());
  name.append(bound->second).append(1, ':').append(local);
  return name;
}

XmlReader::Token XmlReader::StartTag() {
  // A '>' may stand in the value of an attribute.
  size_t close = begin_ + 1;
  char quote = 0;
  for (; close < xml_.size(); ++close) {
    const char c = xml_[close];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      break;
    }
  }
  if (close == xml_.size()) return Broken("has a tag without end");
  if (open_.empty() && seen_root_) return Broken("holds a second root element");
  if (open_.size() >= max_depth_) {
    return Broken("nests its elements too deep (--max-depth)");
  }
  string_view tag = xml_.substr(begin_ + 1, close - begin_ - 1);
  empty_element_ = !tag.empty() && tag.back() == '/';
  if (empty_element_) tag.remove_suffix(1);
  const string_view raw = tag.substr(0, tag.find_first_of(kSpaces));
  if (raw.empty()) return Broken("has a tag without a name");
  open_.push_back({raw, bindings_.size()});
  if (!ReadAttributes(tag.substr(raw.size()))) {
    return Broken("has a tag with a malformed attribute");
  }
  if (bindings_.size() > kMaxBindings) {
    return Broken("declares too many namespaces");
  }
  seen_root_ = true;
  end_ = at_ = close + 1;
  name_ = Canonical(raw, false);
  return Token::kStart;
}

XmlReader::Token XmlReader::EndTag() {
  const size_t close = xml_.find('>', begin_);
  if (close == xml_.npos) return Broken("has a tag without end");
  string_view raw = xml_.substr(begin_ + 2, close - begin_ - 2);
  raw = raw.substr(0, raw.find_last_not_of(kSpaces) + 1);
  if (open_.empty() || open_.back().raw != raw) {
    return Broken("has an end tag that closes no open element");
  }
  end_ = at_ = close + 1;
  return Close();
}

XmlReader::Token XmlReader::Close() {
  name_ = Canonical(open_.back().raw, false);
  bindings_.resize(open_.back().bindings);
  open_.pop_back();
  return Token::kEnd;
}

const XmlReader::RawAttribute* XmlReader::Find(string_view name) const {
  for (const RawAttribute& attribute : attributes_) {
    if (Canonical(attribute.name, true) == name) return &attribute;
  }
  return nullptr;
}

std::string XmlReader::Attribute(string_view name) const {
  const RawAttribute* found = Find(name);
  std::string space;
  return found == nullptr ? std::string{}
                          : std::string(Decoded(found->value, &space));
}

bool XmlReader::HasAttribute(string_view name) const {
  return Find(name) != nullptr;
}

bool XmlReader::SkipElement() {
  const size_t outside = open_.size() - 1;
  while (open_.size() > outside) {
    if (Next() == Token::kBroken) return false;
  }
  return true;
}

}  // namespace galley
