// Office files: as packages, and the XML of their parts as it is, which no
// checksum keeps a mutation from.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "engine/input/reader.h"
#include "engine/input/word_part.h"
#include "tests/support/text_checks.h"

namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace galley;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  for (const Changes changes : {Changes::kAccepted, Changes::kOriginal}) {
    ReadOptions options;
    options.changes = changes;
    for (const char* name : {"d.docx", "d.fodt"}) {
      const auto document = ReadDocument(name, bytes, options, nullptr);
      if (!document) continue;
      Require(IsValidUtf8((*document)->text()));
      for (const Remark& remark : (*document)->remarks()) {
        Require(remark.span.end <= (*document)->text().size());
      }
    }
    if (!IsValidUtf8(bytes)) continue;
    WordContext context;
    context.changes = changes;
    auto texts = ReadWordPart("part", bytes, "footnote", false, context);
    if (!texts) continue;
    ExtractedText text;
    text.Add(std::move(texts->text));
    text.Add(std::move(texts->boxes));
    DocumentParts parts;
    std::move(text).MoveTo(&parts);
    Require(BrokenPromise(Document(std::move(parts)), size * 64).empty());
  }
  return 0;
}
