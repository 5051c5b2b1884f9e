#include "engine/match/pattern_codec.h"

#include "engine/base/archive.h"

namespace galley {

void Fields(auto& archive, Is<Pattern> auto& pattern) {
  auto& [trigger, trigger_caseless, utf_form, byte_form, caseless, tolerant,
         word_edges, back_min, back, forward, trigger_positions, captures] =
      pattern;
  archive(trigger, trigger_caseless, utf_form, byte_form, caseless, tolerant,
          word_edges, back_min, back, forward, trigger_positions, captures);
}

std::string EncodePatterns(const std::vector<Pattern>& patterns) {
  ArchiveWriter archive;
  archive(patterns);
  return archive.bytes();
}

std::optional<std::vector<Pattern>> DecodePatterns(std::string_view* bytes) {
  ArchiveReader archive(*bytes);
  std::vector<Pattern> patterns;
  archive(patterns);
  if (!archive.ok()) return std::nullopt;
  *bytes = archive.rest();
  return patterns;
}

}  // namespace galley
