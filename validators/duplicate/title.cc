#include "validators/duplicate/title.h"

#include <algorithm>
#include <map>
#include <set>

namespace galley {
namespace {

// Under so many different headings a title belongs to the outline.
constexpr size_t kMaxParents = 2;
// In plain text, which knows no levels, so many times.
constexpr size_t kMaxPlaces = 3;

struct Title {
  uint32_t unit = 0;
  bool heading = false;
  uint64_t parent = 0;  // key of the heading above it; 0: none
};

class TitleFinder {
 public:
  TitleFinder(const Document& document, const Tokens& tokens,
              const TitleOptions& options)
      : document_(document), tokens_(tokens), options_(options) {}

  std::vector<Cluster> Run() {
    Collect();
    std::vector<Cluster> clusters;
    for (const auto& [key, titles] : titles_) {
      if (titles.size() > 1 && IsDefect(titles)) {
        clusters.push_back(ClusterOf(titles));
      }
    }
    return clusters;
  }

 private:
  TokenRange WordsOf(uint32_t unit) const;
  uint64_t KeyOf(uint32_t unit) const;
  void Collect();
  bool IsDefect(const std::vector<Title>& titles) const;
  Cluster ClusterOf(const std::vector<Title>& titles) const;

  const Document& document_;
  const Tokens& tokens_;
  const TitleOptions& options_;
  std::map<uint64_t, std::vector<Title>> titles_{};
};

// Without the number of the section: "2.1 Moorings".
TokenRange TitleFinder::WordsOf(uint32_t unit) const {
  TokenRange words = tokens_.TokensOf(unit);
  while (words.begin + 1 < words.end && tokens_.IsFigure(words.begin)) {
    ++words.begin;
  }
  return words;
}

uint64_t TitleFinder::KeyOf(uint32_t unit) const {
  const TokenRange words = WordsOf(unit);
  uint64_t key = 1;
  for (uint32_t i = words.begin; i < words.end; ++i) {
    key = (key ^ tokens_.HashOf(i)) * 0x9E3779B97F4A7C15u;
    key ^= key >> 29;
  }
  return key;
}

void TitleFinder::Collect() {
  const std::vector<Unit>& units = tokens_.units();
  std::vector<std::pair<uint8_t, uint64_t>> above;  // level and key
  for (uint32_t unit = 0; unit < units.size(); ++unit) {
    const Block& block = document_.blocks()[units[unit].block];
    if (block.kind != BlockKind::kHeading) continue;
    const uint64_t key = KeyOf(unit);
    while (!above.empty() && above.back().first >= block.level) {
      above.pop_back();
    }
    if (WordsOf(unit).size() <= options_.max_words) {
      titles_[key].push_back(
          {unit, true, above.empty() ? 0 : above.back().second});
    }
    above.emplace_back(block.level, key);
  }
  for (uint32_t unit = 0; unit < units.size(); ++unit) {
    const Block& block = document_.blocks()[units[unit].block];
    if (block.kind != BlockKind::kParagraph ||
        WordsOf(unit).size() > options_.max_words ||
        std::string_view(".!?:;,").find(document_.text()[block.span.end - 1]) !=
            std::string_view::npos) {
      continue;
    }
    const auto found = titles_.find(KeyOf(unit));
    if (found != titles_.end()) found->second.push_back({unit, false});
  }
}

bool TitleFinder::IsDefect(const std::vector<Title>& titles) const {
  std::set<uint64_t> parents;
  std::set<uint32_t> blocks;
  size_t headings = 0;
  for (const Title& title : titles) {
    headings += title.heading;
    if (title.heading) parents.insert(title.parent);
    blocks.insert(tokens_.units()[title.unit].block);
  }
  for (const uint32_t block : blocks) {
    if (blocks.contains(block + 1)) return true;
  }
  if (headings < 2 || parents.size() > kMaxParents ||
      (parents.size() == 1 && parents.contains(0) &&
       titles.size() > kMaxPlaces)) {
    return false;
  }
  return WordsOf(titles[0].unit).size() >= options_.min_words;
}

Cluster TitleFinder::ClusterOf(const std::vector<Title>& titles) const {
  Cluster cluster{.form = Form::kHeading};
  for (const Title& title : titles) {
    const Unit& unit = tokens_.units()[title.unit];
    const TokenRange words = WordsOf(title.unit);
    cluster.places.push_back(
        {.span = {tokens_.BeginOf(words.begin), unit.span.end},
         .tokens = words,
         .likeness = Likeness::kSame});
  }
  std::ranges::sort(cluster.places, {}, &Place::span);
  return cluster;
}

}  // namespace

std::vector<Cluster> FindTitles(const Document& document, const Tokens& tokens,
                                const TitleOptions& options) {
  return TitleFinder(document, tokens, options).Run();
}

}  // namespace galley
