#include "validators/date/date.h"

#include <array>
#include <utility>

#include "engine/annotate/calendar.h"
#include "validators/date/duration.h"
#include "validators/date/frame.h"
#include "validators/date/interval.h"
#include "validators/word_list.h"

namespace galley {
namespace {

constexpr int kLongestMonth = 31;

class DateChecks : public Validator {
 public:
  explicit DateChecks(ValidatorSetup setup)
      : setup_(std::move(setup)),
        weekdays_(setup_.database, "weekdays"),
        papers_(setup_.database, "papers-on-a-day"),
        background_(setup_.database, "frame-background"),
        durations_(setup_.database),
        impossible_(setup_.Find("impossible")),
        reversed_(setup_.Find("reversed")),
        weekday_(setup_.Find("weekday")),
        duration_(setup_.Find("duration")),
        outside_(setup_.Find("outside")),
        period_(IntervalOf(setup_.options.period)) {}

  void Validate(const Document& document, Report* report) const override {
    std::vector<Finding> found;
    for (const Annotation& annotation : report->annotations) {
      if (annotation.type != "date") continue;
      CheckCalendar(document, annotation, &found);
      if (weekday_ != nullptr) CheckWeekdays(document, annotation, &found);
      if (duration_ != nullptr) CheckDuration(document, annotation, &found);
    }
    CheckFrame(document, *report, &found);
    std::ranges::move(found, std::back_inserter(report->findings));
  }

 private:
  void CheckCalendar(const Document& document, const Annotation& annotation,
                     std::vector<Finding>* found) const;
  void CheckWeekdays(const Document& document, const Annotation& annotation,
                     std::vector<Finding>* found) const;
  void CheckDuration(const Document& document, const Annotation& annotation,
                     std::vector<Finding>* found) const;
  void CheckFrame(const Document& document, const Report& report,
                  std::vector<Finding>* found) const;

  // The weekday that word `i` names, from 1, Monday, to 7; 0: none. That of
  // "The Mail on Sunday" names a paper.
  int WeekdayAt(const Document& document, uint32_t i) const {
    const std::vector<Word>& words = document.words();
    if (i >= words.size() || !words[i].Is(kLetterShapes)) return 0;
    if (i > 1 && words[i - 1].span().In(document.view()) == "on" &&
        papers_.Has(document.text(), words[i - 2])) {
      return 0;
    }
    const std::string* value = weekdays_.Find(document.text(), words[i]);
    return value == nullptr ? 0 : value->front() - '0';
  }

  ValidatorSetup setup_;
  WordList weekdays_;
  WordList papers_;
  WordList background_;
  DurationLists durations_;
  const Binding* impossible_;
  const Binding* reversed_;
  const Binding* weekday_;
  const Binding* duration_;
  const Binding* outside_;
  std::optional<Interval> period_;
};

std::string_view InvalidOf(const Annotation& annotation) {
  for (const Attribute& attribute : annotation.attributes) {
    if (attribute.name == "invalid") return attribute.value;
  }
  return {};
}

bool IsSign(const Document& document, uint32_t i, char sign) {
  return i < document.words().size() && document.words()[i].Is(kSign) &&
         document.view()[document.words()[i].begin] == sign;
}

// "between 2023 and 2022", "compared 2023 to 2022", and "back from the spring
// of 2023 to 2022" are no periods.
bool ComparesYears(const Document& document, Span span) {
  const std::vector<Word>& words = document.words();
  const uint32_t first = document.WordAt(span.begin);
  if (first + 3 > words.size() || words[first + 2].span().end != span.end ||
      !words[first].Is(kDigits)) {
    return false;
  }
  const std::string_view joint = words[first + 1].span().In(document.view());
  const std::string_view before =
      first == 0 ? "" : words[first - 1].span().In(document.view());
  return joint == "and" ||
         (joint == "to" && (before.starts_with("compar") || before == "of"));
}

// "14-12 May": a range without a year.
bool RunsBackInMonth(std::string_view value) {
  const size_t slash = value.find('/');
  if (slash == std::string_view::npos) return false;
  const auto first = ParseIsoDate(value.substr(0, slash));
  const auto last = ParseIsoDate(value.substr(slash + 1));
  return first && last && first->year == 0 && last->year == 0 &&
         first->month != 0 && first->month == last->month && first->day != 0 &&
         last->day != 0 && last->day < first->day;
}

// "Sunday, 9/1/95": the day of the week tells that the month stands first.
bool FitsMonthFirst(const Document& document, Span span, DateParts date,
                    int weekday) {
  if (span.In(document.view()).find('/') == std::string_view::npos ||
      date.day > 12) {
    return false;
  }
  std::swap(date.day, date.month);
  return (DayOfWeek(date) + 6) % 7 + 1 == weekday;
}

// "45 March" may be a count and a name; no month ever has such a day.
bool IsFarFetched(const Document& document, Span span) {
  const std::vector<Word>& words = document.words();
  bool has_year = false;
  bool far = false;
  for (uint32_t i = document.WordAt(span.begin);
       i < words.size() && words[i].begin < span.end; ++i) {
    if (!words[i].Is(kDigits)) continue;
    int number = 0;
    for (const char digit : words[i].span().In(document.text())) {
      number = number * 10 + (digit - '0');
    }
    has_year |= words[i].length == 4;
    far |= words[i].length < 4 && number > kLongestMonth;
  }
  return far && !has_year;
}

void DateChecks::CheckCalendar(const Document& document,
                               const Annotation& annotation,
                               std::vector<Finding>* found) const {
  const std::string_view invalid = InvalidOf(annotation);
  bool reversed = invalid == kEndsBeforeBegin;
  if (annotation.value) {
    const auto interval = IntervalOf(*annotation.value);
    reversed = (interval && interval->last < interval->first) ||
               RunsBackInMonth(*annotation.value);
  } else if (invalid.empty()) {
    return;
  }
  if (reversed) {
    if (reversed_ != nullptr && !ComparesYears(document, annotation.span)) {
      found->push_back(MakeFinding(*reversed_, annotation.span));
    }
  } else if (!invalid.empty() && impossible_ != nullptr &&
             !IsFarFetched(document, annotation.span)) {
    found->push_back(MakeFinding(*impossible_, annotation.span,
                                 {{"reason", std::string(invalid)}}));
  }
}

// A weekday belongs to the first end of a range when it stands first in it or
// before it, and to the last end when it stands later, or in brackets behind.
void DateChecks::CheckWeekdays(const Document& document,
                               const Annotation& annotation,
                               std::vector<Finding>* found) const {
  static constexpr std::array<const char*, 7> kNames = {
      "Monday", "Tuesday",  "Wednesday", "Thursday",
      "Friday", "Saturday", "Sunday"};
  if (!annotation.value) return;
  const size_t slash = annotation.value->find('/');
  const std::string_view value = *annotation.value;
  const auto check = [&](int named, std::string_view end, Span span) {
    const auto date = ParseIsoDate(end);
    if (named == 0 || !date || date->year == 0 || date->day == 0) return;
    const int right = (DayOfWeek(*date) + 6) % 7 + 1;
    if (right == named || FitsMonthFirst(document, span, *date, named)) return;
    found->push_back(
        MakeFinding(*weekday_, span,
                    {{"date", std::string(end)},
                     {"right", kNames[static_cast<size_t>(right - 1)]},
                     {"wrong", kNames[static_cast<size_t>(named - 1)]}}));
  };
  const std::vector<Word>& words = document.words();
  const std::string_view last =
      slash == std::string_view::npos ? value : value.substr(slash + 1);
  const uint32_t first = document.WordAt(annotation.span.begin);
  check(WeekdayAt(document, first), value.substr(0, slash), annotation.span);
  uint32_t behind = first + 1;
  for (; behind < words.size() && words[behind].begin < annotation.span.end;
       ++behind) {
    check(WeekdayAt(document, behind), last, annotation.span);
  }
  if (IsSign(document, behind, '(') && IsSign(document, behind + 2, ')')) {
    check(WeekdayAt(document, behind + 1), last,
          {annotation.span.begin, words[behind + 1].span().end});
  }
  // "Monday (8 March 2022)", "Mon. 2022-03-08"
  uint32_t before = first;
  while (before > 0 && first - before < 2 &&
         (IsSign(document, before - 1, '(') ||
          IsSign(document, before - 1, ',') ||
          IsSign(document, before - 1, '.'))) {
    --before;
  }
  if (before > 0) {
    check(WeekdayAt(document, before - 1), value.substr(0, slash),
          {words[before - 1].begin, annotation.span.end});
  }
}

void DateChecks::CheckDuration(const Document& document,
                               const Annotation& annotation,
                               std::vector<Finding>* found) const {
  if (!annotation.value || annotation.value->find('/') == std::string::npos)
    return;
  const auto interval = IntervalOf(*annotation.value);
  if (!interval || interval->last < interval->first) return;
  const auto clash =
      ClashingDuration(document, durations_, annotation.span, *interval);
  if (!clash) return;
  Finding finding =
      MakeFinding(*duration_, clash->span,
                  {{"duration", std::string(clash->span.In(document.text()))},
                   {"dates", std::string(annotation.span.In(document.text()))},
                   {"range", clash->range}});
  finding.related.push_back({annotation.span, "the dates"});
  found->push_back(std::move(finding));
}

void DateChecks::CheckFrame(const Document& document, const Report& report,
                            std::vector<Finding>* found) const {
  if (outside_ == nullptr) return;
  const auto frame =
      period_ ? period_ : FrameOfTitle(document, report.annotations);
  if (!frame) return;
  for (const Annotation* date :
       DatesOutside(document, report.annotations, *frame, background_)) {
    found->push_back(
        MakeFinding(*outside_, date->span,
                    {{"date", std::string(date->span.In(document.text()))}}));
    // A period that was asked for is surer than one read from a title.
    if (period_) found->back().severity = Severity::kWarning;
  }
}

}  // namespace

std::unique_ptr<Validator> MakeDate(ValidatorSetup setup) {
  return std::make_unique<DateChecks>(std::move(setup));
}

}  // namespace galley
