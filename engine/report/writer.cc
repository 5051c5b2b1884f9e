#include "engine/report/writer.h"

#include <algorithm>
#include <array>

namespace galley {
namespace {

constexpr std::array kWriters = {
    WriterEntry{"text", true, EntityUse::kAsked, MakeTextWriter},
    WriterEntry{"jsonl", false, EntityUse::kAsked, MakeJsonLinesWriter},
    WriterEntry{"json", false, EntityUse::kAsked, MakeJsonWriter},
    WriterEntry{"sarif", false, EntityUse::kNever, MakeSarifWriter},
    WriterEntry{"junit", false, EntityUse::kNever, MakeJUnitWriter},
    WriterEntry{"checkstyle", false, EntityUse::kNever, MakeCheckstyleWriter},
    WriterEntry{"github", false, EntityUse::kNever, MakeGitHubWriter},
    WriterEntry{"gitlab", false, EntityUse::kNever, MakeGitLabWriter},
    WriterEntry{"rdjsonl", false, EntityUse::kNever, MakeRdJsonLinesWriter},
    WriterEntry{"html", false, EntityUse::kAlways, MakeHtmlWriter},
};

}  // namespace

std::span<const WriterEntry> Writers() { return kWriters; }

const WriterEntry* FindWriter(std::string_view name) {
  const auto found = std::ranges::find(kWriters, name, &WriterEntry::name);
  return found == kWriters.end() ? nullptr : &*found;
}

}  // namespace galley
