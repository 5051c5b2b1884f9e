#include "engine/text/initials.h"

#include <gtest/gtest.h>

#include <string>

namespace galley {
namespace {

// The words that spell the letters, or "none".
std::string Spelt(std::string_view text, std::string_view acronym,
                  bool loose = false) {
  const std::vector<Word> words = CutWords(text);
  const auto last = static_cast<uint32_t>(words.size());
  const std::string letters = LettersOf(acronym);
  const auto first = loose ? FindLooseInitials(text, words, 0, last, letters)
                           : FindInitials(text, words, 0, last, letters);
  return first ? std::string(text.substr(words[*first].begin)) : "none";
}

TEST(LettersOf, LeavesOutSignsAndPlurals) {
  EXPECT_EQ(LettersOf("UNCTs"), "unct");
  EXPECT_EQ(LettersOf("M&E"), "me");
  EXPECT_EQ(LettersOf("CEDAWS"), "cedaws");
}

TEST(FindInitials, TakesUpToThreeLettersAndPassesOverSmallWords) {
  EXPECT_EQ(Spelt("all of the Rural Water Board", "RWB"), "Rural Water Board");
  EXPECT_EQ(Spelt("Ministry of Labour and Social Affairs", "MOLSA"),
            "Ministry of Labour and Social Affairs");
  EXPECT_EQ(Spelt("water, sanitation and hygiene", "WASH"),
            "water, sanitation and hygiene");
  EXPECT_EQ(Spelt("the Rural Wood Board", "RWB"), "Rural Wood Board");
  EXPECT_EQ(Spelt("the Rural Goat Board", "RWB"), "none");
  EXPECT_EQ(Spelt("greenhouse gas", "GHG"), "none");
}

TEST(FindLooseInitials, TakesLettersFromInside) {
  EXPECT_EQ(Spelt("our greenhouse gas", "GHG", true), "greenhouse gas");
  EXPECT_EQ(Spelt("National Action Plan to Prevent Violence against Women",
                  "NAPVAW", true),
            "National Action Plan to Prevent Violence against Women");
  EXPECT_EQ(Spelt("the old home gas", "GHG", true), "none");
}

// Every word may give a letter or none: tried one by one, 2 to the 60th ways.
TEST(FindInitials, CostsNoMoreThanWordsTimesLetters) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "a ";
  EXPECT_EQ(Spelt(text, std::string(30, 'a') + "b"), "none");
  EXPECT_EQ(Spelt(text, std::string(30, 'a') + "b", true), "none");
}

}  // namespace
}  // namespace galley
