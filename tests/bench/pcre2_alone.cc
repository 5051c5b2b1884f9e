#include "tests/bench/pcre2_alone.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <string>

#include "tests/bench/measure.h"

namespace galley::bench {

struct Pcre2Alone::Form {
  const Pattern* pattern = nullptr;
  pcre2_code* code = nullptr;
  pcre2_match_data* data = nullptr;

  void Match(std::string_view block, uint32_t offset,
             std::vector<Span>* spans) const;
};

void Pcre2Alone::Form::Match(std::string_view block, uint32_t offset,
                             std::vector<Span>* spans) const {
  const auto* text = reinterpret_cast<PCRE2_SPTR>(block.data());
  PCRE2_SIZE at = 0;
  while (true) {
    const int count = pcre2_jit_match(code, text, block.size(), at,
                                      PCRE2_NO_UTF_CHECK, data, nullptr);
    if (count == PCRE2_ERROR_NOMATCH) return;
    Require(count > 0, "PCRE2 alone reaches no limit");
    const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(data);
    spans->push_back({offset + static_cast<uint32_t>(ends[0]),
                      offset + static_cast<uint32_t>(ends[1])});
    at = ends[1];
  }
}

Pcre2Alone::Pcre2Alone(const std::vector<const PatternSet*>& sets) {
  for (const PatternSet* set : sets) {
    for (const Pattern& pattern : set->patterns()) {
      uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_DUPNAMES |
                         PCRE2_DOLLAR_ENDONLY | PCRE2_NEVER_BACKSLASH_C;
      if (pattern.caseless) options |= PCRE2_CASELESS;
      int error = 0;
      PCRE2_SIZE place = 0;
      pcre2_code* code = pcre2_compile(
          reinterpret_cast<PCRE2_SPTR>(pattern.utf_form.data()),
          pattern.utf_form.size(), options, &error, &place, nullptr);
      Require(code != nullptr, "PCRE2 compiles " + pattern.utf_form);
      Require(pcre2_jit_compile(code, PCRE2_JIT_COMPLETE) == 0,
              "PCRE2's JIT compiles " + pattern.utf_form);
      forms_.push_back(std::make_unique<Form>(
          Form{&pattern, code,
               pcre2_match_data_create_from_pattern(code, nullptr)}));
    }
  }
}

Pcre2Alone::~Pcre2Alone() {
  for (const auto& form : forms_) {
    pcre2_match_data_free(form->data);
    pcre2_code_free(form->code);
  }
}

void Pcre2Alone::Match(const Document& document) {
  spans_.clear();
  for (const auto& form : forms_) {
    const std::string_view subject =
        form->pattern->tolerant ? document.view() : document.text();
    for (const Block& block : document.blocks()) {
      if (block.kind == BlockKind::kCode) continue;
      form->Match(block.span.In(subject), block.span.begin, &spans_);
    }
  }
}

}  // namespace galley::bench
