// FileWatch: which files of some folders were written, by the kernel's word.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>

#include "engine/base/result.h"

namespace galley {

// Needs no polling and no waiting time. SIGINT and SIGTERM are blocked in the
// thread that opens one, and end its Wait instead. One per thread.
class FileWatch {
 public:
  // Errors: the system has no watch left to give.
  static Result<std::unique_ptr<FileWatch>> Open();
  ~FileWatch();
  FileWatch(const FileWatch&) = delete;  // owns descriptors
  FileWatch& operator=(const FileWatch&) = delete;

  // Looks at the folder of `path`, from now on. Errors: it cannot be watched.
  Result<void> AddFolderOf(const std::string& path);

  // Sleeps until files of the folders are written and closed, moved or removed;
  // their paths, each folder spelt as it was given. Empty: a signal asks to
  // end. Errors: the system's.
  Result<std::set<std::string>> Wait();

 private:
  FileWatch() = default;
  Result<void> Read(std::set<std::string>* paths);

  int events_ = -1;
  int signals_ = -1;
  std::map<int, std::string> folders_{};  // by watch
};

}  // namespace galley
