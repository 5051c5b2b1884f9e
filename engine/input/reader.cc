#include "engine/input/reader.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "engine/input/package_format.h"
#include "engine/text/decode.h"

namespace galley {
namespace {

using std::string_view;

constexpr string_view kDocxExtensions[] = {".docx", ".docm", ".dotx", ".dotm"};
constexpr string_view kFodtExtensions[] = {".fodt"};
constexpr string_view kOdpExtensions[] = {".odp", ".otp"};
constexpr string_view kOdsExtensions[] = {".ods", ".ots"};
constexpr string_view kOdtExtensions[] = {".odt", ".ott"};
constexpr string_view kPdfExtensions[] = {".pdf"};
constexpr string_view kPptxExtensions[] = {".pptx", ".pptm", ".ppsx", ".potx"};
constexpr string_view kXlsxExtensions[] = {".xlsx", ".xlsm", ".xltx"};
constexpr string_view kHtmlExtensions[] = {".html", ".htm", ".xhtml"};
constexpr string_view kMarkdownExtensions[] = {".md", ".markdown"};
constexpr string_view kTextExtensions[] = {".txt", ".text"};

// Content and declarations are looked for this far from the beginning.
constexpr size_t kSniffBytes = 1024;

constexpr string_view kPdfMagic = "%PDF-";

// What no reader reads.
struct Magic {
  string_view bytes;
  string_view problem;
};
constexpr Magic kMagics[] = {
    {"PK\x05\x06", "is an empty zip file"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
     "is an encrypted office file or one of Word 97; save it as .docx, without "
     "a password"},
    {"{\\rtf", "is an RTF file; save it as .docx"},
    {"\x1F\x8B", "is a gzip file; unpack it"},
    {"7z\xBC\xAF\x27\x1C", "is a 7-Zip file; unpack it"},
    {"\x89PNG", "is an image; galley reads text"},
    {"\xFF\xD8\xFF", "is an image; galley reads text"},
    {"GIF8", "is an image; galley reads text"},
};

std::string Lower(string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  return lower;
}

string_view ExtensionOf(string_view path) {
  const size_t name = path.find_last_of('/') + 1;  // 0 without a slash
  const size_t dot = path.find_last_of('.');
  return dot == path.npos || dot <= name ? string_view{} : path.substr(dot);
}

const Reader* ByExtension(string_view path) {
  const std::string extension = Lower(ExtensionOf(path));
  for (const Reader& reader : Readers()) {
    if (std::ranges::find(reader.extensions, string_view(extension)) !=
        reader.extensions.end()) {
      return &reader;
    }
  }
  return nullptr;
}

const Reader& ByName(string_view name) {
  return *std::ranges::find(Readers(), name, &Reader::name);
}

// An HTML document says so before any prose.
bool LooksLikeHtml(string_view text) {
  const std::string head = Lower(text.substr(0, kSniffBytes));
  const size_t first = head.find_first_not_of(" \t\r\n");
  if (first == head.npos || head[first] != '<') return false;
  if (head.compare(first, 14, "<!doctype html") == 0) return true;
  for (string_view tag : {"<html", "<head", "<body"}) {
    const size_t at = head.find(tag);
    if (at == head.npos) continue;
    const size_t end = at + tag.size();
    if (end < head.size() &&
        string_view("> \t\r\n").find(head[end]) != string_view::npos) {
      return true;
    }
  }
  return false;
}

// OpenDocument in one file says so in its first element.
bool IsFlatOpenDocument(string_view path, string_view text) {
  const Reader* known = ByExtension(path);
  return (known != nullptr && known->name == "fodt") ||
         (text.starts_with("<?xml") &&
          text.substr(0, kSniffBytes).find("<office:document") !=
              string_view::npos);
}

const Reader& Choose(string_view path, string_view text) {
  if (LooksLikeHtml(text)) return ByName("html");
  const Reader* known = ByExtension(path);
  return known != nullptr && known->read != nullptr ? *known : Readers().back();
}

// <meta charset="..."> or <?xml encoding="..."?>; empty if there is none.
std::string DeclaredEncoding(string_view bytes) {
  const std::string head = Lower(bytes.substr(0, kSniffBytes));
  size_t at = std::string::npos;
  if (const size_t meta = head.find("<meta"); meta != head.npos) {
    at = head.find("charset=", meta);
    if (at != head.npos) at += 8;
  }
  if (at == head.npos && head.starts_with("<?xml")) {
    at = head.find("encoding=");
    if (at != head.npos) at += 9;
  }
  if (at >= head.size()) return {};
  at = head.find_first_not_of("\"' ", at);
  if (at == head.npos) return {};
  const std::string name =
      head.substr(at, head.find_first_of("\"' />;?", at) - at);
  // What browsers take these labels for.
  if (name == "iso-8859-1" || name == "latin1" || name == "us-ascii") {
    return "windows-1252";
  }
  return name.starts_with("utf") ? std::string{} : name;
}

Result<Decoded> DecodeFile(std::string bytes, const ReadOptions& options) {
  if (options.encoding.empty() && LooksLikeHtml(bytes) && !IsValidUtf8(bytes)) {
    if (const std::string name = DeclaredEncoding(bytes); !name.empty()) {
      if (Result<Decoded> decoded = Decode(bytes, name)) return decoded;
    }
  }
  return Decode(std::move(bytes), options.encoding);
}

void AddNotes(const std::string& name, const Decoded& decoded,
              std::vector<std::string>* notes) {
  if (notes == nullptr) return;
  if (decoded.guessed) {
    notes->push_back(
        fmt::format("{}: decoded as {} (guessed); use --encoding to choose",
                    name, decoded.encoding));
  }
  if (decoded.repaired != 0) {
    notes->push_back(fmt::format(
        "{}: {} malformed {} in {} replaced by U+FFFD", name, decoded.repaired,
        decoded.repaired == 1 ? "place" : "places",
        decoded.encoding + (decoded.repaired == 1 ? " was" : " were")));
  }
}

Result<DocumentParts> ReadPackage(string_view bytes,
                                  const ReadOptions& options) {
  const Result<std::string> format = PackageFormat(bytes, options.limits);
  if (!format) return tl::unexpected(format.error());
  return ByName(*format).extract(bytes, options);
}

Result<DocumentParts> ReadTextFile(const std::string& name, std::string bytes,
                                   const ReadOptions& options,
                                   std::vector<std::string>* notes) {
  Result<Decoded> decoded = DecodeFile(std::move(bytes), options);
  if (!decoded) return tl::unexpected(std::move(decoded.error()));
  if (decoded->text.size() > kMaxFileBytes) {
    return Fail(
        Error{fmt::format("larger than the limit of {} MB once decoded; split "
                          "it",
                          kMaxFileBytes >> 20)});
  }
  AddNotes(name, *decoded, notes);
  DocumentParts parts;
  parts.text = std::move(decoded->text);
  parts.source_to_file = std::move(decoded->to_bytes);
  Choose(name, parts.text).read(&parts);
  return parts;
}

}  // namespace

const std::vector<Reader>& Readers() {
  static const std::vector<Reader> readers = {
      {"docx", kDocxExtensions, nullptr, ReadDocx},
      {"fodt", kFodtExtensions, nullptr, ReadFodt},
      {"odp", kOdpExtensions, nullptr, ReadOdp},
      {"ods", kOdsExtensions, nullptr, ReadOds},
      {"odt", kOdtExtensions, nullptr, ReadOdt},
      {"pdf", kPdfExtensions, nullptr, ReadPdf},
      {"pptx", kPptxExtensions, nullptr, ReadPptx},
      {"xlsx", kXlsxExtensions, nullptr, ReadXlsx},
      {"html", kHtmlExtensions, ReadHtml},
      {"markdown", kMarkdownExtensions, ReadMarkdown},
      {"text", kTextExtensions, ReadText},
  };
  return readers;
}

Result<std::unique_ptr<Document>> ReadDocument(
    std::string name, std::string bytes, const ReadOptions& options,
    std::vector<std::string>* notes) {
  const auto read = [&]() -> Result<DocumentParts> {
    for (const Magic& magic : kMagics) {
      if (string_view(bytes).starts_with(magic.bytes)) {
        return Fail(Error{std::string(magic.problem)});
      }
    }
    if (bytes.size() > kMaxFileBytes) {
      return Fail(Error{fmt::format("larger than the limit of {} MB; split it",
                                    kMaxFileBytes >> 20)});
    }
    if (IsPackage(bytes)) {
      return ReadPackage(bytes, options);
    }
    if (string_view(bytes).starts_with(kPdfMagic)) {
      return ReadPdf(bytes, options);
    }
    if (IsFlatOpenDocument(name, bytes)) return ReadFodt(bytes, options);
    return ReadTextFile(name, std::move(bytes), options, notes);
  };
  Result<DocumentParts> parts = read();
  if (!parts) {
    for (Error& error : parts.error()) error.file = name;
    return Fail(std::move(parts.error()));
  }
  parts->name = std::move(name);
  return std::make_unique<Document>(std::move(*parts));
}

bool IsDraftName(std::string_view path) { return ByExtension(path) != nullptr; }

}  // namespace galley
