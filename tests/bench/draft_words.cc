#include "tests/bench/draft_words.h"

#include <fmt/format.h>

namespace galley::bench {
namespace {

bool IsWordByte(char c) {
  return IsDigit(c) || IsSmallLetter(c) || (c >= 'A' && c <= 'Z') || c < 0;
}

std::string Rerolled(std::string_view digits, Random* random) {
  if (digits.size() == 4 && (digits[0] == '1' || digits[0] == '2') &&
      (digits[1] == '9' || digits[1] == '0')) {
    return std::to_string(random->Between(2010, 2024));
  }
  if (digits.size() == 2 && digits <= "31") {
    return std::to_string(random->Between(10, 28));
  }
  std::string other;
  for (size_t i = 0; i < digits.size(); ++i) {
    const int least = i == 0 && digits[0] != '0' ? 1 : 0;
    other += static_cast<char>('0' + random->Between(least, 9));
  }
  return other;
}

std::string Date(const std::vector<std::string>& months, Random* random) {
  const int day = random->Between(1, 28);
  const int number = random->Between(1, 12);
  const std::string& month = months[static_cast<size_t>(number) - 1];
  const int year = random->Between(2012, 2024);
  switch (random->Below(10)) {
    case 0:
      return fmt::format("{} {}, {}", month, day, year);
    case 1:
      return fmt::format("{}-{:02}-{:02}", year, number, day);
    case 2:
      return fmt::format("{:02}/{:02}/{}", day, number, year);
    case 3:
      return fmt::format("{} {}", month, year);
    case 4:
      return fmt::format("the end of {}", year);
    case 5:
      return fmt::format("{} {} {}", day, month.substr(0, 3), year);
    default:
      return fmt::format("{} {} {}", day, month, year);
  }
}

std::string Count(Random* random) {
  switch (random->Below(8)) {
    case 0:
      return fmt::format("{}.{} million", random->Between(1, 40),
                         random->Between(1, 9));
    case 1:
      return fmt::format("{}\u00A0{:03}", random->Between(1, 300),
                         random->Between(0, 999));
    case 2:
      return std::to_string(random->Between(2, 99));
    case 3:
      return std::to_string(random->Between(100, 999));
    case 4:
      return fmt::format("more than {},000", random->Between(1, 90));
    default:
      return fmt::format("{},{:03}", random->Between(1, 400),
                         random->Between(0, 999));
  }
}

std::string Percent(Random* random) {
  const int whole = random->Between(1, 99);
  switch (random->Below(4)) {
    case 0:
      return fmt::format("{} per cent", whole);
    case 1:
      return fmt::format("{}.{} percent", whole, random->Between(1, 9));
    case 2:
      return fmt::format("{}.{}%", whole, random->Between(1, 9));
    default:
      return fmt::format("{}%", whole);
  }
}

std::string Money(const std::vector<std::string>& currencies, Random* random) {
  const std::string& currency = random->Pick(currencies);
  switch (random->Below(4)) {
    case 0:
      return fmt::format("{}{}.{} million", currency, random->Between(1, 90),
                         random->Between(1, 9));
    case 1:
      return fmt::format("{}{}m", currency, random->Between(1, 900));
    default:
      return fmt::format("{}{},{:03}", currency, random->Between(1, 950),
                         random->Between(0, 999));
  }
}

std::string Replaced(std::string_view text, size_t at, size_t length,
                     std::string_view with) {
  return fmt::format("{}{}{}", text.substr(0, at), with,
                     text.substr(at + length));
}

std::string WithCase(std::string_view name, char first, char last) {
  std::string other(name);
  for (char& c : other) {
    if (c >= first && c <= last) c = static_cast<char>(c ^ 0x20);
  }
  return other;
}

}  // namespace

std::vector<std::pair<size_t, size_t>> SmallWords(std::string_view text) {
  std::vector<std::pair<size_t, size_t>> words;
  for (size_t at = 0; at < text.size();) {
    if (!IsWordByte(text[at])) {
      ++at;
      continue;
    }
    size_t end = at;
    bool small = true;
    for (; end < text.size() && IsWordByte(text[end]); ++end) {
      small = small && IsSmallLetter(text[end]);
    }
    if (small) words.emplace_back(at, end - at);
    at = end;
  }
  return words;
}

void RerollNumbers(double share, Random* random, std::string* text) {
  for (size_t at = 0; at < text->size();) {
    size_t end = at;
    while (end < text->size() && IsDigit((*text)[end])) ++end;
    if (end != at && random->Chance(share)) {
      const std::string_view digits(text->data() + at, end - at);
      text->replace(at, end - at, Rerolled(digits, random));
    }
    at = end + 1;
  }
}

std::string Figure(std::string_view kind,
                   const std::vector<std::string>& months,
                   const std::vector<std::string>& currencies, Random* random) {
  if (kind == "date") return Date(months, random);
  if (kind == "year") return std::to_string(random->Between(2008, 2024));
  if (kind == "count") return Count(random);
  if (kind == "percent") return Percent(random);
  if (kind == "money") return Money(currencies, random);
  return std::to_string(random->Between(1, 40));
}

std::string AsPeopleWrite(std::string_view name, Random* random) {
  const uint64_t way = random->Below(100);
  const size_t space = name.find(' ');
  const size_t apostrophe = name.find('\'');
  if (way < 8) return WithCase(name, 'a', 'z');
  if (way < 16) return WithCase(name, 'A', 'Z');
  if (way < 27 && space != name.npos) {
    return Replaced(name, space, 1,
                    way < 20   ? "\u00A0"
                    : way < 24 ? "  "
                               : "\n");
  }
  if (way < 30 && apostrophe != name.npos) {
    return Replaced(name, apostrophe, 1, "\u2019");
  }
  return std::string(name);
}

}  // namespace galley::bench
