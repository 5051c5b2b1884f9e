// PDF: the text as pdftotext, a child process within limits, finds it on the
// pages; then headers and footers.
#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "engine/base/confined_child.h"
#include "engine/input/pdf_layout.h"
#include "engine/input/prose.h"
#include "engine/input/reader.h"
#include "engine/text/decode.h"
#include "engine/text/word.h"

namespace galley {
namespace {

using std::string_view;

constexpr string_view kSoftHyphen = "\u00AD";
constexpr string_view kHyphens[] = {"-", "\u2010", kSoftHyphen};
// Signs of a font for two or three letters; what they are is how they look.
struct Ligature {
  string_view sign;
  string_view letters;
};
constexpr Ligature kLigatures[] = {
    {"\uFB00", "ff"},  {"\uFB01", "fi"}, {"\uFB02", "fl"}, {"\uFB03", "ffi"},
    {"\uFB04", "ffl"}, {"\uFB05", "st"}, {"\uFB06", "st"}};
// Beginnings that keep their hyphen wherever it stands.
constexpr string_view kPrefixes[] = {"co",   "ex",   "mid",  "multi",
                                     "non",  "post", "pre",  "self",
                                     "semi", "sub",  "well", "inter"};

void SpellOut(std::string* text) {
  if (text->find("\xEF\xAC") == text->npos) return;
  for (const Ligature& ligature : kLigatures) {
    for (size_t at = text->find(ligature.sign); at != text->npos;
         at = text->find(ligature.sign, at)) {
      text->replace(at, ligature.sign.size(), ligature.letters);
    }
  }
}

string_view LastWord(string_view text) {
  return text.substr(text.find_last_of(" -") + 1);
}
string_view FirstWord(string_view text) {
  return text.substr(0, text.find_first_of(" -.,;:)!?"));
}

// The words of a text with and without hyphens, to tell a word that was cut at
// the end of a line from one that is written with a hyphen.
class Vocabulary {
 public:
  explicit Vocabulary(const std::vector<PdfLine>& lines) {
    for (const PdfLine& line : lines) {
      string_view rest = line.text;
      while (!rest.empty()) {
        const size_t space = std::min(rest.find(' '), rest.size());
        string_view word = rest.substr(0, space);
        rest.remove_prefix(std::min(space + 1, rest.size()));
        while (!word.empty() &&
               string_view(".,;:)!?").find(word.back()) != string_view::npos) {
          word.remove_suffix(1);
        }
        words_.insert(FoldWord(word));
      }
    }
  }

  bool KeepsHyphen(string_view before, string_view after) const {
    const std::string first = FoldWord(before);
    const std::string second = FoldWord(after);
    if (words_.contains(first + '-' + second)) return true;
    if (words_.contains(first + second)) return false;
    return std::ranges::find(kPrefixes, first) != std::end(kPrefixes) ||
           (words_.contains(first) && words_.contains(second));
  }

 private:
  std::set<std::string, std::less<>> words_{};
};

class PdfText {
 public:
  explicit PdfText(const std::vector<PdfLine>& lines)
      : lines_(lines), vocabulary_(lines) {
    origins_.stories.push_back({"", "body"});
  }

  void Add(const PdfParagraph& paragraph) {
    prose_.Open(paragraph.kind, paragraph.level);
    for (size_t i = paragraph.first; i < paragraph.end; ++i) {
      string_view text = lines_[i].text;
      if (i + 1 < paragraph.end) text = Joined(text, lines_[i + 1].text);
      origins_.pieces.push_back({.begin = prose_.size(),
                                 .page = lines_[i].page,
                                 .box = lines_[i].box});
      prose_.Insert(text);
      if (i + 1 < paragraph.end && space_) prose_.Insert(" ");
    }
  }

  DocumentParts Parts() && {
    DocumentParts parts;
    std::move(prose_).MoveTo(&parts);
    parts.text_to_source = {};
    parts.origins = std::move(origins_);
    return parts;
  }

 private:
  // The line as it goes before the next one, and whether a space follows.
  string_view Joined(string_view line, string_view next) {
    space_ = true;
    for (const string_view hyphen : kHyphens) {
      if (!line.ends_with(hyphen) || line.size() == hyphen.size()) continue;
      const string_view cut = line.substr(0, line.size() - hyphen.size());
      if (cut.back() == ' ' || cut.back() == '-') return line;  // a dash
      const bool small = next.front() >= 'a' && next.front() <= 'z';
      space_ = false;
      const bool keeps =
          !small || (hyphen != kSoftHyphen &&
                     vocabulary_.KeepsHyphen(LastWord(cut), FirstWord(next)));
      return keeps ? line : cut;
    }
    return line;
  }

  const std::vector<PdfLine>& lines_;
  const Vocabulary vocabulary_;
  Prose prose_{{}};
  Origins origins_{};
  bool space_ = true;
};

}  // namespace

Result<DocumentParts> ReadPdf(string_view bytes, const ReadOptions& options) {
  ChildLimits limits;
  limits.seconds = options.limits.child_seconds;
  limits.memory = options.limits.child_bytes;
  limits.output = options.limits.part_bytes;
  Result<std::string> table =
      RunChild({"pdftotext", "-tsv", "-", "-"}, bytes, limits);
  if (!table) {
    table.error().front().message =
        "cannot be read as PDF: " + table.error().front().message;
    return tl::unexpected(std::move(table.error()));
  }
  const Result<Decoded> decoded = Decode(std::move(*table), "UTF-8");
  if (!decoded) return tl::unexpected(decoded.error());
  std::vector<PdfLine> lines = ReadPdfLines(decoded->text);
  if (lines.empty()) {
    return Fail(Error{
        "has no text, only pictures of it; recognise the text first (OCR)"});
  }
  for (PdfLine& line : lines) SpellOut(&line.text);
  PdfText text(lines);
  for (const PdfParagraph& paragraph : FindPdfParagraphs(lines)) {
    text.Add(paragraph);
  }
  return std::move(text).Parts();
}

}  // namespace galley
