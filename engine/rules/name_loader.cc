#include "engine/rules/name_loader.h"

#include <fmt/format.h>

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
#include "engine/text/hash.h"

namespace galley {
namespace {

namespace fs = std::filesystem;

void Append(Errors from, Errors* to) {
  std::ranges::move(from, std::back_inserter(*to));
}

// The words that rules mention, sorted.
std::vector<std::string> WordsOfRules(const RuleBook& book) {
  std::vector<std::string> words;
  const auto collect = [&](const std::vector<Condition>& conditions,
                           const auto& self) -> void {
    for (const Condition& condition : conditions) {
      CollectWords(condition.elements, &words);
      self(condition.children, self);
    }
  };
  for (const Rule& rule : book.rules) {
    CollectWords(rule.sequence, &words);
    collect(rule.conditions, collect);
    for (const auto& [name, conditions] : rule.policies) {
      collect(conditions, collect);
    }
  }
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
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
std::string KeyOf(const RuleBook& book, const std::vector<std::string>& words,
                  const std::vector<GazetteerFile>& files) {
  std::string key = CacheStamp();
  for (const std::string& word : words) key += '\n' + word;
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

NameTable Build(RuleBook* book, const std::vector<std::string>& words,
                const std::vector<GazetteerFile>& files, Errors* errors) {
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
  return NameTable::Build(names, words);
}

}  // namespace

NameTable LoadNames(RuleBook* book, Cache* cache, BuildLog* log,
                    Errors* errors) {
  const StopWatch watch;
  const std::vector<std::string> words = WordsOfRules(*book);
  std::vector<GazetteerFile> files;
  for (const NameList& list : book->lists) {
    files.push_back(OpenGazetteer(list, errors));
  }
  const std::string key = KeyOf(*book, words, files);
  NameTable table;
  bool cached = false;
  if (auto saved = cache->Load("names", key); errors->empty() && saved) {
    const std::string_view bytes = saved->bytes;
    const auto owner = std::make_shared<MappedFile>(std::move(saved->file));
    cached = NameTable::Load(bytes, owner, &table);
  }
  if (!cached) {
    table = Build(book, words, files, errors);
    if (!errors->empty()) return table;
    cache->Store("names", key, table.bytes());
  }
  if (log != nullptr) {
    log->steps.push_back(
        {"names", cached, watch.Milliseconds(), table.bytes().size()});
  }
  return table;
}

}  // namespace galley
