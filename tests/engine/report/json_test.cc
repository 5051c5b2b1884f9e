#include "engine/report/json.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace galley {
namespace {

std::string Quoted(std::string_view text) {
  std::string out;
  AppendJsonString(text, &out);
  return out;
}

TEST(AppendJsonString, EscapesWhatBreaksLinesReadersAndTerminals) {
  struct Case {
    std::string_view text;
    std::string_view json;
  };
  using namespace std::string_view_literals;
  for (const Case& c : {
           Case{"", R"("")"},
           Case{"plain", R"("plain")"},
           Case{"a\"b\\c", R"("a\"b\\c")"},
           Case{"\n\r\t", R"("\n\r\t")"},
           Case{"\0\x1b\x7f"sv, R"("\u0000\u001b\u007f")"},
           Case{"\u0085\u009b\u2028\u2029", R"("\u0085\u009b\u2028\u2029")"},
           Case{"Lomé – \u00a0 ’ \u202f 😀", "\"Lomé – \u00a0 ’ \u202f 😀\""},
           Case{"\u00e2\u20ac", "\"\u00e2\u20ac\""},
       }) {
    EXPECT_EQ(Quoted(c.text), c.json);
  }
}

TEST(HexDigits, AreSixteen) {
  EXPECT_EQ(HexDigits(0), "0000000000000000");
  EXPECT_EQ(HexDigits(0x3f9c0a51d2e4b687), "3f9c0a51d2e4b687");
}

TEST(ValidPath, ReplacesWhatIsNotUtf8) {
  EXPECT_EQ(ValidPath("Lomé.txt"), "Lomé.txt");
  EXPECT_EQ(ValidPath("Lom\xe9.txt"), "Lom\uFFFD.txt");
}

}  // namespace
}  // namespace galley
