// Random: numbers that are the same on every machine, for the benchmark.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace galley::bench {

// SplitMix64. The distributions of the standard library differ between
// libraries; these do not.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}

  uint64_t Next() {
    uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  // In [0, bound). REQUIRES: bound > 0.
  uint64_t Below(uint64_t bound) { return Next() % bound; }
  int Between(int first, int last) {
    return first +
           static_cast<int>(Below(static_cast<uint64_t>(last - first) + 1));
  }
  double Unit() { return static_cast<double>(Next() >> 11) * 0x1.0p-53; }
  bool Chance(double probability) { return Unit() < probability; }

  template <typename T>
  const T& Pick(const std::vector<T>& values) {
    return values[Below(values.size())];
  }
  template <typename T>
  void Shuffle(std::vector<T>* values) {
    for (size_t i = values->size(); i > 1; --i) {
      std::swap((*values)[i - 1], (*values)[Below(i)]);
    }
  }

 private:
  uint64_t state_;
};

// Draws each of a list once before any comes again.
class Deck {
 public:
  explicit Deck(const std::vector<std::string>& cards) : cards_(cards) {}

  const std::string& Draw(Random* random) {
    if (left_.empty()) {
      for (const std::string& card : cards_) left_.push_back(&card);
      random->Shuffle(&left_);
    }
    const std::string& card = *left_.back();
    left_.pop_back();
    return card;
  }

 private:
  const std::vector<std::string>& cards_;
  std::vector<const std::string*> left_{};
};

}  // namespace galley::bench
