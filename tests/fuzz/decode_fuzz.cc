// Any bytes -> Decode -> every reader, with every promise of a Document.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

#include "engine/input/reader.h"
#include "engine/text/decode.h"
#include "tests/support/text_checks.h"

namespace {

void Check(const galley::Document& document, size_t file_bytes,
           const char* reader) {
  const std::string broken = galley::BrokenPromise(document, file_bytes);
  if (broken.empty()) return;
  std::fprintf(stderr, "%s: %s\n", reader, broken.c_str());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto decoded = galley::Decode(bytes);
  if (!decoded) return 0;
  for (const galley::Reader& reader : galley::Readers()) {
    if (reader.read == nullptr) continue;  // of no text
    galley::DocumentParts parts;
    parts.name = reader.name;
    parts.text = decoded->text;
    parts.source_to_file = decoded->to_bytes;
    reader.read(&parts);
    Check(galley::Document(std::move(parts)), size, reader.name.data());
  }
  const auto document = galley::ReadDocument("draft", bytes, {}, nullptr);
  if (document) Check(**document, size, "draft");
  return 0;
}
