#include "engine/input/story_text.h"

#include <algorithm>
#include <utility>

#include "engine/input/line_shape.h"
#include "engine/input/remark_text.h"
#include "engine/text/character.h"

namespace galley {
namespace {

constexpr std::string_view kStorySeparator = "\n\f\n";
constexpr std::string_view kSpaces = "\t\n\r";
// Enough of a block to see its list mark.
constexpr size_t kMarkBytes = 32;

uint32_t Narrow(size_t number) { return static_cast<uint32_t>(number); }

}  // namespace

StoryText::StoryText(std::string part, std::string_view xml)
    : part_(std::move(part)), xml_(xml), prose_(xml) {}

void StoryText::BeginStory(std::string name) {
  Close();
  paragraph_ = 0;
  stories_.push_back({part_, std::move(name)});
}

void StoryText::Open(BlockKind kind, uint8_t level, char separator) {
  Close();
  prose_.Open(kind, level, separator);
  origins_.push_back({.begin = size(),
                      .story = Narrow(stories_.size() - 1),
                      .paragraph = paragraph_});
}

void StoryText::Close() {
  if (!prose_.InBlock()) return;
  const std::string_view text = prose_.BlockText().substr(0, kMarkBytes);
  if (prose_.kind() == BlockKind::kParagraph && ListMarkLength(text) != 0) {
    prose_.Retype(BlockKind::kListItem, 0);
  }
  prose_.Close();
}

void StoryText::Copy(size_t begin, size_t end) {
  const std::string_view xml = xml_.substr(0, end);
  while (begin < end) {
    const size_t stop = std::min(xml.find_first_of(kSpaces, begin), end);
    prose_.Copy(begin, stop);
    if (stop < end) prose_.Replace(" ", stop, stop + 1);
    begin = stop + 1;
  }
}

void StoryText::Replace(std::string_view text, size_t begin, size_t end) {
  prose_.Replace(text, begin, end);
}

void StoryText::Add(Remark remark) {
  size_t& last = last_[static_cast<size_t>(remark.kind)];
  if (last != 0 && remark.kind != RemarkKind::kComment &&
      remark.kind != RemarkKind::kField) {
    Remark& before = remarks_[last - 1];
    if (before.span.end == remark.span.begin &&
        before.author == remark.author) {
      before.span.end = remark.span.end;
      AppendRemarkText(remark.text, &before.text);
      return;
    }
  }
  remarks_.push_back(std::move(remark));
  last = remarks_.size();
}

uint32_t ExtractedText::BaseOf(const StoryText& story) {
  const auto [known, is_new] = base_of_.try_emplace(story.part_, xml_bytes_);
  if (is_new) {
    bases_.push_back({story.part_, xml_bytes_});
    xml_bytes_ += Narrow(story.xml_.size());
  }
  return known->second;
}

std::vector<std::string> ExtractedText::Parts() const {
  std::vector<std::string> parts;
  for (const PartBase& base : bases_) parts.push_back(base.part);
  return parts;
}

PartSpan ExtractedText::InPart(Span span) const {
  const Span xml = to_xml_.ToOrigin(span);
  const auto next =
      std::ranges::upper_bound(bases_, xml.begin, {}, &PartBase::base);
  if (next == bases_.begin()) return {};
  const PartBase& part = *(next - 1);
  return {part.part, xml.begin - part.base, xml.end - part.base};
}

void ExtractedText::Add(StoryText&& story) {
  const uint32_t base = BaseOf(story);
  DocumentParts piece;
  std::move(story.prose_).MoveTo(&piece);
  if (!piece.text.empty() && !parts_.text.empty()) {
    to_xml_.Replace(Narrow(parts_.text.size()), Narrow(kStorySeparator.size()),
                    base, 0);
    parts_.text += kStorySeparator;
  }
  const uint32_t shift = Narrow(parts_.text.size());
  to_xml_.Add(piece.text_to_source, shift, base);
  parts_.text += piece.text;
  const auto moved = [shift](Span span) {
    return Span{span.begin + shift, span.end + shift};
  };
  for (const Block& block : piece.blocks) {
    parts_.blocks.push_back({moved(block.span), block.kind, block.level});
  }
  Origins& origins = parts_.origins;
  for (Origin origin : story.origins_) {
    origin.begin += shift;
    origin.story += Narrow(origins.stories.size());
    origins.pieces.push_back(origin);
  }
  std::ranges::move(story.stories_, std::back_inserter(origins.stories));
  for (Remark& remark : story.remarks_) {
    remark.span = moved(remark.span);
    parts_.remarks.push_back(std::move(remark));
  }
}

void ExtractedText::MoveTo(DocumentParts* parts) && {
  // A mark may have been opened ahead of its block.
  for (Remark& remark : parts_.remarks) {
    remark.span = Trimmed(parts_.text, remark.span);
  }
  std::ranges::stable_sort(parts_.remarks, {}, &Remark::span);
  parts_.name = std::move(parts->name);
  *parts = std::move(parts_);
}

}  // namespace galley
