// Inputs: the drafts that a command line names.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/input/reader.h"
#include "engine/text/document.h"

namespace galley {

struct Input {
  std::string path{};  // as it is reported
  bool is_standard_input = false;
};

struct Inputs {
  std::vector<Input> drafts{};  // sorted bytewise by path, none twice
  size_t other_files = 0;       // in folders: no reader knows their endings
  Errors errors{};              // unreadable folders, folders without drafts
};

// Folders are walked, hidden entries and links to folders left out; files that
// are named are taken whatever they are called. `standard_input_name`: how "-"
// is called; empty: "-".
Inputs CollectInputs(const std::vector<std::string>& paths,
                     const std::string& standard_input_name);

// One draft, read. `options` and `notes`: as in reader.h.
Result<std::unique_ptr<Document>> ReadDraft(const Input& input,
                                            const ReadOptions& options,
                                            std::vector<std::string>* notes);

}  // namespace galley
