// Document: one text under review.
//
// A reader makes it from the bytes of a file; everything later works on its
// text and speaks in Spans. It knows where each Span stands in the file, how
// the text is divided into blocks and words, and its matching view.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/file.h"
#include "engine/text/offset_map.h"
#include "engine/text/origin.h"
#include "engine/text/remark.h"
#include "engine/text/span.h"
#include "engine/text/word.h"

namespace galley {

enum class BlockKind : uint8_t {
  kParagraph,
  kHeading,
  kListItem,
  kTableCell,
  kQuotation,
  kCode,     // never matched: rules and validators do not look into it
  kRunning,  // header or footer of pages; never compared with other passages
};

// A block is what matches, sequences and sentences never cross. Blocks are
// sorted, do not overlap, and hold all text but white space and list marks of
// the reader's own. `level`: of a heading, from 1, or 0 for the title of a page
// that stands above its text; else nesting depth.
struct Block {
  Span span{};
  BlockKind kind = BlockKind::kParagraph;
  uint8_t level = 0;
};

// Line and column as editors count them: from 1, the column in code points.
using Position = LineColumn;

// What a reader hands over. The Document takes ownership of all of it.
struct DocumentParts {
  std::string name{};  // the path as the user gave it
  std::string text{};  // valid UTF-8, what is matched
  std::vector<Block> blocks{};
  // The file decoded to UTF-8, where it differs from `text` (HTML, Markdown);
  // empty: the same as `text`.
  std::string source{};
  OffsetMap text_to_source{};     // identity when empty
  OffsetMap source_to_file{};     // decoded UTF-8 -> bytes of the file
  Origins origins{};              // of a text extracted from a package or PDF
  std::vector<Remark> remarks{};  // by span; of office files
};

// Immutable, so safe to read from many threads. Neither copied nor moved:
// string_views into it stay valid for as long as it lives.
class Document {
 public:
  // REQUIRES: valid UTF-8 below kMaxFileBytes, blocks as described above.
  explicit Document(DocumentParts parts);
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  const std::string& name() const { return parts_.name; }
  std::string_view text() const { return parts_.text; }
  // The matching view (fold.h): same length, plain spaces, quotes and dashes.
  std::string_view view() const { return view_.empty() ? text() : view_; }
  const std::vector<Block>& blocks() const { return parts_.blocks; }
  const std::vector<Word>& words() const { return words_; }
  const std::vector<Remark>& remarks() const { return parts_.remarks; }
  // Empty: the offsets of the file say where things stand.
  const Origins& origins() const { return parts_.origins; }
  std::string_view source() const {
    return parts_.source.empty() ? text() : std::string_view(parts_.source);
  }

  // Index of the block that holds `offset`, or of the next one; blocks().size()
  // behind the last. O(log blocks).
  size_t BlockAt(uint32_t offset) const;
  // Index of the first word that ends behind `offset`. O(log words).
  uint32_t WordAt(uint32_t offset) const;

  // Where a span of the text stands in the file, in bytes. A span that begins
  // or ends inside an entity or escape widens to the whole of it.
  Span InFile(Span span) const;
  // The slice of the file, decoded to UTF-8, markup kept.
  std::string_view InSource(Span span) const;
  // Of a span's begin, in the decoded file. O(log lines), however long they
  // are.
  Position PositionOf(uint32_t offset) const;
  // Where a line begins, in bytes of the file; the first one at 0, in front of
  // a byte order mark. REQUIRES: a line that the file has.
  uint32_t LineBeginInFile(uint32_t line) const;

 private:
  Span ToSource(Span span) const;

  DocumentParts parts_;
  std::string view_{};  // empty where it would equal the text
  std::vector<Word> words_{};
  std::vector<uint32_t> line_starts_{};  // in source()
  std::vector<uint32_t> code_points_{};  // of source(), before each stretch
};

}  // namespace galley
