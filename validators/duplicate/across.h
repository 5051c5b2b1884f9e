// Across: passages that stand in several drafts of one run.
//
// (Add a draft)* Compare (Locate a draft)* and then, from any thread, Validate:
// the first pass keeps nine bytes a word of every draft and no text; the second
// learns where the places found stand in their files; then every draft is
// reviewed by itself, with the findings that speak of the others.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/check/validator.h"
#include "validators/duplicate/tokens.h"

namespace galley {

class Across : public Validator {
 public:
  // Speaks for the check rule of kind "sentence", with the message of its
  // parameter "across". Null where no pack has them.
  static std::unique_ptr<Across> Make(const Database& database);

  explicit Across(Binding binding) : binding_(std::move(binding)) {}

  // False: together they have more than 4 GiB, this one is left out. Drafts are
  // told apart by name.
  bool Add(const Document& document);
  // REQUIRES: all drafts were added.
  void Compare();
  bool HasPlaces(const std::string& name) const;
  // REQUIRES: Compare. The same document as it was added.
  void Locate(const Document& document);

  // Findings for the places in this document, those of the other drafts in
  // `related`. A place inside a longer duplicate of the report gives no finding
  // of its own: that one names the other drafts too.
  void Validate(const Document& document, Report* report) const override;

 private:
  struct Part {
    size_t draft = 0;
    Span span{};  // in its text
    OtherDraft place{};
  };
  using Passage = std::vector<Part>;

  Part PartOf(Span span) const;

  const Binding binding_;
  Tokens tokens_{};
  std::map<std::string, size_t> drafts_{};
  std::vector<uint32_t> begins_{};  // where texts would stand one by one
  uint32_t end_ = 0;
  std::vector<Passage> passages_{};
  std::vector<std::vector<std::pair<size_t, size_t>>> places_{};  // by draft
};

}  // namespace galley
