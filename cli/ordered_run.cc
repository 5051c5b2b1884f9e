#include "cli/ordered_run.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace galley {
namespace {

constexpr std::chrono::milliseconds kTick{250};

// Documents are handed out in order, and only while their outcome has a slot.
class Queue {
 public:
  Queue(size_t count, size_t slots) : count_(count), slots_(slots) {}

  std::optional<size_t> Next() {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [this] {
      return stopped_ || next_ == count_ || next_ < taken_ + slots_.size();
    });
    if (stopped_ || next_ == count_) return std::nullopt;
    return next_++;
  }

  void Put(size_t index, Outcome outcome) {
    const std::lock_guard lock(mutex_);
    slots_[index % slots_.size()] = std::move(outcome);
    done_.notify_one();
  }

  // The next outcome in order, or nothing if it is not there within a tick.
  std::optional<Outcome> Take() {
    std::unique_lock lock(mutex_);
    std::optional<Outcome>& slot = slots_[taken_ % slots_.size()];
    done_.wait_for(lock, kTick, [&slot] { return slot.has_value(); });
    if (!slot.has_value()) return std::nullopt;
    ++taken_;
    room_.notify_all();
    return std::exchange(slot, std::nullopt);
  }

  void Stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    room_.notify_all();
  }

 private:
  const size_t count_;
  std::mutex mutex_;
  std::condition_variable room_;  // for workers
  std::condition_variable done_;  // for the one who takes
  std::vector<std::optional<Outcome>> slots_;
  size_t next_ = 0;  // to hand out
  size_t taken_ = 0;
  bool stopped_ = false;
};

}  // namespace

void RunInOrder(size_t count, unsigned jobs, const RunSteps& steps) {
  const size_t threads = std::min<size_t>(std::max(1U, jobs), count);
  Queue queue(count, std::max<size_t>(1, 2 * threads));
  std::vector<std::jthread> workers;
  for (size_t i = 0; i < threads; ++i) {
    workers.emplace_back([&queue, &steps] {
      const Worker worker = steps.make_worker();
      while (const std::optional<size_t> index = queue.Next()) {
        queue.Put(*index, worker(*index));
      }
    });
  }
  for (size_t taken = 0; taken < count;) {
    std::optional<Outcome> outcome = queue.Take();
    steps.tick(taken);
    if (!outcome.has_value()) continue;
    ++taken;
    if (!steps.take(std::move(*outcome))) break;
  }
  queue.Stop();
}

}  // namespace galley
