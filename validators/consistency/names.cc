#include "validators/consistency/names.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "engine/text/character.h"

namespace galley {
namespace {

constexpr int kMinWords = 3;  // that are not small
// Shorter words have neighbours everywhere.
constexpr uint16_t kShortest = 6;
// A name that stands so often is right.
constexpr size_t kRight = 2;

uint64_t Mixed(uint64_t hash, uint32_t word) {
  return (hash ^ word) * 0x9E3779B97F4A7C15u;
}

// One letter more, less or other, or two in each other's place; not the last
// one, which inflects a word: Moldova, Moldovan.
bool IsNear(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1 || a == b) return false;
  size_t front = 0;
  while (front < a.size() && a[front] == b[front]) ++front;
  size_t back = 0;
  while (back < a.size() - front &&
         a[a.size() - 1 - back] == b[b.size() - 1 - back]) {
    ++back;
  }
  if (front == 0 || back == 0) return false;
  const size_t left = a.size() - front - back;
  if (a.size() != b.size()) return left == 0;
  return left == 1 ||
         (left == 2 && a[front] == b[front + 1] && a[front + 1] == b[front]);
}

}  // namespace

Variants LongNames::Collect(const WordView& view,
                            const std::vector<Annotation>& annotations) const {
  Variants variants;
  for (const Annotation& name : annotations) {
    if (name.type != "agency" && name.type != "programme" &&
        name.type != "instrument") {
      continue;
    }
    uint64_t key = 1;
    uint64_t way = 1;
    int words = 0;
    bool capitals = true;
    for (size_t i = view.document.WordAt(name.span.begin);
         i < view.words.size() && view.words[i].begin < name.span.end; ++i) {
      const Word& word = view.words[i];
      if (word.Is(kSign)) continue;
      const bool small = small_.Has(view.document, word);
      capitals = capitals && !word.Is(kLower) && view.Is(i, kInCapitals);
      way = Mixed(way, word.fold_hash);
      if (small) continue;
      key = Mixed(key, word.fold_hash);
      ++words;
    }
    if (words >= kMinWords && !capitals) variants.Add(key, way, name.span);
  }
  return variants;
}

struct NearNames::Name {
  std::string folded{};
  std::vector<Span> places{};
  bool listed = false;
};

bool NearNames::IsListed(std::string_view word) const {
  return words_.ClassOf(word) != 0 || !names_.FindSurface(word).empty();
}

bool NearNames::IsCandidate(const WordView& view, size_t i) const {
  const Word& word = view.words[i];
  const std::string_view text = view.TextOf(i);
  return word.Is(kCapitalised) && word.length >= kShortest &&
         !view.Is(i, kNotProse | kInCapitals) && !word.Is(kHasDigit) &&
         !view.HasInSmall(word.fold_hash) &&
         words_.ClassOf(FoldWord(text)) == 0;
}

Variants NearNames::Collect(const WordView& view) const {
  std::vector<Name> found;
  std::unordered_map<uint32_t, size_t> by_hash;
  for (size_t i = 0; i < view.words.size(); ++i) {
    if (!IsCandidate(view, i)) continue;
    const Word& word = view.words[i];
    const auto [at, added] = by_hash.try_emplace(word.fold_hash, found.size());
    if (added) {
      found.push_back({FoldWord(view.TextOf(i)), {}, IsListed(view.TextOf(i))});
    }
    found[at->second].places.push_back(word.span());
  }
  // Words that are alike without one of their letters.
  std::unordered_map<uint32_t, std::vector<size_t>> alike;
  Variants variants;
  std::vector<bool> taken(found.size(), false);
  for (size_t i = 0; i < found.size(); ++i) {
    const std::string& word = found[i].folded;
    std::vector<size_t> near;
    for (size_t cut = 1; cut <= word.size(); ++cut) {
      std::string rest = word;
      if (cut < word.size()) rest.erase(cut, 1);
      std::vector<size_t>& others = alike[FoldHash(rest)];
      near.insert(near.end(), others.begin(), others.end());
      if (others.empty() || others.back() != i) others.push_back(i);
    }
    std::ranges::sort(near);
    near.erase(std::ranges::unique(near).begin(), near.end());
    for (const size_t j : near) {
      if (i == j || taken[i] || taken[j] || !IsNear(word, found[j].folded)) {
        continue;
      }
      const Name& a = found[j];
      const Name& b = found[i];
      const Name& right = b.places.size() > a.places.size() ? b : a;
      const Name& wrong = &right == &a ? b : a;
      if (wrong.places.size() != 1 || wrong.listed ||
          (right.places.size() < kRight && !right.listed)) {
        continue;
      }
      taken[i] = taken[j] = true;
      for (const Name* one : {&right, &wrong}) {
        for (const Span span : one->places) {
          variants.Add(FoldHash(right.folded), FoldHash(one->folded), span);
        }
      }
    }
  }
  return variants;
}

}  // namespace galley
