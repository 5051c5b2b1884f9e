#include "engine/text/sentence.h"

#include <gtest/gtest.h>

namespace galley {
namespace {

// The sentences of a block, each in brackets.
std::string Split(std::string text) {
  DocumentParts parts;
  parts.text = std::move(text);
  const auto size = static_cast<uint32_t>(parts.text.size());
  parts.blocks.push_back({{0, size}});
  const Document document(std::move(parts));
  std::string split;
  for (const Span span : Sentences(document, document.blocks()[0])) {
    split += '{';
    split += span.In(document.text());
    split += '}';
  }
  return split;
}

TEST(Sentences, SplitAtEndMarks) {
  struct {
    const char* text;
    const char* split;
  } const cases[] = {
      {"", ""},
      {" \n ", ""},
      {"no end mark", "{no end mark}"},
      {"One. Two! Three? Four… Five", "{One.}{Two!}{Three?}{Four…}{Five}"},
      {"One.\nTwo.", "{One.}{Two.}"},
      {"One.\u00A0Two.", "{One.}{Two.}"},
      {"He said “yes.” She left.", "{He said “yes.”}{She left.}"},
      {"(A note.) Then.", "{(A note.)}{Then.}"},
      {"It is « done. » Next.", "{It is « done. » Next.}"},
      {"In 2022. The end.", "{In 2022.}{The end.}"},
      {"End.[1] Next.", "{End.[1] Next.}"},
      {"a\tbcd. C", "{a}{bcd.}{C}"},
      {"Was it? 3 of 5 did.", "{Was it?}{3 of 5 did.}"},
      {"Üben. Österreich.", "{Üben.}{Österreich.}"},
  };
  for (const auto& c : cases) EXPECT_EQ(Split(c.text), c.split);
}

TEST(Sentences, DoNotEndAtOtherPoints) {
  for (const char* whole : {
           "See Dr. Smith and J. Smith there.",
           "By e.g. UNDP and i.e. UN Women.",
           "Resolution No. 4 of Oct. 4 on p. 7.",
           "The U.S. Embassy in D.C. paid.",
           "Worth 3.5 m. or so.",
           "1. Guidelines in five languages",
           "am 3. Oktober 1990",
           "It grew (see Annex. It is long) in time.",
           "policy.Women and www.example.org/A.B",
           "He waited ... and left.",
           "Really?! he asked.",
           "Aquamarine d.o.o., left.",
           "et al. 2020 found it.",
       }) {
    EXPECT_EQ(Split(whole), "{" + std::string(whole) + "}");
  }
}

TEST(Sentences, EndAfterWordsThatLookLikeAbbreviations) {
  EXPECT_EQ(Split("The answer was no. They left."),
            "{The answer was no.}{They left.}");
  EXPECT_EQ(Split("Follow plan B. The rest waits."),
            "{Follow plan B.}{The rest waits.}");
  EXPECT_EQ(Split("It ended in Oct. The next began."),
            "{It ended in Oct.}{The next began.}");
}

TEST(Sentences, SurviveBracketsThatNeverClose) {
  EXPECT_EQ(Split("It grew (see Annex. It is long. So."),
            "{It grew (see Annex.}{It is long.}{So.}");
  EXPECT_EQ(Split("a) One. b] Two. Three."), "{a) One. b] Two.}{Three.}");
}

}  // namespace
}  // namespace galley
