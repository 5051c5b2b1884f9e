// Zip files made by hand, right or wrong, for tests of readers of packages.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace galley {

using ZipParts = std::vector<std::pair<std::string, std::string>>;

// Name and content of each entry, stored without compression, in order.
std::string ZipOf(const ZipParts& parts);

// A DOCX with this body in its main part (<w:p>...), and more parts if given:
// "word/comments.xml" and the like, whole, related by their names.
std::string DocxOf(const std::string& body, const ZipParts& more = {});

// The root element of a Word part, with its namespaces, around `content`.
std::string WordXml(const std::string& root, const std::string& content);

}  // namespace galley
