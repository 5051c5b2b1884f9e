#include "engine/rules/name_loader.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/mapped_file.h"
#include "engine/rules/compiler.h"
#include "engine/rules/data_file.h"
#include "engine/rules/gazetteer.h"
#include "engine/rules/kept_parts.h"
#include "engine/text/hash.h"

namespace galley {
namespace {

namespace fs = std::filesystem;

void Append(Errors from, Errors* to) {
  std::ranges::move(from, std::back_inserter(*to));
}

// The file of a list; without a path where it has none, or cannot be read.
struct GazetteerFile {
  std::string path{};
  MappedFile content{};
};

GazetteerFile OpenGazetteer(const NameList& list, Errors* errors) {
  if (list.file.empty()) return {};
  GazetteerFile file{FindDataFile(list.file, list.place, errors), {}};
  if (file.path.empty()) return {};
  Result<MappedFile> content = MappedFile::Open(file.path);
  if (!content) {
    Append(std::move(content.error()), errors);
    return {};
  }
  file.content = *std::move(content);
  return file;
}

// From the bytes of the files: they are parsed only when something changed.
std::string ListsKey(const RuleBook& book,
                     const std::vector<GazetteerFile>& files) {
  std::string key;
  for (size_t i = 0; i < files.size(); ++i) {
    const NameList& list = book.lists[i];
    key += fmt::format("\n{}\t{}\t{}", list.name, list.capitals, list.file);
    if (!files[i].path.empty()) {
      key += '\t' + HashName(files[i].content.bytes());
    }
    for (const ListEntry& entry : list.entries) {
      key += fmt::format("\n{}\t{}\t{}", entry.surface, entry.id,
                         static_cast<int>(entry.name_case));
    }
  }
  return HashName(key);
}

std::string KeyOf(const RuleBook& book, const std::string& lists_key) {
  std::string key = CacheStamp();
  for (const std::string& word : book.vocabulary) key += '\n' + word;
  return HashName(key + '\n' + lists_key);
}

// Are these the names of the book, and its words among their tokens?
bool Serves(const std::optional<KeptParts::Names>& names,
            const std::string& lists_key, const RuleBook& book) {
  return names && names->lists_key == lists_key &&
         std::ranges::all_of(book.vocabulary, [&](const std::string& word) {
           return names->loaded.table.TokenOf(word) != kNoToken;
         });
}

NameTable Build(RuleBook* book, const std::vector<GazetteerFile>& files,
                Errors* errors) {
  std::vector<NameSource> names;
  for (uint32_t i = 0; i < files.size(); ++i) {
    NameList& list = book->lists[i];
    if (!files[i].path.empty()) {
      auto entries = ReadGazetteer(files[i].path, files[i].content.bytes());
      if (!entries) {
        Append(std::move(entries.error()), errors);
        continue;
      }
      list.entries = *std::move(entries);
    }
    for (const ListEntry& entry : list.entries) {
      names.push_back({i, entry.surface, entry.id, entry.name_class,
                       entry.policy, entry.extra, entry.name_case, entry.form,
                       list.capitals && entry.form != NameForm::kAcronym});
    }
  }
  return NameTable::Build(names, book->vocabulary);
}

}  // namespace

LoadedNames LoadNames(RuleBook* book, Cache* cache, BuildLog* log,
                      Errors* errors, KeptParts* kept) {
  const StopWatch watch;
  std::vector<GazetteerFile> files;
  for (const NameList& list : book->lists) {
    files.push_back(OpenGazetteer(list, errors));
  }
  const std::string lists_key = ListsKey(*book, files);
  if (kept != nullptr && Serves(kept->names, lists_key, *book)) {
    return kept->names->loaded;
  }
  LoadedNames loaded;
  loaded.key = KeyOf(*book, lists_key);
  bool cached = false;
  if (auto saved = cache->Load("names", loaded.key); errors->empty() && saved) {
    const std::string_view bytes = saved->bytes;
    const auto owner = std::make_shared<MappedFile>(std::move(saved->file));
    cached = NameTable::Load(bytes, owner, &loaded.table);
  }
  if (!cached) {
    loaded.table = Build(book, files, errors);
    if (!errors->empty()) return loaded;
    cache->Store("names", loaded.key, loaded.table.bytes());
  }
  if (kept != nullptr) kept->names = {lists_key, loaded};
  if (log != nullptr) {
    log->steps.push_back(
        {"names", cached, watch.Milliseconds(), loaded.table.bytes().size()});
  }
  return loaded;
}

}  // namespace galley
