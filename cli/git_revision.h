// GitRevision: drafts as they stood in a revision of their repository.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "engine/base/result.h"

namespace galley {

// Asks the program git. Immutable, shared by all threads.
class GitRevision {
 public:
  // `name`: anything git understands (HEAD~1, origin/main), seen from the
  // working directory. Errors: no git, no repository, no such revision.
  static Result<GitRevision> Find(const std::string& name);

  // The bytes of a file; none where the revision does not have it.
  Result<std::optional<std::string>> BytesOf(const std::string& path) const;

 private:
  explicit GitRevision(std::string commit) : commit_(std::move(commit)) {}

  std::string commit_;
};

}  // namespace galley
