// Confirm: one pattern's PCRE2 forms at work on a block.
//
// With confirm_stop.h the only module that knows PCRE2.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/match/pattern.h"
#include "engine/text/span.h"

namespace galley {

// Match context, JIT stack and limits of one thread.
class ConfirmContext {
 public:
  ConfirmContext();
  ~ConfirmContext();
  ConfirmContext(const ConfirmContext&) = delete;
  ConfirmContext& operator=(const ConfirmContext&) = delete;

 private:
  friend class Confirm;
  struct State;
  std::unique_ptr<State> state_;
};

// One per pattern and thread. The forms are compiled when first needed.
class Confirm {
 public:
  // Steps that one start of a match may take (PCRE2's match limit).
  static constexpr uint32_t kMatchLimit = 10000;

  // Where matches may begin, and how far they may look, in bytes of `subject`.
  struct Range {
    size_t first = 0;  // on a code-point border
    size_t last = 0;   // inclusive
    size_t end = 0;    // what lies behind is not looked at; a border
  };

  enum class Outcome : uint8_t { kFound, kNone, kLimit };

  // REQUIRES: pattern and context outlive it.
  Confirm(const Pattern& pattern, ConfirmContext& context);
  ~Confirm();
  Confirm(Confirm&&) noexcept;

  // The leftmost match that begins in `range`. `subject` is a block: valid
  // UTF-8. kLimit: a start reached the match limit; unknown which.
  Outcome Find(std::string_view subject, const Range& range);
  // The same by the UTF form alone.
  Outcome FindInUtf(std::string_view subject, const Range& range);

  // Of the last kFound: where it stands in the subject, and what each of
  // Pattern::captures took (0,0: it took no part).
  Span span() const { return span_; }
  void AppendGroups(uint32_t offset, std::vector<Span>* groups) const;

 private:
  struct Form;

  Outcome Run(std::unique_ptr<Form>* form, bool utf, std::string_view subject,
              const Range& range);

  const Pattern& pattern_;
  ConfirmContext& context_;
  std::unique_ptr<Form> utf_;
  std::unique_ptr<Form> byte_;
  const Form* found_ = nullptr;  // the form that found `span_`
  Span span_{};
};

// Empty, or why PCRE2 refuses a form of the pattern.
std::string ConfirmProblem(const Pattern& pattern);

}  // namespace galley
