#include "engine/input/word_remarks.h"

#include <algorithm>
#include <utility>

#include "engine/input/relations.h"
#include "engine/input/remark_text.h"

namespace galley {

void WordRemarks::Mark(RemarkKind kind, uint32_t begin, std::string text) {
  Remark remark;
  remark.kind = kind;
  remark.span = {std::min(begin, flow_.Here()), flow_.Here()};
  remark.text = std::move(text);
  if (!remark.span.empty()) flow_.Add(std::move(remark));
}

void WordRemarks::BeginRun() {
  run_ = {.hidden = flow_.style().hidden,
          .highlighted = flow_.style().highlighted};
  run_begin_ = flow_.Here();
}

void WordRemarks::EndRun() {
  if (run_.hidden.value_or(false)) Mark(RemarkKind::kHidden, run_begin_);
  if (run_.highlighted.value_or(false)) {
    Mark(RemarkKind::kHighlight, run_begin_);
  }
}

void WordRemarks::SetRunStyle(const WordFormat& style) {
  if (style.hidden) run_.hidden = style.hidden;
  if (style.highlighted) run_.highlighted = style.highlighted;
}

void WordRemarks::ResumeRun() {
  run_ = {};
  run_begin_ = flow_.Here();
}

void WordRemarks::BeginChange(bool shown, RemarkKind kind,
                              const XmlReader& reader) {
  Change change;
  change.shown = shown;
  change.remark.kind = kind;
  change.remark.author = reader.Attribute("w:author");
  change.remark.date = reader.Attribute("w:date");
  change.remark.span.begin = flow_.Here();
  changes_.push_back(std::move(change));
  if (!shown) ++hidden_changes_;
}

void WordRemarks::EndChange() {
  Change change = std::move(changes_.back());
  changes_.pop_back();
  if (!change.shown) --hidden_changes_;
  Remark& remark = change.remark;
  remark.span = {std::min(remark.span.begin, flow_.Here()), flow_.Here()};
  if (!remark.span.empty() || !remark.text.empty()) {
    flow_.Add(std::move(remark));
  }
}

void WordRemarks::Hide(std::string_view text) {
  AppendRemarkText(text, &changes_.back().remark.text);
}

void WordRemarks::BeginField(std::string instruction, bool has_result) {
  fields_.push_back({std::move(instruction), flow_.Here(), has_result});
}

void WordRemarks::AddInstruction(std::string_view text) {
  if (!fields_.empty()) AppendRemarkText(text, &fields_.back().instruction);
}

void WordRemarks::SeparateField() {
  if (fields_.empty()) return;
  fields_.back().has_result = true;
  fields_.back().begin = flow_.Here();
}

void WordRemarks::EndField() {
  if (fields_.empty()) return;
  Field field = std::move(fields_.back());
  fields_.pop_back();
  if (field.has_result) {
    Mark(RemarkKind::kField, field.begin, std::move(field.instruction));
  }
}

void WordRemarks::SetPrompt(bool prompt) {
  if (!controls_.empty()) controls_.back().prompt = prompt;
}

void WordRemarks::EndControl() {
  const Control control = controls_.back();
  controls_.pop_back();
  if (control.prompt) Mark(RemarkKind::kPrompt, control.begin);
}

void WordRemarks::BeginComment(const std::string& id) {
  anchors_.insert_or_assign(id, Anchor{flow_.out(), flow_.Here()});
}

void WordRemarks::EndComment(const std::string& id) {
  const auto anchor = anchors_.find(id);
  const auto comment = context_.comments.find(id);
  if (anchor == anchors_.end() || comment == context_.comments.end() ||
      !commented_.insert(id).second) {
    return;
  }
  Remark remark = comment->second;
  remark.span = {flow_.Here(), flow_.Here()};
  if (anchor->second.out == flow_.out()) {
    remark.span.begin = std::min(anchor->second.begin, flow_.Here());
  }
  flow_.Add(std::move(remark));
}

void WordRemarks::ReferComment(const std::string& id) {
  const auto comment = context_.comments.find(id);
  if (comment == context_.comments.end() || !commented_.insert(id).second) {
    return;
  }
  Remark remark = comment->second;
  remark.span = {flow_.Here(), flow_.Here()};
  flow_.Add(std::move(remark));
}

Result<WordComments> ReadWordComments(std::string_view name,
                                      std::string_view xml,
                                      const ReadLimits& limits) {
  WordComments comments;
  XmlReader reader(xml, WordNamespaces(), limits.depth);
  std::string id;
  Remark comment;
  bool in_text = false;
  for (XmlReader::Token token = reader.Next(); token != XmlReader::Token::kDone;
       token = reader.Next()) {
    const std::string_view element = reader.name();
    if (token == XmlReader::Token::kBroken) {
      return Fail(BrokenPart(name, reader.problem(), reader.begin()));
    }
    if (token == XmlReader::Token::kReference && in_text) {
      AppendRemarkText(reader.decoded(), &comment.text);
    } else if (token == XmlReader::Token::kText && in_text) {
      AppendRemarkText(
          xml.substr(reader.begin(), reader.end() - reader.begin()),
          &comment.text);
    } else if (token == XmlReader::Token::kStart && element == "w:comment") {
      id = reader.Attribute("w:id");
      comment = {};
      comment.author = reader.Attribute("w:author");
      comment.date = reader.Attribute("w:date");
    } else if (token == XmlReader::Token::kEnd && element == "w:comment") {
      comments.insert_or_assign(id, comment);
    } else if (token == XmlReader::Token::kStart && element == "w:p" &&
               !comment.text.empty()) {
      comment.text += ' ';
    }
    if (token == XmlReader::Token::kStart || token == XmlReader::Token::kEnd) {
      in_text = token == XmlReader::Token::kStart && element == "w:t";
    }
  }
  return comments;
}

}  // namespace galley
