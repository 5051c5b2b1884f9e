// Prose: the text of a marked-up file as it grows, with its blocks and map.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "engine/text/document.h"

namespace galley {

// Readers of markup hand it pieces of the source in order. Blocks are
// separated by a line end, cells of a row by a tab.
class Prose {
 public:
  // `source` must outlive the Prose.
  explicit Prose(std::string_view source) : source_(source) {}

  // A piece of the source as it stands, by byte offsets. What lies before the
  // end of an earlier piece is left out: the map runs forward only.
  void Copy(size_t begin, size_t end);
  // `text` stands for a piece of the source.
  void Replace(std::string_view text, size_t begin, size_t end);
  // `text` stands for nothing in the source.
  void Insert(std::string_view text);

  // Closes the open block. Text without a block opens a paragraph.
  void Open(BlockKind kind, uint8_t level, char separator = '\n');
  void Close();
  bool InBlock() const { return open_; }
  // Has anything been added to the open block?
  bool HasText() const { return open_ && begin_ != text_.size(); }

  // Of the open block: what it holds so far, and another kind for it.
  // REQUIRES: InBlock().
  std::string_view BlockText() const {
    return std::string_view(text_).substr(begin_);
  }
  BlockKind kind() const { return block_.kind; }
  void Retype(BlockKind kind, uint8_t level);

  // Bytes of text so far.
  uint32_t size() const { return static_cast<uint32_t>(text_.size()); }
  // The end of the last piece in the source.
  size_t consumed() const { return consumed_; }

  // Closes the last block and fills in text, blocks and map; `parts->text`,
  // which was the source, becomes `parts->source`.
  void MoveTo(DocumentParts* parts) &&;

 private:
  std::string_view source_;
  std::string text_{};
  OffsetMap map_{};
  std::vector<Block> blocks_{};
  size_t consumed_ = 0;
  bool open_ = false;
  Block block_{};     // the open one, without its span
  size_t begin_ = 0;  // of the open block, in text_
};

}  // namespace galley
