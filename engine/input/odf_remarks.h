// OdfRemarks: comments, tracked changes and marked text of an OpenDocument part
// -> Remarks.
//
// Comments and the descriptions of changes are asides: their text is none of
// the draft's.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/input/odf_flow.h"
#include "engine/input/odf_tag.h"

namespace galley {

// Kinds of remarks on marked text, as bits.
constexpr unsigned BitOf(RemarkKind kind) {
  return 1U << static_cast<unsigned>(kind);
}

class OdfRemarks {
 public:
  // `flow` must stay.
  OdfRemarks(Changes view, OdfFlow* flow) : view_(view), flow_(*flow) {}

  // An element whose text gets remarks of these kinds when it ends.
  void BeginMark(unsigned kinds) { marks_.push_back({flow_.Here(), kinds}); }
  void EndMark();

  // The description of a change, ahead of the body; a comment.
  void BeginChange(const std::string& id) { region_ = &changes_[id]; }
  void BeginComment(std::string name);
  // True until the aside that began has ended.
  bool InAside() const { return in_comment_ || region_ != nullptr; }
  void StartInAside(OdfTag tag);
  void EndInAside(OdfTag tag);
  // Of the element `inside`.
  void AddToAside(OdfTag inside, bool in_paragraph, std::string_view text);

  // The range of a comment ends; all that are open do.
  void EndComment(const std::string& name);
  void EndComments();

  // The reader is at a place where a change begins or ends, or where something
  // was deleted.
  void MarkChange(OdfTag tag, const XmlReader& reader);
  // Text of an insertion that is not accepted is none of the draft's: Hide
  // takes it.
  bool Hides() const { return hidden_insertions_ != 0; }
  void Hide(std::string_view text);

 private:
  struct Mark {
    uint32_t begin = 0;
    unsigned kinds = 0;
  };
  struct Change {
    Remark remark{};     // with author and date
    std::string text{};  // what was deleted
    bool insertion = false;
    bool open = false;
  };
  struct Comment {
    Remark remark{};
    StoryText* out = nullptr;
  };

  void MarkDeletion(Change* change, const XmlReader& reader);

  const Changes view_;
  OdfFlow& flow_;
  std::vector<Mark> marks_{};
  std::map<std::string, Change, std::less<>> changes_{};
  Change* region_ = nullptr;  // being described
  int hidden_insertions_ = 0;
  std::string* hidden_text_ = nullptr;  // of the last one
  Remark comment_{};                    // being read
  std::string comment_name_{};
  bool in_comment_ = false;
  std::map<std::string, Comment, std::less<>> comments_{};  // open ranges
};

}  // namespace galley
