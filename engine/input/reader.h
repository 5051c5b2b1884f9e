// Readers: the bytes of a file -> Document, by a table of formats.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/input/limits.h"
#include "engine/text/document.h"

namespace galley {

// Tracked changes of office files: as if all of them were accepted, or none.
enum class Changes : uint8_t { kAccepted, kOriginal };

struct ReadOptions {
  std::string encoding{};  // a name ICU knows; empty: told from the bytes
  Changes changes = Changes::kAccepted;
  ReadLimits limits{};
};

// One format; exactly one of the two functions is there.
struct Reader {
  std::string_view name{};
  std::span<const std::string_view> extensions{};  // ".md", in small letters
  // Of a format of text. It is given parts whose `text` is the whole file,
  // decoded, and whose `source_to_file` says where it came from; it fills the
  // blocks and, where markup is dropped, moves the file to `source` and makes
  // `text` and `text_to_source` anew. Linear in time on any text, without
  // recursion.
  void (*read)(DocumentParts* parts) = nullptr;
  // Of a format of office files, or of PDF: makes all parts but the name from
  // the bytes of the file. Errors have no file.
  Result<DocumentParts> (*extract)(std::string_view bytes,
                                   const ReadOptions& options) = nullptr;
};

// In the order of choice; the last one takes everything.
const std::vector<Reader>& Readers();

// Decodes, chooses the reader by content, then by extension, and reads.
// `name` is the path as the user gave it. What the user should know about the
// decoding is appended to `notes`, as "draft.txt: decoded as ...".
// Errors: binary files and formats that no reader knows, an unknown encoding,
// more than kMaxFileBytes once decoded, a damaged or encrypted package or one
// above its limits.
Result<std::unique_ptr<Document>> ReadDocument(std::string name,
                                               std::string bytes,
                                               const ReadOptions& options,
                                               std::vector<std::string>* notes);

// Does the table of readers know this extension? For walking folders; a file
// that is named is always read.
bool IsDraftName(std::string_view path);

// The readers, for the table and for tests.
void ReadText(DocumentParts* parts);
void ReadMarkdown(DocumentParts* parts);
void ReadHtml(DocumentParts* parts);
Result<DocumentParts> ReadDocx(std::string_view bytes,
                               const ReadOptions& options);
Result<DocumentParts> ReadPptx(std::string_view bytes,
                               const ReadOptions& options);
Result<DocumentParts> ReadXlsx(std::string_view bytes,
                               const ReadOptions& options);
Result<DocumentParts> ReadOdt(std::string_view bytes,
                              const ReadOptions& options);
Result<DocumentParts> ReadOds(std::string_view bytes,
                              const ReadOptions& options);
Result<DocumentParts> ReadOdp(std::string_view bytes,
                              const ReadOptions& options);
Result<DocumentParts> ReadFodt(std::string_view bytes,
                               const ReadOptions& options);
Result<DocumentParts> ReadPdf(std::string_view bytes,
                              const ReadOptions& options);

}  // namespace galley
