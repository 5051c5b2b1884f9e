#include "cli/ordered_run.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace galley {
namespace {

// Documents whose outcome is their number; every seventh is a slow one.
RunSteps Steps(std::atomic<size_t>* started, std::vector<std::string>* taken) {
  RunSteps steps;
  steps.make_worker = [started] {
    return [started](size_t index) {
      ++*started;
      if (index % 7 == 0) {
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
      }
      Outcome outcome;
      outcome.pieces = {std::to_string(index)};
      return outcome;
    };
  };
  steps.take = [taken](Outcome outcome) {
    taken->push_back(outcome.pieces.at(0));
    return true;
  };
  steps.tick = [](size_t) {};
  return steps;
}

TEST(RunInOrder, TakesEveryOutcomeOnceInOrder) {
  for (const unsigned jobs : {0U, 1U, 2U, 5U, 64U}) {
    for (const size_t count : {0U, 1U, 2U, 50U}) {
      std::atomic<size_t> started = 0;
      std::vector<std::string> taken;
      RunInOrder(count, jobs, Steps(&started, &taken));
      ASSERT_EQ(taken.size(), count);
      for (size_t i = 0; i < count; ++i) EXPECT_EQ(taken[i], std::to_string(i));
      EXPECT_EQ(started, count);
    }
  }
}

TEST(RunInOrder, NeverRunsFarAheadOfWhatIsTaken) {
  constexpr unsigned kJobs = 3;
  std::atomic<size_t> started = 0;
  std::vector<std::string> taken;
  RunSteps steps = Steps(&started, &taken);
  steps.take = [&](Outcome outcome) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    // Those with a slot, and this one.
    EXPECT_LE(started, taken.size() + 2 * kJobs + 1);
    taken.push_back(std::move(outcome.pieces.at(0)));
    return true;
  };
  RunInOrder(100, kJobs, steps);
  EXPECT_EQ(taken.size(), 100U);
}

TEST(RunInOrder, EndsWhenNobodyTakesAnyMore) {
  std::atomic<size_t> started = 0;
  std::vector<std::string> taken;
  RunSteps steps = Steps(&started, &taken);
  steps.take = [&taken](Outcome) {
    taken.emplace_back();
    return taken.size() < 5;
  };
  RunInOrder(1000, 2, steps);
  EXPECT_EQ(taken.size(), 5U);
  EXPECT_LE(started, 10U);
}

}  // namespace
}  // namespace galley
