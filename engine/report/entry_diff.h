// Entry diff: what two reports of one document say differently.
#pragma once

#include <string>
#include <vector>

#include "engine/check/report.h"
#include "engine/text/document.h"

namespace galley {

// An entity or a finding as it is said, apart from the Database that made it.
struct SaidEntry {
  bool finding = false;
  std::string type{};  // or category
  std::string rule{};
  Span span{};  // bytes of the file
  uint32_t line = 1;
  uint32_t column = 1;
  std::string text{};    // the slice of the file
  std::string saying{};  // value, id, attributes; severity and message
  friend bool operator==(const SaidEntry&, const SaidEntry&) = default;
};

// In the order of every output.
std::vector<SaidEntry> EntriesSaid(const Document& document,
                                   const Report& report);

// The same from lines of JSON that EntriesSaid's report was written as; lines
// that are none are left out. `lines`: the number of each in the text, from 1.
std::vector<SaidEntry> ParseSaid(std::string_view json_lines,
                                 std::vector<uint32_t>* lines);

enum class ChangeKind : uint8_t { kLost, kGained, kChanged };
std::string_view NameOf(ChangeKind kind);  // "lost", "gained", "changed"

struct EntryChange {
  ChangeKind kind = ChangeKind::kLost;
  SaidEntry before{};  // not of a gained one
  SaidEntry after{};   // not of a lost one

  const SaidEntry& Shown() const {
    return kind == ChangeKind::kLost ? before : after;
  }
};

// Entries of one kind and type that overlap and differ in span, rule or saying
// are one change. Sorted by place. Cost: about linear.
std::vector<EntryChange> DiffEntries(const std::vector<SaidEntry>& before,
                                     const std::vector<SaidEntry>& after);

}  // namespace galley
