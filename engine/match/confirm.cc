#include "engine/match/confirm.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <fmt/core.h>
#include <pcre2.h>

#include <algorithm>
#include <array>
#include <cassert>

#include "engine/match/pcre2_form.h"

namespace galley {
namespace {

constexpr size_t kJitStackFirst = 32 << 10;
constexpr size_t kJitStackMost = 1 << 20;
// Compiling to machine code costs as much as some runs without it. A run that
// takes many steps is left to the machine code, which counts them otherwise: so
// it does not matter for what is found how often a form has run before.
constexpr uint32_t kRunsWithoutJit = 16;
constexpr uint32_t kStepsWithoutJit = 1000;

pcre2_code* CompileForm(const Pattern& pattern, bool utf, int* error,
                        PCRE2_SIZE* offset) {
  return CompilePcre2(pattern, utf ? pattern.utf_form : pattern.byte_form, utf,
                      0, error, offset);
}

bool IsNonAscii(char c) { return (static_cast<unsigned char>(c) & 0x80) != 0; }

}  // namespace

pcre2_code* CompilePcre2(const Pattern& pattern, std::string_view form,
                         bool utf, uint32_t more, int* error, size_t* offset) {
  uint32_t options = PCRE2_DUPNAMES | PCRE2_DOLLAR_ENDONLY |
                     PCRE2_USE_OFFSET_LIMIT | PCRE2_NEVER_BACKSLASH_C | more;
  if (utf) options |= PCRE2_UTF | PCRE2_UCP;
  if (pattern.caseless) options |= PCRE2_CASELESS;
  return pcre2_compile(reinterpret_cast<PCRE2_SPTR>(form.data()), form.size(),
                       options, error, offset, nullptr);
}

struct ConfirmContext::State {
  pcre2_match_context* match = pcre2_match_context_create(nullptr);
  pcre2_jit_stack* stack =
      pcre2_jit_stack_create(kJitStackFirst, kJitStackMost, nullptr);
};

ConfirmContext::ConfirmContext() : state_(std::make_unique<State>()) {
  if (state_->stack != nullptr) {
    pcre2_jit_stack_assign(state_->match, nullptr, state_->stack);
  }
}

ConfirmContext::~ConfirmContext() {
  pcre2_jit_stack_free(state_->stack);
  pcre2_match_context_free(state_->match);
}

// One compiled form. `groups` leads from PCRE2's numbers to captures.
struct Confirm::Form {
  struct Group {
    uint32_t number;
    uint32_t capture;
  };

  Form(const Pattern& pattern, bool utf) {
    int error = 0;
    PCRE2_SIZE offset = 0;
    code = CompileForm(pattern, utf, &error, &offset);
    assert(code != nullptr && "PatternSet::Compile takes no such pattern");
    data = pcre2_match_data_create_from_pattern(code, nullptr);
    uint32_t count = 0;
    uint32_t entry_bytes = 0;
    PCRE2_SPTR entry = nullptr;
    pcre2_pattern_info(code, PCRE2_INFO_NAMECOUNT, &count);
    pcre2_pattern_info(code, PCRE2_INFO_NAMEENTRYSIZE, &entry_bytes);
    pcre2_pattern_info(code, PCRE2_INFO_NAMETABLE, &entry);
    for (uint32_t i = 0; i < count; ++i, entry += entry_bytes) {
      const std::string_view name(reinterpret_cast<const char*>(entry + 2));
      const auto at = std::ranges::find(pattern.captures, name);
      groups.push_back({static_cast<uint32_t>(entry[0]) << 8 | entry[1],
                        static_cast<uint32_t>(at - pattern.captures.begin())});
    }
  }
  ~Form() {
    pcre2_match_data_free(data);
    pcre2_code_free(code);
  }
  Form(const Form&) = delete;
  Form& operator=(const Form&) = delete;

  // As pcre2_match; `range` bounds where a match begins and how far it sees.
  int Match(std::string_view subject, const Range& range,
            pcre2_match_context* context);

  pcre2_code* code = nullptr;
  pcre2_match_data* data = nullptr;
  std::vector<Group> groups{};

 private:
  enum class Jit : uint8_t { kNotYet, kReady, kRefused };

  uint32_t runs_ = 0;
  Jit jit_ = Jit::kNotYet;
};

int Confirm::Form::Match(std::string_view subject, const Range& range,
                         pcre2_match_context* context) {
  pcre2_set_offset_limit(context, range.last);
  const auto* text = reinterpret_cast<PCRE2_SPTR>(subject.data());
  const auto interpret = [&](uint32_t limit) {
    pcre2_set_match_limit(context, limit);
    return pcre2_match(code, text, range.end, range.first,
                       PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, data, context);
  };
  if (jit_ == Jit::kNotYet && runs_++ < kRunsWithoutJit) {
    const int count = interpret(kStepsWithoutJit);
    if (count >= 0 || count == PCRE2_ERROR_NOMATCH) return count;
  }
  if (jit_ == Jit::kNotYet) {
    jit_ = pcre2_jit_compile(code, PCRE2_JIT_COMPLETE) == 0 ? Jit::kReady
                                                            : Jit::kRefused;
  }
  if (jit_ == Jit::kRefused) return interpret(kMatchLimit);
  pcre2_set_match_limit(context, kMatchLimit);
  return pcre2_jit_match(code, text, range.end, range.first, PCRE2_NO_UTF_CHECK,
                         data, context);
}

Confirm::Confirm(const Pattern& pattern, ConfirmContext& context)
    : pattern_(pattern), context_(context) {}
Confirm::~Confirm() = default;
Confirm::Confirm(Confirm&&) noexcept = default;

Confirm::Outcome Confirm::Run(std::unique_ptr<Form>* form, bool utf,
                              std::string_view subject, const Range& range) {
  if (*form == nullptr) *form = std::make_unique<Form>(pattern_, utf);
  const int count = (*form)->Match(subject, range, context_.state_->match);
  if (count == PCRE2_ERROR_NOMATCH) return Outcome::kNone;
  if (count < 0) return Outcome::kLimit;
  const PCRE2_SIZE* ends = pcre2_get_ovector_pointer((*form)->data);
  span_ = {static_cast<uint32_t>(ends[0]), static_cast<uint32_t>(ends[1])};
  found_ = form->get();
  return Outcome::kFound;
}

Confirm::Outcome Confirm::FindInUtf(std::string_view subject,
                                    const Range& range) {
  return Run(&utf_, true, subject, range);
}

// The byte form takes non-ASCII characters for the end of a word. So it finds
// at least what the UTF form finds, and the same where none stands beside it.
Confirm::Outcome Confirm::Find(std::string_view subject, const Range& range) {
  if (pattern_.byte_form.empty()) return FindInUtf(subject, range);
  const Outcome outcome = Run(&byte_, false, subject, range);
  if (outcome != Outcome::kFound || !pattern_.word_edges) return outcome;
  const bool in_doubt =
      (span_.begin > 0 && IsNonAscii(subject[span_.begin - 1])) ||
      (span_.end < subject.size() && IsNonAscii(subject[span_.end]));
  if (!in_doubt) return outcome;
  return FindInUtf(subject, {span_.begin, range.last, range.end});
}

void Confirm::AppendGroups(uint32_t offset, std::vector<Span>* groups) const {
  const size_t first = groups->size();
  groups->resize(first + pattern_.captures.size());
  const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(found_->data);
  for (const Form::Group& group : found_->groups) {
    const PCRE2_SIZE begin = ends[2 * group.number];
    Span& span = (*groups)[first + group.capture];
    if (begin == PCRE2_UNSET || span != Span{}) continue;
    span = {offset + static_cast<uint32_t>(begin),
            offset + static_cast<uint32_t>(ends[2 * group.number + 1])};
  }
}

std::string ConfirmProblem(const Pattern& pattern) {
  for (const bool utf : {true, false}) {
    if (!utf && pattern.byte_form.empty()) continue;
    int error = 0;
    PCRE2_SIZE offset = 0;
    pcre2_code* code = CompileForm(pattern, utf, &error, &offset);
    if (code != nullptr) {
      pcre2_code_free(code);
      continue;
    }
    std::array<PCRE2_UCHAR, 256> message{};
    pcre2_get_error_message(error, message.data(), message.size());
    const std::string& form = utf ? pattern.utf_form : pattern.byte_form;
    return fmt::format("PCRE2 refuses the pattern: {}, at >>> in {}>>>{}",
                       reinterpret_cast<const char*>(message.data()),
                       form.substr(0, offset),
                       form.substr(std::min(offset, form.size())));
  }
  return {};
}

}  // namespace galley
