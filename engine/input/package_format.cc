#include "engine/input/package_format.h"

#include <algorithm>

#include "engine/input/package.h"
#include "engine/input/relations.h"

namespace galley {
namespace {

using std::string_view;

// A piece of the content type of the main part or of an OpenDocument -> format.
struct ContentType {
  string_view piece;
  string_view format;
};
constexpr ContentType kContentTypes[] = {
    {"wordprocessingml", "docx"},
    {"ms-word", "docx"},  // with macros
    {"presentationml", "pptx"},
    {"ms-powerpoint", "pptx"},
    {"spreadsheetml", "xlsx"},
    {"ms-excel", "xlsx"},
    {"opendocument.text", "odt"},
    {"opendocument.spreadsheet", "ods"},
    {"opendocument.presentation", "odp"},
};

constexpr string_view kMimeType = "mimetype";

string_view FormatOf(string_view type) {
  for (const ContentType& known : kContentTypes) {
    if (type.find(known.piece) != type.npos) return known.format;
  }
  return {};
}

}  // namespace

bool IsPackage(string_view bytes) { return bytes.starts_with("PK\x03\x04"); }

Result<std::string> PackageFormat(string_view bytes, const ReadLimits& limits) {
  const auto package = Package::Open(bytes, limits);
  if (!package) return tl::unexpected(package.error());
  if (package->Has(kMimeType)) {
    const Result<std::string> type = package->Read(kMimeType);
    if (!type) return tl::unexpected(type.error());
    if (const string_view format = FormatOf(*type); !format.empty()) {
      return std::string(format);
    }
  }
  const auto relations = RelationsOf(*package, "");
  if (!relations) return tl::unexpected(relations.error());
  const auto main =
      std::ranges::find(*relations, "officeDocument", &Relation::type);
  if (main != relations->end() && package->Has(main->target)) {
    const auto type = ContentTypeOf(*package, main->target);
    if (!type) return tl::unexpected(type.error());
    if (const string_view format = FormatOf(*type); !format.empty()) {
      return std::string(format);
    }
  }
  return Fail(
      Error{"is a zip file with no document that galley reads; unpack "
            "it and name what is in it"});
}

}  // namespace galley
