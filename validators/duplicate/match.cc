#include "validators/duplicate/match.h"

#include <algorithm>
#include <array>
#include <bit>

#include "validators/duplicate/align.h"
#include "validators/duplicate/shingles.h"

namespace galley {
namespace {

// Beyond so many tokens (two megabytes of prose) a text is looked through with
// longer shingles and fewer of them.
constexpr uint32_t kDenseTokens = 330'000;
// Earlier places of a shingle that are looked at, and of these compared.
constexpr int kMaxLooks = 16;
constexpr int kMaxTries = 4;
// Matches that stand no further apart on both sides are one.
constexpr uint32_t kMaxGap = 12;
constexpr uint32_t kLongWords = 30;

// A candidate that goes on where the last match ended wins over one that is
// longer by less than this.
constexpr double kContinues = 1.1;

// Both tables are larger than any cache: what is needed soon is asked for now.
void Prefetch(const std::vector<Shingle>& shingles,
              const std::vector<uint32_t>& heads, size_t i) {
  constexpr size_t kFar = 24;
  constexpr size_t kNear = 8;
  const size_t mask = heads.size() - 1;
  if (i + kFar >= shingles.size()) return;
  __builtin_prefetch(&heads[shingles[i + kFar].hash & mask]);
  const uint32_t head = heads[shingles[i + kNear].hash & mask];
  if (head != 0) __builtin_prefetch(&shingles[head - 1]);
}

class Finder {
 public:
  Finder(const Tokens& tokens, const MatchOptions& options)
      : tokens_(tokens), options_(options) {}

  std::vector<Match> Run() &&;

 private:
  struct Try {
    uint32_t diagonal = 0;
    uint32_t end = 0;  // of b: up to here the diagonal is known
  };

  bool IsSeed(uint32_t a, uint32_t b) const;
  bool WasTried(uint32_t a, uint32_t b) const;
  Match Extend(uint32_t a, uint32_t b) const;
  bool IsGood(const Match& match) const {
    return match.same >= options_.min_words &&
           match.Similarity() >= (match.same < kLongWords
                                      ? options_.min_similarity
                                      : options_.min_similarity_long);
  }
  double Worth(const Match& match) const;
  void Search(uint32_t head, const std::vector<Shingle>& shingles,
              const Shingle& shingle);
  void Join();
  void TakeNeighbours(Match* match) const;

  const Tokens& tokens_;
  const MatchOptions options_;
  uint32_t b_unit_ = 0;  // of the token that is searched for
  uint32_t covered_ = 0;
  std::array<Try, 8> tries_{};
  size_t next_try_ = 0;
  std::vector<Match> matches_{};
};

bool Finder::IsSeed(uint32_t a, uint32_t b) const {
  if (a + options_.shingle > b) return false;
  for (uint32_t i = 0; i < options_.shingle; ++i) {
    if (tokens_.ClassOf(a + i) != tokens_.ClassOf(b + i)) return false;
  }
  return true;
}

bool Finder::WasTried(uint32_t a, uint32_t b) const {
  return std::ranges::any_of(tries_, [&](const Try& one) {
    return one.diagonal == b - a && b < one.end;
  });
}

Match Finder::Extend(uint32_t a, uint32_t b) const {
  const TokenRange a_unit = tokens_.TokensOf(tokens_.UnitOf(a));
  const TokenRange b_unit = tokens_.TokensOf(b_unit_);
  const auto ignore = [](uint32_t, uint32_t) {};
  // Neither side may run into the other.
  const Reach back = WalkAlike(
      a - a_unit.begin, b - std::max(b_unit.begin, a + options_.shingle),
      [&](uint32_t i) { return tokens_.ClassOf(a - 1 - i); },
      [&](uint32_t j) { return tokens_.ClassOf(b - 1 - j); }, ignore);
  const Reach ahead = WalkAlike(
      std::min(a_unit.end, b - back.b) - a, b_unit.end - b,
      [&](uint32_t i) { return tokens_.ClassOf(a + i); },
      [&](uint32_t j) { return tokens_.ClassOf(b + j); }, ignore);
  return {{a - back.a, a + ahead.a},
          {b - back.b, b + ahead.b},
          back.same + ahead.same};
}

double Finder::Worth(const Match& match) const {
  if (matches_.empty()) return match.same;
  const Match& last = matches_.back();
  const bool continues =
      match.a.begin >= last.a.end && match.a.begin - last.a.end <= kMaxGap &&
      match.b.begin >= last.b.end && match.b.begin - last.b.end <= kMaxGap;
  return continues ? match.same * kContinues : match.same;
}

void Finder::Search(uint32_t head, const std::vector<Shingle>& shingles,
                    const Shingle& shingle) {
  const uint32_t hash = shingle.hash;
  const uint32_t b = shingle.token;
  Match best;
  double best_worth = 0;
  int tries = 0;
  int looks = 0;
  const uint32_t draft = tokens_.units()[b_unit_].draft;
  for (uint32_t at = head; at != 0 && looks < kMaxLooks;
       at = shingles[at - 1].earlier) {
    ++looks;
    const uint32_t a = shingles[at - 1].token;
    if (shingles[at - 1].hash != hash || !IsSeed(a, b) || WasTried(a, b))
      continue;
    if (options_.across && tokens_.units()[tokens_.UnitOf(a)].draft == draft) {
      continue;
    }
    const Match match = Extend(a, b);
    if (IsGood(match)) {
      const double worth = Worth(match);
      if (worth > best_worth) {
        best = match;
        best_worth = worth;
      }
    } else {
      tries_[next_try_++ % tries_.size()] = {b - a, match.b.end};
    }
    if (++tries == kMaxTries) break;
  }
  if (best_worth == 0) return;
  matches_.push_back(best);
  covered_ = best.b.end;
}

void Finder::Join() {
  std::ranges::sort(matches_, {}, [](const Match& match) {
    return std::pair(match.b, match.a);
  });
  std::vector<Match> joined;
  for (const Match& match : matches_) {
    if (!joined.empty()) {
      Match& last = joined.back();
      const bool neighbours = match.a.begin >= last.a.end &&
                              match.a.begin - last.a.end <= kMaxGap &&
                              match.b.begin >= last.b.end &&
                              match.b.begin - last.b.end <= kMaxGap;
      if (neighbours && match.a.end <= last.b.begin) {
        last.a.end = match.a.end;
        last.b.end = match.b.end;
        last.same += match.same;
        continue;
      }
    }
    joined.push_back(match);
  }
  matches_ = std::move(joined);
  for (Match& match : matches_) TakeNeighbours(&match);
}

// Of what spans several units, those beside it that are too short for a shingle
// belong to it when they are the same: titles, items of lists.
void Finder::TakeNeighbours(Match* match) const {
  if (tokens_.UnitOf(match->a.begin) == tokens_.UnitOf(match->a.end - 1) ||
      tokens_.UnitOf(match->b.begin) == tokens_.UnitOf(match->b.end - 1)) {
    return;
  }
  const auto are_same = [&](TokenRange a, TokenRange b) {
    if (a.size() != b.size()) return false;
    for (uint32_t i = 0; i < a.size(); ++i) {
      if (tokens_.HashOf(a.begin + i) != tokens_.HashOf(b.begin + i)) {
        return false;
      }
    }
    return true;
  };
  const auto last_unit = static_cast<uint32_t>(tokens_.units().size()) - 1;
  for (;;) {
    const uint32_t a = tokens_.UnitOf(match->a.begin);
    const uint32_t b = tokens_.UnitOf(match->b.begin);
    if (a == 0 || tokens_.TokensOf(a).begin != match->a.begin ||
        tokens_.TokensOf(b).begin != match->b.begin) {
      break;
    }
    const TokenRange a_before = tokens_.TokensOf(a - 1);
    const TokenRange b_before = tokens_.TokensOf(b - 1);
    if (b_before.begin < match->a.end || !are_same(a_before, b_before)) break;
    match->a.begin = a_before.begin;
    match->b.begin = b_before.begin;
    match->same += a_before.size();
  }
  for (;;) {
    const uint32_t a = tokens_.UnitOf(match->a.end - 1);
    const uint32_t b = tokens_.UnitOf(match->b.end - 1);
    if (b == last_unit || tokens_.TokensOf(a).end != match->a.end ||
        tokens_.TokensOf(b).end != match->b.end) {
      break;
    }
    const TokenRange a_behind = tokens_.TokensOf(a + 1);
    const TokenRange b_behind = tokens_.TokensOf(b + 1);
    if (a_behind.end > match->b.begin || !are_same(a_behind, b_behind)) break;
    match->a.end = a_behind.end;
    match->b.end = b_behind.end;
    match->same += a_behind.size();
  }
}

std::vector<Match> Finder::Run() && {
  std::vector<Shingle> shingles =
      CutShingles(tokens_, options_.shingle, options_.window);
  // The latest shingle of each list, see Shingle::earlier.
  std::vector<uint32_t> heads(std::bit_ceil(shingles.size() + 1));
  const size_t mask = heads.size() - 1;
  for (uint32_t i = 0; i < shingles.size(); ++i) {
    Prefetch(shingles, heads, i);
    Shingle& shingle = shingles[i];
    uint32_t& head = heads[shingle.hash & mask];
    if (shingle.token >= covered_ && head != 0) {
      while (tokens_.TokensOf(b_unit_).end <= shingle.token) ++b_unit_;
      Search(head, shingles, shingle);
    }
    shingle.earlier = head;
    head = i + 1;
  }
  Join();
  return std::move(matches_);
}

}  // namespace

MatchOptions OptionsFor(uint32_t tokens) {
  MatchOptions options;
  if (tokens > kDenseTokens) {
    options.shingle = 5;
    options.window = 4;
  }
  return options;
}

MatchOptions OptionsAcross(uint32_t tokens) {
  MatchOptions options = OptionsFor(tokens);
  options.shingle = 5;
  options.window = 4;
  options.min_words = 12;
  options.min_similarity_long = 0.5;
  return options;
}

std::vector<Match> FindMatches(const Tokens& tokens,
                               const MatchOptions& options) {
  return Finder(tokens, options).Run();
}

}  // namespace galley
