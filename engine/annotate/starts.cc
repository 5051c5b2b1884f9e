#include "engine/annotate/starts.h"

#include <algorithm>
#include <utility>

namespace galley {

bool Starts::GoesOn(const Anchor& anchor, const Lattice& lattice,
                    uint32_t end) const {
  if (all_ || anchor.next.empty()) return true;
  return end < lattice.tokens().size() && PassesAny(anchor.next, lattice, end);
}

Starts::Starts(const Database& database, const std::vector<uint32_t>& rules)
    : database_(database) {
  by_list_.resize(database.book.lists.size());
  found_.resize(database.rules.size());
  for (const uint32_t rule : rules) {
    const uint32_t program = database.rules[rule].program;
    if (program == kNoIndex) continue;
    for (const Anchor& anchor : database.programs[program].anchors) {
      Use use{rule, &anchor};
      if (anchor.kind == Anchor::Kind::kWords) {
        const WordTest& test = database.tables.word_tests[anchor.test];
        use.asks_more = test.shapes != 0 || test.not_set != kNoIndex;
        word_uses_.push_back(use);
      } else if (anchor.kind == Anchor::Kind::kNames) {
        for (const uint32_t list :
             database.tables.name_tests[anchor.test].lists) {
          by_list_[list].push_back(use);
        }
      }
    }
  }
  IndexTokens();
}

template <typename F>
void Starts::ForEachWord(const Use& use, F take) const {
  const uint32_t set = database_.tables.word_tests[use.anchor->test].set;
  database_.tables.word_sets[set].ForEach(take);
}

// Counts, then places: thousands of small vectors would take a while.
void Starts::IndexTokens() {
  first_use_.resize(1);
  for (const Use& use : word_uses_) {
    ForEachWord(use, [&](TokenId token, uint8_t) {
      if (token + 1 >= first_use_.size()) first_use_.resize(token + 2);
      ++first_use_[token];
    });
  }
  uint32_t sum = 0;
  for (uint32_t& first : first_use_) first = std::exchange(sum, sum + first);
  token_uses_.resize(sum);
  for (uint32_t i = 0; i < word_uses_.size(); ++i) {
    ForEachWord(word_uses_[i], [&](TokenId token, uint8_t shapes) {
      token_uses_[first_use_[token]++] = {i, shapes};
    });
  }
  // Each now says where the next one begins.
  std::ranges::move_backward(first_use_.begin(), first_use_.end() - 1,
                             first_use_.end());
  first_use_.front() = 0;
}

void Starts::Find(const Lattice& lattice, bool all) {
  all_ = all;
  for (std::vector<AnchorHit>& hits : found_) hits.clear();
  const std::vector<TokenId>& tokens = lattice.tokens();
  const auto passes = [&](const Use& use, uint8_t shapes, uint32_t word) {
    return lattice.word(word).Is(shapes) &&
           (!use.asks_more ||
            PassesWord(database_.tables.word_tests[use.anchor->test], lattice,
                       word)) &&
           GoesOn(*use.anchor, lattice, word + 1);
  };
  for (uint32_t word = 0; word < tokens.size(); ++word) {
    const TokenId token = tokens[word];
    if (token == kNoToken || token + 1 >= first_use_.size()) continue;
    for (uint32_t i = first_use_[token]; i < first_use_[token + 1]; ++i) {
      const Use& use = word_uses_[token_uses_[i].use];
      if (all || passes(use, token_uses_[i].shapes, word)) {
        found_[use.rule].push_back({word, use.anchor});
      }
    }
  }
  for (const NameHit& hit : lattice.names()) {
    for (const Use& use : by_list_[database_.names.entries()[hit.entry].list]) {
      if (lattice.Passes(hit, database_.tables.name_tests[use.anchor->test]) &&
          GoesOn(*use.anchor, lattice, hit.first + hit.count)) {
        found_[use.rule].push_back({hit.first, use.anchor});
      }
    }
  }
}

std::vector<AnchorHit> Starts::Of(uint32_t rule, const Lattice& lattice) const {
  static const Anchor kNoLead{};
  std::vector<AnchorHit> hits = found_[rule];
  const Program& program = database_.programs[database_.rules[rule].program];
  if (program.anchors.empty()) {
    for (uint32_t word = 0; word < lattice.tokens().size(); ++word) {
      hits.push_back({word, &kNoLead});
    }
    return hits;
  }
  for (const Anchor& anchor : program.anchors) {
    if (anchor.kind != Anchor::Kind::kAnnotations) continue;
    for (const TypeId type : database_.tables.type_sets[anchor.test]) {
      for (const Candidate& one : lattice.Of(type)) {
        if (GoesOn(anchor, lattice, one.words.last)) {
          hits.push_back({one.words.first, &anchor});
        }
      }
    }
  }
  if (!std::ranges::is_sorted(hits, {}, &AnchorHit::word)) {
    std::ranges::stable_sort(hits, {}, &AnchorHit::word);
  }
  return hits;
}

uint64_t Starts::LeadsOf(const Program& program, const AnchorHit& hit,
                         const Lattice& lattice, Machine* machine) {
  if (hit.anchor->lead == kNoIndex) return 1;
  const Program& lead = program.leads[hit.anchor->lead];
  return machine->Reach(lead, lattice, hit.word, lattice.BlockOf(hit.word));
}

}  // namespace galley
