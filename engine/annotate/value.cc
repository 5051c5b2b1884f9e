#include "engine/annotate/value.h"

#include <fmt/core.h>

#include <algorithm>

#include "engine/annotate/calendar.h"
#include "engine/annotate/number.h"
#include "engine/text/initials.h"

namespace galley {
namespace {

// Lists of the packs that functions know by name.
constexpr std::string_view kMonths = "months";
constexpr std::string_view kNumberWords = "number-words";
constexpr std::string_view kMultipliers = "multipliers";
constexpr std::string_view kCurrencies = "currencies";
constexpr std::string_view kMinorClass = "minor";  // pence, cents

// What surely fits a Decimal.
constexpr size_t kMaxPlainDigits = 18;

std::string FoldSurface(std::string_view text) {
  std::string folded;
  for (const Word& word : CutWords(text)) {
    if (!folded.empty()) folded += ' ';
    folded += FoldWord(word.span().In(text));
  }
  return folded;
}

bool AllDigits(std::string_view text) {
  return !text.empty() &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::string Slug(std::string_view text) {
  std::string slug;
  for (const Word& word : CutWords(text)) {
    if (word.Is(kSign)) continue;
    if (!slug.empty()) slug += '-';
    slug += FoldWord(word.span().In(text));
  }
  return slug;
}

Value FromDate(DateValue date) {
  if (date.problem.empty()) return {std::move(date.value), {}};
  return {std::nullopt, std::move(date.problem)};
}

Value FromNumber(const std::optional<Decimal>& number) {
  if (!number) return {std::nullopt, "the number is too large"};
  return {ToString(*number), {}};
}

}  // namespace

std::optional<std::string> Evaluator::TextOf(const Expression& argument,
                                             const MatchView& match) {
  switch (argument.kind) {
    case Expression::Kind::kText:
      return argument.name;
    case Expression::Kind::kCall:
      return Call(argument, match).text;
    case Expression::Kind::kCapture:
      break;
  }
  if (argument.name == "0") {
    return std::string(match.span.In(lattice_.document().text()));
  }
  const CaptureView* capture = match.Find(argument.name);
  if (capture == nullptr) return std::nullopt;
  return std::string(capture->span.In(lattice_.document().text()));
}

Value Evaluator::AnnotationValue(const Expression& argument,
                                 const MatchView& match) {
  if (argument.kind == Expression::Kind::kCall) return Call(argument, match);
  if (argument.kind == Expression::Kind::kText) return {argument.name, {}};
  const CaptureView* capture = match.Find(argument.name);
  if (capture == nullptr) return {};
  if (capture->types == nullptr) {  // of a pattern: as it is written
    return {std::string(capture->span.In(lattice_.document().text())), {}};
  }
  for (const TypeId type : *capture->types) {
    if (const Candidate* one = lattice_.Exactly(type, capture->words)) {
      const Details& details = lattice_.DetailsOf(*one);
      Value value{details.value, {}};
      for (const Attribute& attribute : details.attributes) {
        if (attribute.name == "invalid") value.problem = attribute.value;
      }
      return value;
    }
  }
  return {};
}

Value Evaluator::NumberOf(const Expression& argument, const MatchView& match) {
  if (argument.kind == Expression::Kind::kCall) return Call(argument, match);
  if (const CaptureView* capture = match.Find(argument.name);
      argument.kind == Expression::Kind::kCapture && capture != nullptr &&
      capture->types != nullptr && !capture->types->empty()) {
    return AnnotationValue(argument, match);
  }
  const std::optional<std::string> text = TextOf(argument, match);
  if (!text) return {};
  // Plain digits are their own value.
  if (AllDigits(*text) && text->front() != '0' &&
      text->size() < kMaxPlainDigits) {
    return {*text, {}};
  }
  if (const auto number = ParseDigits(*text)) return {ToString(*number), {}};
  return NumberInWords(*text);
}

// "two hundred and forty thousand": units add up, hundred multiplies what is
// open, thousand and above close it.
Value Evaluator::NumberInWords(std::string_view text) {
  Decimal total;
  Decimal open;
  bool any = false;
  for (const Word& word : CutWords(text)) {
    if (word.Is(kSign)) continue;
    const std::string_view written = word.span().In(text);
    std::optional<Decimal> number;
    if (word.Is(kDigits)) {
      number = ParseDigits(written);
    } else {
      const std::vector<uint32_t>& found = Lookup(kNumberWords, written);
      if (found.empty()) continue;  // "and", "a"
      const NameTable& names = lattice_.database().names;
      number = ParseDigits(names.String(names.entries()[found.front()].id));
    }
    if (!number) return {std::nullopt, "the number is too large"};
    std::optional<Decimal> sum;
    if (LessThan(*number, {100, 0})) {
      sum = Add(open, *number);
    } else {
      if (open.mantissa == 0) open = {1, 0};
      sum = Multiply(open, *number);
    }
    if (!sum) return {std::nullopt, "the number is too large"};
    open = *sum;
    if (!LessThan(*number, {1000, 0})) {
      const auto closed = Add(total, open);
      if (!closed) return {std::nullopt, "the number is too large"};
      total = *closed;
      open = {};
    }
    any = true;
  }
  if (!any) return {};
  return FromNumber(Add(total, open));
}

const std::vector<uint32_t>& Evaluator::Lookup(std::string_view list,
                                               std::string_view text) {
  found_.clear();
  const Database& database = lattice_.database();
  const auto known = database.book.symbols.lists.find(list);
  if (known == database.book.symbols.lists.end()) return found_;
  for (const auto [entry, in] : database.names.FindSurface(text)) {
    if (in == known->second) found_.push_back(entry);
  }
  return found_;
}

int Evaluator::IntegerOf(const Expression& argument, const MatchView& match,
                         std::string_view list) {
  const std::optional<std::string> text = TextOf(argument, match);
  if (!text || text->empty()) return 0;
  std::string_view digits = *text;
  while (!digits.empty() && !AllDigits(digits.substr(digits.size() - 1))) {
    digits.remove_suffix(1);  // 4th
  }
  if (AllDigits(digits) && digits.size() <= 4)
    return std::stoi(std::string(digits));
  const std::vector<uint32_t>& found = Lookup(list, *text);
  if (found.empty()) return 0;
  const NameTable& names = lattice_.database().names;
  const std::string_view id = names.String(names.entries()[found.front()].id);
  return AllDigits(id) && id.size() <= 4 ? std::stoi(std::string(id)) : 0;
}

Value Evaluator::IsoDateOf(const Arguments& arguments, const MatchView& match) {
  DateParts parts;
  parts.year = IntegerOf(arguments[0], match, {});
  parts.month = IntegerOf(arguments[1], match, kMonths);
  parts.day = IntegerOf(arguments[2], match, "ordinals");
  if (parts == DateParts{}) return {};
  // A numeric date is day, month, year unless that is impossible.
  if (parts.month > 12 && parts.day <= 12 && parts.day > 0) {
    std::swap(parts.month, parts.day);
  }
  return FromDate(IsoDate(parts));
}

// iso-period(year, kind, number): 2021-Q4, 2021-H1; without a year --Q4.
Value Evaluator::IsoPeriodOf(const Arguments& arguments,
                             const MatchView& match) {
  DateParts year;
  year.year = IntegerOf(arguments[0], match, {});
  const std::string kind = TextOf(arguments[1], match).value_or("");
  const int number = IntegerOf(arguments[2], match, "ordinals");
  const int most = kind == "H" ? 2 : 4;
  if (number < 1 || number > most) {
    return {std::nullopt, fmt::format("a year has no {}{}", kind, number)};
  }
  const std::string begin =
      year.year == 0 ? std::string("-") : IsoDate(year).value;
  return {fmt::format("{}-{}{}", begin, kind, number), {}};
}

Value Evaluator::MoneyOf(const Arguments& arguments, const MatchView& match) {
  const std::optional<std::string> text = TextOf(arguments[0], match);
  if (!text) return {};
  const NameEntry* currency =
      currencies_.Choose(Lookup(kCurrencies, *text), *text);
  if (currency == nullptr) return {};
  const NameTable& names = lattice_.database().names;
  const bool minor = names.String(currency->name_class) == kMinorClass;
  std::string amount;
  for (size_t i = 1; i < arguments.size(); ++i) {
    Value number = NumberOf(arguments[i], match);
    if (!number.text) {
      if (i == 1) return number;
      break;
    }
    if (minor) {
      const auto cents = ParseDigits(*number.text);
      if (cents) number = FromNumber(Multiply(*cents, {1, 2}));
      if (!number.text) return number;
    }
    if (i == 2) amount += "..";
    amount += *number.text;
  }
  return {fmt::format("{} {}", names.String(currency->id), amount), {}};
}

// number(n, multiplier)
Value Evaluator::MultipliedNumber(const Arguments& arguments,
                                  const MatchView& match) {
  Value number = NumberOf(arguments[0], match);
  if (!number.text || arguments.size() < 2) return number;
  const std::optional<std::string> multiplier = TextOf(arguments[1], match);
  if (!multiplier) return number;
  const std::vector<uint32_t>& found = Lookup(kMultipliers, *multiplier);
  if (found.empty()) return number;
  const NameTable& names = lattice_.database().names;
  const auto a = ParseDigits(*number.text);
  const auto b = ParseDigits(names.String(names.entries()[found[0]].id));
  return a && b ? FromNumber(Multiply(*a, *b)) : number;
}

// iso-range(a, b)
Value Evaluator::IsoRangeOf(const Arguments& arguments,
                            const MatchView& match) {
  Value a = AnnotationValue(arguments[0], match);
  Value b = AnnotationValue(arguments[1], match);
  for (Value* end : {&a, &b}) {
    if (!end->problem.empty()) return {std::nullopt, std::move(end->problem)};
  }
  return FromDate(IsoRange(a.text.value_or(""), b.text.value_or("")));
}

// lookup(list, key)
Value Evaluator::LookedUp(const Arguments& arguments, const MatchView& match) {
  const std::optional<std::string> key = TextOf(arguments[1], match);
  const std::optional<std::string> list = TextOf(arguments[0], match);
  if (!list || !key) return {};
  const NameEntry* entry = currencies_.Choose(Lookup(*list, *key), *key);
  if (entry == nullptr) return {};
  return {std::string(lattice_.database().names.String(entry->id)), {}};
}

Value Evaluator::Call(const Expression& call, const MatchView& match) {
  const Arguments& arguments = call.arguments;
  switch (call.function) {
    case Function::kNumber:
      return MultipliedNumber(arguments, match);
    case Function::kCount:
    case Function::kRange: {
      Value first = NumberOf(arguments[0], match);
      if (!first.text || arguments.size() < 2) return first;
      if (const Value other = NumberOf(arguments[1], match); other.text) {
        *first.text += call.function == Function::kCount ? "/" : "..";
        *first.text += *other.text;
      }
      return first;
    }
    case Function::kIsoDate:
      return IsoDateOf(arguments, match);
    case Function::kIsoPeriod:
      return IsoPeriodOf(arguments, match);
    case Function::kIsoRange:
      return IsoRangeOf(arguments, match);
    case Function::kDecade: {
      const int year = IntegerOf(arguments[0], match, {});
      if (year < 1000) return {};
      return FromDate(IsoRange(std::to_string(year), std::to_string(year + 9)));
    }
    case Function::kMoney:
      return MoneyOf(arguments, match);
    case Function::kValue:
      return AnnotationValue(arguments[0], match);
    case Function::kLookup:
      return LookedUp(arguments, match);
    case Function::kDefault: {
      std::optional<std::string> text = TextOf(arguments[0], match);
      return {text ? std::move(text) : TextOf(arguments[1], match), {}};
    }
    case Function::kText:
    case Function::kFold:
    case Function::kSlug:
    case Function::kJoin:
    case Function::kInitials:  // of <refine> only
      break;
  }
  std::optional<std::string> text = TextOf(arguments[0], match);
  if (!text) return {};
  if (call.function == Function::kFold) return {FoldSurface(*text), {}};
  if (call.function == Function::kSlug) return {Slug(*text), {}};
  if (call.function == Function::kJoin) {
    return {*text + TextOf(arguments[1], match).value_or(""), {}};
  }
  return {std::move(text), {}};  // text(c)
}

Value Evaluator::Evaluate(const Expression& expression,
                          const MatchView& match) {
  if (expression.kind == Expression::Kind::kCall) {
    return Call(expression, match);
  }
  return {TextOf(expression, match), {}};
}

std::optional<WordRange> Evaluator::Initials(
    const CaptureView& long_name, const CaptureView& short_name) const {
  const Document& document = lattice_.document();
  const auto first = FindInitials(
      document.text(), document.words(), long_name.words.first,
      long_name.words.last, LettersOf(short_name.span.In(document.text())));
  if (!first) return std::nullopt;
  return WordRange{*first, long_name.words.last};
}

}  // namespace galley
