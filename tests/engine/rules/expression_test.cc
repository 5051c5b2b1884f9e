#include "engine/rules/expression.h"

#include <gtest/gtest.h>

#include <string>

namespace galley {
namespace {

std::string Shown(const Expression& expression) {
  switch (expression.kind) {
    case Expression::Kind::kText:
      return "'" + expression.name + "'";
    case Expression::Kind::kCapture:
      return expression.name;
    case Expression::Kind::kCall:
      break;
  }
  std::string shown = expression.name + "(";
  for (const Expression& argument : expression.arguments) {
    shown += Shown(argument) + ";";
  }
  return shown + ")";
}

std::string Parsed(const std::string& text) {
  const auto expression = ParseExpression(text);
  return expression ? Shown(*expression) : "error: " + expression.error();
}

TEST(ParseExpression, TakesCapturesTextsAndNestedCalls) {
  struct {
    const char* text;
    const char* shown;
  } const cases[] = {
      {"n", "n"},
      {"0", "0"},
      {"long-name_2", "long-name_2"},
      {"'a (b), c'", "'a (b), c'"},
      {"''", "''"},
      {"number(n)", "number(n;)"},
      {" number ( n , m ) ", "number(n;m;)"},
      {"iso-date(y,\n m, '')", "iso-date(y;m;'';)"},
      {"default(lookup('qualifiers', q), 'eq')",
       "default(lookup('qualifiers';q;);'eq';)"},
      {"iso-range(iso-date(a, '', ''), b)", "iso-range(iso-date(a;'';'';);b;)"},
  };
  for (const auto& c : cases) EXPECT_EQ(Parsed(c.text), c.shown) << c.text;
}

TEST(ParseExpression, SaysWhatIsWrongAndWhatToWrite) {
  struct {
    const char* text;
    const char* error;  // how it begins
  } const cases[] = {
      {"", "a function, a capture or a 'string' is missing"},
      {"number(", "a function, a capture or a 'string' is missing"},
      {"number()", "a function, a capture or a 'string' is missing"},
      {"number(n,)", "a function, a capture or a 'string' is missing"},
      {"number(n", "number(...) is not closed"},
      {"n m", "\"m\" is left over behind the expression"},
      {"number(n))", "\")\" is left over behind the expression"},
      {"'abc", "a string is not closed; write '...'"},
      {"twice(n)",
       "there is no function \"twice\"; use one of number, count, "},
      {"number(a, b, c)", "number() takes 1 to 2 arguments, not 3"},
      {"iso-date(y)", "iso-date() takes 3 to 3 arguments, not 1"},
      {"fold(a, b)", "fold() takes 1 to 1 arguments, not 2"},
      {"é", "a function, a capture or a 'string' is missing"},
  };
  for (const auto& c : cases) {
    const std::string error = Parsed(c.text);
    EXPECT_EQ(error.rfind(std::string("error: ") + c.error, 0), 0u)
        << c.text << " gives " << error;
  }
}

TEST(ParseExpression, RefusesWhatNestsTooDeeply) {
  const auto nested = [](int depth) {
    std::string text;
    for (int i = 0; i < depth; ++i) text += "fold(";
    return Parsed(text + "n" + std::string(static_cast<size_t>(depth), ')'));
  };
  EXPECT_EQ(nested(8).rfind("fold(", 0), 0u);
  EXPECT_EQ(nested(9),
            "error: calls nest too deeply; split the value into attributes");
  EXPECT_EQ(nested(100000),
            "error: calls nest too deeply; split the value into attributes");
}

}  // namespace
}  // namespace galley
