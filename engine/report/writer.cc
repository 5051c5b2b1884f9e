#include "engine/report/writer.h"

#include <algorithm>
#include <array>

namespace galley {
namespace {

constexpr std::array kWriters = {
    WriterEntry{"text", true, Use::kAsked, Use::kAsked, MakeTextWriter},
    WriterEntry{"jsonl", false, Use::kAsked, Use::kAsked, MakeJsonLinesWriter},
    WriterEntry{"json", false, Use::kAsked, Use::kAsked, MakeJsonWriter},
    WriterEntry{"sarif", false, Use::kNever, Use::kAlways, MakeSarifWriter},
    WriterEntry{"junit", false, Use::kNever, Use::kNever, MakeJUnitWriter},
    WriterEntry{"checkstyle", false, Use::kNever, Use::kNever,
                MakeCheckstyleWriter},
    WriterEntry{"github", false, Use::kNever, Use::kNever, MakeGitHubWriter},
    WriterEntry{"gitlab", false, Use::kNever, Use::kNever, MakeGitLabWriter},
    WriterEntry{"rdjsonl", false, Use::kNever, Use::kNever,
                MakeRdJsonLinesWriter},
    WriterEntry{"html", false, Use::kAlways, Use::kAsked, MakeHtmlWriter},
};

}  // namespace

std::span<const WriterEntry> Writers() { return kWriters; }

const WriterEntry* FindWriter(std::string_view name) {
  const auto found = std::ranges::find(kWriters, name, &WriterEntry::name);
  return found == kWriters.end() ? nullptr : &*found;
}

}  // namespace galley
