// WordFlow: the text of a part of a Word document as it flows into blocks.
//
// Knows paragraphs, lists, tables and text boxes; nothing of remarks.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/input/open_tables.h"
#include "engine/input/word_part.h"
#include "engine/input/xml_reader.h"

namespace galley {

class WordFlow {
 public:
  // `running`: of a header or footer. Both must stay.
  WordFlow(std::string_view story, bool running, WordTexts* texts);

  // A footnote or endnote begins.
  void BeginNote();
  // A text box is read in the middle of the paragraph that holds it; its end
  // goes on with that.
  void BeginTextBox();
  void EndTextBox();
  // Ends all blocks, at the part's end.
  void Close();

  void BeginParagraph();
  void EndParagraph();
  // What the paragraph's properties say.
  void SetStyle(const WordFormat& style) { now_.style = style; }
  void SetList(std::optional<int> level);
  void SetOutline(int level) { now_.outline = level; }
  // Its mark is not there: the next one goes on in its block.
  void Join() { now_.joined = true; }
  const WordFormat& style() const { return now_.style; }
  bool InList() const { return now_.list.has_value(); }

  void BeginTable();
  void EndTable();
  void BeginRow() { now_.tables.BeginRow(); }
  void BeginCell() { now_.tables.BeginCell(); }
  void EndCell();

  // xml[begin, end) as it stands; `text` in place of the reader's token.
  void Copy(std::string_view xml, size_t begin, size_t end);
  void Put(std::string_view text, const XmlReader& reader);
  // What was put is a line break.
  void AfterBreak() { now_.after_break = true; }

  void Add(Remark remark) { now_.out->Add(std::move(remark)); }
  uint32_t Here() const { return now_.out->size(); }
  bool HasText() const { return now_.out->HasText(); }
  StoryText* out() const { return now_.out; }

 private:
  struct State {
    StoryText* out = nullptr;
    WordFormat style{};  // of the paragraph
    std::optional<int> list{};
    std::optional<int> outline{};
    bool joined = false;
    bool after_break = false;  // a line break was the last thing
    OpenTables tables{};
  };

  void OpenBlock();

  const std::string story_;
  const bool running_;
  WordTexts& texts_;
  State now_{};
  std::vector<State> outside_{};  // of the open text boxes
  int notes_ = 0;
  int boxes_ = 0;
};

}  // namespace galley
