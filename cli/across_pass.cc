#include "cli/across_pass.h"

namespace galley {

Result<std::unique_ptr<Across>> CompareDrafts(const std::vector<Input>& drafts,
                                              const Options& options,
                                              const Database& database) {
  auto across = Across::Make(database);
  if (across == nullptr) {
    return Fail(
        Error{"no pack has a check of validator \"duplicate\", kind "
              "\"sentence\", with the parameter \"across\""});
  }
  const auto for_each = [&](auto wanted, auto take) {
    for (const Input& draft : drafts) {
      if (!wanted(draft)) continue;
      std::vector<std::string> notes;
      const auto document = ReadDraft(draft, options.reading, &notes);
      if (document && !take(**document)) return false;
    }
    return true;
  };
  const bool all =
      for_each([](const Input&) { return true; },
               [&](const Document& document) { return across->Add(document); });
  if (!all) {
    return Fail(Error{"--across takes drafts of 4 GiB together; name fewer"});
  }
  across->Compare();
  for_each([&](const Input& draft) { return across->HasPlaces(draft.path); },
           [&](const Document& document) {
             across->Locate(document);
             return true;
           });
  return across;
}

}  // namespace galley
