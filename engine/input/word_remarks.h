// WordRemarks: comments, tracked changes, fields, prompts and formatting of a
// part of a Word document -> Remarks.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/input/word_flow.h"

namespace galley {

class WordRemarks {
 public:
  // Both must stay.
  WordRemarks(const WordContext& context, WordFlow* flow)
      : context_(context), flow_(*flow) {}

  void BeginRun();
  void EndRun();
  // What the properties of the open run say.
  void SetRunStyle(const WordFormat& style);
  void SetHidden(bool hidden) { run_.hidden = hidden; }
  void SetHighlighted(bool highlighted) { run_.highlighted = highlighted; }
  // What follows a text box in its run has no properties of it.
  void ResumeRun();

  // `shown`: its text is the draft's. Hide takes that of the others.
  void BeginChange(bool shown, RemarkKind kind, const XmlReader& reader);
  void EndChange();
  bool Hides() const { return hidden_changes_ != 0; }
  void Hide(std::string_view text);

  void BeginField(std::string instruction, bool has_result);
  void AddInstruction(std::string_view text);
  void SeparateField();
  void EndField();

  void BeginControl() { controls_.push_back({false, flow_.Here()}); }
  void SetPrompt(bool prompt);
  void EndControl();

  // Of the comment with this id: its range, and the place that refers to it,
  // which counts where there is no range.
  void BeginComment(const std::string& id);
  void EndComment(const std::string& id);
  void ReferComment(const std::string& id);

 private:
  struct Field {
    std::string instruction{};
    uint32_t begin = 0;
    bool has_result = false;
  };
  struct Change {
    Remark remark{};
    bool shown = true;
  };
  struct Control {
    bool prompt = false;
    uint32_t begin = 0;
  };
  struct Anchor {
    const StoryText* out = nullptr;
    uint32_t begin = 0;
  };

  // A span of the current text that ends here.
  void Mark(RemarkKind kind, uint32_t begin, std::string text = {});

  const WordContext& context_;
  WordFlow& flow_;
  WordFormat run_{};
  uint32_t run_begin_ = 0;
  std::vector<Field> fields_{};
  std::vector<Change> changes_{};
  size_t hidden_changes_ = 0;  // open ones that are not shown
  std::vector<Control> controls_{};
  std::map<std::string, Anchor, std::less<>> anchors_{};
  std::set<std::string, std::less<>> commented_{};
};

}  // namespace galley
