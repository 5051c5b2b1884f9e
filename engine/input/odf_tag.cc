#include "engine/input/odf_tag.h"

#include <algorithm>

namespace galley {
namespace {

constexpr XmlNamespace kNamespaces[] = {
    {"urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"},
    {"urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"},
    {"urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"},
    {"urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"},
    {"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw"},
    {"urn:oasis:names:tc:opendocument:xmlns:presentation:1.0", "presentation"},
    {"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", "fo"},
    {"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", "svg"},
    {"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest"},
    {"http://purl.org/dc/elements/1.1/", "dc"},
    {"http://www.w3.org/XML/1998/namespace", "xml"},
};

struct Row {
  std::string_view name;
  OdfTag tag;
};

// By name.
constexpr Row kTags[] = {
    {"dc:creator", OdfTag::kCreator},
    {"dc:date", OdfTag::kDate},
    {"draw:frame", OdfTag::kFrame},
    {"draw:page", OdfTag::kPage},
    {"draw:text-box", OdfTag::kTextBox},
    {"office:annotation", OdfTag::kAnnotation},
    {"office:annotation-end", OdfTag::kAnnotationEnd},
    {"office:binary-data", OdfTag::kSkip},
    {"office:forms", OdfTag::kSkip},
    {"office:meta", OdfTag::kSkip},
    {"office:scripts", OdfTag::kSkip},
    {"office:settings", OdfTag::kSkip},
    {"presentation:notes", OdfTag::kSpeakerNotes},
    {"style:footer", OdfTag::kRunning},
    {"style:footer-first", OdfTag::kRunning},
    {"style:footer-left", OdfTag::kRunning},
    {"style:header", OdfTag::kRunning},
    {"style:header-first", OdfTag::kRunning},
    {"style:header-left", OdfTag::kRunning},
    {"style:paragraph-properties", OdfTag::kParagraphProperties},
    {"style:style", OdfTag::kStyle},
    {"style:text-properties", OdfTag::kTextProperties},
    {"svg:desc", OdfTag::kSkip},
    {"svg:title", OdfTag::kSkip},
    {"table:covered-table-cell", OdfTag::kCell},
    {"table:table", OdfTag::kTable},
    {"table:table-cell", OdfTag::kCell},
    {"table:table-row", OdfTag::kRow},
    {"table:tracked-changes", OdfTag::kSkip},
    {"text:alphabetical-index-source", OdfTag::kSkip},
    {"text:bibliography-source", OdfTag::kSkip},
    {"text:bookmark-ref", OdfTag::kField},
    {"text:change", OdfTag::kChange},
    {"text:change-end", OdfTag::kChangeEnd},
    {"text:change-start", OdfTag::kChangeStart},
    {"text:changed-region", OdfTag::kChangedRegion},
    {"text:deletion", OdfTag::kDeletion},
    {"text:h", OdfTag::kHeading},
    {"text:hidden-paragraph", OdfTag::kHidden},
    {"text:hidden-text", OdfTag::kHidden},
    {"text:illustration-index-source", OdfTag::kSkip},
    {"text:insertion", OdfTag::kInsertion},
    {"text:line-break", OdfTag::kBreak},
    {"text:list", OdfTag::kList},
    {"text:list-header", OdfTag::kListItem},
    {"text:list-item", OdfTag::kListItem},
    {"text:note", OdfTag::kNote},
    {"text:note-body", OdfTag::kNoteBody},
    {"text:note-citation", OdfTag::kSkip},
    {"text:note-ref", OdfTag::kField},
    {"text:number", OdfTag::kSkip},
    {"text:object-index-source", OdfTag::kSkip},
    {"text:p", OdfTag::kParagraph},
    {"text:page-count", OdfTag::kSkip},
    {"text:page-number", OdfTag::kSkip},
    {"text:placeholder", OdfTag::kPlaceholder},
    {"text:reference-ref", OdfTag::kField},
    {"text:ruby-text", OdfTag::kSkip},
    {"text:s", OdfTag::kSpaces},
    {"text:sequence-ref", OdfTag::kField},
    {"text:span", OdfTag::kSpan},
    {"text:tab", OdfTag::kTab},
    {"text:table-index-source", OdfTag::kSkip},
    {"text:table-of-content-source", OdfTag::kSkip},
    {"text:tracked-changes", OdfTag::kTrackedChanges},
    {"text:user-index-source", OdfTag::kSkip},
};
static_assert(std::ranges::is_sorted(kTags, {}, &Row::name));

}  // namespace

std::span<const XmlNamespace> OdfNamespaces() { return kNamespaces; }

OdfTag OdfTagOf(std::string_view name) {
  const auto* const found =
      std::ranges::lower_bound(kTags, name, {}, &Row::name);
  return found != std::end(kTags) && found->name == name ? found->tag
                                                         : OdfTag::kOther;
}

}  // namespace galley
