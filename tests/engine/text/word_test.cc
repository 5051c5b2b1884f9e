#include "engine/text/word.h"

#include <gtest/gtest.h>

#include <random>

#include "engine/text/character.h"

namespace galley {
namespace {

// The words of a text with bars between them.
std::string Cut(std::string_view text) {
  std::string cut;
  for (const Word& word : CutWords(text)) {
    if (!cut.empty()) cut += '|';
    cut += word.span().In(text);
  }
  return cut;
}

TEST(CutWords, SeparatesWordsAndSigns) {
  struct {
    const char* text;
    const char* words;
  } const cases[] = {
      {"", ""},
      {" \n\t ", ""},
      {"UN-Women’s", "UN|-|Women|’|s"},
      {"COVID19 a_b", "COVID19|a_b"},
      {"Côte d'Ivoire", "Côte|d|'|Ivoire"},
      {"co\u0302te\u0301", "co\u0302te\u0301"},
      {"wo\u00ADmen", "wo\u00ADmen"},
      {"3.5%", "3|.|5|%"},
      {"«oui»…", "«|oui|»|…"},
      {"\u00A0x\u2003y\u3000", "x|y"},
      {"don\u02BCt", "don|\u02BC|t"},
      {"Женщины ООН", "Женщины|ООН"},
      {"a\u200Bb\uFEFF", "a|b"},
      {"\x01"
       "a",
       "a"},
      {"😀m²", "😀|m|²"},
      {"१२", "१२"},
  };
  for (const auto& c : cases) EXPECT_EQ(Cut(c.text), c.words) << c.text;
}

TEST(CutWords, KnowsShapes) {
  struct {
    const char* word;
    int shape;
  } const cases[] = {
      {"women", kLower},
      {"b2b", kLower | kHasDigit},
      {"Women", kCapitalised},
      {"2Women", kCapitalised | kHasDigit},
      {"UNDP", kUpper},
      {"COVID19", kUpper | kHasDigit},
      {"A", kSingleCapital},
      {"Q4", kSingleCapital | kHasDigit},
      {"HeForShe", kMixed},
      {"UNCTs", kMixed},
      {"eU", kMixed},
      {"2023", kDigits | kHasDigit},
      {"_", 0},
      {"-", kSign},
      {"–", kSign | kNonAscii},
      {"Ärzte", kCapitalised | kNonAscii},
      {"ÉTÉ", kUpper | kNonAscii},
      {"été", kLower | kNonAscii},
      {"Caf\u00E9", kCapitalised | kNonAscii},
      {"é2", kLower | kHasDigit | kNonAscii},
      {"É", kSingleCapital | kNonAscii},
      {"中文", kLower | kNonAscii},
      {"१", kHasDigit | kNonAscii},
  };
  for (const auto& c : cases) {
    const auto words = CutWords(c.word);
    ASSERT_EQ(words.size(), 1u) << c.word;
    EXPECT_EQ(words[0].shape & ~(kSpaceBefore | kLineStart), c.shape) << c.word;
  }
}

TEST(CutWords, KnowsWhatStandsBefore) {
  const auto words = CutWords("a b-c\nd\u00A0e\r\n f");
  std::string before;
  for (const Word& word : words) {
    before += word.Is(kLineStart) ? 'l' : word.Is(kSpaceBefore) ? 's' : '.';
    EXPECT_TRUE(!word.Is(kLineStart) || word.Is(kSpaceBefore));
  }
  EXPECT_EQ(before, "ls..lsl");
}

TEST(CutWords, IsNotMisledByTypographyBehindAWord) {
  const std::vector<Word> words = CutWords("2019–2023, UN’s");
  ASSERT_EQ(words.size(), 7u);
  EXPECT_TRUE(words[0].Is(kDigits));
  EXPECT_FALSE(words[0].Is(kNonAscii));
  EXPECT_FALSE(words[4].Is(kNonAscii));
}

TEST(CutWords, CutsLongRunsOnCharacterBorders) {
  for (const char* letter : {"a", "é", "中", "\U0001D400"}) {
    std::string text;
    while (text.size() < 5000) text += letter;
    const auto words = CutWords(text);
    size_t at = 0;
    for (const Word& word : words) {
      EXPECT_EQ(word.begin, at);
      EXPECT_LE(word.length, kMaxWordBytes);
      EXPECT_EQ(word.length % std::string_view(letter).size(), 0u);
      at = word.span().end;
    }
    EXPECT_EQ(at, text.size());
    EXPECT_FALSE(words[1].Is(kSpaceBefore));
  }
}

TEST(CutWords, HashesTheFold) {
  const std::string text =
      "Women ÜBER straße – ’ “x” ﬁnance Å \u212Bngström K2 İ wo\u00ADmen Ⅷ";
  for (const Word& word : CutWords(text)) {
    const auto surface = word.span().In(text);
    EXPECT_EQ(word.fold_hash, FoldHash(FoldWord(surface))) << surface;
  }
}

TEST(CutWords, HashesTheFoldOfEveryLetterAndItsNeighbours) {
  std::mt19937 random(5);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (int i = 0; i < 4; ++i) {
      // Latin to Cyrillic, marks included, then a little of everything.
      const auto c =
          static_cast<char32_t>(random() % 8 == 0 ? 0x1000 + random() % 0xC000
                                                  : 0x30 + random() % 0x500);
      AppendUtf8(c, &text);
    }
    for (const Word& word : CutWords(text)) {
      const auto surface = word.span().In(text);
      ASSERT_EQ(word.fold_hash, FoldHash(FoldWord(surface))) << surface;
    }
  }
}

TEST(FoldWord, JoinsSurfacesOfOneToken) {
  struct {
    const char* a;
    const char* b;
  } const cases[] = {
      {"WOMEN", "women"},
      {"STRASSE", "straße"},
      {"Été", "E\u0301TE\u0301"},
      {"’", "'"},
      {"‘", "'"},
      {"”", "\""},
      {"–", "-"},
      {"\u2011", "-"},
      {"wo\u00ADmen", "women"},
      {"ﬁnance", "finance"},
      {"\u212A", "k"},
      {"ΣΑΣ", "σας"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(FoldWord(c.a), FoldWord(c.b)) << c.a;
    EXPECT_EQ(CutWords(c.a)[0].fold_hash, CutWords(c.b)[0].fold_hash) << c.a;
  }
  EXPECT_NE(FoldWord("²"), "2");
  EXPECT_NE(FoldWord("resume"), FoldWord("résumé"));
}

TEST(IsWordBoundary, AgreesWithTheWords) {
  std::mt19937 random(7);
  const char* const pieces[] = {"a",  "Z",      "9", "_",     "-",
                                " ",  "\n",     "é", "’",     "\u0301",
                                "中", "\u00AD", "😀", "\u00A0"};
  for (int round = 0; round < 300; ++round) {
    std::string text;
    std::vector<uint32_t> borders;
    for (int i = 0; i < 12; ++i) {
      borders.push_back(static_cast<uint32_t>(text.size()));
      text += pieces[random() % std::size(pieces)];
    }
    borders.push_back(static_cast<uint32_t>(text.size()));
    const auto words = CutWords(text);
    for (const uint32_t border : borders) {
      bool inside = false;
      for (const Word& word : words) {
        inside |= word.begin < border && border < word.span().end;
      }
      EXPECT_EQ(IsWordBoundary(text, border), !inside) << text << border;
    }
  }
}

}  // namespace
}  // namespace galley
