// Hyperscan and PCRE2 together find what PCRE2 alone finds: for thousands of
// random patterns and texts, span by span and group by group.
#define PCRE2_CODE_UNIT_WIDTH 8
#include <gtest/gtest.h>
#include <pcre2.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "engine/match/pattern_matcher.h"

namespace galley {
namespace {

constexpr size_t kSamples = 4;
constexpr size_t kPatternsASet = 25;
constexpr size_t kTextsASet = 16;
// More of both with GALLEY_TEST_PAIRS and another GALLEY_TEST_SEED.
constexpr size_t kPairs = 24000;
constexpr size_t kSeed = 20240229;

class Dice {
 public:
  explicit Dice(uint64_t seed) : engine_(seed) {}
  size_t Below(size_t n) { return engine_() % n; }
  bool One(size_t in) { return Below(in) == 0; }
  template <size_t n>
  const char* Of(const char* const (&list)[n]) {
    return list[Below(n)];
  }

 private:
  std::mt19937_64 engine_;
};

// A piece of a pattern and some texts that it was meant to match.
struct Piece {
  std::string pattern{};
  std::array<std::string, kSamples> samples{};
};

struct Element {
  const char* pattern;
  const char* samples[kSamples];
};

constexpr Element kElements[] = {
    {"a", {"a", "a", "A", "a"}},
    {"b", {"b", "b", "b", "B"}},
    {"s", {"s", "s", "S", "\u017F"}},
    {"k", {"k", "k", "k", "\u212A"}},
    {"AB", {"AB", "AB", "AB", "ab"}},
    {"Ba", {"Ba", "Ba", "BA", "ba"}},
    {"7", {"7", "7", "7", "8"}},
    {"\u00E9", {"\u00E9", "\u00E9", "\u00C9", "e"}},
    {"\\d", {"1", "2", "7", "0"}},
    {"\\w", {"a", "\u00E9", "B", "_"}},
    {"\\W", {"-", "\u2013", " ", "%"}},
    {"\\D", {"a", "\u00A0", "\u00E9", "."}},
    {"\\s", {" ", "\u00A0", "\n", "\u2009"}},
    {"\\S", {"a", "\u2013", "1", "\u00E9"}},
    {".", {"a", "\u2019", "\u00E9", "\u00A0"}},
    {"\\p{Lu}", {"A", "B", "\u00C9", "a"}},
    {"\\p{L}", {"a", "B", "\u00E9", "\u02BC"}},
    {"[ab]", {"a", "b", "A", "b"}},
    {"[1-3b]", {"1", "3", "b", "2"}},
    {"[^a]", {"b", "\u2013", "\u00E9", "1"}},
    {"[^-\\s]", {"b", "a", "\u00E9", "1"}},
    {"[-/]", {"-", "/", "\u2013", "\u2011"}},
    {"[\\w.-]", {"a", ".", "\u2013", "\u00E9"}},
    {"[ -]", {" ", "-", "\u00A0", "\u2014"}},
    {"[a\u00E9]", {"a", "\u00E9", "\u00C9", "a"}},
    {"[\u2018\u2019]", {"\u2018", "\u2019", "'", "'"}},
    {" ", {" ", "\u00A0", "\n", "\u3000"}},
    {" ", {" ", " ", "  ", "\u2009 "}},
    {"-", {"-", "\u2013", "\u2010", "--"}},
    {"'", {"'", "\u2019", "\u02BC", "'"}},
    {"\"", {"\"", "\u201C", "\u201D", "\""}},
    {"\u2013", {"-", "\u2013", "\u2010", "\u2013"}},
    {"%", {"%", "%", "%", "%"}},
    {",", {",", ",", ",", "."}},
    {"\\[", {"[", "[", "[", "["}},
    {"(?=a)", {"", "", "", ""}},
    {"(?!b)", {"", "", "", ""}},
    {"(?<=a)", {"", "", "", ""}},
    {"(?<![-\\d])", {"", "", "", ""}},
    {"\\b", {"", "", "", ""}},
    {"^", {"", "", "", ""}},
    {"$", {"", "", "", ""}},
};

Piece MakeElement(Dice& dice) {
  // Assertions, the last seven, are rarer.
  const size_t all = std::size(kElements);
  const Element& element = kElements[dice.Below(dice.One(6) ? all : all - 7)];
  Piece piece{element.pattern, {}};
  for (size_t i = 0; i < kSamples; ++i) piece.samples[i] = element.samples[i];
  return piece;
}

Piece MakePiece(Dice& dice, int depth);

Piece MakeSequence(Dice& dice, int depth) {
  Piece piece;
  for (size_t left = 1 + dice.Below(4); left > 0; --left) {
    const Piece next = MakePiece(dice, depth);
    piece.pattern += next.pattern;
    for (size_t i = 0; i < kSamples; ++i) piece.samples[i] += next.samples[i];
  }
  return piece;
}

Piece MakeChoice(Dice& dice, int depth) {
  Piece piece = MakeSequence(dice, depth);
  for (size_t left = dice.Below(3); left > 0; --left) {
    const Piece other = MakeSequence(dice, depth);
    piece.pattern += "|" + other.pattern;
    for (std::string& sample : piece.samples) {
      if (dice.One(2)) sample = other.samples[dice.Below(kSamples)];
    }
  }
  return piece;
}

Piece MakePiece(Dice& dice, int depth) {
  static constexpr const char* kOpen[] = {"(?:", "(?:", "(?'x'", "(?<y>"};
  static constexpr const char* kTimes[] = {
      "?", "?", "{2}", "{1,3}", "*", "{0,2}", "{2,7}", "+", "{3,}"};
  Piece piece = MakeElement(dice);
  const bool group = depth > 0 && dice.One(4);
  if (group) {
    piece = MakeChoice(dice, depth - 1);
    piece.pattern = dice.Of(kOpen) + piece.pattern + ")";
  }
  if (!dice.One(4)) return piece;
  piece.pattern += dice.Of(kTimes);
  if (dice.One(4)) piece.pattern += "?";
  for (std::string& sample : piece.samples) {
    const std::string once = sample;
    for (size_t more = dice.Below(3); more > 0; --more) sample += once;
  }
  return piece;
}

struct Case {
  std::string source{};
  Piece piece{};
};

std::vector<Case> MakeCases(Dice& dice, std::vector<Pattern>* patterns) {
  std::vector<Case> cases;
  while (patterns->size() < kPatternsASet) {
    const Piece piece = MakeChoice(dice, 2);
    PatternOptions options;
    options.case_mode = static_cast<CaseMode>(dice.Below(3));
    options.tolerant = !dice.One(3);
    options.word_edges = !dice.One(3);
    options.max_span = 32;
    // As a trigger of its own a pattern must report each of its matches.
    if (dice.One(4)) options.trigger = piece.pattern;
    auto pattern = MakePattern(piece.pattern, {}, options);
    if (!pattern) continue;
    patterns->push_back(std::move(*pattern));
    cases.push_back({piece.pattern, piece});
  }
  return cases;
}

DocumentParts MakeText(Dice& dice, const std::vector<Case>& cases,
                       bool kelvin) {
  static constexpr const char* kNoise[] = {
      " ", "a",  "b",      "A",      "1",      "2",      "-",      ".",
      "k", "\n", "\u00E9", "\u00A0", "\u2013", "\u2019", "\u201C", "\u00B2"};
  DocumentParts parts;
  parts.name = "text";
  for (size_t blocks = 1 + dice.Below(3); blocks > 0; --blocks) {
    const auto begin = static_cast<uint32_t>(parts.text.size());
    for (size_t left = 1 + dice.Below(40); left > 0; --left) {
      std::string next = dice.Of(kNoise);
      if (dice.One(2)) {
        next =
            cases[dice.Below(cases.size())].piece.samples[dice.Below(kSamples)];
      }
      const bool folds = next.find("\u017F") != std::string::npos ||
                         next.find("\u212A") != std::string::npos;
      if (!folds || kelvin) parts.text += next;
    }
    const BlockKind kind =
        dice.One(6) ? BlockKind::kCode : BlockKind::kParagraph;
    const auto end = static_cast<uint32_t>(parts.text.size());
    if (end > begin) parts.blocks.push_back({{begin, end}, kind, 0});
    if (dice.One(2)) parts.text += "\n\n";
  }
  return parts;
}

// A match and its groups, for comparison.
struct Found {
  uint32_t pattern = 0;
  std::vector<Span> spans{};

  friend bool operator==(const Found&, const Found&) = default;
};

void PrintTo(const Found& found, std::ostream* out) {
  *out << found.pattern;
  for (const Span span : found.spans) {
    *out << " " << span.begin << "-" << span.end;
  }
}

// Patterns that reached PCRE2's match limit say so; they are not compared.
std::vector<Found> Complete(std::vector<Found> found,
                            const std::set<uint32_t>& incomplete) {
  std::erase_if(found, [&](const Found& one) {
    return incomplete.contains(one.pattern);
  });
  return found;
}

std::vector<Found> FoundIn(const PatternMatches& matches,
                           const std::vector<Pattern>& patterns) {
  std::vector<Found> result;
  for (const PatternMatch& match : matches.matches) {
    Found found{match.pattern, {match.span}};
    const size_t count = patterns[match.pattern].captures.size();
    for (size_t i = 0; i < count; ++i) {
      found.spans.push_back(matches.groups[match.first_group + i]);
    }
    result.push_back(std::move(found));
  }
  return result;
}

// PCRE2's global match of the UTF form over each block, as its manual has it.
class Oracle {
 public:
  explicit Oracle(const Pattern& pattern) : pattern_(pattern) {
    int error = 0;
    PCRE2_SIZE offset = 0;
    code_ = pcre2_compile(
        reinterpret_cast<PCRE2_SPTR>(pattern.utf_form.c_str()),
        PCRE2_ZERO_TERMINATED,
        PCRE2_UTF | PCRE2_UCP | PCRE2_DUPNAMES | PCRE2_DOLLAR_ENDONLY |
            (pattern.caseless ? PCRE2_CASELESS : 0u),
        &error, &offset, nullptr);
    data_ = pcre2_match_data_create_from_pattern(code_, nullptr);
    context_ = pcre2_match_context_create(nullptr);
    pcre2_set_match_limit(context_, 100000);
  }
  ~Oracle() {
    pcre2_match_context_free(context_);
    pcre2_match_data_free(data_);
    pcre2_code_free(code_);
  }
  Oracle(const Oracle&) = delete;
  Oracle& operator=(const Oracle&) = delete;

  // False: a limit was reached.
  bool Match(uint32_t index, const Document& document,
             std::vector<Found>* found) const {
    const std::string_view text =
        pattern_.tolerant ? document.view() : document.text();
    for (const Block& block : document.blocks()) {
      if (block.kind == BlockKind::kCode) continue;
      const std::string_view subject = block.span.In(text);
      size_t from = 0;
      int count = 0;
      while ((count = pcre2_match(
                  code_, reinterpret_cast<PCRE2_SPTR>(subject.data()),
                  subject.size(), from, 0, data_, context_)) > 0) {
        const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(data_);
        from = ends[1];
        found->push_back({index, {At(block, 0)}});
        for (const std::string& name : pattern_.captures) {
          found->back().spans.push_back(Capture(block, name));
        }
      }
      if (count != PCRE2_ERROR_NOMATCH) return false;
    }
    for (Found& one : *found) {
      for (Span& span : one.spans) span = WholeCharacters(document, span);
    }
    std::erase_if(*found,
                  [](const Found& one) { return one.spans[0].empty(); });
    return true;
  }

 private:
  // In the view a character of three bytes is three of its plain kin. Part of a
  // space is left out of a match, part of a quote or a dash is the whole.
  static Span WholeCharacters(const Document& document, Span span) {
    const std::string_view text = document.text();
    const auto inside = [&](uint32_t offset) {
      return offset < text.size() && (text[offset] & 0xC0) == 0x80;
    };
    const auto space = [&](uint32_t offset) {
      return document.view()[offset] == ' ';
    };
    Span whole = span;
    for (const bool forward = inside(span.begin) && space(span.begin);
         inside(whole.begin);) {
      whole.begin += forward ? 1 : -1;
    }
    const bool back =
        inside(span.end) && space(span.end) && span.end > whole.begin;
    while (inside(whole.end)) whole.end += back ? -1 : 1;
    whole.end = std::max(whole.begin, whole.end);
    return whole;
  }

  Span At(const Block& block, uint32_t group) const {
    const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(data_);
    if (ends[2 * group] == PCRE2_UNSET) return {};
    return {block.span.begin + static_cast<uint32_t>(ends[2 * group]),
            block.span.begin + static_cast<uint32_t>(ends[2 * group + 1])};
  }

  Span Capture(const Block& block, const std::string& name) const {
    PCRE2_SPTR first = nullptr;
    PCRE2_SPTR last = nullptr;
    const int size = pcre2_substring_nametable_scan(
        code_, reinterpret_cast<PCRE2_SPTR>(name.c_str()), &first, &last);
    for (PCRE2_SPTR entry = first; entry <= last; entry += size) {
      const Span span =
          At(block, static_cast<uint32_t>(entry[0]) << 8 | entry[1]);
      if (span != Span{}) return span;
    }
    return {};
  }

  const Pattern& pattern_;
  pcre2_code* code_ = nullptr;
  pcre2_match_data* data_ = nullptr;
  pcre2_match_context* context_ = nullptr;
};

std::string Describe(const std::vector<Case>& cases,
                     const std::vector<Pattern>& patterns,
                     const Document& document) {
  std::string text = "text: " + std::string(document.text()) + "\n";
  for (size_t i = 0; i < cases.size(); ++i) {
    text += std::to_string(i) + ": " + cases[i].source + "  trigger " +
            patterns[i].trigger + "  form " + patterns[i].utf_form + "\n";
  }
  return text;
}

size_t FromEnvironment(const char* name, size_t otherwise) {
  const char* text = std::getenv(name);
  return text != nullptr ? std::strtoull(text, nullptr, 10) : otherwise;
}

TEST(Oracle, TriggersAndFormsNeverChangeAMatch) {
  const size_t wanted = FromEnvironment("GALLEY_TEST_PAIRS", kPairs);
  Dice dice(FromEnvironment("GALLEY_TEST_SEED", kSeed));
  size_t pairs = 0;
  size_t matches = 0;
  size_t byte_forms = 0;
  size_t limits = 0;
  size_t refused = 0;
  while (pairs < wanted) {
    std::vector<Pattern> patterns;
    std::vector<Case> cases = MakeCases(dice, &patterns);
    auto set = PatternSet::Compile(patterns);
    if (!set) {
      // A few are too large for PCRE2; all of them are named.
      for (size_t i = set.error().size(); i-- > 0;) {
        const auto at = static_cast<std::ptrdiff_t>(set.error()[i].pattern);
        patterns.erase(patterns.begin() + at);
        cases.erase(cases.begin() + at);
        ++refused;
      }
      set = PatternSet::Compile(patterns);
    }
    ASSERT_TRUE(set) << cases[set.error()[0].pattern].source << ": "
                     << set.error()[0].message;
    PatternMatcher matcher({&*set});
    PatternMatches out;
    std::vector<std::unique_ptr<Oracle>> oracles;
    for (const Pattern& pattern : patterns) {
      byte_forms += pattern.byte_form.empty() ? 0u : 1u;
      oracles.push_back(std::make_unique<Oracle>(pattern));
    }
    for (size_t i = 0; i < kTextsASet; ++i) {
      const Document document(MakeText(dice, cases, i == 0));
      std::set<uint32_t> incomplete;
      std::vector<Found> expected;
      for (uint32_t p = 0; p < patterns.size(); ++p) {
        if (!oracles[p]->Match(p, document, &expected)) incomplete.insert(p);
      }
      for (const bool triggers : {true, false}) {
        SCOPED_TRACE(triggers ? "with triggers" : "without triggers");
        ASSERT_TRUE(triggers ? matcher.Match(document, &out)
                             : matcher.MatchWithoutTriggers(document, &out));
        for (const MatchProblem& problem : out.problems) {
          incomplete.insert(problem.pattern);
        }
        ASSERT_EQ(Complete(FoundIn(out, patterns), incomplete),
                  Complete(expected, incomplete))
            << Describe(cases, patterns, document);
      }
      limits += incomplete.size();
      pairs += patterns.size();
      matches += expected.size();
    }
  }
  EXPECT_LT(limits, pairs / 100);
  EXPECT_LT(refused, pairs / kTextsASet / 100 + 2);
  // So that the comparison is not one of nothing with nothing.
  EXPECT_GT(matches, pairs);
  EXPECT_GT(byte_forms, pairs / kTextsASet / 20);
  RecordProperty("pairs", static_cast<int>(pairs));
  RecordProperty("matches", static_cast<int>(matches));
}

}  // namespace
}  // namespace galley
