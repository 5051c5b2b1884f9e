// Baseline: findings that were looked at and accepted, and may stay.
//
// An entry knows its finding by fingerprint (rule, words, neighbours), never by
// lines. What else it holds is for people.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/rules/rule.h"

namespace galley {

struct AcceptedFinding {
  std::string rule{};
  std::string draft{};   // where it stood when it was accepted
  std::string before{};  // the words in front of it
  std::string text{};    // its own, folded; long ones shortened
  std::string after{};
  std::string who{};
  std::string why{};
  std::string until{};  // YYYY-MM-DD; empty: for good
  SourcePlace place{};
};

struct Baseline {
  std::string file{};
  std::map<uint64_t, AcceptedFinding> findings{};  // by fingerprint
};

// `file`: for messages. Appends all that is wrong with it to `errors`.
Baseline ReadBaseline(const std::string& file, std::string_view bytes,
                      Errors* errors);

// The same as XML, one entry a line, by draft, rule and fingerprint, so that
// changes of two people merge.
std::string BaselineText(const Baseline& baseline);

}  // namespace galley
