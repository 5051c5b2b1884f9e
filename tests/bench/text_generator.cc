#include "tests/bench/text_generator.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "engine/base/file.h"
#include "tests/bench/draft_words.h"

namespace galley::bench {
namespace {

constexpr size_t kMinReplacedWord = 4;
constexpr double kHardWrapped = 0.25;  // of the drafts
constexpr size_t kWrapWidth = 78;

std::vector<std::string> Split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (true) {
    const size_t end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    if (end == text.npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string HardWrapped(std::string text) {
  size_t line = 0;
  for (size_t space = 0, i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') line = i + 1;
    if (text[i] == ' ') space = i;
    if (i - line >= kWrapWidth && space > line) {
      text[space] = '\n';
      line = space + 1;
    }
  }
  return text;
}

}  // namespace

TextOptions VariedText() {
  TextOptions options;
  options.reworded = 1;
  options.reworded_words = 3;
  options.pasted = 0.005;
  return options;
}

// One draft in the making.
class TextGenerator::Writer {
 public:
  Writer(const TextGenerator& source, uint64_t seed, const TextOptions& options)
      : source_(source),
        options_(options),
        random_(seed),
        sentences_(source.sentences_),
        plain_(source.plain_),
        items_(source.items_) {
    hard_wrapped_ = random_.Chance(kHardWrapped);
  }

  std::string Write(size_t bytes) {
    while (text_.size() < bytes) {
      if (random_.Chance(0.2)) AddBlock(random_.Pick(source_.headings_));
      if (random_.Chance(0.12)) AddList();
      AddParagraph();
    }
    return std::move(text_);
  }

 private:
  void AddBlock(std::string_view block) {
    text_ += block;
    text_ += "\n\n";
  }
  void AddList();
  void AddParagraph();
  std::string Sentence();
  std::string Fill(std::string_view pattern);
  std::string FillSlot(std::string_view slot);
  std::string Name();
  void AddName(std::string* sentence);
  void Reword(std::string* sentence);

  const TextGenerator& source_;
  const TextOptions& options_;
  Random random_;
  Deck sentences_;
  Deck plain_;
  Deck items_;
  bool hard_wrapped_ = false;
  std::string text_{};
  std::vector<std::string> paragraphs_{};
};

void TextGenerator::Writer::AddList() {
  for (int i = random_.Between(2, 5); i > 0; --i) {
    text_ += "- " + Fill(items_.Draw(&random_)) + '\n';
  }
  text_ += '\n';
}

void TextGenerator::Writer::AddParagraph() {
  if (!paragraphs_.empty() && random_.Chance(options_.pasted)) {
    return AddBlock(random_.Pick(paragraphs_));
  }
  std::string paragraph;
  for (int i = random_.Between(2, 6); i > 0; --i) {
    if (!paragraph.empty()) paragraph += ' ';
    paragraph += Sentence();
    if (random_.Chance(options_.notes)) {
      paragraph += ' ' + Fill(random_.Pick(source_.notes_));
    }
  }
  if (hard_wrapped_) paragraph = HardWrapped(std::move(paragraph));
  AddBlock(paragraph);
  paragraphs_.push_back(std::move(paragraph));
}

std::string TextGenerator::Writer::Sentence() {
  const bool plain = random_.Chance(options_.plain);
  if (!plain && random_.Chance(options_.facts)) {
    return Fill(random_.Pick(source_.facts_));
  }
  std::string sentence = Fill((plain ? plain_ : sentences_).Draw(&random_));
  RerollNumbers(options_.rerolled, &random_, &sentence);
  if (random_.Chance(options_.reworded)) {
    for (int i = 0; i < options_.reworded_words; ++i) Reword(&sentence);
  }
  if (random_.Chance(options_.named)) AddName(&sentence);
  return sentence;
}

// Choices and slots, from left to right; a choice may hold slots.
std::string TextGenerator::Writer::Fill(std::string_view pattern) {
  std::string filled;
  for (size_t at = 0; at < pattern.size();) {
    const char open = pattern[at];
    const size_t end = open == '{'   ? pattern.find('}', at)
                       : open == '<' ? pattern.find('>', at)
                                     : pattern.npos;
    if (end == pattern.npos) {
      filled += pattern[at++];
      continue;
    }
    const std::string_view inside = pattern.substr(at + 1, end - at - 1);
    filled +=
        open == '<' ? FillSlot(inside) : Fill(random_.Pick(Split(inside, '|')));
    at = end + 1;
  }
  return filled;
}

std::string TextGenerator::Writer::FillSlot(std::string_view slot) {
  if (slot == "name") return Name();
  if (const size_t colon = slot.find(':'); colon != slot.npos) {
    if (!random_.Chance(options_.swapped)) {
      return std::string(slot.substr(colon + 1));
    }
    slot = slot.substr(0, colon);
  }
  if (const auto found = source_.choices_.find(slot);
      found != source_.choices_.end()) {
    return random_.Pick(found->second);
  }
  return Figure(slot, source_.choices_.find("month")->second,
                source_.choices_.find("currency")->second, &random_);
}

// Log-uniform ranks: the first hundred names make up half of all.
std::string TextGenerator::Writer::Name() {
  if (source_.names_.empty()) return "the ministry";
  const double count = static_cast<double>(source_.names_.size());
  const auto rank = static_cast<size_t>(std::pow(count, random_.Unit())) - 1;
  return AsPeopleWrite(source_.names_[rank], &random_);
}

void TextGenerator::Writer::AddName(std::string* sentence) {
  const std::string name = Name();
  const bool has_point = sentence->back() == '.';
  const std::string_view point = has_point ? "." : "";
  if (has_point) sentence->pop_back();
  switch (random_.Below(4)) {
    case 0:
      *sentence += fmt::format(" with {}{}", name, point);
      break;
    case 1:
      *sentence += fmt::format(" ({}){}", name, point);
      break;
    case 2:
      *sentence += fmt::format(", says {}{}", name, point);
      break;
    default:
      *sentence = fmt::format("For {}: {}{}", name, *sentence, point);
  }
}

void TextGenerator::Writer::Reword(std::string* sentence) {
  std::vector<std::pair<size_t, size_t>> words = SmallWords(*sentence);
  std::erase_if(
      words, [](const auto& word) { return word.second < kMinReplacedWord; });
  if (words.empty()) return;
  const auto [at, length] = random_.Pick(words);
  sentence->replace(at, length, random_.Pick(source_.words_));
}

Result<TextGenerator> TextGenerator::Load(const std::string& file,
                                          std::vector<std::string> names) {
  Result<std::string> bytes = ReadFile(file);
  if (!bytes) return Fail(std::move(bytes.error()));
  TextGenerator generator;
  for (const std::string& line : Split(*bytes, '\n')) generator.TakeLine(line);
  for (const char* needed : {"country", "month", "currency"}) {
    if (!generator.choices_.contains(needed)) {
      return Fail(Error{fmt::format("has no line @{}", needed), file});
    }
  }
  std::set<std::string> words;
  for (auto* sentences : {&generator.sentences_, &generator.plain_}) {
    for (std::string& sentence : *sentences) {
      for (const auto& [at, length] : SmallWords(sentence)) {
        if (length >= kMinReplacedWord) {
          words.insert(sentence.substr(at, length));
        }
      }
      sentence = generator.MarkCountries(sentence);
    }
  }
  generator.words_.assign(words.begin(), words.end());
  generator.names_ = std::move(names);
  Random(1).Shuffle(&generator.names_);
  return generator;
}

void TextGenerator::TakeLine(std::string_view line) {
  if (line.empty() || line[0] == '#') return;
  const std::string_view rest = line.substr(std::min<size_t>(2, line.size()));
  switch (line[0]) {
    case '@': {
      const size_t space = line.find(' ');
      choices_[std::string(line.substr(1, space - 1))] =
          Split(line.substr(space + 1), '|');
      break;
    }
    case '=':
      headings_.emplace_back(rest);
      break;
    case '-':
      items_.emplace_back(rest);
      break;
    case '+':
      facts_.emplace_back(rest);
      break;
    case '!':
      notes_.emplace_back(rest);
      break;
    default:
      (std::ranges::any_of(line, IsDigit) ? sentences_ : plain_)
          .emplace_back(line);
  }
}

// "in Zambia" -> "in <country:Zambia>".
std::string TextGenerator::MarkCountries(std::string_view sentence) const {
  std::string marked(sentence);
  for (const std::string& country : choices_.find("country")->second) {
    const size_t at = marked.find(country);
    if (at == marked.npos) continue;
    const size_t end = at + country.size();
    const bool whole = (at == 0 || marked[at - 1] == ' ') &&
                       (end == marked.size() || !IsSmallLetter(marked[end]));
    if (whole) marked.replace(at, country.size(), "<country:" + country + ">");
  }
  return marked;
}

std::string TextGenerator::Draft(size_t bytes, uint64_t seed,
                                 const TextOptions& options) const {
  return Writer(*this, seed, options).Write(bytes);
}

}  // namespace galley::bench
