#include "engine/report/writer.h"

#include <algorithm>
#include <array>

namespace galley {
namespace {

constexpr std::array kWriters = {
    WriterEntry{"text", true, MakeTextWriter},
    WriterEntry{"jsonl", false, MakeJsonLinesWriter},
    WriterEntry{"json", false, MakeJsonWriter},
};

}  // namespace

std::span<const WriterEntry> Writers() { return kWriters; }

const WriterEntry* FindWriter(std::string_view name) {
  const auto found = std::ranges::find(kWriters, name, &WriterEntry::name);
  return found == kWriters.end() ? nullptr : &*found;
}

}  // namespace galley
