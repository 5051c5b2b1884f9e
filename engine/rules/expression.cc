#include "engine/rules/expression.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace galley {
namespace {

struct FunctionInfo {
  std::string_view name;
  Function function;
  size_t min_arguments;
  size_t max_arguments;
};

// engine/annotate/value.cc computes them.
constexpr std::array<FunctionInfo, 16> kFunctions = {{
    {"number", Function::kNumber, 1, 2},
    {"count", Function::kCount, 1, 2},
    {"range", Function::kRange, 1, 2},
    {"iso-date", Function::kIsoDate, 3, 3},
    {"iso-range", Function::kIsoRange, 2, 2},
    {"iso-period", Function::kIsoPeriod, 3, 3},
    {"decade", Function::kDecade, 1, 1},
    {"money", Function::kMoney, 2, 3},
    {"value", Function::kValue, 1, 1},
    {"lookup", Function::kLookup, 2, 2},
    {"text", Function::kText, 1, 1},
    {"fold", Function::kFold, 1, 1},
    {"slug", Function::kSlug, 1, 1},
    {"join", Function::kJoin, 2, 2},
    {"default", Function::kDefault, 2, 2},
    {"initials", Function::kInitials, 2, 2},
}};

constexpr int kMaxDepth = 8;

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  tl::expected<Expression, std::string> Parse() {
    Expression whole = Term(0);
    SkipSpace();
    if (error_.empty() && at_ != text_.size()) {
      error_ = fmt::format("\"{}\" is left over behind the expression",
                           text_.substr(at_));
    }
    if (!error_.empty()) return tl::make_unexpected(error_);
    return whole;
  }

 private:
  void SkipSpace() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n')) {
      ++at_;
    }
  }

  bool Take(char c) {
    SkipSpace();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  Expression Fail(std::string message) {
    if (error_.empty()) error_ = std::move(message);
    at_ = text_.size();
    return {};
  }

  Expression Term(int depth) {
    if (depth > kMaxDepth) {
      return Fail("calls nest too deeply; split the value into attributes");
    }
    if (Take('\'')) {
      const size_t end = text_.find('\'', at_);
      if (end == std::string_view::npos) {
        return Fail("a string is not closed; write '...'");
      }
      Expression text;
      text.name = text_.substr(at_, end - at_);
      at_ = end + 1;
      return text;
    }
    SkipSpace();
    const size_t begin = at_;
    while (at_ < text_.size() &&
           (std::isalnum(static_cast<unsigned char>(text_[at_])) != 0 ||
            text_[at_] == '-' || text_[at_] == '_')) {
      ++at_;
    }
    const std::string name(text_.substr(begin, at_ - begin));
    if (name.empty()) {
      return Fail("a function, a capture or a 'string' is missing");
    }
    Expression term;
    term.name = name;
    term.kind = Expression::Kind::kCapture;
    if (!Take('(')) return term;
    term.kind = Expression::Kind::kCall;
    do {
      term.arguments.push_back(Term(depth + 1));
    } while (Take(','));
    if (!Take(')')) return Fail(fmt::format("{}(...) is not closed", name));
    return Checked(std::move(term));
  }

  Expression Checked(Expression call) {
    const auto* function =
        std::ranges::find(kFunctions, call.name, &FunctionInfo::name);
    if (function == kFunctions.end()) {
      std::string known;
      for (const FunctionInfo& one : kFunctions) {
        known += (known.empty() ? "" : ", ") + std::string(one.name);
      }
      return Fail(fmt::format("there is no function \"{}\"; use one of {}",
                              call.name, known));
    }
    if (call.arguments.size() < function->min_arguments ||
        call.arguments.size() > function->max_arguments) {
      return Fail(fmt::format("{}() takes {} to {} arguments, not {}",
                              call.name, function->min_arguments,
                              function->max_arguments, call.arguments.size()));
    }
    call.function = function->function;
    return call;
  }

  std::string_view text_;
  size_t at_ = 0;
  std::string error_;
};

}  // namespace

tl::expected<Expression, std::string> ParseExpression(std::string_view text) {
  return Parser(text).Parse();
}

}  // namespace galley
