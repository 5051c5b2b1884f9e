#include "cli/inputs.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>

namespace galley {
namespace {

namespace fs = std::filesystem;

bool IsHidden(const fs::path& path) {
  return path.filename().string().starts_with('.');
}

// One folder, and by its own stack those below it.
void Walk(const std::string& top, Inputs* inputs) {
  const size_t drafts_before = inputs->drafts.size();
  const size_t errors_before = inputs->errors.size();
  std::vector<fs::path> folders = {top};
  while (!folders.empty()) {
    const fs::path folder = folders.back();
    folders.pop_back();
    std::error_code error;
    fs::directory_iterator walk(folder, error);
    for (const fs::directory_iterator end; !error && walk != end;
         walk.increment(error)) {
      std::error_code unknown;  // what cannot be looked at is no file
      if (IsHidden(walk->path())) continue;
      if (walk->is_directory(unknown) && !walk->is_symlink(unknown)) {
        folders.push_back(walk->path());
      } else if (!walk->is_regular_file(unknown)) {
        continue;
      } else if (IsDraftName(walk->path().string())) {
        inputs->drafts.push_back({walk->path().string()});
      } else {
        ++inputs->other_files;
      }
    }
    if (error) {
      inputs->errors.push_back(
          {fmt::format("cannot be read: {}", error.message()),
           folder.string()});
    }
  }
  if (inputs->drafts.size() == drafts_before &&
      inputs->errors.size() == errors_before) {
    inputs->errors.push_back(
        {"no draft in this folder; a file that is named is always read", top});
  }
}

// One name for all ways to spell a path.
std::string Identity(const Input& input) {
  if (input.is_standard_input) return "-";
  std::error_code error;
  const fs::path canonical = fs::canonical(input.path, error);
  return error ? input.path : canonical.string();
}

}  // namespace

Inputs CollectInputs(const std::vector<std::string>& paths,
                     const std::string& standard_input_name) {
  Inputs inputs;
  for (const std::string& path : paths) {
    std::error_code error;
    if (path == "-") {
      inputs.drafts.push_back(
          {standard_input_name.empty() ? path : standard_input_name, true});
    } else if (fs::is_directory(path, error)) {
      Walk(path, &inputs);
    } else {
      inputs.drafts.push_back({path});
    }
  }
  std::ranges::stable_sort(inputs.drafts, {}, &Input::path);
  std::set<std::string> seen;
  std::erase_if(inputs.drafts, [&seen](const Input& input) {
    return !seen.insert(Identity(input)).second;
  });
  return inputs;
}

Result<std::unique_ptr<Document>> ReadDraft(const Input& input,
                                            const ReadOptions& options,
                                            std::vector<std::string>* notes) {
  Result<std::string> bytes =
      input.is_standard_input ? ReadStandardInput() : ReadFile(input.path);
  if (!bytes) return tl::unexpected(std::move(bytes.error()));
  return ReadDocument(input.path, std::move(*bytes), options, notes);
}

}  // namespace galley
