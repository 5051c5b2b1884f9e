#include "validators/number/figure.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "engine/annotate/number.h"
#include "engine/text/sentence.h"

namespace galley {
namespace {

// The word behind a span. Its last character may be none of a word.
uint32_t EndOf(const Document& document, Span span) {
  return std::min(document.WordAt(span.end - 1) + 1,
                  static_cast<uint32_t>(document.words().size()));
}

using std::string_view;

double ToNumber(const std::string& text) {
  return std::strtod(text.c_str(), nullptr);
}

// The unit of the last digit that is told: 100 for "63,200", 0.1 for "2.5",
// 100000 for 2300000 said as "2.3 million".
double StepOf(double value, string_view text) {
  if (value == 0) return 1;
  const bool small_words =
      std::ranges::none_of(text, [](char c) { return c >= '0' && c <= '9'; });
  if (small_words) return 1;
  double step = 1;
  if (value != std::floor(value)) {
    for (int i = 0; i < 6 && std::abs(std::round(value / step) * step - value) >
                                 1e-9 * std::abs(value);
         ++i) {
      step /= 10;
    }
    return step;
  }
  while (value >= 1000 && std::fmod(value, step * 10) == 0) step *= 10;
  return step;
}

bool ReadValue(const Annotation& annotation, Figure* figure) {
  std::string value = *annotation.value;
  if (figure->kind == Figure::Kind::kMoney) {
    const size_t space = value.find(' ');
    if (space == value.npos) return false;
    figure->currency = value.substr(0, space);
    value = value.substr(space + 1);
  }
  const size_t range = value.find("..");
  const size_t ratio = value.find('/');
  figure->low = figure->high = ToNumber(value);
  if (range != value.npos) figure->high = ToNumber(value.substr(range + 2));
  if (ratio != value.npos) figure->whole = ToNumber(value.substr(ratio + 1));
  return true;
}

// "women: 300)": a number that closes a bracket is no entity, for it may be a
// note; behind a label it is a count.
void AddLabelled(const Document& document, std::vector<Figure>* figures) {
  const auto& words = document.words();
  const auto is = [&](size_t i, string_view sign) {
    return words[i].span().In(document.view()) == sign;
  };
  const size_t known = figures->size();
  for (size_t i = 2; i + 1 < words.size(); ++i) {
    if (!words[i].Is(kDigits) || !is(i + 1, ")")) continue;
    size_t first = i;
    while (first >= 2 && is(first - 1, ",") && words[first - 2].Is(kDigits)) {
      first -= 2;
    }
    if (first < 2 || !is(first - 1, ":")) continue;
    Figure figure;
    figure.span = {words[first].begin, words[i].span().end};
    figure.text = figure.span.In(document.view());
    const auto number = ParseDigits(figure.text);
    if (!number || number->scale != 0) continue;
    figure.low = figure.high = static_cast<double>(number->mantissa);
    figure.step = StepOf(figure.low, figure.text);
    figure.first = static_cast<uint32_t>(first);
    figure.last = static_cast<uint32_t>(i + 1);
    figures->push_back(std::move(figure));
  }
  if (figures->size() == known) return;
  std::ranges::stable_sort(*figures, {}, &Figure::span);
  const auto [end, last] = std::ranges::unique(
      *figures,
      [](const Figure& a, const Figure& b) { return a.span.Overlaps(b.span); });
  figures->erase(end, last);
}

}  // namespace

std::vector<Figure> FiguresOf(const Document& document, const Report& report) {
  std::vector<Figure> figures;
  for (const Annotation& annotation : report.annotations) {
    Figure figure;
    if (annotation.type == "percentage") {
      figure.kind = Figure::Kind::kShare;
    } else if (annotation.type == "money") {
      figure.kind = Figure::Kind::kMoney;
    } else if (annotation.type != "count") {
      continue;
    }
    if (!annotation.value || !ReadValue(annotation, &figure)) continue;
    if (!figures.empty() && figures.back().span.end > annotation.span.begin) {
      continue;
    }
    figure.span = annotation.span;
    figure.text = annotation.span.In(document.view());
    figure.step = StepOf(figure.low, figure.text);
    for (const Attribute& attribute : annotation.attributes) {
      if (attribute.name == "qualifier") figure.exact = attribute.value == "eq";
      if (attribute.name == "unit") figure.unit = attribute.value;
    }
    figure.counted = !figure.unit.empty();
    figure.counted |= figure.kind == Figure::Kind::kMoney;
    figure.points = figure.text.find("point") != string_view::npos;
    figure.first = document.WordAt(figure.span.begin);
    figure.last = EndOf(document, figure.span);
    figures.push_back(std::move(figure));
  }
  AddLabelled(document, &figures);
  return figures;
}

std::vector<FiguredSentence> FiguredSentences(
    const Document& document, const std::vector<Figure>& figures) {
  std::vector<FiguredSentence> sentences;
  const Figure* figure = figures.data();
  const Figure* const end = figure + figures.size();
  for (const Block& block : document.blocks()) {
    while (figure != end && figure->span.begin < block.span.begin) ++figure;
    if (figure == end) break;
    if (figure->span.begin >= block.span.end ||
        block.kind == BlockKind::kCode || block.kind == BlockKind::kTableCell) {
      continue;
    }
    for (const Span span : Sentences(document, block)) {
      FiguredSentence sentence{span, document.WordAt(span.begin), 0, figure,
                               figure};
      while (figure != end && figure->span.end <= span.end) ++figure;
      sentence.end = figure;
      if (sentence.begin == sentence.end) continue;
      sentence.last = EndOf(document, span);
      sentences.push_back(sentence);
    }
  }
  return sentences;
}

}  // namespace galley
