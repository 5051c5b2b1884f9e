#include "tests/bench/pipeline.h"

#include <fmt/format.h>

#include <iterator>

#include "engine/input/reader.h"
#include "engine/text/hash.h"
#include "tests/bench/measure.h"
#include "validators/registry.h"

namespace galley::bench {

std::unique_ptr<Document> ReadDraft(const std::string& bytes) {
  std::vector<std::string> notes;
  return Required(ReadDocument("draft.txt", bytes, {}, &notes),
                  "the text of the benchmark can be read");
}

Pipeline::Pipeline(const Database& database)
    : review_(database, Validators()), annotator_(database) {}

void Pipeline::Tag(const std::string& bytes) {
  document_ = ReadDraft(bytes);
  report_ = review_.Tag(*document_, annotator_);
}

void Pipeline::Check(const std::string& bytes) {
  document_ = ReadDraft(bytes);
  report_ = review_.Check(*document_, annotator_);
}

uint64_t Pipeline::ResultHash() const {
  fmt::memory_buffer text;
  const auto out = std::back_inserter(text);
  for (const Annotation& one : report_.annotations) {
    fmt::format_to(out, "{} {} {} {} {} {}\n", one.span.begin, one.span.end,
                   one.type, one.rule, one.value.value_or(""),
                   one.id.value_or(""));
  }
  for (const Finding& one : report_.findings) {
    fmt::format_to(out, "{} {} {} {} {}\n", one.span.begin, one.span.end,
                   one.rule, one.message, one.fingerprint);
  }
  return Hash64({text.data(), text.size()});
}

}  // namespace galley::bench
