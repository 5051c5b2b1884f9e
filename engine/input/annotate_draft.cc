#include "engine/input/annotate_draft.h"

#include <algorithm>
#include <utility>

#include "engine/input/package_format.h"
#include "engine/input/remark_text.h"

namespace galley {
namespace {

struct Format {
  std::string_view name{};
  Result<DocumentParts> (*read)(std::string_view, const ReadOptions&) = nullptr;
  Result<std::string> (*annotate)(std::string_view,
                                  const std::vector<NewComment>&,
                                  const ReadOptions&) = nullptr;
};
constexpr Format kFormats[] = {{"docx", ReadDocx, AnnotateDocx},
                               {"odt", ReadOdt, AnnotateOdt}};

// As a remark has it.
std::string Shortened(const std::string& text) {
  std::string shortened;
  AppendRemarkText(text, &shortened);
  return shortened;
}

}  // namespace

Result<Annotated> AnnotateDraft(std::string_view bytes,
                                std::vector<NewComment> comments,
                                const ReadOptions& options) {
  constexpr const char* kWrongFormat =
      "takes comments in DOCX and ODT only; save it as one";
  if (!IsPackage(bytes)) return Fail(Error{kWrongFormat});
  const Result<std::string> name = PackageFormat(bytes, options.limits);
  if (!name) return tl::unexpected(name.error());
  const auto* const format = std::ranges::find(kFormats, *name, &Format::name);
  if (format == std::end(kFormats)) return Fail(Error{kWrongFormat});
  const auto parts = format->read(bytes, options);
  if (!parts) return tl::unexpected(parts.error());
  std::vector<Remark> own;
  for (const Remark& remark : parts->remarks) {
    if (remark.kind == RemarkKind::kComment &&
        remark.author == kCommentAuthor) {
      own.push_back(remark);
    }
  }
  Annotated annotated;
  const auto in_body = [&](const NewComment& comment) {
    const Origin* origin = parts->origins.At(comment.span.begin);
    return origin != nullptr &&
           parts->origins.stories[origin->story].name == "body";
  };
  const auto drop_those_there = [&](auto is_at_its_place) {
    std::erase_if(comments, [&](const NewComment& comment) {
      const auto there = std::ranges::find_if(own, [&](const Remark& remark) {
        return remark.text == Shortened(comment.text) &&
               is_at_its_place(remark, comment);
      });
      if (there == own.end()) return false;
      own.erase(there);
      ++annotated.there;
      return true;
    });
  };
  drop_those_there([](const Remark& remark, const NewComment& comment) {
    return remark.span.Covers(comment.span);
  });
  // One whose place can have none stands elsewhere.
  drop_those_there([&](const Remark&, const NewComment& comment) {
    return !in_body(comment);
  });
  annotated.added = comments.size();
  if (comments.empty()) {
    annotated.bytes = bytes;
    return annotated;
  }
  Result<std::string> copy = format->annotate(bytes, comments, options);
  if (!copy) return tl::unexpected(std::move(copy.error()));
  annotated.bytes = std::move(*copy);
  return annotated;
}

}  // namespace galley
