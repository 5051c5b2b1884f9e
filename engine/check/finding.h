// Finding: one defect of a draft. Plain data.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/span.h"

namespace galley {

// error: must not be published; warning: an editor should look; info.
// Ordered: a higher one is worse.
enum class Severity : uint8_t { kInfo, kWarning, kError };

std::string_view NameOf(Severity severity);  // "error", "warning", "info"
Severity SeverityOf(std::string_view name);

// Replace the span by the text. The edits of one fix belong together.
struct Edit {
  Span span{};
  std::string replacement{};
};

// A place in another draft of the run, as writers say it.
struct OtherDraft {
  std::string path{};
  Span file{};  // bytes of that file
  uint32_t line = 1;
  uint32_t column = 1;
  std::string excerpt{};
};

// Another place that belongs to the defect; `message` says how. In another
// draft where `other` is set; `span` is empty then.
struct RelatedPlace {
  Span span{};
  std::string message{};
  std::shared_ptr<const OtherDraft> other{};
};

// Why a finding may stay: somebody judged it.
struct Suppression {
  enum class Kind : uint8_t {
    kInDraft,   // by a mark in the draft
    kAccepted,  // by the baseline, or because an earlier revision had it
  };
  Kind kind = Kind::kInDraft;
  std::string reason{};
};

struct Finding {
  Span span{};
  std::string_view category{};  // this and `rule` live in the Database
  std::string_view rule{};
  Severity severity = Severity::kWarning;
  int priority = 0;         // of the rule, for merging
  std::string message{};    // what is wrong and what to do
  std::vector<Edit> fix{};  // only where the repair is sure
  std::vector<RelatedPlace> related{};
  uint32_t group = 0;        // same number: places of one cluster; 0: none
  uint64_t fingerprint = 0;  // see fingerprint.h
  std::optional<Suppression> suppression{};  // none: it stands
};

}  // namespace galley
