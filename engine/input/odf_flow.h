// OdfFlow: the text of an OpenDocument part as it flows into stories and
// blocks.
//
// Knows lists, tables, white space and what stands beside the body; nothing of
// remarks but where they wait.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/input/odf_part.h"
#include "engine/input/open_tables.h"
#include "engine/input/xml_reader.h"

namespace galley {

// What a paragraph's element and style say of it.
struct OdfParagraph {
  bool heading = false;
  int level = 0;  // of the heading
  bool quotation = false;
  bool code = false;
};

class OdfFlow {
 public:
  // Begins with the body. `texts` must stay.
  explicit OdfFlow(OdfTexts* texts);

  // What stands beside the body is read in the middle of the paragraph that
  // anchors it; Return goes on with that.
  void Divert(StoryText* out, std::string story);
  void Return();
  void BeginStory(std::string name) { now_.out->BeginStory(std::move(name)); }
  // Ends all blocks, at the part's end.
  void Close();

  // `joined`: the paragraph goes on in the block that is open.
  void BeginParagraph(const OdfParagraph& paragraph, bool joined);
  void EndParagraph(bool joined);
  void BeginList() { ++now_.lists; }
  void EndList() { --now_.lists; }
  void BeginItem() { now_.item = true; }
  void EndItem() { now_.item = false; }
  void BeginTable();
  void EndTable();
  void BeginRow() { now_.tables.BeginRow(); }
  void BeginCell() { now_.tables.BeginCell(); }
  void EndCell();

  // The reader's token as prose: white space collapses, across elements too.
  void CopyProse(std::string_view xml, const XmlReader& reader);
  // `text` in place of the reader's token.
  void Put(std::string_view text, const XmlReader& reader);
  // What was put is a line break.
  void AfterBreak() { now_.after_break = now_.spaced = true; }

  // Remarks: on a span of what is out, or on the place between two characters,
  // which in front of a paragraph's text is known only when that comes.
  void Add(Remark remark) { now_.out->Add(std::move(remark)); }
  void AddPoint(Remark remark);
  uint32_t Here() const { return now_.out->size(); }
  bool HasText() const { return now_.out->HasText(); }
  StoryText* out() const { return now_.out; }

 private:
  struct State {
    StoryText* out = nullptr;
    BlockKind kind = BlockKind::kParagraph;  // of the open paragraph
    uint8_t level = 0;
    int lists = 0;             // open ones
    bool item = false;         // an item has begun and has no paragraph yet
    bool spaced = true;        // the text so far ends with a space, or is empty
    bool after_break = false;  // a line break was the last thing
    OpenTables tables{};
    std::vector<Remark> waiting{};  // on points in front of the text to come
  };

  void OpenBlock();
  void AddWaiting();

  OdfTexts& texts_;
  State now_{};
  std::vector<State> outside_{};
};

}  // namespace galley
