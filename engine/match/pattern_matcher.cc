#include "engine/match/pattern_matcher.h"

#include <fmt/core.h>
#include <hs.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <span>
#include <utility>

#include "engine/match/confirm.h"
#include "engine/match/scanner.h"

namespace galley {
namespace {

// A pattern that reaches its limit more often in a document is given up there.
constexpr uint32_t kMaxProblems = 8;
// So many starts are tried at once where there are no reports to go by.
constexpr size_t kStride = 1 << 16;
// Blocks are scanned together until they have so many bytes: reports of one
// portion are confirmed and forgotten before the next.
constexpr size_t kPortion = 1 << 20;

size_t ToBorder(std::string_view text, size_t offset) {
  while (offset < text.size() && (text[offset] & 0xC0) == 0x80) ++offset;
  return offset;
}

bool IsInsideCharacter(std::string_view text, uint32_t offset) {
  return offset < text.size() && (text[offset] & 0xC0) == 0x80;
}

// The characters of `text` that a match in its view is about. There a space of
// three bytes is three spaces: one of which only a part was matched stays out
// of the match, a part of a quote or a dash stands for the whole.
Span WholeCharacters(std::string_view text, std::string_view view, Span span) {
  Span whole = span;
  if (IsInsideCharacter(text, span.begin)) {
    if (view[span.begin] == ' ') {
      while (IsInsideCharacter(text, whole.begin)) ++whole.begin;
    } else {
      while (IsInsideCharacter(text, whole.begin)) --whole.begin;
    }
  }
  if (IsInsideCharacter(text, span.end)) {
    if (view[span.end] == ' ' && span.end > whole.begin) {
      while (IsInsideCharacter(text, whole.end)) --whole.end;
    } else {
      while (IsInsideCharacter(text, whole.end)) ++whole.end;
    }
  }
  if (whole.end < whole.begin) whole.end = whole.begin;
  return whole;
}

// Portions were matched one behind the other.
void SortByPattern(PatternMatches* out) {
  const auto by_pattern = [](const auto& one) {
    return std::pair(one.set, one.pattern);
  };
  std::ranges::stable_sort(out->matches, {}, by_pattern);
  std::ranges::stable_sort(out->problems, {}, by_pattern);
  std::ranges::stable_sort(out->hits, {}, by_pattern);
  std::ranges::stable_sort(out->costs, {}, by_pattern);
}

void ToWholeCharacters(const Document& document, PatternMatches* out) {
  const std::string_view text = document.text();
  const std::string_view view = document.view();
  if (view.data() == text.data()) return;
  for (PatternMatch& match : out->matches) {
    match.span = WholeCharacters(text, view, match.span);
  }
  for (Span& group : out->groups) group = WholeCharacters(text, view, group);
  // A match of nothing but parts of a space is none.
  std::erase_if(out->matches,
                [](const PatternMatch& match) { return match.span.empty(); });
}

// Letters whose other case is ASCII, which triggers cannot see: K, long s.
bool FoldsToAscii(std::string_view text) {
  return text.find("\xE2\x84\xAA") != std::string_view::npos ||
         text.find("\xC5\xBF") != std::string_view::npos;
}

}  // namespace

void PatternMatches::Clear() {
  matches.clear();
  groups.clear();
  problems.clear();
  hits.clear();
  costs.clear();
}

struct PatternMatcher::State {
  struct Set {
    explicit Set(const PatternSet& s)
        : set(s), scanner(s), confirms(s.patterns().size()) {}

    const PatternSet& set;
    Scanner scanner;
    std::vector<std::unique_ptr<Confirm>> confirms;  // by pattern; lazily
    std::vector<uint32_t> problems{};  // by pattern, in the document at hand
  };

  using Blocks = std::span<const Block>;

  // One pattern at work on blocks of a document.
  struct Task {
    uint32_t set = 0;
    uint32_t index = 0;
    const Pattern* pattern = nullptr;
    Confirm* confirm = nullptr;
    std::string_view subject{};  // of the whole document
    PatternMatches* out = nullptr;
    uint32_t* problems = nullptr;  // of the document so far

    bool GivenUp() const { return *problems >= kMaxProblems; }
  };

  Task MakeTask(uint32_t set, uint32_t index, const Document& document,
                PatternMatches* out);
  void MatchReports(const Document& document, const Reports& reports,
                    Task* task);
  void MatchBlocks(Blocks blocks, Task* task);
  size_t MatchBlock(const Block& block, const std::vector<uint32_t>& ends,
                    size_t next, Task* task);
  void MatchWholeBlock(const Block& block, Task* task);
  void MatchPortion(const Document& document, Blocks blocks, uint32_t set,
                    PatternMatches* out);
  template <bool kUtfOnly>
  std::optional<Span> Find(std::string_view block, uint32_t offset,
                           Confirm::Range range, Task* task);

  std::vector<Set> sets{};
  ConfirmContext context{};
  hs_scratch* scratch = nullptr;
  bool prepared = true;
  bool keep_hits = false;
};

PatternMatcher::State::Task PatternMatcher::State::MakeTask(
    uint32_t set, uint32_t index, const Document& document,
    PatternMatches* out) {
  Set& one = sets[set];
  const Pattern& pattern = one.set.patterns()[index];
  std::unique_ptr<Confirm>& confirm = one.confirms[index];
  if (!confirm) confirm = std::make_unique<Confirm>(pattern, context);
  return {set,
          index,
          &pattern,
          confirm.get(),
          pattern.tolerant ? document.view() : document.text(),
          out,
          &one.problems[index]};
}

// The leftmost match in `range`, appended to the output. A start that reaches
// PCRE2's limit counts as no match and is reported.
template <bool kUtfOnly>
std::optional<Span> PatternMatcher::State::Find(std::string_view block,
                                                uint32_t offset,
                                                Confirm::Range range,
                                                Task* task) {
  Confirm& confirm = *task->confirm;
  const auto find = [&](const Confirm::Range& where) {
    return kUtfOnly ? confirm.FindInUtf(block, where)
                    : confirm.Find(block, where);
  };
  Confirm::Outcome outcome = find(range);
  if (outcome == Confirm::Outcome::kLimit) {
    // Start by start, to name the place and go on behind it.
    const size_t last = range.last;
    while (outcome != Confirm::Outcome::kFound && range.first <= last &&
           !task->GivenUp()) {
      range.last = range.first;
      outcome = find(range);
      if (outcome == Confirm::Outcome::kLimit) {
        ++*task->problems;
        task->out->problems.push_back(
            {task->set, task->index,
             offset + static_cast<uint32_t>(range.first),
             fmt::format("the limit of {} steps was reached; a match that "
                         "begins here is not found: lower the bounds of the "
                         "pattern's repeats",
                         Confirm::kMatchLimit)});
      }
      if (outcome != Confirm::Outcome::kFound) {
        range.first = ToBorder(block, range.first + 1);
      }
    }
  }
  if (outcome != Confirm::Outcome::kFound) return std::nullopt;
  const Span span = confirm.span();
  PatternMatches& out = *task->out;
  out.matches.push_back({task->set,
                         task->index,
                         {offset + span.begin, offset + span.end},
                         static_cast<uint32_t>(out.groups.size())});
  confirm.AppendGroups(offset, &out.groups);
  return span;
}

// Goes through the reports of one block, `ends[next]` the first; returns the
// first report behind it.
//
// Every match begins `back_min` to `back` bytes before one of its reports.
// Reports ascend, so whatever begins before `tried` has been tried or lies in
// a match: the next match found is the leftmost there is.
size_t PatternMatcher::State::MatchBlock(const Block& block,
                                         const std::vector<uint32_t>& ends,
                                         size_t next, Task* task) {
  const std::string_view text = block.span.In(task->subject);
  const uint32_t offset = block.span.begin;
  const Pattern& pattern = *task->pattern;
  size_t tried = 0;
  for (; next < ends.size() && ends[next] <= block.span.end; ++next) {
    const size_t end = ends[next] - offset;
    if (end < tried + pattern.back_min || task->GivenUp()) continue;
    const size_t last = end - pattern.back_min;
    const size_t limit =
        ToBorder(text, std::min(text.size(), end + pattern.forward));
    while (tried <= last) {
      const size_t first = ToBorder(
          text, std::max(tried, end - std::min<size_t>(end, pattern.back)));
      if (first > last) break;
      const auto span = Find<false>(text, offset, {first, last, limit}, task);
      tried = span ? span->end : last + 1;
    }
  }
  return next;
}

void PatternMatcher::State::MatchReports(const Document& document,
                                         const Reports& reports, Task* task) {
  const std::vector<Block>& blocks = document.blocks();
  for (size_t next = 0; next < reports.ends.size();) {
    // The block that holds the last byte of the trigger's match.
    const uint32_t last = reports.ends[next] - 1;
    const size_t at = document.BlockAt(last);
    if (at == blocks.size()) return;
    const Block& block = blocks[at];
    if (last < block.span.begin || block.kind == BlockKind::kCode) {
      ++next;
      continue;
    }
    next = MatchBlock(block, reports.ends, next, task);
  }
}

void PatternMatcher::State::MatchWholeBlock(const Block& block, Task* task) {
  const std::string_view text = block.span.In(task->subject);
  size_t first = 0;
  while (first < text.size() && !task->GivenUp()) {
    const size_t last = std::min(text.size(), first + kStride) - 1;
    const auto span =
        Find<true>(text, block.span.begin, {first, last, text.size()}, task);
    first = ToBorder(text, span ? span->end : last + 1);
  }
}

void PatternMatcher::State::MatchBlocks(Blocks blocks, Task* task) {
  for (const Block& block : blocks) {
    if (block.kind != BlockKind::kCode) MatchWholeBlock(block, task);
  }
}

// Matches the patterns that were reported in some blocks.
void PatternMatcher::State::MatchPortion(const Document& document,
                                         Blocks blocks, uint32_t set,
                                         PatternMatches* out) {
  const Scanner& scanner = sets[set].scanner;
  for (const uint32_t pattern : scanner.reported()) {
    const Reports& reports = scanner.of(pattern);
    Task task = MakeTask(set, pattern, document, out);
    if (keep_hits) {
      for (const uint32_t end : reports.ends) {
        out->hits.push_back({set, pattern, end});
      }
    }
    const auto begin = std::chrono::steady_clock::now();
    if (reports.too_many) {
      MatchBlocks(blocks, &task);
    } else {
      MatchReports(document, reports, &task);
    }
    if (keep_hits) {
      const std::chrono::duration<double, std::milli> took =
          std::chrono::steady_clock::now() - begin;
      out->costs.push_back({set, pattern, took.count()});
    }
  }
}

PatternMatcher::PatternMatcher(std::vector<const PatternSet*> sets)
    : state_(std::make_unique<State>()) {
  for (const PatternSet* set : sets) {
    state_->sets.emplace_back(*set);
    state_->prepared = state_->sets.back().scanner.Prepare(&state_->scratch) &&
                       state_->prepared;
  }
}

void PatternMatcher::KeepHits(bool keep) { state_->keep_hits = keep; }

PatternMatcher::~PatternMatcher() { hs_free_scratch(state_->scratch); }

Result<void> PatternMatcher::Match(const Document& document,
                                   PatternMatches* out) {
  out->Clear();
  if (!state_->prepared) {
    return Fail(
        Error{"out of memory for Hyperscan's scratch", document.name()});
  }
  if (FoldsToAscii(document.view())) return MatchWithoutTriggers(document, out);
  const State::Blocks blocks = document.blocks();
  for (uint32_t set = 0; set < state_->sets.size(); ++set) {
    State::Set& one = state_->sets[set];
    one.problems.assign(one.set.patterns().size(), 0);
    size_t first = 0;
    while (first < blocks.size()) {
      size_t end = first + 1;
      const uint32_t begin = blocks[first].span.begin;
      while (end < blocks.size() && blocks[end].span.end - begin <= kPortion) {
        ++end;
      }
      const Span portion{begin, blocks[end - 1].span.end};
      const int status =
          one.scanner.Scan(portion.In(document.view()), begin, state_->scratch);
      if (status != HS_SUCCESS) {
        return Fail(Error{fmt::format("hs_scan failed with code {}", status),
                          document.name()});
      }
      state_->MatchPortion(document, blocks.subspan(first, end - first), set,
                           out);
      first = end;
    }
  }
  SortByPattern(out);
  ToWholeCharacters(document, out);
  return {};
}

Result<void> PatternMatcher::MatchWithoutTriggers(const Document& document,
                                                  PatternMatches* out) {
  out->Clear();
  for (uint32_t i = 0; i < state_->sets.size(); ++i) {
    const size_t count = state_->sets[i].set.patterns().size();
    state_->sets[i].problems.assign(count, 0);
    for (uint32_t pattern = 0; pattern < count; ++pattern) {
      State::Task task = state_->MakeTask(i, pattern, document, out);
      state_->MatchBlocks(document.blocks(), &task);
    }
  }
  ToWholeCharacters(document, out);
  return {};
}

}  // namespace galley
