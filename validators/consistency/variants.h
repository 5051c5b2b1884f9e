// Variants: ways in which a document writes one name or word, and their places.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/check/report.h"
#include "engine/check/validator.h"
#include "engine/text/document.h"

namespace galley {

// A way of writing: where it stands. Its first place shows what it looks like.
struct Form {
  uint64_t way = 0;
  std::vector<Span> places{};  // sorted
};

// All ways of one name or word, in the order in which they begin.
struct VariantGroup {
  std::vector<Form> forms{};
};

class Variants {
 public:
  // A place of the word `key`, written in this `way`. REQUIRES: places of one
  // key come sorted.
  void Add(uint64_t key, uint64_t way, Span span);

  const std::vector<VariantGroup>& groups() const { return groups_; }

  // Findings for every place of all forms but the most frequent one, of equals
  // the one that begins first. Message: {form} {count} {other} {other-count}.
  // A group of findings shares a number from `*group` on. Related: places of
  // the frequent form, a few. With `fix`, places are rewritten as the frequent
  // form where that stands three times or more and twice as often.
  void Report(const Document& document, const Binding& binding, bool fix,
              uint32_t* group, std::vector<Finding>* findings) const;

 private:
  std::unordered_map<uint64_t, size_t> by_key_{};
  std::vector<VariantGroup> groups_{};  // by first place
};

}  // namespace galley
