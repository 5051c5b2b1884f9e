#include "tests/support/sequences.h"

namespace galley {

std::string SequenceDice::Shared() {
  return "<list name='one'>a | D</list>\n<list name='two'>b c | a a = "
         "x</list>\n"
         "<pattern id='mark.m' type='mark' internal='yes' edges='none'>"
         "<match>1|c-a|D</match></pattern>\n";
}

std::string SequenceDice::Row(int depth, bool spans) {
  std::string row;
  const int count = 1 + Below(3);
  for (int i = 0; i < count; ++i) row += One(depth, spans);
  return row;
}

std::string SequenceDice::Text() {
  const char* const words[] = {"a ", "b ", "c ", "D ", "1 ", "-", "a-", ". "};
  std::string text;
  for (int i = 0; i < 60; ++i) text += words[Below(8)];
  return text;
}

std::string SequenceDice::One(int depth, bool spans) {
  if (depth == 0 || Below(2) == 0) {
    const char* const leaves[] = {"<w>a</w>",
                                  "<w>b|c</w>",
                                  "<w in='two'/>",
                                  "<w in='one'/>",
                                  "<a type='mark'/>",
                                  "<w>a b|c</w>",
                                  "<w shape='word'/>",
                                  "<w shape='capitalised' not-in='one'/>",
                                  "<w case='fold'>d|A</w>",
                                  "<tight/>",
                                  "<loose/>",
                                  "<w>-</w>"};
    return leaves[Below(12)];
  }
  const std::string inner = Row(depth - 1, spans);
  switch (Below(spans ? 6 : 5)) {
    case 0:
      return "<opt>" + inner + "</opt>";
    case 1:
      return "<alt>" + One(depth - 1, spans) + "<seq>" + inner + "</seq></alt>";
    case 2:
      return "<rep min='0' max='2'>" + inner + "</rep>";
    case 3:
      return "<rep min='1' max='3'>" + inner + "</rep>";
    case 4:
      return "<gap max='2'/>" + inner;
    default:
      return "<span>" + inner + "</span>";
  }
}

}  // namespace galley
