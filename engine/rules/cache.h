// Cache: what takes time to build, kept in the user's own folder.
//
// One file an item, named by its key: the hash of everything the item was built
// from, library version and processor included. Private to the user (0700),
// written to a temporary file and renamed, checked by key and checksum when
// read. Anything wrong with it only means building anew.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/base/mapped_file.h"

namespace galley {

// Part of every key: the form of what is stored and the program that made it,
// for another build may make other things of the same sources.
std::string CacheStamp();

class Cache {
 public:
  // `folder`: empty for $XDG_CACHE_HOME/galley or ~/.cache/galley; made when
  // missing. A folder that belongs to somebody else is not used; Problem()
  // then says why.
  explicit Cache(std::string folder);
  // A cache that never has anything.
  Cache() = default;

  // Empty while the cache works.
  const std::string& problem() const { return problem_; }
  const std::string& folder() const { return folder_; }

  // `name` tells a person what the file is ("names"); `key` is a HashName.
  struct Item {
    MappedFile file{};
    std::string_view bytes{};  // in the file, on a border of a page
  };
  std::optional<Item> Load(std::string_view name, std::string_view key) const;
  void Store(std::string_view name, std::string_view key,
             std::string_view bytes);

 private:
  std::string PathOf(std::string_view name, std::string_view key) const;
  void RemoveOldest();

  std::string folder_{};
  std::string problem_{};
};

}  // namespace galley
