#include "engine/input/odf_styles.h"

#include <utility>

namespace galley {
namespace {

constexpr int kMaxParents = 16;

}  // namespace

void OdfStyles::Begin(const XmlReader& reader) {
  open_ = &styles_[reader.Attribute("style:name")];
  open_->parent = reader.Attribute("style:parent-style-name");
}

void OdfStyles::Format(const XmlReader& reader) {
  if (open_ == nullptr) return;
  open_->hidden |= reader.Attribute("text:display") == "none";
  const std::string color = reader.Attribute("fo:background-color");
  open_->highlighted |= !color.empty() && color != "transparent";
}

OdfStyle OdfStyles::Of(std::string name) const {
  OdfStyle all;
  for (int i = 0; i < kMaxParents && !name.empty(); ++i) {
    all.title |= name == "Title";
    all.quotation |= name == "Quotations";
    all.code |= name == "Preformatted_20_Text";
    const auto style = styles_.find(name);
    if (style == styles_.end()) break;
    all.hidden |= style->second.hidden;
    all.highlighted |= style->second.highlighted;
    name = style->second.parent;
  }
  return all;
}

}  // namespace galley
