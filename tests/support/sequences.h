// Generated sequences and texts for them, over so few words that they meet.
#pragma once

#include <random>
#include <string>

namespace galley {

class SequenceDice {
 public:
  explicit SequenceDice(unsigned seed) : random_(seed) {}

  // The lists "one" (a, D) and "two" (b c, a a), and the annotations "mark" of
  // 1, c-a and D, that the elements name.
  static std::string Shared();
  // Elements in a row; `depth`: how deep they nest.
  std::string Row(int depth, bool spans);
  // Sixty words.
  std::string Text();

 private:
  int Below(int end) {
    return static_cast<int>(random_() % static_cast<unsigned>(end));
  }
  std::string One(int depth, bool spans);

  std::mt19937 random_;
};

}  // namespace galley
