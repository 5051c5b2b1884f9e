// Edits of a Word document as tracked changes, which its owner accepts or
// rejects.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/input/reader.h"
#include "engine/input/story_text.h"
#include "engine/text/span.h"

namespace galley {

// Who makes the changes.
inline constexpr std::string_view kChangeAuthor = "galley";

struct TextEdit {
  Span span{};  // of the text that ReadDocument makes; empty: an insertion
  std::string_view replacement{};
};

// A DOCX that is about to be edited. Not for several threads.
class TrackedChanges {
 public:
  // `text` is what ReadDocument makes of `bytes`; both must outlive this.
  // Errors, without a file: as for reading; other formats; read with
  // `--changes original`, in which changes of an earlier run do not show.
  static Result<TrackedChanges> Open(std::string_view bytes,
                                     std::string_view text,
                                     const ReadOptions& options);

  // Whether the edit is of letters in runs alone: no end of a paragraph, no tab
  // or break, nothing that a field or a symbol shows.
  bool Takes(const TextEdit& edit) const;

  // A copy in which the edits are changes by kChangeAuthor. Other parts are
  // byte for byte what they were, and so are these outside of the changed runs.
  // No dates: the same input gives the same bytes. REQUIRES: each is taken, in
  // order, and they do not touch.
  Result<std::string> Write(const std::vector<TextEdit>& edits) const;

 private:
  // <w:t>...</w:t> in a run, by bytes of its part.
  struct TextElement {
    Span whole{};
    Span content{};        // without the blanks that Word drops at its ends
    Span properties{};     // <w:rPr>...</w:rPr> of the run; empty: none
    std::string prefix{};  // of its name, as "w:"
  };
  struct Part {
    std::string xml{};
    std::vector<TextElement> elements{};  // in order
    uint32_t next_id = 1;                 // above all in use
  };
  // What an edit does to one element.
  struct Piece {
    const TextElement* element = nullptr;
    Span deleted{};               // bytes of the part
    std::string_view inserted{};  // behind it
  };
  struct Place {
    std::string part{};
    std::vector<Piece> pieces{};
  };

  TrackedChanges(std::string_view bytes, std::string_view text)
      : bytes_(bytes), text_(text) {}
  static void FindElements(uint32_t max_depth, Part* part);
  static std::string Changed(const Part& part, const std::vector<Piece>& pieces,
                             uint32_t* id);
  std::optional<Place> PlaceOf(const TextEdit& edit) const;

  std::string_view bytes_;
  std::string_view text_;
  ExtractedText places_{};
  std::map<std::string, Part, std::less<>> parts_{};
};

}  // namespace galley
