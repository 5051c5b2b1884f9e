#include "engine/annotate/learn.h"

#include <bitset>
#include <unordered_map>

namespace galley {
namespace {

constexpr size_t kFilterBits = 4096;

struct Entry {
  const LearnedName* name = nullptr;
  std::vector<std::string> words{};
};

// The plural of an acronym: UNCTs.
bool SameWord(std::string_view written, std::string_view word, bool last) {
  if (written == word) return true;
  return last && written.size() == word.size() + 1 && written.back() == 's' &&
         written.starts_with(word);
}

// A learnt name in other letter case.
void TraceCase(const LearnedName& name, Span span, const Lattice& lattice,
               Trace* trace) {
  const std::string_view text = span.In(lattice.document().text());
  if (FoldWord(text) != FoldWord(name.surface)) return;
  NearMiss miss{lattice.database().rules[name.rule].rule->id, Obstacle::kLearnt,
                span};
  miss.detail = name.surface;
  trace->Add(std::move(miss));
}

}  // namespace

std::vector<Candidate> FindLearned(const std::vector<LearnedName>& learned,
                                   TypeId type, Lattice* lattice,
                                   Trace* trace) {
  // By the hash of the first word, and of its plural for one-word names. Most
  // words of a text are ruled out by a few bits of theirs.
  std::unordered_multimap<uint32_t, Entry> by_hash;
  std::bitset<kFilterBits> filter;
  const auto add = [&](const std::string& folded, const Entry& entry) {
    const uint32_t hash = FoldHash(folded);
    filter.set(hash % kFilterBits);
    by_hash.emplace(hash, entry);
  };
  std::unordered_map<std::string_view, bool> known;
  for (const LearnedName& name : learned) {
    if (!known.emplace(name.surface, true).second) continue;
    Entry entry{&name, {}};
    for (const Word& word : CutWords(name.surface)) {
      entry.words.emplace_back(word.span().In(name.surface));
    }
    if (entry.words.empty()) continue;
    const std::string folded = FoldWord(entry.words.front());
    add(folded, entry);
    if (entry.words.size() == 1) add(folded + "s", entry);
  }
  std::vector<Candidate> found;
  if (by_hash.empty()) return found;
  const std::vector<Word>& words = lattice->document().words();
  for (uint32_t i = 0; i < words.size(); ++i) {
    if (!filter.test(words[i].fold_hash % kFilterBits)) continue;
    const auto [begin, end] = by_hash.equal_range(words[i].fold_hash);
    for (auto at = begin; at != end; ++at) {
      const Entry& entry = at->second;
      const auto count = static_cast<uint32_t>(entry.words.size());
      if (i + count > lattice->BlockOf(i).last) continue;
      bool same = true;
      for (uint32_t j = 0; j < count && same; ++j) {
        same =
            SameWord(lattice->WordText(i + j), entry.words[j], j + 1 == count);
      }
      if (!same) {
        if (trace != nullptr) {
          TraceCase(*entry.name, lattice->SpanOf({i, i + count}), *lattice,
                    trace);
        }
        continue;
      }
      Candidate candidate;
      candidate.words = {i, i + count};
      candidate.span = lattice->SpanOf(candidate.words);
      candidate.type = type;
      candidate.rule = entry.name->rule;
      if (entry.name->id) {
        candidate.details = lattice->AddDetails({{}, entry.name->id, {}});
      }
      found.push_back(std::move(candidate));
      break;
    }
  }
  return found;
}

}  // namespace galley
