#include "engine/input/odf_remarks.h"

#include <algorithm>
#include <utility>

#include "engine/input/remark_text.h"

namespace galley {

void OdfRemarks::EndMark() {
  const Mark mark = marks_.back();
  marks_.pop_back();
  for (const RemarkKind kind : {RemarkKind::kPrompt, RemarkKind::kHidden,
                                RemarkKind::kHighlight, RemarkKind::kField}) {
    if ((mark.kinds & BitOf(kind)) == 0 || mark.begin >= flow_.Here()) continue;
    flow_.Add({.span = {mark.begin, flow_.Here()}, .kind = kind});
  }
}

void OdfRemarks::BeginComment(std::string name) {
  in_comment_ = true;
  comment_ = {};
  comment_name_ = std::move(name);
}

void OdfRemarks::StartInAside(OdfTag tag) {
  if (tag == OdfTag::kParagraph) {
    std::string& text = in_comment_ ? comment_.text : region_->text;
    if (!text.empty()) text += in_comment_ ? ' ' : '\n';
  } else if (tag == OdfTag::kInsertion && region_ != nullptr) {
    region_->insertion = true;
  }
}

void OdfRemarks::EndInAside(OdfTag tag) {
  if (!in_comment_) {
    if (tag == OdfTag::kChangedRegion) region_ = nullptr;
    return;
  }
  if (tag != OdfTag::kAnnotation) return;
  in_comment_ = false;
  comment_.kind = RemarkKind::kComment;
  comment_.span = {flow_.Here(), flow_.Here()};
  const auto comment = comments_.insert_or_assign(
      comment_name_, Comment{std::move(comment_), flow_.out()});
  if (comment_name_.empty()) EndComment(comment.first->first);
}

void OdfRemarks::AddToAside(OdfTag inside, bool in_paragraph,
                            std::string_view text) {
  Remark& remark = in_comment_ ? comment_ : region_->remark;
  if (inside == OdfTag::kCreator) {
    AppendRemarkText(text, &remark.author);
  } else if (inside == OdfTag::kDate) {
    AppendRemarkText(text, &remark.date);
  } else if (!in_paragraph) {
    return;
  } else if (in_comment_) {
    AppendRemarkText(text, &remark.text);
  } else {
    region_->text += text;
  }
}

void OdfRemarks::EndComment(const std::string& name) {
  const auto comment = comments_.find(name);
  if (comment == comments_.end()) return;
  Remark& remark = comment->second.remark;
  if (comment->second.out == flow_.out()) {
    remark.span.end = std::max(remark.span.begin, flow_.Here());
  }
  comment->second.out->Add(std::move(remark));
  comments_.erase(comment);
}

void OdfRemarks::EndComments() {
  while (!comments_.empty()) {
    const std::string name = comments_.begin()->first;
    EndComment(name);
  }
}

void OdfRemarks::Hide(std::string_view text) {
  AppendRemarkText(text, hidden_text_);
}

void OdfRemarks::MarkDeletion(Change* change, const XmlReader& reader) {
  Remark remark = change->remark;
  remark.kind = RemarkKind::kDeletion;
  if (view_ == Changes::kAccepted) {
    AppendRemarkText(change->text, &remark.text);
    flow_.AddPoint(std::move(remark));
    return;
  }
  // At one place only: more would be a text without end.
  const std::string text = std::exchange(change->text, {});
  remark.span.begin = flow_.Here();
  if (Hides()) {
    Hide(text);
  } else {
    flow_.Put(text, reader);
  }
  remark.span.end = flow_.Here();
  flow_.Add(std::move(remark));
}

void OdfRemarks::MarkChange(OdfTag tag, const XmlReader& reader) {
  const auto found = changes_.find(reader.Attribute("text:change-id"));
  if (found == changes_.end()) return;
  Change& change = found->second;
  if (tag == OdfTag::kChange) {
    if (!change.insertion) MarkDeletion(&change, reader);
    return;
  }
  if (!change.insertion) return;  // of formatting
  const bool accepted = view_ == Changes::kAccepted;
  if (tag == OdfTag::kChangeStart && !change.open) {
    change.open = true;
    change.remark.span.begin = flow_.Here();
    if (!accepted) {
      ++hidden_insertions_;
      hidden_text_ = &change.remark.text;
    }
  } else if (tag == OdfTag::kChangeEnd && change.open) {
    change.open = false;
    if (!accepted && --hidden_insertions_ == 0) hidden_text_ = nullptr;
    Remark remark = change.remark;
    remark.kind = RemarkKind::kInsertion;
    remark.span = {std::min(remark.span.begin, flow_.Here()), flow_.Here()};
    flow_.Add(std::move(remark));
  }
}

}  // namespace galley
