#include "tests/support/zip_file.h"

#include <cstdint>

namespace galley {
namespace {

void Put(uint64_t number, int bytes, std::string* out) {
  for (int i = 0; i < bytes; ++i) {
    out->push_back(static_cast<char>(i < 8 ? number >> (8 * i) : 0));
  }
}

uint32_t Crc32(const std::string& bytes) {
  uint32_t crc = ~0U;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int i = 0; i < 8; ++i) crc = (crc >> 1) ^ (0xEDB88320U & -(crc & 1U));
  }
  return ~crc;
}

// What the local header and the directory say alike.
std::string CommonFields(const std::string& name, const std::string& content) {
  std::string fields;
  Put(20, 2, &fields);         // version
  Put(0, 4, &fields);          // flags, method: stored
  Put(0x21'0000, 4, &fields);  // 1980-01-01
  Put(Crc32(content), 4, &fields);
  Put(content.size(), 4, &fields);
  Put(content.size(), 4, &fields);
  Put(name.size(), 2, &fields);
  Put(0, 2, &fields);  // extra fields
  return fields;
}

}  // namespace

std::string ZipOf(const ZipParts& parts) {
  std::string zip;
  std::string directory;
  for (const auto& [name, content] : parts) {
    const size_t offset = zip.size();
    zip += "PK\x03\x04" + CommonFields(name, content) + name + content;
    directory += "PK\x01\x02";
    Put(20, 2, &directory);
    directory += CommonFields(name, content);
    Put(0, 10, &directory);  // comment, disk, attributes
    Put(offset, 4, &directory);
    directory += name;
  }
  const size_t offset = zip.size();
  zip += directory + "PK\x05\x06";
  Put(0, 4, &zip);
  Put(parts.size(), 2, &zip);
  Put(parts.size(), 2, &zip);
  Put(directory.size(), 4, &zip);
  Put(offset, 4, &zip);
  Put(0, 2, &zip);
  return zip;
}

std::string WordXml(const std::string& root, const std::string& content) {
  return "<?xml version=\"1.0\"?><" + root +
         " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/"
         "main\" xmlns:mc=\"http://schemas.openxmlformats.org/"
         "markup-compatibility/2006\">" +
         content + "</" + root + ">";
}

std::string DocxOf(const std::string& body, const ZipParts& more) {
  const std::string relations =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"
      "relationships\">";
  const std::string type =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  std::string related = relations;
  for (const auto& [name, content] : more) {
    std::string kind = name.substr(name.find('/') + 1);
    kind.resize(kind.find_first_of(".0123456789"));
    related += "<Relationship Id=\"" + name + "\" Type=\"" + type + kind +
               "\" Target=\"/" + name + "\"/>";
  }
  ZipParts parts = {
      {"[Content_Types].xml",
       "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/"
       "content-types\"><Override PartName=\"/word/document.xml\" ContentType="
       "\"application/vnd.openxmlformats-officedocument.wordprocessingml."
       "document.main+xml\"/></Types>"},
      {"_rels/.rels", relations + "<Relationship Id=\"r\" Type=\"" + type +
                          "officeDocument\" Target=\"word/document.xml\"/>"
                          "</Relationships>"},
      {"word/document.xml",
       WordXml("w:document", "<w:body>" + body + "</w:body>")},
      {"word/_rels/document.xml.rels", related + "</Relationships>"}};
  parts.insert(parts.end(), more.begin(), more.end());
  return ZipOf(parts);
}

}  // namespace galley
