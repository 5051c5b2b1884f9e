// Values: "18 of 22" -> 18/22, "November 2023" -> 2023-11.
//
// Evaluates the expressions of <set>. Total: every text gives a value, nothing,
// or the reason why a value is impossible. What a function does stands in
// docs/rule-language.md; the words it knows (months, multipliers, number words,
// currencies) come from lists of the packs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/annotate/currency.h"
#include "engine/annotate/match_view.h"

namespace galley {

struct Value {
  std::optional<std::string> text{};
  std::string problem{};  // why there is none although something was said
};

class Evaluator {
 public:
  explicit Evaluator(const Lattice& lattice)
      : lattice_(lattice), currencies_(lattice) {}

  // Forget what was found out of the document before.
  void Begin() { currencies_.Begin(); }

  Value Evaluate(const Expression& expression, const MatchView& match);

  // For <refine>: the part of capture `long_name` whose initials spell capture
  // `short_name`; nothing when they do not.
  std::optional<WordRange> Initials(const CaptureView& long_name,
                                    const CaptureView& short_name) const;

 private:
  using Arguments = std::vector<Expression>;

  Value Call(const Expression& call, const MatchView& match);
  Value MultipliedNumber(const Arguments& arguments, const MatchView& match);
  Value IsoRangeOf(const Arguments& arguments, const MatchView& match);
  Value LookedUp(const Arguments& arguments, const MatchView& match);
  // The text an argument stands for: a string, or the slice of a capture.
  std::optional<std::string> TextOf(const Expression& argument,
                                    const MatchView& match);
  // The value of the annotation a capture holds, else its digits or words.
  Value NumberOf(const Expression& argument, const MatchView& match);
  Value AnnotationValue(const Expression& argument, const MatchView& match);
  Value NumberInWords(std::string_view text);
  Value IsoDateOf(const Arguments& arguments, const MatchView& match);
  Value IsoPeriodOf(const Arguments& arguments, const MatchView& match);
  Value MoneyOf(const Arguments& arguments, const MatchView& match);
  int IntegerOf(const Expression& argument, const MatchView& match,
                std::string_view list);
  // All entries of `list` whose surface is `text`, letter case and spacing
  // apart. Valid until the next call.
  const std::vector<uint32_t>& Lookup(std::string_view list,
                                      std::string_view text);

  const Lattice& lattice_;
  CurrencyChooser currencies_;
  std::vector<uint32_t> found_{};  // by Lookup
};

}  // namespace galley
