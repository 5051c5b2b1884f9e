// Planted passages: how many are found, how exactly, how fast.
#include <fmt/format.h>
#include <malloc.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <memory>
#include <tuple>

#include "tests/bench/measure.h"
#include "tests/bench/passage_generator.h"
#include "tests/bench/stages.h"
#include "validators/duplicate/match.h"

namespace galley::bench {
namespace {

constexpr uint64_t kSeed = 20261;
constexpr size_t kBytesPerPlant = 200'000;  // of one cell
constexpr double kFound = 0.7;              // of the copy's bytes
constexpr uint32_t kLongWords = 30;

// Megabytes, from /proc/self/status.
double MemoryOf(std::string_view field) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (!line.starts_with(field)) continue;
    return std::stod(line.substr(line.find(':') + 1)) * 1024e-6;
  }
  return 0;
}

// The peak counts from here on, without what lies freed.
void ForgetPeak() {
  ::malloc_trim(0);
  std::ofstream("/proc/self/clear_refs") << "5";
}

// A document of paragraphs, without a reader's guesses.
std::unique_ptr<Document> DocumentOf(const std::string& text) {
  DocumentParts parts;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find("\n\n", begin), text.size());
    parts.blocks.push_back(
        {{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)},
         BlockKind::kParagraph,
         0});
    begin = end + 2;
  }
  parts.text = text;
  return std::make_unique<Document>(std::move(parts));
}

// Where documents begin when they stand one behind the other.
std::vector<uint32_t> BeginsOf(const PlantedText& text) {
  std::vector<uint32_t> begins;
  uint32_t at = 0;
  for (const std::string& document : text.documents) {
    begins.push_back(at);
    at += static_cast<uint32_t>(document.size());
  }
  return begins;
}

struct Pair {
  Span a{};
  Span b{};
};

std::vector<Pair> Search(const PlantedText& text,
                         const std::vector<uint32_t>& begins) {
  Tokens tokens;
  tokens.Reserve(text.bytes);
  for (size_t i = 0; i < text.documents.size(); ++i) {
    tokens.Add(*DocumentOf(text.documents[i]), {}, begins[i]);
  }
  std::vector<Pair> pairs;
  for (const Match& match : FindMatches(tokens, OptionsAcross(tokens.size()))) {
    pairs.push_back({tokens.SpanOf(match.a), tokens.SpanOf(match.b)});
  }
  return pairs;
}

uint64_t Shared(Span a, Span b) {
  return a.Overlaps(b) ? std::min(a.end, b.end) - std::max(a.begin, b.begin)
                       : 0;
}

class Score {
 public:
  Score(const PlantedText& text, const std::vector<uint32_t>& begins,
        const std::vector<Pair>& pairs) {
    for (const Pair& pair : pairs) {
      sides_.push_back({pair.a, pair.b});
      sides_.push_back({pair.b, pair.a});
    }
    std::ranges::sort(sides_, {},
                      [](const Pair& one) { return std::pair(one.a, one.b); });
    for (const Plant& plant : text.plants) {
      const auto whole = [&](const PlantPlace& place) {
        const uint32_t begin = begins[place.document];
        return Span{begin + place.span.begin, begin + place.span.end};
      };
      const Span source = whole(plant.source);
      const Span copy = whole(plant.copy);
      places_.push_back(source);
      places_.push_back(copy);
      Count(plant, source, copy);
    }
    std::ranges::sort(places_);
  }

  double Recall(int rate, bool whole, bool is_long) const {
    const auto found = cells_.find({rate, whole, is_long});
    if (found == cells_.end() || found->second.second == 0) return 1;
    return static_cast<double>(found->second.first) /
           static_cast<double>(found->second.second);
  }

  // Of the bytes said to be copies those that are.
  double BytePrecision() const {
    uint64_t right = 0;
    uint64_t all = 0;
    for (const Pair& side : sides_) {
      all += side.a.size();
      auto place =
          std::ranges::lower_bound(places_, side.a.begin, {}, &Span::begin);
      if (place != places_.begin()) --place;
      for (; place != places_.end() && place->begin < side.a.end; ++place) {
        right += Shared(*place, side.a);
      }
    }
    return all == 0 ? 1 : static_cast<double>(right) / static_cast<double>(all);
  }

 private:
  using Cell = std::tuple<int, bool, bool>;  // rate, whole, long

  void Count(const Plant& plant, Span source, Span copy) {
    uint64_t covered = 0;
    auto side = std::ranges::lower_bound(
        sides_, copy.begin, {}, [](const Pair& one) { return one.a.begin; });
    // What begins before the copy may reach into it.
    for (int i = 0; i < 4 && side != sides_.begin(); ++i) --side;
    for (; side != sides_.end() && side->a.begin < copy.end; ++side) {
      if (side->b.Overlaps(source)) covered += Shared(side->a, copy);
    }
    auto& [found, all] = cells_[{plant.rate, plant.whole,
                                 plant.whole || plant.words >= kLongWords}];
    ++all;
    found += static_cast<double>(covered) >= kFound * copy.size();
  }

  std::vector<Pair> sides_{};  // each pair both ways
  std::vector<Span> places_{};
  std::map<Cell, std::pair<size_t, size_t>> cells_{};
};

}  // namespace

void MeasurePassages(const Setup& setup, Figures* figures) {
  const double before = MemoryOf("VmRSS");
  const size_t bytes = setup.amounts.passages;
  const PlantedText text = MakePlantedText(
      bytes, std::max<size_t>(20, bytes / kBytesPerPlant), kSeed);
  const std::vector<uint32_t> begins = BeginsOf(text);
  ForgetPeak();
  const double begin = ThreadSeconds();
  const std::vector<Pair> pairs = Search(text, begins);
  const double seconds = ThreadSeconds() - begin;
  const double peak = MemoryOf("VmHWM") - before;
  const double megabytes = static_cast<double>(text.bytes) * 1e-6;
  const Score score(text, begins, pairs);
  figures->Add("passages_mb", megabytes, "documents of 10 KB, compared as one");
  figures->Add("passages_mb_s", megabytes / seconds,
               "cut into words and compared, one thread");
  figures->Add("passages_memory_over_text", peak / megabytes,
               "at most, the text included");
  for (const int rate : {0, 5, 10, 20}) {
    const auto add = [&](std::string_view what, bool whole, bool is_long) {
      figures->Add(
          fmt::format("passages_{}_{}", what, rate),
          score.Recall(rate, whole, is_long),
          fmt::format("recall, {} per cent of the words changed", rate));
    };
    add("whole", true, true);
    add("embedded", false, true);
    add("short", false, false);
  }
  figures->Add("passages_byte_precision", score.BytePrecision(),
               "of what is said to be copied");
  figures->Add("passages_pairs_per_plant",
               static_cast<double>(pairs.size()) /
                   static_cast<double>(text.plants.size()),
               "1: each in one piece");
}

}  // namespace galley::bench
