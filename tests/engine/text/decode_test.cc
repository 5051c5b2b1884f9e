#include "engine/text/decode.h"

#include <gtest/gtest.h>

#include <string>

namespace galley {
namespace {

using namespace std::string_literals;

struct Case {
  const char* name;
  std::string bytes;
  std::string encoding;
  std::string text;
  bool guessed;
  size_t repaired;
};

TEST(Decode, TellsEncodings) {
  const Case cases[] = {
      {"empty", "", "UTF-8", "", false, 0},
      {"ASCII", "plain", "UTF-8", "plain", false, 0},
      {"UTF-8", "Bogot\xC3\xA1", "UTF-8", "Bogotá", false, 0},
      {"UTF-8 BOM",
       "\xEF\xBB\xBF"
       "a",
       "UTF-8", "a", false, 0},
      {"UTF-16LE BOM",
       "\xFF\xFE"
       "a\0\xE9\0"s,
       "UTF-16LE", "aé", false, 0},
      {"UTF-16BE BOM", "\xFE\xFF\0a\xD8\x3D\xDE\0"s, "UTF-16BE", "a😀", false,
       0},
      {"UTF-32LE BOM", "\xFF\xFE\0\0\x41\0\0\0"s, "UTF-32LE", "A", false, 0},
      {"UTF-32BE BOM", "\0\0\xFE\xFF\0\0\0\x41"s, "UTF-32BE", "A", false, 0},
      {"UTF-16LE bare", "h\0e\0r\0e\0"s, "UTF-16LE", "here", true, 0},
      {"UTF-16BE bare", "\0h\0e\0r\0e"s, "UTF-16BE", "here", true, 0},
      {"six bytes of Latin-1", "Bogot\xE1", "windows-1252", "Bogotá", true, 0},
      {"quotes of windows-1252", "\x93yes\x94", "windows-1252", "“yes”", true,
       0},
      {"UTF-8 with a stray byte", "K\xC3\xB6ln \xFF", "UTF-8", "Köln \uFFFD",
       false, 1},
      {"UTF-8 cut at the end", "K\xC3\xB6ln \xE2\x80", "UTF-8", "Köln \uFFFD",
       false, 1},
      {"stump of a quote alone", "it\xE2\x80 s", "UTF-8", "it\uFFFD s", false,
       1},
      {"a byte that is no letter", "abc \xFF def", "UTF-8", "abc \uFFFD def",
       false, 1},
      {"surrogate in UTF-8", "\xC3\xA9\xC3\xA9\xC3\xA9 \xED\xA0\x80", "UTF-8",
       "ééé \uFFFD\uFFFD\uFFFD", false, 3},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    const auto decoded = Decode(c.bytes);
    ASSERT_TRUE(decoded);
    EXPECT_EQ(decoded->encoding, c.encoding);
    EXPECT_EQ(decoded->text, c.text);
    EXPECT_EQ(decoded->guessed, c.guessed);
    EXPECT_EQ(decoded->repaired, c.repaired);
  }
}

TEST(Decode, LetsTheDetectorTellLongerTexts) {
  // "Министерство труда", twice, in windows-1251.
  const std::string once =
      "\xCC\xE8\xED\xE8\xF1\xF2\xE5\xF0\xF1\xF2\xE2\xEE \xF2\xF0\xF3\xE4\xE0 "
      "\xE8 \xF1\xEE\xF6\xE8\xE0\xEB\xFC\xED\xEE\xE9 "
      "\xE7\xE0\xF9\xE8\xF2\xFB. ";
  const auto decoded = Decode(once + once + once);
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->encoding, "windows-1251");
  EXPECT_TRUE(decoded->guessed);
  EXPECT_TRUE(decoded->text.starts_with("Министерство труда"));
}

TEST(Decode, ObeysTheCaller) {
  const auto decoded = Decode("\xA4 5", "ISO-8859-15");
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->text, "€ 5");
  EXPECT_FALSE(decoded->guessed);
  EXPECT_EQ(Decode("caf\xC3\xA9", "latin1")->text, "cafÃ©");
  EXPECT_EQ(Decode("\xEF\xBB\xBFx", "utf8")->text, "x");
  EXPECT_EQ(Decode("\xFF\xFEx\0"s, "utf-16le")->text, "x");
}

TEST(Decode, RefusesWhatIsNoText) {
  for (const std::string& bytes :
       {"MZ\x90\0\3\0"s, "abc\0def"s, "\0"s, "\xEF\xBB\xBF\0"s}) {
    const auto decoded = Decode(bytes);
    ASSERT_FALSE(decoded);
    EXPECT_EQ(decoded.error().front().message.substr(0, 11), "binary file");
  }
}

TEST(Decode, RefusesUnknownEncodings) {
  for (const char* name : {"klingon", "../../x", "utf-8,swaplfnl", "a b"}) {
    const auto decoded = Decode("x", name);
    ASSERT_FALSE(decoded) << name;
    EXPECT_NE(decoded.error().front().message.find("unknown encoding"),
              std::string::npos);
  }
}

TEST(Decode, MapsBackToTheBytes) {
  struct {
    const char* name;
    std::string bytes;
    Span text;
    Span file;
  } const cases[] = {
      {"nothing to map", "Köln", {1, 3}, {1, 3}},
      {"behind a BOM",
       "\xEF\xBB\xBF"
       "abc",
       {1, 2},
       {4, 5}},
      {"windows-1252", "Bogot\xE1 x", {5, 7}, {5, 6}},
      {"behind a letter of it", "Bogot\xE1 x", {8, 9}, {7, 8}},
      {"UTF-16",
       "\xFF\xFE"
       "a\0\xE9\0b\0"s,
       {1, 3},
       {4, 6}},
      {"a pair of UTF-16", "\xFE\xFF\xD8\x3D\xDE\0\0b"s, {0, 4}, {2, 6}},
      {"a repaired place", "K\xC3\xB6 \xF0\x9F\x98 b", {4, 7}, {4, 7}},
      {"behind one", "K\xC3\xB6 \xF0\x9F\x98 b", {8, 9}, {8, 9}},
      {"inside a letter", "Bogot\xE1 x", {6, 7}, {5, 6}},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.name);
    const auto decoded = Decode(c.bytes);
    ASSERT_TRUE(decoded);
    EXPECT_EQ(decoded->to_bytes.ToOrigin(c.text), c.file);
  }
}

TEST(Decode, HandlesMoreThanOneBufferOfTheConverter) {
  std::string bytes = "\xFF\xFE"s;
  for (int i = 0; i < 10000; ++i) bytes += "\x3D\xD8\x00\xDE"s;  // 😀
  const auto decoded = Decode(bytes);
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->text.size(), 40000u);
  EXPECT_EQ(decoded->repaired, 0u);
  EXPECT_EQ(decoded->to_bytes.ToOrigin({39996, 40000}), (Span{39998, 40002}));
}

TEST(IsValidUtf8, IsStrict) {
  EXPECT_TRUE(IsValidUtf8("aé€😀 0123456789"));
  for (const char* bad : {"\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                          "\x80", "\xE2\x82", "12345678\xFF"}) {
    EXPECT_FALSE(IsValidUtf8(bad));
  }
}

}  // namespace
}  // namespace galley
