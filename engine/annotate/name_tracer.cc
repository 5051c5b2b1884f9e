#include "engine/annotate/name_tracer.h"

#include <algorithm>

namespace galley {
namespace {

constexpr uint32_t kMaxWords = 8;  // of a name that is looked for

}  // namespace

void TraceNames(const Lattice& lattice, Trace* trace) {
  const Database& database = lattice.database();
  const NameTable& names = database.names;
  const WordRange words = lattice.WordsOf(trace->within);
  std::vector<const Rule*> rules(database.book.lists.size(), nullptr);
  for (const CompiledRule& rule : database.rules) {
    if (rule.list != kNoIndex && rule.type != kNoType) {
      rules[rule.list] = rule.rule;
    }
  }
  const auto is_found = [&](uint32_t first, uint32_t entry) {
    return std::ranges::any_of(
        lattice.NamesFrom(first), [&](const NameHit& hit) {
          return hit.entry == entry ||
                 names.entries()[hit.entry].list == names.entries()[entry].list;
        });
  };
  for (uint32_t first = words.first; first < words.last; ++first) {
    const uint32_t end =
        std::min(first + kMaxWords, lattice.BlockOf(first).last);
    for (uint32_t last = first + 1; last <= end; ++last) {
      if (lattice.tokens()[last - 1] == kNoToken) break;
      const Span span = lattice.SpanOf({first, last});
      const std::string_view text = span.In(lattice.document().text());
      for (const NameTable::Listed& listed : names.FindSurface(text)) {
        const Rule* rule = rules[listed.list];
        if (rule == nullptr || is_found(first, listed.entry)) continue;
        const bool word =
            names.entries()[listed.entry].form == NameForm::kAcronym &&
            lattice.word(first).Is(kLower);
        if (word && !trace->AsksFor(rule->id, rule->type)) continue;
        NearMiss miss{rule->id, Obstacle::kCase, span};
        miss.detail =
            std::string(names.String(names.entries()[listed.entry].surface));
        trace->Add(std::move(miss));
        break;
      }
    }
  }
}

}  // namespace galley
