#include "validators/truncation/truncation.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "validators/truncation/copies.h"
#include "validators/truncation/paragraph.h"
#include "validators/truncation/piece.h"

namespace galley {
namespace {

using std::string_view;
using WordNames = std::set<std::string, std::less<>>;

// Fewer words are a label, a line of a table, a signature.
constexpr uint32_t kMinWords = 6;
// A field of a form, not a caption.
constexpr uint32_t kLongBytes = 100;
// More paragraphs that begin in small letters are the way of the document.
constexpr int kMaxSmallStarts = 2;

WordNames WordsOf(const Binding* binding, string_view param) {
  if (binding == nullptr) return {};
  std::vector<std::string> words = binding->Words(param);
  return {words.begin(), words.end()};
}

class Truncation : public Validator {
 public:
  explicit Truncation(ValidatorSetup setup)
      : setup_(std::move(setup)),
        word_(setup_.Find("word")),
        sentence_(setup_.Find("sentence")),
        dots_(setup_.Find("dots")),
        open_(setup_.Find("open")),
        start_word_(setup_.Find("start-word")),
        start_(setup_.Find("start")),
        copy_(setup_.Find("copy")),
        never_last_(WordsOf(sentence_, "never-last")),
        seldom_last_(WordsOf(sentence_, "seldom-last")),
        salutations_(WordsOf(sentence_, "salutations")),
        never_first_(WordsOf(start_, "never-first")),
        abbreviations_(WordsOf(word_, "abbreviations")) {
    for (const Binding& binding : setup_.bindings) {
      if (binding.words != nullptr) list_ = binding.words;
    }
  }

  void Validate(const Document& document, Report* report) const override {
    if (copy_ != nullptr) FindCutCopies(document, *copy_, report);
    std::vector<Paragraph> paragraphs;
    for (const Block& block : document.blocks()) {
      paragraphs.push_back(MakeParagraph(document, block));
    }
    std::unique_ptr<Pieces> pieces;
    if (list_ != nullptr) pieces = std::make_unique<Pieces>(document, *list_);
    const auto add = [&](const Binding* binding, Span span) {
      if (binding == nullptr) return;
      report->findings.push_back(MakeFinding(*binding, span));
    };
    const bool small_starts = BeginsSmall(document, paragraphs);
    for (size_t i = 0; i < paragraphs.size(); ++i) {
      const Paragraph& paragraph = paragraphs[i];
      if (paragraph.block->kind == BlockKind::kCode ||
          !HasWords(document, paragraph, kMinWords)) {
        continue;
      }
      const Paragraph* next =
          i + 1 < paragraphs.size() ? &paragraphs[i + 1] : nullptr;
      if (const Binding* binding =
              EndOf(document, paragraph, next, pieces.get())) {
        add(binding, EndOfLast(document, paragraph));
      }
      const Paragraph* before = i > 0 ? &paragraphs[i - 1] : nullptr;
      if (const Binding* binding = StartOf(document, paragraph, before,
                                           small_starts, pieces.get())) {
        add(binding, BeginOfFirst(document, paragraph));
      }
    }
  }

 private:
  static string_view TextOf(const Document& document, uint32_t word) {
    return document.words()[word].span().In(document.text());
  }
  static bool IsSmall(const Document& document, uint32_t word) {
    const Word& first = document.words()[word];
    return first.Is(kLower) && !first.Is(kHasDigit);
  }
  // The sentence goes on behind a line end, or in the list or code that it
  // leads in.
  static bool GoesOn(const Document& document, const Paragraph& paragraph,
                     const Paragraph& next) {
    const BlockKind kind = next.block->kind;
    const bool prose = kind == BlockKind::kParagraph ||
                       kind == BlockKind::kHeading ||
                       kind == BlockKind::kRunning;
    if (!prose && kind != paragraph.block->kind) return true;
    return !next.empty() && IsSmall(document, next.first_word);
  }
  // Paragraphs in small letters throughout: lines of lists without marks.
  static bool BeginsSmall(const Document& document,
                          const std::vector<Paragraph>& paragraphs) {
    int count = 0;
    for (const Paragraph& one : paragraphs) {
      if (one.block->kind == BlockKind::kParagraph && !one.empty() &&
          IsSmall(document, one.first_word)) {
        ++count;
      }
    }
    return count > kMaxSmallStarts;
  }

  const Binding* EndOf(const Document& document, const Paragraph& paragraph,
                       const Paragraph* next, Pieces* pieces) const;
  const Binding* EndOfWord(const Document& document, const Paragraph& paragraph,
                           Pieces* pieces) const;
  const Binding* StartOf(const Document& document, const Paragraph& paragraph,
                         const Paragraph* before, bool small_starts,
                         Pieces* pieces) const;

  ValidatorSetup setup_;
  const Lexicon* list_ = nullptr;
  const Binding* word_;
  const Binding* sentence_;
  const Binding* dots_;
  const Binding* open_;
  const Binding* start_word_;
  const Binding* start_;
  const Binding* copy_;
  WordNames never_last_;
  WordNames seldom_last_;
  WordNames salutations_;
  WordNames never_first_;
  WordNames abbreviations_;
};

const Binding* Truncation::EndOf(const Document& document,
                                 const Paragraph& paragraph,
                                 const Paragraph* next, Pieces* pieces) const {
  const BlockKind kind = paragraph.block->kind;
  switch (paragraph.ending) {
    case Ending::kMark:
    case Ending::kOther:
      return nullptr;
    case Ending::kDots:
      return kind == BlockKind::kTableCell ? nullptr : dots_;
    case Ending::kOpen:
      if (kind != BlockKind::kParagraph ||
          salutations_.contains(TextOf(document, paragraph.first_word))) {
        return nullptr;
      }
      break;
    case Ending::kWord:
    case Ending::kName:
      break;
  }
  if (next != nullptr && GoesOn(document, paragraph, *next)) return nullptr;
  if (paragraph.ending == Ending::kOpen) return sentence_;
  if (kind == BlockKind::kTableCell && paragraph.span.size() < kLongBytes) {
    return nullptr;
  }
  if (paragraph.ending == Ending::kName) {
    return EndOfWord(document, paragraph, pieces);
  }
  const string_view last = TextOf(document, paragraph.last_word());
  const bool in_series =  // "nets, and"
      document.words()[paragraph.last_word() - 1].Is(kSign) &&
      (last == "and" || last == "or");
  if (never_last_.contains(last) && !in_series) return sentence_;
  if (kind != BlockKind::kHeading && seldom_last_.contains(last)) {
    return sentence_;
  }
  return EndOfWord(document, paragraph, pieces);
}

const Binding* Truncation::EndOfWord(const Document& document,
                                     const Paragraph& paragraph,
                                     Pieces* pieces) const {
  const uint32_t last = paragraph.last_word();
  const string_view text = TextOf(document, last);
  const bool cut_possible = pieces != nullptr && word_ != nullptr &&
                            !abbreviations_.contains(text) &&
                            !document.words()[last - 1].Is(kDigits);  // "40 km"
  const bool is_name = paragraph.ending == Ending::kName;
  if (!is_name && cut_possible && pieces->IsCutWord(text, /*sure=*/true)) {
    return word_;
  }
  if (paragraph.block->kind == BlockKind::kHeading ||
      paragraph.span.size() < kLongBytes ||
      LastSentence(document, paragraph) == paragraph.span) {
    return nullptr;
  }
  if (cut_possible && (is_name ? pieces->IsCutName(text)
                               : pieces->IsCutWord(text, /*sure=*/false))) {
    return word_;
  }
  return open_;
}

const Binding* Truncation::StartOf(const Document& document,
                                   const Paragraph& paragraph,
                                   const Paragraph* before, bool small_starts,
                                   Pieces* pieces) const {
  const uint32_t first = paragraph.first_word;
  if (paragraph.block->kind != BlockKind::kParagraph ||
      !IsSmall(document, first)) {
    return nullptr;
  }
  const Word& word = document.words()[first];
  if (document.words()[first + 1].Is(kSign) &&
      !document.words()[first + 1].Is(kSpaceBefore) &&
      document.text()[word.span().end] != ',') {
    return nullptr;  // "e.g.", "mid-term", an address
  }
  const string_view text = TextOf(document, first);
  if (text.find('_') != string_view::npos) return nullptr;
  if (start_word_ != nullptr && pieces != nullptr &&
      pieces->IsRestOfWord(text)) {
    return start_word_;
  }
  const bool after_end = before == nullptr || before->ending == Ending::kMark;
  const bool lead_in =
      before != nullptr && !before->span.empty() &&
      std::string_view(":;").find(document.text()[before->span.end - 1]) !=
          string_view::npos;
  if (after_end && !lead_in && !small_starts && never_first_.contains(text)) {
    return start_;
  }
  return nullptr;
}

}  // namespace

std::unique_ptr<Validator> MakeTruncation(ValidatorSetup setup) {
  return std::make_unique<Truncation>(std::move(setup));
}

}  // namespace galley
