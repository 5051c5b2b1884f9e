// Comments in an ODT: annotations in the body, at the very letters.
#include <fmt/core.h>

#include <algorithm>
#include <charconv>

#include "engine/input/anchors.h"
#include "engine/input/annotate_draft.h"
#include "engine/input/odf_document.h"
#include "engine/input/odf_tag.h"
#include "engine/input/package.h"
#include "engine/input/package_writer.h"

namespace galley {
namespace {

using std::string_view;

constexpr string_view kParagraphs[] = {"text:p", "text:h"};
constexpr string_view kContent = "content.xml";
// The prefixes may mean anything in the part.
constexpr string_view kDeclared =
    "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"";
constexpr string_view kAlsoDeclared =
    "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";

// A number above those of earlier runs.
size_t FirstNumber(const std::string& xml) {
  constexpr string_view kName = "\"galley-";
  size_t first = 1;
  for (size_t at = xml.find(kName); at != xml.npos;
       at = xml.find(kName, at + 1)) {
    size_t number = 0;
    const char* const digits = xml.data() + at + kName.size();
    std::from_chars(digits, xml.data() + xml.size(), number);
    first = std::max(first, number + 1);
  }
  return first;
}

}  // namespace

Result<std::string> AnnotateOdt(string_view bytes,
                                const std::vector<NewComment>& comments,
                                const ReadOptions& options) {
  const auto package = Package::Open(bytes, options.limits);
  if (!package) return tl::unexpected(package.error());
  const auto text = ReadOdfDocument(*package, options);
  if (!text) return tl::unexpected(text.error());
  const auto body = package->ReadUtf8(kContent);
  if (!body) return tl::unexpected(body.error());
  const AnchorStyle style{OdfNamespaces(), kParagraphs, {}, true};
  const Anchors anchors(*body, style, options.limits);
  std::vector<Insertion> ends;
  std::vector<Insertion> begins;
  size_t number = FirstNumber(*body);
  for (const NewComment& comment : comments) {
    const PartSpan place = text->InPart(comment.span);
    std::optional<Anchor> anchor;
    if (place.part == kContent) anchor = anchors.Around(place.begin, place.end);
    if (!anchor) anchor = anchors.First();
    if (!anchor) return Fail(Error{"has no paragraph to hold a comment"});
    begins.push_back(
        {anchor->begin,
         fmt::format("<office:annotation {} {} office:name=\"galley-{}\">"
                     "<dc:creator>{}</dc:creator><text:p>{}</text:p>"
                     "</office:annotation>",
                     kDeclared, kAlsoDeclared, number, kCommentAuthor,
                     XmlText(comment.text))});
    ends.push_back(
        {anchor->end, fmt::format("<office:annotation-end {} office:name="
                                  "\"galley-{}\"/>",
                                  kDeclared, number)});
    ++number;
  }
  // At one place what ends stands before what begins.
  ends.insert(ends.end(), begins.begin(), begins.end());
  return WithParts(
      bytes, {{std::string(kContent), WithInsertions(*body, std::move(ends))}});
}

}  // namespace galley
