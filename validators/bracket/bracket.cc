#include "validators/bracket/bracket.h"

#include <algorithm>
#include <string>

#include "validators/bracket/pairing.h"
#include "validators/word_list.h"

namespace galley {
namespace {

using std::string_view;

class Bracket : public Validator {
 public:
  explicit Bracket(ValidatorSetup setup) : setup_(std::move(setup)) {
    if (const Binding* one = setup_.Find("open")) {
      elisions_ = WordList(*one, "elisions");
    }
  }

  void Validate(const Document& document, Report* report) const override;

 private:
  const Binding* BindingOf(LonelyMark::Fault fault) const;

  ValidatorSetup setup_;
  WordList elisions_{};
};

bool EndsCut(string_view text) {
  return text.ends_with("...") || text.ends_with("…");
}

bool EndsSentence(string_view text) {
  while (!text.empty() && (text.back() == ')' || text.back() == '"')) {
    text.remove_suffix(1);
  }
  return text.ends_with('.') || text.ends_with('!') || text.ends_with('?');
}

// May a sentence of block `index` go on in the next one? Only where lines of
// plain text became blocks.
bool GoesOn(const Document& document, size_t index) {
  const auto& blocks = document.blocks();
  if (index + 1 == blocks.size()) return false;
  const Block& here = blocks[index];
  const Block& next = blocks[index + 1];
  if (here.kind == BlockKind::kTableCell ||
      next.kind == BlockKind::kTableCell || next.kind == BlockKind::kListItem ||
      next.kind == BlockKind::kCode ||
      document.source().data() != document.text().data()) {
    return false;
  }
  const string_view between =
      document.text().substr(here.span.end, next.span.begin - here.span.end);
  return std::ranges::count(between, '\n') <= 1 &&
         !EndsSentence(here.span.In(document.view()));
}

// A quotation of several paragraphs opens each of them.
bool OpensNextToo(const Document& document, const LonelyMark& mark) {
  const auto& blocks = document.blocks();
  const Word& word = document.words()[mark.word];
  if (mark.block + 1 == blocks.size()) return false;
  const string_view sign = word.span().In(document.text());
  const string_view next = blocks[mark.block + 1].span.In(document.text());
  return mark.kind == PairKind::kDouble && next.starts_with(sign);
}

const Binding* Bracket::BindingOf(LonelyMark::Fault fault) const {
  switch (fault) {
    case LonelyMark::Fault::kNeverClosed:
      return setup_.Find("open");
    case LonelyMark::Fault::kNeverOpened:
      return setup_.Find("close");
    case LonelyMark::Fault::kMismatched:
      return setup_.Find("mismatch");
  }
  return nullptr;
}

void Bracket::Validate(const Document& document, Report* report) const {
  Pairing pairing(document, elisions_);
  uint32_t word = 0;
  for (uint32_t i = 0; i < document.blocks().size(); ++i) {
    const Block& block = document.blocks()[i];
    if (block.kind == BlockKind::kCode) continue;
    word = document.WordAt(block.span.begin);
    while (word < document.words().size() &&
           document.words()[word].begin < block.span.end) {
      pairing.Take(word++, i);
    }
    if (!GoesOn(document, i)) pairing.Flush();
  }
  for (const LonelyMark& mark : pairing.lonely()) {
    const Binding* binding = BindingOf(mark.fault);
    const string_view block =
        document.blocks()[mark.block].span.In(document.text());
    if (binding == nullptr) continue;
    if (mark.fault == LonelyMark::Fault::kNeverClosed &&
        (EndsCut(block) || OpensNextToo(document, mark))) {
      continue;
    }
    const Span span = document.words()[mark.word].span();
    report->findings.push_back(MakeFinding(
        *binding, span, {{"mark", std::string(span.In(document.text()))}}));
  }
}

}  // namespace

std::unique_ptr<Validator> MakeBracket(ValidatorSetup setup) {
  return std::make_unique<Bracket>(std::move(setup));
}

}  // namespace galley
