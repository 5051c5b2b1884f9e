#include "engine/match/lexicon.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "engine/text/hash.h"
#include "engine/text/word.h"

namespace galley {
namespace {

// Enough to see the longer forms of a stem, however many words begin with it.
constexpr int kMaxLonger = 200;

// Enough for the vocabulary of a shelf of reports.
constexpr size_t kRemembered = size_t{1} << 15;
constexpr uint64_t kClassBits = 0xFF;

struct Line {
  std::string_view word{};
  int word_class = 0;
  size_t next = 0;  // offset of the line behind
};

Line LineAt(std::string_view bytes, size_t at) {
  Line line;
  size_t end = bytes.find('\n', at);
  if (end == std::string_view::npos) end = bytes.size();
  std::string_view text = bytes.substr(at, end - at);
  const size_t tab = text.find('\t');
  line.word = text.substr(0, tab);
  line.next = std::min(end + 1, bytes.size());
  if (tab == std::string_view::npos) return line;
  for (const char c : text.substr(tab + 1)) {
    if (c < '0' || c > '9') break;
    line.word_class = line.word_class * 10 + (c - '0');
  }
  return line;
}

// Where the line that holds `at` begins.
size_t LineBegin(std::string_view bytes, size_t at) {
  const void* end = memrchr(bytes.data(), '\n', at);
  if (end == nullptr) return 0;
  return static_cast<size_t>(static_cast<const char*>(end) - bytes.data()) + 1;
}

}  // namespace

Lexicon::Lexicon(MappedFile file)
    : file_(std::move(file)),
      memory_(std::make_unique<std::atomic<uint64_t>[]>(kRemembered)) {}

Result<Lexicon> Lexicon::Open(const std::string& path) {
  Result<MappedFile> file = MappedFile::Open(path);
  if (!file) return Fail(std::move(file.error()));
  Lexicon list(*std::move(file));
  const Line first = LineAt(list.file_.bytes(), 0);
  if (first.word.empty() || first.word_class == 0) {
    return Fail({{"is no word list; its lines are word, tab, class", path, 1}});
  }
  return list;
}

size_t Lexicon::LowerBound(std::string_view word) const {
  const std::string_view bytes = file_.bytes();
  size_t low = 0;
  size_t high = bytes.size();
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    const size_t begin = LineBegin(bytes, middle);
    const Line line = LineAt(bytes, begin);
    if (line.word < word) {
      low = line.next;
    } else {
      high = begin;
    }
  }
  return low;
}

int Lexicon::ClassOf(std::string_view word) const {
  // The lowest bits are the class, the highest choose the place.
  const uint64_t hash = Hash64(word) & ~kClassBits;
  std::atomic<uint64_t>& place = memory_[hash >> 49];
  const uint64_t remembered = place.load(std::memory_order_relaxed);
  if ((remembered & ~kClassBits) == hash && remembered != 0) {
    return static_cast<int>(remembered & kClassBits);
  }
  const int word_class = Search(word);
  place.store(hash | static_cast<uint64_t>(word_class),
              std::memory_order_relaxed);
  return word_class;
}

int Lexicon::Search(std::string_view word) const {
  const size_t at = LowerBound(word);
  if (at >= file_.bytes().size()) return 0;
  const Line line = LineAt(file_.bytes(), at);
  return line.word == word ? line.word_class : 0;
}

int Lexicon::ClassInText(std::string_view word) const {
  const int as_written = ClassOf(word);
  const int small = ClassOf(FoldWord(word));
  if (as_written == 0 || small == 0) return std::max(as_written, small);
  return std::min(as_written, small);
}

std::vector<std::string_view> Lexicon::Longer(std::string_view prefix,
                                              int rarest) const {
  std::vector<std::string_view> longer;
  size_t at = LowerBound(prefix);
  for (int seen = 0; seen < kMaxLonger && at < file_.bytes().size(); ++seen) {
    const Line line = LineAt(file_.bytes(), at);
    if (!line.word.starts_with(prefix)) break;
    if (line.word.size() > prefix.size() && line.word_class <= rarest) {
      longer.push_back(line.word);
    }
    at = line.next;
  }
  return longer;
}

}  // namespace galley
