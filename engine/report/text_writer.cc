// text: for people. A finding is its place, message and rule, the line it
// stands in with the span underlined, and the places that belong to it; of a
// cluster only the first finding is shown.

#include <fmt/core.h>

#include <set>

#include "engine/report/entry.h"
#include "engine/report/excerpt.h"
#include "engine/report/location.h"
#include "engine/report/writer.h"

namespace galley {
namespace {

constexpr std::string_view kIndent = "    ";
constexpr size_t kTextColumns = 72;
constexpr size_t kMaxRelated = 8;  // places shown; the rest is counted

constexpr std::string_view kReset = "\033[0m";
constexpr std::string_view kBold = "\033[1m";
constexpr std::string_view kRed = "\033[1;31m";
constexpr std::string_view kYellow = "\033[1;33m";
constexpr std::string_view kCyan = "\033[1;36m";
constexpr std::string_view kGreen = "\033[1;32m";

std::string_view ColorOf(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return kRed;
    case Severity::kWarning:
      return kYellow;
    case Severity::kInfo:
      break;
  }
  return kCyan;
}

// One document on its way to text.
class TextPage {
 public:
  TextPage(const Document& document, bool color, std::string* out)
      : document_(document),
        path_(Printable(document.name())),
        color_(color),
        out_(*out),
        places_(document) {}

  void Write(const Report& report, const Selection& selection) {
    std::set<uint32_t> groups;
    for (const Entry& entry : EntriesOf(report, selection, &places_)) {
      if (entry.annotation != nullptr) {
        WriteEntity(entry.place, *entry.annotation);
      } else if (entry.finding->group == 0 ||
                 groups.insert(entry.finding->group).second) {
        WriteFinding(entry.place, *entry.finding);
      }
    }
  }

 private:
  std::string Painted(std::string_view text, std::string_view color) const {
    if (!color_) return std::string(text);
    return fmt::format("{}{}{}", color, text, kReset);
  }

  std::string PlaceText(const Place& place) const {
    return PlaceText(path_, place);
  }

  static std::string PlaceText(const std::string& path, const Place& place) {
    return fmt::format("{}:{}:{}:", path, place.line, place.column);
  }

  void WriteEntity(const Place& place, const Annotation& annotation) {
    out_ += fmt::format("{} {} \"{}\"", Painted(PlaceText(place), kBold),
                        Painted(annotation.type, kCyan),
                        Shortened(place.source, kTextColumns));
    if (annotation.value) {
      out_ += fmt::format(" = {}", Printable(*annotation.value));
    }
    if (annotation.id) out_ += fmt::format(" -> {}", Printable(*annotation.id));
    for (const Attribute& attribute : annotation.attributes) {
      out_ += fmt::format(" {}={}", attribute.name,
                          Shortened(attribute.value, kTextColumns));
    }
    out_ += fmt::format(" [{}]\n", annotation.rule);
  }

  void WriteFinding(const Place& place, const Finding& finding) {
    const std::string_view color = ColorOf(finding.severity);
    out_ += fmt::format(
        "{} {} {} [{}]\n", Painted(PlaceText(place), kBold),
        Painted(fmt::format("{}:", NameOf(finding.severity)), color),
        Printable(finding.message), RuleName(finding));
    const std::string_view source = document_.source();
    const auto begin = static_cast<size_t>(place.source.data() - source.data());
    const Excerpt excerpt =
        MakeExcerpt(source, begin, begin + place.source.size());
    const size_t carets = excerpt.underline.find('^');
    out_ += fmt::format("{}{}\n{}{}{}\n", kIndent, excerpt.line, kIndent,
                        excerpt.underline.substr(0, carets),
                        Painted(excerpt.underline.substr(carets), kGreen));
    if (const std::string where = LocationText(document_, finding.span.begin);
        !where.empty()) {
      out_ += fmt::format("{}in {}\n", kIndent, Printable(where));
    }
    if (finding.suppression) {
      out_ += fmt::format("{}may stay: {}\n", kIndent,
                          Printable(finding.suppression->reason));
    }
    for (const Edit& edit : finding.fix) WriteEdit(edit);
    WriteRelated(finding);
  }

  static std::string RuleName(const Finding& finding) {
    if (finding.rule.starts_with(finding.category)) {
      return std::string(finding.rule);
    }
    return fmt::format("{}: {}", finding.category, finding.rule);
  }

  void WriteEdit(const Edit& edit) {
    const std::string old =
        Shortened(document_.InSource(edit.span), kTextColumns);
    if (edit.replacement.empty()) {
      out_ += fmt::format("{}fix: delete \"{}\"\n", kIndent, old);
    } else if (old.empty()) {
      out_ += fmt::format("{}fix: insert \"{}\"\n", kIndent,
                          Shortened(edit.replacement, kTextColumns));
    } else {
      out_ += fmt::format("{}fix: \"{}\" -> \"{}\"\n", kIndent, old,
                          Shortened(edit.replacement, kTextColumns));
    }
  }

  void WriteRelated(const Finding& finding) {
    size_t shown = 0;
    for (const RelatedPlace& related : finding.related) {
      if (shown == kMaxRelated) {
        out_ += fmt::format("{}... and {} more\n", kIndent,
                            finding.related.size() - shown);
        return;
      }
      ++shown;
      const Place place =
          related.other ? PlaceIn(*related.other) : places_.Of(related.span);
      const std::string where =
          related.other ? PlaceText(Printable(related.other->path), place)
                        : PlaceText(place);
      out_ += fmt::format("{}{} {}: \"{}\"\n", kIndent, where,
                          Printable(related.message),
                          Shortened(place.source, kTextColumns));
    }
  }

  const Document& document_;
  const std::string path_;
  const bool color_;
  std::string& out_;
  PlaceFinder places_;
};

class TextWriter : public Writer {
 public:
  explicit TextWriter(const WriterOptions& options) : options_(options) {}

  void Write(const Document& document, const Report& report,
             std::string* out) const override {
    TextPage(document, options_.color, out).Write(report, options_.selection);
  }

 private:
  const WriterOptions options_;
};

}  // namespace

std::unique_ptr<Writer> MakeTextWriter(const WriterOptions& options) {
  return std::make_unique<TextWriter>(options);
}

}  // namespace galley
