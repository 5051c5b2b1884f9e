// Selection: which entities and findings an output shows.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "engine/check/report.h"

namespace galley {

// Chooses what is written, never what runs.
struct Selection {
  using Names = std::set<std::string, std::less<>>;

  bool entities = true;
  bool findings = true;
  bool suppressed = false;  // findings that were judged too
  Severity lowest = Severity::kInfo;
  Names only{};  // types, categories and rule ids; empty: all
  Names skip{};

  // By name alone: what --only and --skip leave.
  bool Keeps(std::string_view kind, std::string_view rule) const {
    return (only.empty() || only.contains(kind) || only.contains(rule)) &&
           !skip.contains(kind) && !skip.contains(rule);
  }
  bool Shows(const Annotation& annotation) const {
    return entities && Keeps(annotation.type, annotation.rule);
  }
  bool Shows(const Finding& finding) const {
    return findings && (suppressed || !finding.suppression) &&
           finding.severity >= lowest && Keeps(finding.category, finding.rule);
  }
};

}  // namespace galley
