#include "engine/input/package_format.h"

#include <algorithm>

#include "engine/input/package.h"
#include "engine/input/relations.h"

namespace galley {
namespace {

using std::string_view;

// A piece of the content type of the main part -> format.
struct ContentType {
  string_view piece;
  string_view format;
};
constexpr ContentType kContentTypes[] = {
    {"wordprocessingml", "docx"}, {"ms-word", "docx"},  // with macros
};

}  // namespace

Result<std::string> PackageFormat(string_view bytes, const ReadLimits& limits) {
  const auto package = Package::Open(bytes, limits);
  if (!package) return tl::unexpected(package.error());
  const auto relations = RelationsOf(*package, "");
  if (!relations) return tl::unexpected(relations.error());
  const auto main =
      std::ranges::find(*relations, "officeDocument", &Relation::type);
  if (main != relations->end() && package->Has(main->target)) {
    const auto type = ContentTypeOf(*package, main->target);
    if (!type) return tl::unexpected(type.error());
    for (const ContentType& known : kContentTypes) {
      if (type->find(known.piece) != type->npos) {
        return std::string(known.format);
      }
    }
  }
  return Fail(
      Error{"is a zip file with no document that galley reads; unpack "
            "it and name what is in it"});
}

}  // namespace galley
