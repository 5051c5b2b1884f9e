#include "validators/number/beside.h"

#include <algorithm>

#include "engine/annotate/number.h"
#include "engine/text/word.h"

namespace galley {
namespace {

using std::string_view;

// Longer lists are counted by no one, longer items are sentences.
constexpr double kMaxListed = 12;
constexpr int kMaxItemWords = 5;
constexpr uint32_t kMaxToColon = 5;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

BesideTest::BesideTest(const ValidatorSetup& setup)
    : words_(setup.Find("words")),
      listed_(setup.Find("listed")),
      range_(setup.Find("range")),
      number_words_(setup.database, "number-words") {
  if (listed_ != nullptr) open_ = WordList(*listed_, "open");
}

void BesideTest::Run(const FigureView& view) const {
  for (const FiguredSentence& sentence : view.sentences) {
    for (const Figure* one = sentence.begin; one != sentence.end; ++one) {
      if (words_ != nullptr) Words(view, *one);
      if (words_ != nullptr) WordsBehind(view, *one);
      if (listed_ != nullptr) Listed(view, sentence, *one);
      if (range_ != nullptr && one->low > one->high) Range(view, *one);
    }
  }
}

// "twelve (21) districts".
void BesideTest::Words(const FigureView& view, const Figure& figure) const {
  const auto& words = view.document.words();
  if (!figure.IsPlain() || figure.kind != Figure::Kind::kCount ||
      figure.last + 3 > words.size() ||
      std::ranges::any_of(figure.text, IsDigit) ||
      WordAt(view.document, figure.last) != "(") {
    return;
  }
  uint32_t end = figure.last + 1;
  while (end < words.size() && end < figure.last + 8 &&
         (words[end].Is(kDigits) || WordAt(view.document, end) == ",")) {
    ++end;
  }
  if (end == figure.last + 1 || end >= words.size() ||
      WordAt(view.document, end) != ")") {
    return;
  }
  const Span digits{words[figure.last + 1].begin, words[end - 1].span().end};
  const auto number = ParseDigits(digits.In(view.document.view()));
  if (!number || number->scale != 0) return;
  const auto value = static_cast<double>(number->mantissa);
  // A year, or the mark of a note.
  if (value == figure.low ||
      (value >= 1900 && value < 2100 && figure.low < 1000) ||
      end + 1 == words.size() || !words[end + 1].Is(kLower)) {
    return;
  }
  view.report->findings.push_back(
      MakeFinding(*words_, digits,
                  {{"words", std::string(figure.text)},
                   {"digits", std::string(digits.In(view.document.text()))}}));
}

std::optional<double> BesideTest::InWords(const FigureView& view,
                                          uint32_t first, uint32_t last) const {
  double total = 0;
  double open = 0;
  for (uint32_t i = first; i < last; ++i) {
    const Word& word = view.document.words()[i];
    const string_view text = WordAt(view.document, i);
    if (i > first && (text == "and" || FoldWord(text) == "-")) continue;
    const std::string* value = number_words_.Find(view.document.text(), word);
    const auto number = value == nullptr ? std::nullopt : ParseDigits(*value);
    if (!number || number->scale != 0) return std::nullopt;
    const auto one = static_cast<double>(number->mantissa);
    open = one < 100 ? open + one : std::max(open, 1.0) * one;
    if (one < 1000) continue;
    total += open;
    open = 0;
  }
  return total + open;
}

void BesideTest::WordsBehind(const FigureView& view,
                             const Figure& figure) const {
  constexpr uint32_t kMaxNumberWords = 8;
  const auto& words = view.document.words();
  const uint32_t first = figure.last + 1;
  if (!figure.IsPlain() || figure.kind != Figure::Kind::kCount ||
      !std::ranges::any_of(figure.text, IsDigit) || first >= words.size() ||
      WordAt(view.document, figure.last) != "(") {
    return;
  }
  uint32_t end = first;
  while (end < words.size() && end < first + kMaxNumberWords &&
         WordAt(view.document, end) != ")") {
    ++end;
  }
  // What is counted stands behind.
  if (end == first || end + 1 >= words.size() ||
      WordAt(view.document, end) != ")" || !words[end + 1].Is(kLower)) {
    return;
  }
  const std::optional<double> value = InWords(view, first, end);
  if (!value || *value == figure.low) return;
  const Span span{words[first].begin, words[end - 1].span().end};
  view.report->findings.push_back(
      MakeFinding(*words_, span,
                  {{"words", std::string(span.In(view.document.text()))},
                   {"digits", std::string(figure.text)}}));
}

// "three provinces: Alfa, Beta, Gamma and Delta."
void BesideTest::Listed(const FigureView& view, const FiguredSentence& sentence,
                        const Figure& figure) const {
  if (!figure.IsPlain() || figure.kind != Figure::Kind::kCount ||
      figure.low < 2 || figure.low > kMaxListed) {
    return;
  }
  const auto& words = view.document.words();
  const uint32_t reach = std::min(sentence.last, figure.last + kMaxToColon);
  uint32_t at = figure.last;
  const auto opens = [&](string_view word) {
    return word == ":" || word == "namely" || word == "(";
  };
  while (at < reach && !opens(WordAt(view.document, at))) {
    if (words[at].Is(kSign) && WordAt(view.document, at) != ",") return;
    ++at;
  }
  if (at >= reach || at == figure.last) return;
  const bool bracket = WordAt(view.document, at) == "(";
  ++at;
  int items = 1;
  int item_words = 0;
  int last_words = 0;
  bool joined = false;
  for (; at < sentence.last; ++at) {
    const string_view word = WordAt(view.document, at);
    if (open_.Has(word)) return;
    if (word == "," || word == "and") {
      if (joined) return;  // more behind the last item
      if (word == "and") {
        joined = true;
        if (item_words == 0) continue;  // ", and"
      }
      if (item_words == 0) return;
      ++items;
      item_words = 0;
      continue;
    }
    if (words[at].Is(kSign)) {
      if (bracket ? word == ")" : word == "." && at + 1 == sentence.last) break;
      if (word != "-" && word != "'") return;
      continue;
    }
    // Names only: what is written small may be anything.
    if (item_words == 0 && words[at].Is(kLower)) return;
    if (++item_words > kMaxItemWords) return;
    last_words = item_words;
  }
  if (!joined || last_words == 0 || items == static_cast<int>(figure.low)) {
    return;
  }
  view.report->findings.push_back(MakeFinding(
      *listed_, figure.span,
      {{"said", std::string(figure.text)}, {"items", std::to_string(items)}}));
}

// "between 45 and 30 %".
void BesideTest::Range(const FigureView& view, const Figure& figure) const {
  // "from 45 to 30" is a change, "3-1" a score.
  const bool may_be_score = figure.text.find(" and ") == string_view::npos &&
                            figure.kind != Figure::Kind::kShare &&
                            (!figure.counted || figure.low < 10);
  if (figure.text.find(" to ") != string_view::npos || may_be_score) return;
  view.report->findings.push_back(
      MakeFinding(*range_, figure.span,
                  {{"low", Shown(figure.low)}, {"high", Shown(figure.high)}}));
}

}  // namespace galley
