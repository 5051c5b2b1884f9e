// Annotator: a Database at work on documents. One per thread.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/annotate/annotation.h"
#include "engine/annotate/trace.h"
#include "engine/rules/database.h"
#include "engine/text/document.h"

namespace galley {

// A check rule that holds at a place; engine/check makes a Finding of it.
struct CheckMatch {
  uint32_t rule = 0;  // index in the Database
  Span span{};
  // Named parts, for messages and fixes.
  std::vector<std::pair<std::string_view, std::string>> captures{};
};

class Annotator {
 public:
  // The database must outlive the annotator.
  explicit Annotator(const Database& database);
  ~Annotator();
  Annotator(const Annotator&) = delete;
  Annotator& operator=(const Annotator&) = delete;

  // The public entities of a document, sorted by span, then type. A limit that
  // was reached is told in `problems`, with rule and place.
  std::vector<Annotation> Annotate(const Document& document,
                                   std::vector<std::string>* problems);

  // The matches of all check rules, `most` of them. REQUIRES:
  // Annotate(document) came before.
  std::vector<CheckMatch> Check(const Document& document, size_t most,
                                std::vector<std::string>* problems);

  // As Annotate, but the annotations of one rule alone, internal ones too,
  // before types compete: what an example of the rule promises.
  std::vector<Annotation> AnnotateAlone(const Document& document,
                                        uint32_t rule);

  // From here on what is tried is recorded in `trace`, which must stay; null:
  // no longer. Where nothing is recorded, this costs nothing.
  void TraceTo(Trace* trace);
  Trace* trace() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace galley
