// What goes through the cache comes back whole, or not at all.
#include "engine/rules/rule_codec.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/packs.h"
#include "tests/support/tagged.h"

namespace galley {
namespace {

CompiledRules RulesOf(const Database& database) {
  return {database.tables, database.programs, database.rules};
}

TEST(RuleCodec, GivesBackTheDefaultPacks) {
  const auto database = OwnDefaultDatabase();
  const std::string bytes = EncodeBook(database->book);
  RuleBook book;
  ASSERT_TRUE(DecodeBook(bytes, &book));
  EXPECT_TRUE(EncodeBook(book) == bytes);
  ASSERT_EQ(book.rules.size(), database->book.rules.size());
  EXPECT_EQ(book.rules[0].examples[0].marked,
            database->book.rules[0].examples[0].marked);

  const std::string code = EncodeRules(RulesOf(*database));
  CompiledRules rules;
  ASSERT_TRUE(DecodeRules(code, book, &rules));
  EXPECT_TRUE(EncodeRules(rules) == code);
  for (size_t i = 0; i < book.rules.size(); ++i) {
    EXPECT_EQ(rules.rules[i].rule, &book.rules[i]);
  }
}

TEST(RuleCodec, RefusesWhatIsCutShortOrTooLong) {
  const TestFolder folder;
  folder.Write("pack.xml", R"(<pack id="p">
  <list name="heads">Fund | Works</list>
  <sequence id="agency.headed" type="agency">
    <w shape="capitalised"/><w in="heads"/>
    <unless><after><w>Ltd</w></after></unless>
    <ok>The ⟦Green Fund⟧ met.</ok><no>The fund met.</no>
  </sequence>
</pack>)");
  const auto database = folder.Load();
  ASSERT_TRUE(database) << folder.Shown(database.error());
  const std::string bytes = EncodeBook((*database)->book);
  const std::string code = EncodeRules(RulesOf(**database));
  for (size_t size = 0; size < bytes.size(); size += 1 + size / 64) {
    RuleBook book;
    EXPECT_FALSE(DecodeBook(bytes.substr(0, size), &book)) << size;
  }
  for (size_t size = 0; size < code.size(); size += 1 + size / 64) {
    CompiledRules rules;
    EXPECT_FALSE(DecodeRules(code.substr(0, size), (*database)->book, &rules))
        << size;
  }
  RuleBook book;
  EXPECT_FALSE(DecodeBook(bytes + "x", &book));
  CompiledRules rules;
  EXPECT_FALSE(DecodeRules(code, RuleBook(), &rules));
}

}  // namespace
}  // namespace galley
