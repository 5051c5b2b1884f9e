// What `galley tag` and `galley check` do with a file they have read.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "engine/annotate/annotator.h"
#include "engine/check/review.h"
#include "engine/rules/database.h"

namespace galley::bench {

// Decodes, cuts and reviews one text after the other. One per thread.
class Pipeline {
 public:
  // The database must outlive it.
  explicit Pipeline(const Database& database);

  void Tag(const std::string& bytes);
  void Check(const std::string& bytes);

  // Of the last text.
  const Document& document() const { return *document_; }
  const Report& report() const { return report_; }
  // Hash of all entities (and findings) with their places and values.
  uint64_t ResultHash() const;

 private:
  Review review_;
  Annotator annotator_;
  std::unique_ptr<Document> document_{};
  Report report_{};
};

// The bytes of a plain text as a document. REQUIRES: nothing that is refused.
std::unique_ptr<Document> ReadDraft(const std::string& bytes);

}  // namespace galley::bench
