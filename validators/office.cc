#include "validators/office.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace galley {
namespace {

using std::string_view;

// By RemarkKind.
constexpr std::array<string_view, 7> kKinds = {
    "comment", "insertion", "deletion", "prompt",
    "hidden",  "highlight", "field"};
constexpr size_t kMaxQuoted = 80;
constexpr size_t kDateLength = 10;  // the time of the day says nothing

std::vector<std::string> Beginnings(string_view list) {
  std::vector<std::string> beginnings;
  while (!list.empty()) {
    const size_t bar = std::min(list.find('|'), list.size());
    if (bar > 0) beginnings.emplace_back(list.substr(0, bar));
    list.remove_prefix(std::min(bar + 1, list.size()));
  }
  return beginnings;
}

std::string By(const Remark& remark) {
  std::string by;
  if (!remark.author.empty()) by = " by " + remark.author;
  if (!remark.date.empty()) by += ", " + remark.date.substr(0, kDateLength);
  return by;
}

std::string Quoted(const std::string& text) {
  if (text.size() <= kMaxQuoted) return text;
  size_t end = kMaxQuoted;
  while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

// A place between two characters is shown by the word before it, or behind it
// where it begins a block. Empty: there is no word.
Span Shown(const Document& document, Span span) {
  const auto& words = document.words();
  if (!span.empty() || words.empty()) return span;
  const size_t next = document.WordAt(span.begin);
  const size_t block = document.BlockAt(span.begin);
  const auto& blocks = document.blocks();
  if (next < words.size() && words[next].begin < span.begin) {
    return words[next].span();  // inside a word
  }
  const uint32_t begin =
      block < blocks.size() ? blocks[block].span.begin : span.begin;
  if (next > 0 && (next == words.size() || words[next - 1].begin >= begin ||
                   begin > span.begin)) {
    return words[next - 1].span();
  }
  return words[next].span();
}

class Office : public Validator {
 public:
  explicit Office(ValidatorSetup setup)
      : setup_(std::move(setup)),
        errors_(Beginnings(setup_.Text("field", "errors"))) {}

  void Validate(const Document& document, Report* report) const override {
    for (const Remark& remark : document.remarks()) {
      const Binding* binding =
          setup_.Find(kKinds[static_cast<size_t>(remark.kind)]);
      if (binding == nullptr) continue;
      if (remark.kind == RemarkKind::kField &&
          !IsError(remark.span.In(document.text()))) {
        continue;
      }
      const Span span = Shown(document, remark.span);
      if (span.empty()) continue;
      report->findings.push_back(MakeFinding(
          *binding, span, {{"by", By(remark)}, {"text", Quoted(remark.text)}}));
    }
  }

 private:
  bool IsError(string_view result) const {
    return std::ranges::any_of(errors_, [result](const std::string& error) {
      return result.starts_with(error);
    });
  }

  ValidatorSetup setup_;
  std::vector<std::string> errors_;
};

}  // namespace

std::unique_ptr<Validator> MakeOffice(ValidatorSetup setup) {
  return std::make_unique<Office>(std::move(setup));
}

}  // namespace galley
