#include "engine/input/word_flow.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "engine/input/line_shape.h"

namespace galley {
namespace {

constexpr int kMaxLevel = 9;
// Enough of a text to see its list mark.
constexpr size_t kMarkBytes = 32;

uint8_t LevelOf(int depth) {
  return static_cast<uint8_t>(std::clamp(depth, 0, kMaxLevel));
}

}  // namespace

WordFlow::WordFlow(std::string_view story, bool running, WordTexts* texts)
    : story_(story), running_(running), texts_(*texts) {
  now_.out = &texts_.text;
  texts_.text.BeginStory(story_);
}

void WordFlow::BeginNote() {
  now_.out->BeginStory(fmt::format("{} {}", story_, ++notes_));
}

void WordFlow::BeginTextBox() {
  outside_.push_back(std::move(now_));
  now_ = {.out = &texts_.boxes};
  texts_.boxes.BeginStory(fmt::format("{}{}text box {}", running_ ? story_ : "",
                                      running_ ? ", " : "", ++boxes_));
}

void WordFlow::EndTextBox() {
  now_.out->Close();
  now_ = std::move(outside_.back());
  outside_.pop_back();
}

void WordFlow::Close() {
  texts_.text.Close();
  texts_.boxes.Close();
}

void WordFlow::BeginParagraph() {
  now_.out->BeginParagraph();
  if (!now_.joined) now_.out->Close();
  now_.joined = false;
  now_.after_break = false;
  now_.style = {};
  now_.list.reset();
  now_.outline.reset();
}

void WordFlow::EndParagraph() {
  if (!now_.joined) now_.out->Close();
}

void WordFlow::SetList(std::optional<int> level) {
  now_.list = level;
  if (!level && now_.style.kind == BlockKind::kListItem) now_.style = {};
}

void WordFlow::BeginTable() {
  now_.out->Close();
  now_.tables.Begin();
}

void WordFlow::EndTable() {
  now_.out->Close();
  now_.tables.End();
}

void WordFlow::EndCell() {
  now_.out->Close();
  now_.tables.EndCell();
}

void WordFlow::Copy(std::string_view xml, size_t begin, size_t end) {
  if (now_.after_break && ListMarkLength(xml.substr(begin, kMarkBytes)) != 0) {
    now_.out->Close();
  }
  OpenBlock();
  now_.out->Copy(begin, end);
}

void WordFlow::Put(std::string_view text, const XmlReader& reader) {
  OpenBlock();
  now_.out->Replace(text, reader.begin(), reader.end());
}

void WordFlow::OpenBlock() {
  now_.after_break = false;
  if (now_.out->InBlock()) return;
  const WordFormat& style = now_.style;
  if (running_) {
    now_.out->Open(BlockKind::kRunning, 0);
  } else if (now_.tables.InCell()) {
    now_.out->Open(BlockKind::kTableCell, 0, now_.tables.TakeSeparator());
  } else if (now_.outline && *now_.outline < kMaxLevel) {
    now_.out->Open(BlockKind::kHeading, LevelOf(*now_.outline + 1));
  } else if (style.kind == BlockKind::kHeading) {
    now_.out->Open(BlockKind::kHeading, style.level.value_or(1));
  } else if (now_.list) {
    now_.out->Open(BlockKind::kListItem, LevelOf(*now_.list + 1));
  } else {
    now_.out->Open(style.kind.value_or(BlockKind::kParagraph),
                   style.level.value_or(0));
  }
}

}  // namespace galley
