// ODT, ODS and ODP: OpenDocument in a package; FODT: in one file of XML.
#include <utility>

#include "engine/input/odf_document.h"
#include "engine/input/odf_part.h"
#include "engine/input/package.h"
#include "engine/input/reader.h"
#include "engine/text/decode.h"

namespace galley {
namespace {

using std::string_view;

constexpr string_view kContent = "content.xml";
constexpr string_view kStyles = "styles.xml";
constexpr string_view kManifest = "META-INF/manifest.xml";

// What the part has, in the order of the text.
void AddAll(OdfTexts&& texts, ExtractedText* text) {
  for (StoryText* story :
       {&texts.body, &texts.notes, &texts.running, &texts.boxes}) {
    if (story->size() != 0) text->Add(std::move(*story));
  }
}

Result<ExtractedText> ReadPackaged(const Package& package, OdfKind kind,
                                   const ReadOptions& options) {
  if (package.Has(kManifest)) {
    const Result<std::string> manifest = package.Read(kManifest);
    if (!manifest) return tl::unexpected(manifest.error());
    if (manifest->find("encryption-data") != manifest->npos) {
      return Fail(Error{"is encrypted; save it without a password"});
    }
  }
  ExtractedText text;
  for (const string_view part : {kContent, kStyles}) {
    if (part == kStyles && !package.Has(part)) break;
    const Result<std::string> xml = package.ReadXml(part);
    if (!xml) return tl::unexpected(xml.error());
    auto texts = ReadOdfPart(part, *xml, kind, options);
    if (!texts) return tl::unexpected(std::move(texts.error()));
    AddAll(std::move(*texts), &text);
  }
  return text;
}

Result<DocumentParts> ReadParts(string_view bytes, OdfKind kind,
                                const ReadOptions& options) {
  const auto package = Package::Open(bytes, options.limits);
  if (!package) return tl::unexpected(package.error());
  auto text = ReadPackaged(*package, kind, options);
  if (!text) return tl::unexpected(std::move(text.error()));
  DocumentParts parts;
  std::move(*text).MoveTo(&parts);
  return parts;
}

}  // namespace

Result<ExtractedText> ReadOdfDocument(const Package& package,
                                      const ReadOptions& options) {
  return ReadPackaged(package, OdfKind::kText, options);
}

Result<DocumentParts> ReadOdt(string_view bytes, const ReadOptions& options) {
  return ReadParts(bytes, OdfKind::kText, options);
}

Result<DocumentParts> ReadOds(string_view bytes, const ReadOptions& options) {
  return ReadParts(bytes, OdfKind::kSheets, options);
}

Result<DocumentParts> ReadOdp(string_view bytes, const ReadOptions& options) {
  return ReadParts(bytes, OdfKind::kSlides, options);
}

Result<DocumentParts> ReadFodt(string_view bytes, const ReadOptions& options) {
  Result<Decoded> decoded = Decode(std::string(bytes), options.encoding);
  if (!decoded) return tl::unexpected(std::move(decoded.error()));
  auto texts = ReadOdfPart("", decoded->text, OdfKind::kText, options);
  if (!texts) return tl::unexpected(std::move(texts.error()));
  ExtractedText text;
  AddAll(std::move(*texts), &text);
  DocumentParts parts;
  OffsetMap to_xml = text.to_xml();
  std::move(text).MoveTo(&parts);
  // Offsets are those of the file itself.
  parts.origins = {};
  parts.source = std::move(decoded->text);
  parts.text_to_source = std::move(to_xml);
  parts.source_to_file = std::move(decoded->to_bytes);
  return parts;
}

}  // namespace galley
