#include "engine/rules/book_loader.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <set>
#include <utility>

#include "engine/base/data_dir.h"
#include "engine/base/file.h"
#include "engine/rules/kept_parts.h"
#include "engine/rules/rule_codec.h"
#include "engine/rules/rule_pack.h"
#include "engine/rules/types.h"
#include "engine/text/hash.h"

namespace galley {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kTypesFile = "types.xml";
constexpr std::string_view kOptionalFolder = "optional";

void Append(Errors from, Errors* to) {
  std::ranges::move(from, std::back_inserter(*to));
}

// A file as it was read.
struct Source {
  std::string path{};
  std::string bytes{};
  bool types = false;  // types.xml, no pack
};

void ReadSource(const std::string& path, bool types,
                std::vector<Source>* sources, Errors* errors) {
  Result<std::string> bytes = ReadFile(path);
  if (!bytes) return Append(std::move(bytes.error()), errors);
  sources->push_back({path, *std::move(bytes), types});
}

std::vector<Source> ReadSources(const std::vector<std::string>& paths,
                                Errors* errors) {
  std::set<std::string> files;
  for (const std::string& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      files.insert(path);
      continue;
    }
    const std::vector<std::string> found = PacksBelow(path);
    if (found.empty()) {
      errors->push_back(
          {"holds no rule pack; a pack is a file that ends in .xml", path});
    }
    files.insert(found.begin(), found.end());
  }
  std::vector<Source> sources;
  bool has_types = false;
  std::set<std::string> seen;  // one file under two names is one file
  for (const std::string& file : files) {
    std::error_code error;
    const fs::path real = fs::weakly_canonical(file, error);
    if (!error && !seen.insert(real.string()).second) continue;
    const bool types = real.filename() == kTypesFile;
    has_types = has_types || types;
    ReadSource(file, types, &sources, errors);
  }
  if (!has_types) {
    ReadSource(DataDir() + "/rules/" + std::string(kTypesFile), true, &sources,
               errors);
  }
  return sources;
}

std::string KeyOf(const std::vector<Source>& sources) {
  std::string key = CacheStamp();
  for (const Source& source : sources) {
    key += '\n' + source.path + '\t' + HashName(source.bytes);
  }
  return HashName(key);
}

void Merge(std::vector<std::string> from, std::vector<std::string>* to) {
  for (std::string& name : from) {
    if (std::ranges::find(*to, name) == to->end()) {
      to->push_back(std::move(name));
    }
  }
}

// The pack in a source, read unless `kept` has it.
RulePack PackIn(const Source& source, KeptParts* kept, Errors* errors) {
  if (kept == nullptr) {
    return ReadRulePack(source.path, source.bytes, errors);
  }
  const std::string key = HashName(source.bytes);
  const auto known = kept->packs.find(source.path);
  if (known != kept->packs.end() && known->second.key == key) {
    return known->second.pack;
  }
  const size_t before = errors->size();
  RulePack pack = ReadRulePack(source.path, source.bytes, errors);
  if (errors->size() == before) kept->packs[source.path] = {key, pack};
  return pack;
}

RuleBook Read(const std::vector<Source>& sources, KeptParts* kept,
              Errors* errors) {
  TypeTable table;
  std::vector<RulePack> packs;
  for (const Source& source : sources) {
    if (!source.types) {
      packs.push_back(PackIn(source, kept, errors));
      continue;
    }
    Result<TypeTable> types = ReadTypes(source.path, source.bytes);
    if (!types) {
      Append(std::move(types.error()), errors);
      continue;
    }
    Merge(std::move(types->types), &table.types);
    Merge(std::move(types->categories), &table.categories);
  }
  return LinkRules(std::move(packs), std::move(table), errors);
}

}  // namespace

std::vector<std::string> PacksBelow(const std::string& folder) {
  std::vector<std::string> packs = FilesBelow(folder, ".xml");
  std::erase_if(packs, [&](const std::string& file) {
    const fs::path below =
        fs::path(file).lexically_relative(folder).parent_path();
    return std::any_of(below.begin(), below.end(), [](const fs::path& part) {
      return part == kOptionalFolder;
    });
  });
  return packs;
}

LoadedBook LoadBook(const std::vector<std::string>& paths, Cache* cache,
                    BuildLog* log, Errors* errors, KeptParts* kept) {
  const StopWatch watch;
  const std::vector<Source> sources = ReadSources(paths, errors);
  LoadedBook loaded;
  loaded.key = KeyOf(sources);
  bool cached = false;
  size_t bytes = 0;
  if (const auto saved = cache->Load("rules", loaded.key);
      saved && errors->empty() && kept == nullptr) {
    cached = DecodeBook(saved->bytes, &loaded.book);
    bytes = saved->bytes.size();
  }
  if (!cached) {
    loaded.book = Read(sources, kept, errors);
    if (!errors->empty()) return loaded;
    if (kept == nullptr) {
      const std::string encoded = EncodeBook(loaded.book);
      cache->Store("rules", loaded.key, encoded);
      bytes = encoded.size();
    }
  }
  if (log != nullptr) {
    log->steps.push_back({"rules", cached, watch.Milliseconds(), bytes});
  }
  return loaded;
}

}  // namespace galley
