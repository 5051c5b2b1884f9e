// html: one page that shows each draft as it reads, with its findings.
//
// A draft is a <section>: its counts with a checkbox for each category and
// severity, the text with marks, the list of findings and, folded away, of
// entities; they are marked in the text while that list is unfolded. A number
// in the text leads to its entry and back. Needs no script.

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>

#include "engine/report/entry.h"
#include "engine/report/excerpt.h"
#include "engine/report/html_draft.h"
#include "engine/report/html_page.h"
#include "engine/report/json.h"
#include "engine/report/markup.h"
#include "engine/report/writer.h"
#include "engine/text/hash.h"

namespace galley {
namespace {

constexpr size_t kExcerptColumns = 160;
constexpr size_t kMaxRelated = 8;  // places shown; the rest is counted
constexpr size_t kIdDigits = 12;   // apart for millions of drafts

// The classes of the page for categories and types. A name no rule has shares
// the last one.
class KindClasses {
 public:
  explicit KindClasses(std::span<const Rule> rules) {
    for (const Rule& rule : rules) indices_.try_emplace(rule.type, 0);
    size_t index = 0;
    for (auto& named : indices_) named.second = index++;
  }

  size_t size() const { return indices_.size() + 1; }
  std::string Of(std::string_view kind) const {
    const auto found = indices_.find(kind);
    return fmt::format(
        "k{}", found == indices_.end() ? indices_.size() : found->second);
  }

 private:
  std::map<std::string, size_t, std::less<>> indices_{};
};

// One document on its way to a section.
class HtmlSection {
 public:
  HtmlSection(const Document& document, const KindClasses& classes)
      : document_(document),
        classes_(classes),
        path_(Markup(ValidPath(document.name()))),
        id_(HashName(document.name()).substr(0, kIdDigits)),
        places_(document) {}

  void Write(const Report& report, const Selection& selection,
             std::string* out) {
    for (const Entry& entry : EntriesOf(report, selection, &places_)) {
      if (entry.annotation != nullptr) {
        AddEntity(entry.place, *entry.annotation);
      } else {
        AddFinding(entry.place, *entry.finding);
      }
    }
    std::ranges::stable_sort(marks_, {}, [](const HtmlMark& mark) {
      return std::pair(mark.span.begin, UINT32_MAX - mark.span.end);
    });
    *out += fmt::format("<section>\n<header><h2><bdi>{}</bdi></h2>\n", path_);
    if (!items_.empty()) {
      AppendFilters(out);
    } else if (selection.findings) {
      *out += "<p>No findings.</p>\n";
    }
    *out += "</header>\n<article class=\"draft\">";
    AppendDraft(document_, marks_, out);
    *out += "</article>\n<aside aria-label=\"findings\">\n";
    AppendEntities(selection.findings, out);
    *out += fmt::format("<ol>\n{}</ol>\n</aside>\n</section>\n", Findings());
  }

 private:
  // An entry of the list: a finding, or the first one of its cluster.
  struct Item {
    const Finding* finding = nullptr;
    Place place{};
    std::vector<uint32_t> lines{};  // of all its places
  };

  std::string Anchor(char kind, size_t number, size_t nth = 0) const {
    return nth == 0 ? fmt::format("{}{}-{}", kind, id_, number)
                    : fmt::format("{}{}-{}.{}", kind, id_, number, nth);
  }

  std::string ClassesOf(const Finding& finding) const {
    return fmt::format("{} {}", classes_.Of(finding.category),
                       NameOf(finding.severity));
  }

  void AddEntity(const Place& place, const Annotation& annotation) {
    std::string says(annotation.type);
    if (annotation.value) says += " = " + *annotation.value;
    if (annotation.id) says += " -> " + *annotation.id;
    for (const Attribute& attribute : annotation.attributes) {
      says += fmt::format(" {}={}", attribute.name, attribute.value);
    }
    const std::string anchor = Anchor('e', ++entity_count_);
    const std::string kind = classes_.Of(annotation.type);
    marks_.push_back(
        {annotation.span,
         fmt::format("class=\"entity {}\" title=\"{}\"", kind, Markup(says)),
         fmt::format("<span id=\"{}\"></span>", anchor)});
    entities_ += fmt::format(
        "<li class=\"{}\"><a href=\"#{}\"><bdi>{}</bdi></a> "
        "<small><bdi>{}</bdi></small></li>\n",
        kind, anchor, Markup(Shortened(place.source, kExcerptColumns)),
        Markup(says));
  }

  void AddFinding(const Place& place, const Finding& finding) {
    size_t number = items_.size() + 1;
    if (finding.group != 0) {
      number = groups_.try_emplace(finding.group, number).first->second;
    }
    if (number > items_.size()) items_.push_back({&finding, place, {}});
    Item& item = items_[number - 1];
    ++by_severity_[static_cast<size_t>(finding.severity)];
    ++by_category_[finding.category];
    marks_.push_back({finding.span,
                      fmt::format("class=\"finding {}\" title=\"{}\"",
                                  ClassesOf(finding), Markup(finding.message)),
                      fmt::format("<a id=\"{}\" href=\"#{}\">{}</a>",
                                  Anchor('f', number, item.lines.size()),
                                  Anchor('i', number), number)});
    item.lines.push_back(place.line);
  }

  static std::string Checkbox(std::string_view label_class,
                              std::string_view input_class,
                              std::string_view name, size_t count) {
    return fmt::format(
        "<label class=\"{}\"><input type=\"checkbox\" class=\"{}\" checked> "
        "{} {}</label>\n",
        label_class, input_class, Markup(name), count);
  }

  void AppendFilters(std::string* out) const {
    *out += "<fieldset><legend>Show</legend>\n";
    for (const Severity severity :
         {Severity::kError, Severity::kWarning, Severity::kInfo}) {
      const size_t count = by_severity_[static_cast<size_t>(severity)];
      if (count == 0) continue;
      const std::string_view name = NameOf(severity);
      *out += Checkbox(fmt::format("severity {}", name), name, name, count);
    }
    for (const auto& [category, count] : by_category_) {
      const std::string kind = classes_.Of(category);
      *out += Checkbox(kind, kind, category, count);
    }
    *out += "</fieldset>\n";
  }

  void AppendEntities(bool folded, std::string* out) const {
    if (entity_count_ == 0) return;
    *out += fmt::format(
        "<details{}><summary>{} {}</summary>\n<ul>\n{}</ul>\n</details>\n",
        folded ? "" : " open", entity_count_,
        entity_count_ == 1 ? "entity" : "entities", entities_);
  }

  std::string Findings() {
    std::string list;
    for (size_t i = 0; i < items_.size(); ++i) {
      const Item& item = items_[i];
      const Finding& finding = *item.finding;
      list += fmt::format(
          "<li id=\"{}\" class=\"{}\"><a href=\"#{}\">"
          "<span class=\"number\">{}</span><bdi>{}</bdi></a>\n"
          "<small>{} in line {}, column {}, {}</small>\n<q><bdi>{}</bdi></q>\n",
          Anchor('i', i + 1), ClassesOf(finding), Anchor('f', i + 1), i + 1,
          Markup(finding.message), NameOf(finding.severity), item.place.line,
          item.place.column, Markup(finding.rule),
          Markup(Shortened(item.place.source, kExcerptColumns)));
      if (finding.suppression) {
        list += fmt::format("<div>May stay: <bdi>{}</bdi></div>\n",
                            Markup(finding.suppression->reason));
      }
      for (const Edit& edit : finding.fix) AppendEdit(edit, &list);
      AppendPlaces(item, i + 1, &list);
      list += "</li>\n";
    }
    return list;
  }

  void AppendEdit(const Edit& edit, std::string* out) const {
    *out += "<div>Fix:";
    if (!edit.span.empty()) {
      *out += fmt::format(
          " <del><bdi>{}</bdi></del>",
          Markup(Shortened(document_.InSource(edit.span), kExcerptColumns)));
    }
    if (!edit.replacement.empty()) {
      *out += fmt::format(" <ins><bdi>{}</bdi></ins>",
                          Markup(Shortened(edit.replacement, kExcerptColumns)));
    }
    *out += "</div>\n";
  }

  // The places of a cluster, which are marked; else those that a finding names.
  void AppendPlaces(const Item& item, size_t number, std::string* out) {
    if (item.lines.size() > 1) {
      *out += "<div>All places:";
      for (size_t nth = 0; nth < item.lines.size(); ++nth) {
        *out += fmt::format(" <a href=\"#{}\">line {}</a>",
                            Anchor('f', number, nth), item.lines[nth]);
      }
      *out += "</div>\n";
      return;
    }
    const std::vector<RelatedPlace>& related = item.finding->related;
    const size_t shown = std::min(related.size(), kMaxRelated);
    for (size_t i = 0; i < shown; ++i) {
      const auto& other = related[i].other;
      const Place place = other ? PlaceIn(*other) : places_.Of(related[i].span);
      const std::string where =
          other ? fmt::format("{}, line", Markup(ValidPath(other->path)))
                : "line";
      *out += fmt::format(
          "<div><small><bdi>{}</bdi>, {} {}</small>\n"
          "<q><bdi>{}</bdi></q></div>\n",
          Markup(related[i].message), where, place.line,
          Markup(Shortened(place.source, kExcerptColumns)));
    }
    if (shown < related.size()) {
      *out += fmt::format("<div><small>... and {} more</small></div>\n",
                          related.size() - shown);
    }
  }

  const Document& document_;
  const KindClasses& classes_;
  const std::string path_;
  const std::string id_;  // apart from those of other drafts
  PlaceFinder places_;
  std::vector<HtmlMark> marks_{};
  std::vector<Item> items_{};
  std::map<uint32_t, size_t> groups_{};  // to the number of the item
  std::array<size_t, 3> by_severity_{};
  std::map<std::string_view, size_t> by_category_{};
  size_t entity_count_ = 0;
  std::string entities_{};
};

class HtmlWriter : public Writer {
 public:
  explicit HtmlWriter(const WriterOptions& options)
      : selection_(options.selection),
        classes_(options.rules),
        begin_(HtmlPageBegin(classes_.size())) {}

  std::string_view Begin() const override { return begin_; }
  void Write(const Document& document, const Report& report,
             std::string* out) const override {
    HtmlSection(document, classes_).Write(report, selection_, out);
  }
  std::string_view End() const override { return "</body>\n</html>\n"; }

 private:
  const Selection selection_;
  const KindClasses classes_;
  const std::string begin_;
};

}  // namespace

std::unique_ptr<Writer> MakeHtmlWriter(const WriterOptions& options) {
  return std::make_unique<HtmlWriter>(options);
}

}  // namespace galley
