// Rule edits: what differs between two sets of packs, and which of it lies
// behind a difference of reports.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/report/entry_diff.h"
#include "engine/rules/database.h"

namespace galley {

// Packs by path, as they were read.
using PackFiles = std::map<std::string, std::string>;

class RuleEdits {
 public:
  // Reads the files of both; `before_files` are those of `before` that are
  // another text by now. The databases must outlive it. Immutable, shared.
  RuleEdits(const Database& before, const Database& after,
            const PackFiles& before_files = {});

  // The edits in order of rules, macros, lists; each as one line.
  std::vector<std::string> All() const;

  // The edit behind one of `changes`, in words. A rule that nobody edited may
  // find something else because of a list, a macro or a type that it uses, or
  // of a rule that gave way or came in.
  std::string Behind(const EntryChange& change,
                     const std::vector<EntryChange>& changes) const;

 private:
  void CompareRules(const PackFiles& before_files);
  void CompareMacros();
  void CompareLists();
  std::string OfRule(const std::string& id) const;
  // What the rule uses: macros, lists, types.
  std::string Through(const std::string& id, int depth) const;
  const Rule* Find(const std::string& id) const;

  const Database& before_;
  const Database& after_;
  std::map<std::string, std::string> rules_{};   // id -> what was done to it
  std::map<std::string, std::string> macros_{};  // the same by name
  std::map<std::string, std::string> lists_{};
};

}  // namespace galley
