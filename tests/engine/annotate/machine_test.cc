// Sequences find what an obvious search over their elements finds.
#include "engine/annotate/machine.h"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "engine/annotate/annotator.h"
#include "tests/support/packs.h"
#include "tests/support/sequences.h"
#include "tests/support/tagged.h"

namespace galley {
namespace {

// The twin: all ends of an element from a word on, by trying everything. Knows
// the lists and words of SequenceDice only.
class Twin {
 public:
  using Ends = std::set<uint32_t>;

  Twin(const Document& document, std::vector<Annotation> marks)
      : document_(document), marks_(std::move(marks)) {}

  // Leftmost, longest, one behind the other.
  std::string Found(const Element& sequence) const {
    std::string found;
    for (const Block& block : document_.blocks()) {
      uint32_t at = document_.WordAt(block.span.begin);
      last_ = at;
      while (last_ < document_.words().size() &&
             document_.words()[last_].begin < block.span.end) {
        ++last_;
      }
      while (at < last_) {
        const Ends ends = EndsOf(sequence, at);
        if (ends.empty() || *ends.rbegin() == at) {
          ++at;
          continue;
        }
        found += fmt::format("{}-{} ", document_.words()[at].begin,
                             document_.words()[*ends.rbegin() - 1].span().end);
        at = *ends.rbegin();
      }
    }
    return found;
  }

 private:
  std::string_view Text(uint32_t word) const {
    return document_.words()[word].span().In(document_.text());
  }
  bool SpaceBefore(uint32_t word) const {
    return word >= last_ || document_.words()[word].Is(kSpaceBefore);
  }

  Ends EndsOf(const Element& element, uint32_t at) const {
    switch (element.kind) {
      case Element::Kind::kWord:
        return EndsOfWord(element, at);
      case Element::Kind::kAnnotation: {
        Ends ends;
        for (const Annotation& mark : marks_) {
          if (at < last_ && mark.span.begin == document_.words()[at].begin) {
            ends.insert(document_.WordAt(mark.span.end - 1) + 1);
          }
        }
        return ends;
      }
      case Element::Kind::kRow:
        return EndsOfRow(element, {at});
      case Element::Kind::kChoice: {
        Ends ends;
        for (const Element& child : element.children) {
          ends.merge(EndsOf(child, at));
        }
        return ends;
      }
      case Element::Kind::kRepeat: {
        Ends ends;
        Ends now = {at};
        for (uint32_t i = 0;; ++i) {
          if (i >= element.min) ends.insert(now.begin(), now.end());
          if (i == element.max) return ends;
          now = EndsOfRow(element, now);
        }
      }
      case Element::Kind::kTight:
        return SpaceBefore(at) ? Ends{} : Ends{at};
      case Element::Kind::kLoose:
        return SpaceBefore(at) ? Ends{at} : Ends{};
    }
    return {};
  }

  Ends EndsOfRow(const Element& row, Ends now) const {
    for (const Element& child : row.children) {
      Ends next;
      for (const uint32_t at : now) next.merge(EndsOf(child, at));
      now = std::move(next);
    }
    return now;
  }

  Ends EndsOfWord(const Element& element, uint32_t at) const {
    std::vector<std::vector<std::string>> rows;
    for (const std::string& text : element.texts) {
      if (text == "a b") {
        rows.push_back({"a", "b"});
      } else if (element.fold) {
        rows.push_back({std::string(1, static_cast<char>(text[0] | 0x20))});
        rows.push_back({std::string(1, static_cast<char>(text[0] & ~0x20))});
      } else {
        rows.push_back({text});
      }
    }
    for (const std::string& list : element.in) {
      if (list == "one") rows.insert(rows.end(), {{"a"}, {"D"}});
      if (list == "two") rows.insert(rows.end(), {{"b", "c"}, {"a", "a"}});
    }
    Ends ends;
    for (const std::vector<std::string>& row : rows) {
      bool same = at + row.size() <= last_;
      for (uint32_t i = 0; same && i < row.size(); ++i) {
        same = Text(at + i) == row[i];
      }
      if (same) ends.insert(at + static_cast<uint32_t>(row.size()));
    }
    if (!rows.empty() || at >= last_) return ends;
    const std::string_view word = Text(at);
    for (const std::string& shape : element.shapes) {
      if (shape == "capitalised" && word != "D") return {};
      if (shape == "word" && (word == "-" || word == ".")) return {};
    }
    if (!element.not_in.empty() && (word == "a" || word == "D")) return {};
    return {at + 1};
  }

  const Document& document_;
  std::vector<Annotation> marks_;
  mutable uint32_t last_ = 0;
};

TEST(Machine, FindsWhatAnObviousSearchFinds) {
  SequenceDice dice(23);
  size_t found = 0;
  for (int round = 0; round < 150; ++round) {
    std::string pack = SequenceDice::Shared();
    for (int rule = 0; rule < 6; ++rule) {
      pack += fmt::format("<sequence id='date.s{}' type='date'>{}</sequence>\n",
                          rule, dice.Row(3, false));
    }
    const auto database = DatabaseOf(pack);
    ASSERT_NE(database, nullptr);
    Annotator annotator(*database);
    for (int text = 0; text < 3; ++text) {
      const auto draft = DraftOf(dice.Text() + "\n\n" + dice.Text());
      const Twin twin(*draft, annotator.AnnotateAlone(
                                  *draft, database->book.RuleIndex("mark.m")));
      for (uint32_t i = 0; i < database->rules.size(); ++i) {
        const Rule& rule = *database->rules[i].rule;
        if (rule.kind != RuleKind::kSequence) continue;
        std::string spans;
        for (const Annotation& one : annotator.AnnotateAlone(*draft, i)) {
          spans += fmt::format("{}-{} ", one.span.begin, one.span.end);
        }
        const std::string expected = twin.Found(rule.sequence);
        ASSERT_EQ(spans, expected) << rule.id << "\n" << pack << draft->text();
        found += static_cast<size_t>(std::ranges::count(expected, ' '));
      }
    }
  }
  EXPECT_GT(found, 5000u);
}

TEST(Machine, TakesTheLongestAndThenTheFirstAlternative) {
  const auto database = DatabaseOf(R"(
    <sequence id="count.x" type="count">
      <alt><w as="one">a</w><seq as="two"><w>a</w><w>b</w></seq>
           <seq as="three"><w>a</w><w shape="lower"/></seq></alt>
      <set name="one" to="one"/><set name="two" to="two"/>
      <set name="three" to="three"/>
    </sequence>
)");
  ASSERT_NE(database, nullptr);
  EXPECT_EQ(Said(*database, "a"), "one=a");
  EXPECT_EQ(Said(*database, "a b"), "two=a b");
  EXPECT_EQ(Said(*database, "a c"), "three=a c");
}

TEST(Machine, KeepsTheLastRoundOfACaptureInARepeat) {
  const auto database = DatabaseOf(R"(
    <sequence id="count.x" type="count">
      <w>go</w><rep min="1" max="4"><w shape="lower" as="last"/></rep><w>.</w>
      <set name="last" to="last"/>
    </sequence>
)");
  ASSERT_NE(database, nullptr);
  EXPECT_EQ(Said(*database, "go a b c."), "last=c");
  EXPECT_EQ(Said(*database, "go a b c d e."), "none");
}

TEST(Machine, MakesAnAnnotationOfEachSpanWithItsType) {
  const auto database = DatabaseOf(R"(
    <sequence id="agency.x" type="agency">
      <span as="long"><w shape="capitalised"/><rep min="0" max="3"><w shape="capitalised"/></rep></span>
      <w>in</w><span type="place"><w shape="capitalised"/></span>
      <opt><w>(</w><span as="short"><w shape="upper"/></span><w>)</w></opt>
      <set span="long" name="value" to="'l'"/><set span="short" name="value" to="'s'"/>
    </sequence>
)");
  ASSERT_NE(database, nullptr);
  EXPECT_EQ(Tagged(*database, "the Green Fund in Apia (GF) met"),
            "the ⟦agency=l|Green Fund⟧ in ⟦place|Apia⟧ (⟦agency=s|GF⟧) met");
  EXPECT_EQ(Tagged(*database, "the Green Fund in Apia"),
            "the ⟦agency=l|Green Fund⟧ in ⟦place|Apia⟧");
}

TEST(Machine, KnowsTheShapesOfWords) {
  struct {
    const char* shape;
    const char* tagged;
  } const cases[] = {
      {"capitalised",
       "⟦count|Women⟧ women ⟦count|UNDP⟧ ⟦count|HeForShe⟧ eBay ⟦count|UNCTs⟧ "
       "⟦count|A⟧ 2023 2nd ⟦count|COP26⟧ ⟦count|Élan⟧ ("},
      {"upper",
       "Women women ⟦count|UNDP⟧ HeForShe eBay UNCTs A 2023 2nd "
       "⟦count|COP26⟧ Élan ("},
      {"lower",
       "Women ⟦count|women⟧ UNDP HeForShe eBay UNCTs A 2023 "
       "⟦count|2nd⟧ COP26 Élan ("},
      {"mixed",
       "Women women UNDP ⟦count|HeForShe⟧ ⟦count|eBay⟧ ⟦count|UNCTs⟧ "
       "A 2023 2nd COP26 Élan ("},
      {"acronym",
       "Women women ⟦count|UNDP⟧ HeForShe eBay ⟦count|UNCTs⟧ A 2023 "
       "2nd ⟦count|COP26⟧ Élan ("},
      {"digits",
       "Women women UNDP HeForShe eBay UNCTs A ⟦count|2023⟧ 2nd COP26 "
       "Élan ("},
      {"sign",
       "Women women UNDP HeForShe eBay UNCTs A 2023 2nd COP26 Élan "
       "⟦count|(⟧"},
  };
  for (const auto& c : cases) {
    const auto database = DatabaseOf(
        fmt::format("<sequence id='count.x' type='count'><w shape='{}'/>"
                    "</sequence>\n",
                    c.shape));
    ASSERT_NE(database, nullptr);
    EXPECT_EQ(Tagged(*database,
                     "Women women UNDP HeForShe eBay UNCTs A 2023 "
                     "2nd COP26 Élan ("),
              c.tagged);
  }
}

}  // namespace
}  // namespace galley
