#include "cli/git_revision.h"

#include <fmt/core.h>

#include <filesystem>
#include <vector>

#include "engine/base/child.h"
#include "engine/base/file.h"

namespace galley {

Result<GitRevision> GitRevision::Find(const std::string& name) {
  Result<ChildAnswer> answer =
      AskChild({"git", "rev-parse", "--verify", "--quiet", "--end-of-options",
                name + "^{commit}"},
               kMaxFileBytes);
  if (!answer) return tl::unexpected(std::move(answer.error()));
  std::string commit = answer->output.substr(0, answer->output.find('\n'));
  if (answer->status != 0 || commit.empty()) {
    return Fail(
        {fmt::format("--since {}: git knows no such revision here; "
                     "git log shows those there are",
                     name)});
  }
  return GitRevision(std::move(commit));
}

Result<std::optional<std::string>> GitRevision::BytesOf(
    const std::string& path) const {
  const std::filesystem::path file(path);
  const std::string folder =
      file.has_parent_path() ? file.parent_path().string() : ".";
  const auto ask = [&](std::vector<std::string> question) {
    question.insert(question.begin(),
                    {"git", "-C", folder, "--literal-pathspecs"});
    return AskChild(question, kMaxFileBytes);
  };
  // "100644 blob HASH\tNAME"
  Result<ChildAnswer> listed =
      ask({"ls-tree", "-z", commit_, "--", "./" + file.filename().string()});
  if (!listed) return tl::unexpected(std::move(listed.error()));
  if (listed->status != 0) {
    return Fail(
        {"lies in no git repository that has the revision of --since", path});
  }
  const std::string row = listed->output.substr(0, listed->output.find('\t'));
  if (row.empty()) return std::optional<std::string>();
  Result<ChildAnswer> blob =
      ask({"cat-file", "blob", row.substr(row.rfind(' ') + 1)});
  if (!blob) return tl::unexpected(std::move(blob.error()));
  if (blob->status != 0) {
    return Fail({"git cannot read it in the revision of --since", path});
  }
  return std::optional<std::string>(std::move(blob->output));
}

}  // namespace galley
