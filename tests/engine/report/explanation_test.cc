// Every match in the golden drafts is accounted for.
#include "engine/report/explanation.h"

#include <gtest/gtest.h>

#include "engine/base/file.h"
#include "engine/check/review.h"
#include "engine/input/reader.h"
#include "tests/support/packs.h"
#include "validators/registry.h"

namespace galley {
namespace {

TEST(Explanation, NamesTheWinnerAndTheDecisionForEveryLoserInGoldenDrafts) {
  const Database& database = DefaultDatabase();
  const Review review(database, Validators());
  Annotator annotator(database);
  size_t lost = 0;
  for (const std::string& path : GoldenDrafts()) {
    SCOPED_TRACE(path);
    std::vector<std::string> notes;
    const auto document = ReadDocument(path, *ReadFile(path), {}, &notes);
    ASSERT_TRUE(document);
    Trace trace;
    trace.within = {0, static_cast<uint32_t>((*document)->text().size())};
    annotator.TraceTo(&trace);
    const Report report = review.Check(**document, annotator);
    size_t annotations = 0;
    for (const ExplainedMatch& one :
         Explain(**document, report, trace, database).matches) {
      if (one.annotation != nullptr) ++annotations;
      if (one.contest != nullptr) ++lost;
      if (one.annotation != nullptr || one.finding != nullptr) continue;
      const auto type = database.book.symbols.types.find(one.match.type);
      const bool internal = type != database.book.symbols.types.end() &&
                            database.book.types[type->second].internal;
      EXPECT_TRUE(internal || one.contest != nullptr)
          << one.match.rule << ": " << one.match.span.In((*document)->text());
    }
    EXPECT_EQ(annotations, report.annotations.size());
  }
  EXPECT_GT(lost, 500u);
}

TEST(Explanation, RecordsNothingUnlessAsked) {
  const Database& database = DefaultDatabase();
  Annotator annotator(database);
  EXPECT_EQ(annotator.trace(), nullptr);
  Trace trace;  // of nothing
  annotator.TraceTo(&trace);
  std::vector<std::string> notes;
  const auto document = ReadDocument("draft.txt", "In May 2023.", {}, &notes);
  Review(database, Validators()).Check(**document, annotator);
  EXPECT_TRUE(trace.matches.empty());
  EXPECT_TRUE(trace.near_misses.empty());
  EXPECT_TRUE(trace.contests.empty());
}

}  // namespace
}  // namespace galley
