#include "engine/check/settings_in_force.h"

#include <fmt/core.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/annotate/calendar.h"
#include "engine/base/join.h"

namespace galley {
namespace {

Error At(const SourcePlace& place, std::string message) {
  return {std::move(message), place.file, place.line, place.column};
}

bool IsNumber(std::string_view text) {
  return !text.empty() && text.size() <= 9 &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// What is wrong with a parameter, in words; empty: nothing.
std::string ParamFault(const ParamSetting& param, const RuleBook& book) {
  const uint32_t index = book.RuleIndex(param.rule);
  if (index == kNoIndex) {
    return fmt::format("no rule is called \"{}\"; galley rules list shows them",
                       param.rule);
  }
  const auto& params = book.rules[index].params;
  if (params.empty()) {
    return fmt::format("{} has no parameters", param.rule);
  }
  const auto found = params.find(param.name);
  if (found == params.end()) {
    std::vector<std::string_view> names;
    for (const auto& [name, value] : params) names.push_back(name);
    return fmt::format("{} has no parameter \"{}\"; it has {}", param.rule,
                       param.name, Join(names, ", "));
  }
  if (IsNumber(found->second) && !IsNumber(param.value)) {
    return fmt::format("{} of {} is a number, as {}; \"{}\" is none",
                       param.name, param.rule, found->second, param.value);
  }
  return {};
}

void CheckNames(const DraftSettings& drafts, const RuleBook& book,
                Errors* errors) {
  for (const SeveritySetting& severity : drafts.severities) {
    if (MakesFindings(book, severity.of)) continue;
    errors->push_back(At(severity.place, UnknownCheck(severity.of)));
  }
  for (const auto* names : {&drafts.only, &drafts.skip}) {
    for (const Setting& name : *names) {
      if (KnowsName(book, name.value)) continue;
      errors->push_back(
          At(name.place, fmt::format("no type, category or rule is called "
                                     "\"{}\"; galley rules list shows them",
                                     name.value)));
    }
  }
}

bool Names(const std::vector<Setting>& settings, std::string_view kind,
           std::string_view rule) {
  return std::ranges::any_of(settings, [&](const Setting& setting) {
    return setting.value == kind || setting.value == rule;
  });
}

bool LeavesOut(const DraftSettings& drafts, std::string_view kind,
               std::string_view rule) {
  return (!drafts.only.empty() && !Names(drafts.only, kind, rule)) ||
         Names(drafts.skip, kind, rule);
}

// Of the settings for a draft, the one that speaks for a finding: a later
// section before an earlier one, the rule before its category.
const SeveritySetting* SeverityFor(const DraftSettings& drafts,
                                   const Finding& finding) {
  const SeveritySetting* found = nullptr;
  for (const SeveritySetting& severity : drafts.severities) {
    if (severity.of == finding.rule ||
        (severity.of == finding.category &&
         (found == nullptr || found->of == finding.category))) {
      found = &severity;
    }
  }
  return found;
}

}  // namespace

bool KnowsName(const RuleBook& book, std::string_view name) {
  const TypeTable& table = book.table;
  return std::ranges::find(table.types, name) != table.types.end() ||
         std::ranges::find(table.categories, name) != table.categories.end() ||
         book.RuleIndex(name) != kNoIndex;
}

bool MakesFindings(const RuleBook& book, std::string_view name) {
  const uint32_t index = book.RuleIndex(name);
  const auto& categories = book.table.categories;
  return (index != kNoIndex && book.rules[index].check) ||
         std::ranges::find(categories, name) != categories.end();
}

std::string UnknownCheck(std::string_view name) {
  return fmt::format(
      "no category or check is called \"{}\"; galley rules list shows them",
      name);
}

std::string PeriodFault(std::string_view period) {
  const size_t slash = period.find('/');
  const std::string form = "not FROM/TO, as in 2022-01/2022-06";
  if (slash == std::string_view::npos) return form;
  const std::string from(period.substr(0, slash));
  const std::string to(period.substr(slash + 1));
  for (const std::string& end : {from, to}) {
    const auto parts = ParseIsoDate(end);
    if (!parts || parts->year == 0) return form;
    if (!IsPossible(*parts)) return end + " is no date";
  }
  return IsoRange(from, to).problem;
}

Errors ApplySettings(const Settings& settings, Database* database) {
  Errors errors;
  RuleBook& book = database->book;
  for (const ParamSetting& param : settings.params) {
    if (std::string fault = ParamFault(param, book); !fault.empty()) {
      errors.push_back(At(param.place, std::move(fault)));
      continue;
    }
    book.rules[book.RuleIndex(param.rule)].params[param.name] = param.value;
  }
  for (const CommonPassage& passage : settings.common_passages) {
    const auto place = std::ranges::lower_bound(
        book.common_passages, passage.id, {}, &CommonPassage::id);
    if (place != book.common_passages.end() && place->id == passage.id) {
      errors.push_back(At(
          passage.place,
          fmt::format("common passage \"{}\" stands in {}:{} already; rename "
                      "one",
                      passage.id, place->place.file, place->place.line)));
      continue;
    }
    book.common_passages.insert(place, passage);
  }
  if (settings.period) {
    if (const std::string fault = PeriodFault(settings.period->value);
        !fault.empty()) {
      errors.push_back(At(settings.period->place, "<period>: " + fault));
    }
  }
  CheckNames(settings.drafts, book, &errors);
  for (const PathSettings& section : settings.paths) {
    CheckNames(section.drafts, book, &errors);
  }
  return errors;
}

void ApplySettings(const Settings& settings, std::string_view path,
                   Report* report) {
  const std::vector<const DraftSettings*> all = settings.For(path);
  for (Finding& finding : report->findings) {
    for (const DraftSettings* drafts : all) {
      const SeveritySetting* severity = SeverityFor(*drafts, finding);
      if (severity != nullptr) finding.severity = SeverityOf(severity->is);
    }
  }
  for (const DraftSettings* drafts : all) {
    if (drafts == &settings.drafts) continue;
    std::erase_if(report->findings, [&](const Finding& finding) {
      return LeavesOut(*drafts, finding.category, finding.rule);
    });
    std::erase_if(report->annotations, [&](const Annotation& annotation) {
      return LeavesOut(*drafts, annotation.type, annotation.rule);
    });
  }
}

}  // namespace galley
