// The functions of <set to="...">, each through a tiny pack.
#include "engine/annotate/value.h"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "tests/support/packs.h"
#include "tests/support/tagged.h"

namespace galley {
namespace {

constexpr const char* kLists = R"(
  <list name="months" case="fold">June | Jun = 6
  December = 12</list>
  <list name="ordinals" case="fold">fourth | 4th = 4
  last = 4
  second = 2</list>
  <list name="number-words" case="fold">two = 2
  twenty = 20
  forty = 40
  hundred = 100
  thousand = 1000
  million = 1000000
  half = 0.5
  googol = 10000000000000000000</list>
  <list name="multipliers" case="fold">million | m = 1000000
  dozen = 12</list>
  <list name="shades">dark red | crimson = red</list>
  <gazetteer id="c.list" name="currencies" file="c.tsv"/>
  <gazetteer id="p.list" name="places" file="p.tsv" type="place"/>
)";
constexpr const char* kCurrencies =
    "id\tsurface\tform\tcase\tclass\tpolicy\tcountry\tnote\n"
    "USD\tUS$\tname\texact\tsign\t\tUS\t\n"
    "USD\t$\tother\texact\tsign\t\tUS\tdefault\n"
    "NAD\tN$\tname\texact\tsign\t\tNA\t\n"
    "NAD\t$\tother\texact\tsign\t\tNA\t\n"
    "USD\tdollars\tother\tsmart\tshort\t\tUS\tdefault\n"
    "NAD\tdollars\tother\tsmart\tshort\t\tNA\t\n"
    "ZMW\tkwacha\tname\tsmart\tname\t\tZM\t\n"
    "ZMW\tK\tother\texact\tsign\tcontext\tZM\t\n"
    "PGK\tkina\tname\tsmart\tname\t\tPG\t\n"
    "PGK\tK\tother\texact\tsign\tcontext\tPG\t\n"
    "GBP\tpound\tname\tsmart\tname\t\tGB\t\n"
    "GBP\tp\tother\texact\tminor\t\tGB\t\n";
constexpr const char* kPlaces =
    "id\tsurface\tform\tcase\tclass\n"
    "NA\tNamibia\tname\texact\tcountry\n"
    "US\tOhio\tname\texact\tcountry\n"
    "ZM-09\tLusaka\tname\texact\tprovince\n"
    "ZM\tZambia\tname\texact\tcountry\n";

// A pattern whose match is "go" and whose captures are a b c d of "<a|b|c|d>",
// and a sequence over its numbers; `to` is what is set.
std::string ValueOf(const std::string& to, const std::string& text) {
  const auto database =
      DatabaseOf(kLists + fmt::format(R"xml(
  <pattern id="count.x" type="count" edges="none">
    <match>&lt;(?'a'[^|>]{{1,40}})?\|(?'b'[^|>]{{1,40}})?(?:\|(?'c'[^|>]{{1,40}})?)?></match>
    <set name="value" to="{}"/>
  </pattern>
)xml",
                                      to),
                 {{"c.tsv", kCurrencies}, {"p.tsv", kPlaces}});
  return database == nullptr ? "no database" : Said(*database, text);
}

struct Case {
  const char* to;
  const char* text;
  const char* said;
};

void ExpectAll(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    EXPECT_EQ(ValueOf(c.to, c.text), c.said) << c.to << " of " << c.text;
  }
}

TEST(Value, OfNumbersInDigitsAndWords) {
  ExpectAll({
      {"number(a, b)", "<5,700|>", "value=5700"},
      {"number(a, b)", "<1.2|million>", "value=1200000"},
      {"number(a, b)", "<2|dozen>", "value=24"},
      {"number(a, b)", "<2|sheep>", "value=2"},
      {"number(a, b)", "<twenty-two|>", "value=22"},
      {"number(a, b)", "<Two hundred and forty thousand|>", "value=240000"},
      {"number(a, b)", "<a hundred|>", "value=100"},
      {"number(a, b)", "<two million, twenty thousand and two|>",
       "value=2020002"},
      {"number(a, b)", "<half|million>", "value=500000"},
      {"number(a, b)", "<sheep|>", "nothing"},
      {"number(a, b)", "<|>", "nothing"},
      {"number(a, b)", "<99999999999999999999|>",
       "invalid=the number is too large"},
      {"number(a, b)", "<googol|>", "invalid=the number is too large"},
      {"number(a, b)", "<999999999999999999|million>",
       "invalid=the number is too large"},
      {"count(a, b)", "<18|22>", "value=18/22"},
      {"count(a, b)", "<18|>", "value=18"},
      {"count(a, b)", "<|22>", "nothing"},
      {"range(a, number(b, c))", "<6|20|m>", "value=6..20000000"},
      {"range(a, b)", "<6|>", "value=6"},
  });
}

TEST(Value, OfDates) {
  ExpectAll({
      {"iso-date(a, b, c)", "<2022|June|4>", "value=2022-06-04"},
      {"iso-date(a, b, c)", "<2022|jun|4th>", "value=2022-06-04"},
      {"iso-date(a, b, c)", "<22|12|>", "value=2022-12"},
      {"iso-date(a, b, c)", "<|June|fourth>", "value=--06-04"},
      {"iso-date('', '', c)", "<||4>", "value=---04"},
      {"iso-date(a, b, c)", "<2022|13|12>", "value=2022-12-13"},
      {"iso-date(a, b, c)", "<2022|13|14>", "invalid=there is no month 13"},
      {"iso-date(a, b, c)", "<2022|June|31>",
       "invalid=the month has no day 31"},
      {"iso-date(a, b, c)", "<||x>", "nothing"},
      {"iso-period(a, 'Q', b)", "<2021|4>", "value=2021-Q4"},
      {"iso-period(a, 'Q', b)", "<|last>", "value=--Q4"},
      {"iso-period(a, 'H', b)", "<2021|second>", "value=2021-H2"},
      {"iso-period(a, 'H', b)", "<2021|3>", "invalid=a year has no H3"},
      {"decade(a)", "<1990|>", "value=1990/1999"},
      {"decade(a)", "<x|>", "nothing"},
      {"iso-range(a, b)", "<2019|20>", "value=2019/2020"},
      {"iso-range(iso-date(a, '', ''), iso-date(b, '', ''))", "<2024|2019>",
       "invalid=it ends before it begins"},
      {"iso-range(a, b)", "<2019|>", "invalid=an end of it is no date"},
  });
}

TEST(Value, OfTexts) {
  ExpectAll({
      {"a", "<Green  Fund|>", "value=Green  Fund"},
      {"0", "<a|b>", "value=<a|b>"},
      {"'x y'", "<|>", "value=x y"},
      {"text(a)", "<Green  Fund|>", "value=Green  Fund"},
      {"fold(a)", "<Green  CÔTE|>", "value=green côte"},
      {"slug(a)", "<Green  Fund – UN-Women!|>", "value=green-fund-un-women"},
      {"join(a, b)", "<x|y>", "value=xy"},
      {"join(a, b)", "<x|>", "value=x"},
      {"join(a, b)", "<|y>", "nothing"},
      {"default(a, b)", "<x|y>", "value=x"},
      {"default(a, b)", "<|y>", "value=y"},
      {"default(a, b)", "<|>", "nothing"},
      {"default(lookup('shades', a), 'none')", "<Dark  red|>", "value=red"},
      {"default(lookup('shades', a), 'none')", "<blue|>", "value=none"},
      {"lookup('no-list', a)", "<blue|>", "nothing"},
      {"lookup('shades', a)", "<|>", "nothing"},
  });
}

TEST(Value, OfMoneyFollowsTheCountriesThatTheDocumentNames) {
  ExpectAll({
      {"money(a, b)", "<US$|2.50>", "value=USD 2.5"},
      {"money(a, b, c)", "<kwacha|20|30>", "value=ZMW 20..30"},
      {"money(a, number(b, c))", "<US$|2|million>", "value=USD 2000000"},
      {"money(a, b)", "<p|87>", "value=GBP 0.87"},
      {"money(a, b)", "<sheep|87>", "nothing"},
      {"money(a, b)", "<US$|sheep>", "nothing"},
      {"money(a, b)", "<|5>", "nothing"},
      // A sign is its default whatever the document names.
      {"money(a, b)", "<$|5> Namibia Namibia", "value=USD 5"},
      {"money(a, b)", "<dollars|5>", "value=USD 5"},
      {"money(a, b)", "<dollars|5> Namibia", "value=NAD 5"},
      {"money(a, b)", "<dollars|5> Namibia Ohio", "value=USD 5"},
      {"money(a, b)", "<dollars|5> Namibia Ohio Namibia", "value=NAD 5"},
      // Letters are money only in a country that writes them so.
      {"money(a, b)", "<K|5>", "nothing"},
      {"money(a, b)", "<K|5> Zambia", "value=ZMW 5"},
      {"money(a, b)", "<K|5> Lusaka", "value=ZMW 5"},
      {"money(a, b)", "<K|5> Ohio", "nothing"},
  });
}

TEST(Value, OfAnnotationsIsTheirs) {
  const auto database = DatabaseOf(R"xml(
    <pattern id="number.n" type="number" internal="yes">
      <match>\d{1,9}</match><set name="value" to="number(0)"/></pattern>
    <pattern id="date-point.d" type="date-point" internal="yes">
      <match>day (?'d'\d\d?) of (?'m'\d\d?)(?: in (?'y'\d{4}))?</match>
      <set name="value" to="iso-date(y, m, d)"/></pattern>
    <sequence id="count.of" type="count">
      <a type="number" as="n"/><w>of</w><a type="number" as="m"/>
      <set name="value" to="count(n, m)"/><set name="text" to="text(n)"/>
    </sequence>
    <sequence id="date.range" type="date">
      <a type="date-point" as="a"/><w>to</w><a type="date-point" as="b"/>
      <set name="value" to="iso-range(a, b)"/><set name="first" to="value(a)"/>
    </sequence>
    <sequence id="money.none" type="money">
      <a type="number" as="n"/><w>pieces</w><opt><a type="date-point" as="d"/></opt>
      <set name="value" to="value(d)" required="yes"/>
    </sequence>
)xml");
  ASSERT_NE(database, nullptr);
  EXPECT_EQ(Said(*database, "07 of 22"), "value=7/22 text=07");
  EXPECT_EQ(Said(*database, "day 4 of 6 to day 9 of 7 in 2022"),
            "value=2022-06-04/2022-07-09 first=--06-04");
  EXPECT_EQ(Said(*database, "day 9 of 7 in 2022 to day 4 of 7"),
            "first=2022-07-09 invalid=it ends before it begins");
  EXPECT_EQ(Said(*database, "20 pieces"), "none");
  EXPECT_EQ(Said(*database, "20 pieces day 4 of 6"), "value=--06-04");
}

}  // namespace
}  // namespace galley
