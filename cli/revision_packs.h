// Packs of a git revision, on loan in a folder of their own.
#pragma once

#include <string>

#include "engine/base/result.h"

namespace galley {

// The folders rules/ and gazetteers/ of a revision of the repository around the
// working directory. Deleted with the object.
class RevisionPacks {
 public:
  // Errors: no git, no such revision, none of the folders in it.
  static Result<RevisionPacks> Open(const std::string& revision);
  RevisionPacks(RevisionPacks&& other) noexcept;
  RevisionPacks(const RevisionPacks&) = delete;  // owns the folder
  RevisionPacks& operator=(const RevisionPacks&) = delete;
  ~RevisionPacks();

  const std::string& rules() const { return rules_; }

 private:
  RevisionPacks() = default;

  std::string folder_{};
  std::string rules_{};
};

}  // namespace galley
