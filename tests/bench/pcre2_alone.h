// Pcre2Alone: all patterns of some sets, one by one, with PCRE2's JIT.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "engine/match/pattern_set.h"
#include "engine/text/document.h"

namespace galley::bench {

class Pcre2Alone {
 public:
  // The sets must outlive it. UTF and UCP, as the patterns mean.
  explicit Pcre2Alone(const std::vector<const PatternSet*>& sets);
  ~Pcre2Alone();
  Pcre2Alone(const Pcre2Alone&) = delete;
  Pcre2Alone& operator=(const Pcre2Alone&) = delete;

  // All matches of all patterns in all blocks but code.
  void Match(const Document& document);
  // Of the last document, by pattern, then by begin.
  const std::vector<Span>& spans() const { return spans_; }

 private:
  struct Form;

  std::vector<std::unique_ptr<Form>> forms_{};
  std::vector<Span> spans_{};
};

}  // namespace galley::bench
