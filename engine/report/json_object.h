// The JSON objects of entities and findings (docs/report-format.md).
#pragma once

#include <map>
#include <string>

#include "engine/report/entry.h"

namespace galley {

// Writes the objects of one document. One per document and thread; document
// and report must outlive it.
class JsonObjects {
 public:
  JsonObjects(const Document& document, const Report& report);

  // Appends one object for each entry that `selection` shows, in order, with
  // `separator` between them.
  void Append(const Selection& selection, std::string_view separator,
              std::string* out);

 private:
  void AppendEntity(const Place& place, const Annotation& annotation,
                    std::string* out) const;
  void AppendFinding(const Place& place, const Finding& finding,
                     std::string* out);
  void AppendPlace(const Place& place, std::string* out) const;

  // The location, where the document has any.
  void AppendWhere(Span span, std::string* out) const;

  const Document& document_;
  const Report& report_;
  PlaceFinder places_;
  std::string path_{};  // quoted
  // A cluster is called by the fingerprint of its first place, so that its
  // name stands as long as that passage does.
  std::map<uint32_t, std::string> groups_{};
};

}  // namespace galley
