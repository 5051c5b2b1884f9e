#include "engine/input/prose.h"

#include <algorithm>
#include <utility>

#include "engine/text/character.h"

namespace galley {

void Prose::Copy(size_t begin, size_t end) {
  begin = std::max(begin, consumed_);
  if (begin >= end) return;
  if (!open_) Open(BlockKind::kParagraph, 0);
  map_.Copy(static_cast<uint32_t>(text_.size()), static_cast<uint32_t>(begin),
            static_cast<uint32_t>(end - begin));
  text_.append(source_.substr(begin, end - begin));
  consumed_ = end;
}

void Prose::Replace(std::string_view text, size_t begin, size_t end) {
  begin = std::max(begin, consumed_);
  end = std::max(begin, end);
  if (!open_) Open(BlockKind::kParagraph, 0);
  map_.Replace(static_cast<uint32_t>(text_.size()),
               static_cast<uint32_t>(text.size()), static_cast<uint32_t>(begin),
               static_cast<uint32_t>(end - begin));
  text_.append(text);
  consumed_ = end;
}

void Prose::Insert(std::string_view text) {
  Replace(text, consumed_, consumed_);
}

void Prose::Open(BlockKind kind, uint8_t level, char separator) {
  Close();
  open_ = true;
  block_.kind = kind;
  block_.level = level;
  if (!text_.empty()) Insert({&separator, 1});
  begin_ = text_.size();
}

void Prose::Retype(BlockKind kind, uint8_t level) {
  block_.kind = kind;
  block_.level = level;
}

void Prose::Close() {
  if (!open_) return;
  open_ = false;
  block_.span = Trimmed(text_, {static_cast<uint32_t>(begin_),
                                static_cast<uint32_t>(text_.size())});
  if (!block_.span.empty()) blocks_.push_back(block_);
}

void Prose::MoveTo(DocumentParts* parts) && {
  Close();
  parts->source = std::move(parts->text);
  parts->text = std::move(text_);
  parts->blocks = std::move(blocks_);
  parts->text_to_source = std::move(map_);
}

}  // namespace galley
