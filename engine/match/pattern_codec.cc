#include "engine/match/pattern_codec.h"

#include <cstring>

namespace galley {
namespace {

void Put(uint32_t number, std::string* out) {
  out->append(reinterpret_cast<const char*>(&number), sizeof(number));
}

void Put(std::string_view text, std::string* out) {
  Put(static_cast<uint32_t>(text.size()), out);
  out->append(text);
}

bool Take(std::string_view* in, uint32_t* number) {
  if (in->size() < sizeof(*number)) return false;
  std::memcpy(number, in->data(), sizeof(*number));
  in->remove_prefix(sizeof(*number));
  return true;
}

bool Take(std::string_view* in, std::string* text) {
  uint32_t size = 0;
  if (!Take(in, &size) || size > in->size()) return false;
  *text = in->substr(0, size);
  in->remove_prefix(size);
  return true;
}

bool Take(std::string_view* in, bool* flag) {
  uint32_t number = 0;
  if (!Take(in, &number)) return false;
  *flag = number != 0;
  return true;
}

}  // namespace

std::string EncodePatterns(const std::vector<Pattern>& patterns) {
  std::string out;
  Put(static_cast<uint32_t>(patterns.size()), &out);
  for (const Pattern& pattern : patterns) {
    Put(pattern.trigger, &out);
    Put(pattern.utf_form, &out);
    Put(pattern.byte_form, &out);
    for (const bool flag : {pattern.trigger_caseless, pattern.caseless,
                            pattern.tolerant, pattern.word_edges}) {
      Put(uint32_t{flag}, &out);
    }
    for (const uint32_t number : {pattern.back_min, pattern.back,
                                  pattern.forward, pattern.trigger_positions}) {
      Put(number, &out);
    }
    Put(static_cast<uint32_t>(pattern.captures.size()), &out);
    for (const std::string& name : pattern.captures) Put(name, &out);
  }
  return out;
}

std::optional<std::vector<Pattern>> DecodePatterns(std::string_view* bytes) {
  uint32_t count = 0;
  if (!Take(bytes, &count)) return std::nullopt;
  std::vector<Pattern> patterns;
  for (uint32_t i = 0; i < count; ++i) {
    Pattern pattern;
    uint32_t captures = 0;
    if (!Take(bytes, &pattern.trigger) || !Take(bytes, &pattern.utf_form) ||
        !Take(bytes, &pattern.byte_form) ||
        !Take(bytes, &pattern.trigger_caseless) ||
        !Take(bytes, &pattern.caseless) || !Take(bytes, &pattern.tolerant) ||
        !Take(bytes, &pattern.word_edges) || !Take(bytes, &pattern.back_min) ||
        !Take(bytes, &pattern.back) || !Take(bytes, &pattern.forward) ||
        !Take(bytes, &pattern.trigger_positions) || !Take(bytes, &captures)) {
      return std::nullopt;
    }
    for (uint32_t j = 0; j < captures; ++j) {
      std::string name;
      if (!Take(bytes, &name)) return std::nullopt;
      pattern.captures.push_back(std::move(name));
    }
    patterns.push_back(std::move(pattern));
  }
  return patterns;
}

}  // namespace galley
