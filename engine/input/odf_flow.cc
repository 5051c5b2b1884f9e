#include "engine/input/odf_flow.h"

#include <algorithm>
#include <utility>

#include "engine/input/line_shape.h"

namespace galley {
namespace {

using std::string_view;

constexpr string_view kSpaces = " \t\r\n";
constexpr int kMaxLevel = 9;
// Enough of a text to see its list mark.
constexpr size_t kMarkBytes = 32;

uint8_t LevelOf(int level) {
  return static_cast<uint8_t>(std::clamp(level, 0, kMaxLevel));
}

}  // namespace

OdfFlow::OdfFlow(OdfTexts* texts) : texts_(*texts) {
  now_.out = &texts_.body;
  texts_.body.BeginStory("body");
}

void OdfFlow::Divert(StoryText* out, std::string story) {
  outside_.push_back(std::move(now_));
  now_ = {.out = out};
  out->BeginStory(std::move(story));
}

void OdfFlow::Return() {
  now_.out->Close();
  now_ = std::move(outside_.back());
  outside_.pop_back();
}

void OdfFlow::Close() {
  for (StoryText* text :
       {&texts_.body, &texts_.notes, &texts_.running, &texts_.boxes}) {
    text->Close();
  }
}

void OdfFlow::BeginParagraph(const OdfParagraph& paragraph, bool joined) {
  now_.out->BeginParagraph();
  if (!joined) now_.out->Close();
  now_.spaced = true;
  now_.after_break = false;
  now_.kind = BlockKind::kParagraph;
  now_.level = 0;
  if (paragraph.heading) {
    now_.kind = BlockKind::kHeading;
    now_.level = LevelOf(paragraph.level);
  } else if (now_.item) {
    now_.kind = BlockKind::kListItem;
    now_.level = LevelOf(now_.lists);
    now_.item = false;
  } else if (paragraph.quotation) {
    now_.kind = BlockKind::kQuotation;
    now_.level = 1;
  } else if (paragraph.code) {
    now_.kind = BlockKind::kCode;
  }
}

void OdfFlow::EndParagraph(bool joined) {
  AddWaiting();
  if (!joined) now_.out->Close();
}

void OdfFlow::BeginTable() {
  now_.out->Close();
  now_.tables.Begin();
}

void OdfFlow::EndTable() {
  now_.out->Close();
  now_.tables.End();
}

void OdfFlow::EndCell() {
  now_.out->Close();
  now_.tables.EndCell();
}

void OdfFlow::AddPoint(Remark remark) {
  now_.waiting.push_back(std::move(remark));
  if (now_.out->InBlock()) AddWaiting();
}

void OdfFlow::AddWaiting() {
  for (Remark& remark : std::exchange(now_.waiting, {})) {
    remark.span = {Here(), Here()};
    now_.out->Add(std::move(remark));
  }
}

void OdfFlow::CopyProse(string_view xml, const XmlReader& reader) {
  const size_t end = reader.end();
  const string_view text = xml.substr(0, end);
  for (size_t at = reader.begin(); at < end;) {
    const bool space = kSpaces.find(text[at]) != kSpaces.npos;
    const size_t stop = std::min(space ? text.find_first_not_of(kSpaces, at)
                                       : text.find_first_of(kSpaces, at),
                                 end);
    if (!space) {
      if (now_.after_break &&
          ListMarkLength(text.substr(at, kMarkBytes)) != 0) {
        now_.out->Close();
      }
      OpenBlock();
      now_.out->Copy(at, stop);
    } else if (!now_.spaced) {
      now_.out->Replace(" ", at, stop);
    }
    now_.spaced = space;
    at = stop;
  }
}

void OdfFlow::Put(string_view text, const XmlReader& reader) {
  if (text.empty()) return;
  OpenBlock();
  now_.out->Replace(text, reader.begin(), reader.end());
  now_.spaced = false;
}

void OdfFlow::OpenBlock() {
  now_.after_break = false;
  if (now_.out->InBlock()) return;
  if (now_.out == &texts_.running) {
    now_.out->Open(BlockKind::kRunning, 0);
  } else if (now_.tables.InCell()) {
    now_.out->Open(BlockKind::kTableCell, 0, now_.tables.TakeSeparator());
  } else {
    now_.out->Open(now_.kind, now_.level);
  }
  AddWaiting();
}

}  // namespace galley
