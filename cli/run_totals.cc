#include "cli/run_totals.h"

#include <fmt/core.h>

#include <string_view>

namespace galley {
namespace {

std::string Count(size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

}  // namespace

void RunTotals::Add(const Outcome& outcome) {
  ++(outcome.reviewed ? drafts : failed);
  entities += outcome.entities;
  suppressed += outcome.suppressed;
  for (size_t i = 0; i < findings.size(); ++i) {
    findings[i] += outcome.findings[i];
  }
}

bool RunTotals::AtOrAbove(std::optional<Severity> severity) const {
  if (!severity.has_value()) return false;
  for (size_t i = static_cast<size_t>(*severity); i < findings.size(); ++i) {
    if (findings[i] != 0) return true;
  }
  return false;
}

std::string SummaryOf(const RunTotals& totals, bool checked) {
  std::string line = Count(totals.drafts, "draft", "drafts");
  if (checked) {
    const auto at = [&totals](Severity severity) {
      return totals.findings[static_cast<size_t>(severity)];
    };
    line += fmt::format(" checked: {}, {}",
                        Count(at(Severity::kError), "error", "errors"),
                        Count(at(Severity::kWarning), "warning", "warnings"));
    if (const size_t infos = at(Severity::kInfo); infos != 0) {
      line += fmt::format(", {} of severity info", infos);
      if (totals.lowest_shown > Severity::kInfo) {
        line += " (--severity info shows them)";
      }
    }
    if (totals.suppressed != 0) {
      line += fmt::format("; {} judged before (--show-suppressed shows them)",
                          totals.suppressed);
    }
  } else {
    line += " tagged: " + Count(totals.entities, "entity", "entities");
  }
  if (totals.failed != 0) {
    line += fmt::format("; {} could not be read", totals.failed);
  }
  if (totals.other_files != 0) {
    line += fmt::format("; {} left out",
                        Count(totals.other_files, "other file", "other files"));
  }
  return line;
}

}  // namespace galley
