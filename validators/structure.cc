#include "validators/structure.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "engine/text/character.h"

namespace galley {
namespace {

using std::string_view;

// Wrapped lines are no longer.
constexpr uint32_t kPageWidth = 132;
// A line of an address, of a table or of a title page is shorter.
constexpr size_t kMinLine = 60;

class Structure : public Validator {
 public:
  explicit Structure(ValidatorSetup setup) : setup_(std::move(setup)) {
    if (const Binding* reference = setup_.Find("reference")) {
      for (std::string& label : reference->Words("labels")) {
        labels_.insert(FoldWord(label));
      }
    }
  }

  void Validate(const Document& document, Report* report) const override {
    const auto run = [&](string_view kind, auto find) {
      if (const Binding* binding = setup_.Find(kind)) {
        (this->*find)(document, *binding, report);
      }
    };
    run("empty-section", &Structure::FindEmptySections);
    run("level", &Structure::FindJumps);
    run("line-break", &Structure::FindLineBreaks);
    run("reference", &Structure::FindReferences);
  }

 private:
  void FindEmptySections(const Document& document, const Binding& binding,
                         Report* report) const;
  void FindJumps(const Document& document, const Binding& binding,
                 Report* report) const;
  void FindLineBreaks(const Document& document, const Binding& binding,
                      Report* report) const;
  void FindReferences(const Document& document, const Binding& binding,
                      Report* report) const;
  // "table 4", where words [i, i + 2) are a label and a number; else empty.
  std::string MentionAt(const Document& document, uint32_t i) const;

  ValidatorSetup setup_;
  std::set<std::string, std::less<>> labels_;
};

void Structure::FindEmptySections(const Document& document,
                                  const Binding& binding,
                                  Report* report) const {
  const std::vector<Block>& blocks = document.blocks();
  for (size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].kind != BlockKind::kHeading) continue;
    const bool empty =
        i + 1 == blocks.size() || (blocks[i + 1].kind == BlockKind::kHeading &&
                                   blocks[i + 1].level <= blocks[i].level);
    // The first one may be the title.
    if (empty && i > 0) {
      report->findings.push_back(MakeFinding(binding, blocks[i].span));
    }
  }
}

void Structure::FindJumps(const Document& document, const Binding& binding,
                          Report* report) const {
  int before = 0;
  for (const Block& block : document.blocks()) {
    if (block.kind != BlockKind::kHeading) continue;
    if (before > 0 && block.level > before + 1) {
      report->findings.push_back(
          MakeFinding(binding, block.span,
                      {{"level", std::to_string(block.level)},
                       {"before", std::to_string(before)}}));
    }
    before = block.level;
  }
}

void Structure::FindLineBreaks(const Document& document, const Binding& binding,
                               Report* report) const {
  const string_view text = document.text();
  const std::vector<Word>& words = document.words();
  std::vector<Span> broken;
  size_t whole = 0;
  for (const Block& block : document.blocks()) {
    const Span span = Trimmed(text, block.span);
    if (block.kind != BlockKind::kParagraph || span.size() < kPageWidth) {
      continue;
    }
    if (span.In(text).find('\n') == string_view::npos) {
      ++whole;
    } else {
      broken.push_back(span);
    }
  }
  if (broken.size() >= whole) return;  // wrapped throughout
  for (const Span span : broken) {
    size_t begin = span.begin;
    for (size_t end = text.find('\n', begin); end < span.end;
         begin = end + 1, end = text.find('\n', begin)) {
      const uint32_t next = document.WordAt(static_cast<uint32_t>(end));
      if (end - begin < kMinLine || next == 0 || next >= words.size()) continue;
      report->findings.push_back(MakeFinding(
          binding, {words[next - 1].begin, words[next].span().end}));
    }
  }
}

std::string Structure::MentionAt(const Document& document, uint32_t i) const {
  const std::vector<Word>& words = document.words();
  if (i + 1 >= words.size() || !words[i].Is(kLower | kCapitalised | kUpper)) {
    return {};
  }
  const Word& number = words[i + 1];
  const bool roman_or_letter =
      number.Is(kUpper | kSingleCapital) && !number.Is(kHasDigit) &&
      number.span().In(document.text()).find_first_not_of("IVXABCDEF") ==
          string_view::npos;
  if (!number.Is(kDigits) && !roman_or_letter) return {};
  const std::string label = FoldWord(words[i].span().In(document.text()));
  if (!labels_.contains(label)) return {};
  return label + ' ' + std::string(number.span().In(document.text()));
}

void Structure::FindReferences(const Document& document, const Binding& binding,
                               Report* report) const {
  std::set<std::string, std::less<>> there;
  std::set<std::string, std::less<>> labels;
  std::vector<std::pair<std::string, uint32_t>> mentions;  // with their words
  for (const Block& block : document.blocks()) {
    if (block.kind == BlockKind::kCode) continue;
    const uint32_t first = document.WordAt(block.span.begin);
    const uint32_t end = document.WordAt(block.span.end);
    for (uint32_t i = first; i + 1 < end; ++i) {
      std::string mention = MentionAt(document, i);
      if (mention.empty()) continue;
      if (i == first) {
        labels.insert(mention.substr(0, mention.find(' ')));
        there.insert(std::move(mention));
      } else {
        mentions.emplace_back(std::move(mention), i);
      }
    }
  }
  const std::vector<Word>& words = document.words();
  for (const auto& [mention, i] : mentions) {
    if (there.contains(mention) ||
        !labels.contains(mention.substr(0, mention.find(' ')))) {
      continue;
    }
    // Of another document: "table 2 of the Convention".
    if (i + 2 < words.size() &&
        words[i + 2].span().In(document.text()) == "of") {
      continue;
    }
    report->findings.push_back(
        MakeFinding(binding, {words[i].begin, words[i + 1].span().end},
                    {{"target", mention}}));
  }
}

}  // namespace

std::unique_ptr<Validator> MakeStructure(ValidatorSetup setup) {
  return std::make_unique<Structure>(std::move(setup));
}

}  // namespace galley
