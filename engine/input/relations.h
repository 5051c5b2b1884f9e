// The plan of an Office Open XML package: which part is what.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/input/package.h"

namespace galley {

struct Relation {
  std::string id{};
  std::string type{};    // its last word, the same in all dialects: "footnotes"
  std::string target{};  // a part of the package; empty: outside of it
};

// The relations of a part; of the package where `part` is empty. None where the
// package does not say. Errors: malformed XML.
Result<std::vector<Relation>> RelationsOf(const Package& package,
                                          std::string_view part);

// Their targets by id; of several of one id the first.
std::map<std::string, std::string, std::less<>> TargetsById(
    const std::vector<Relation>& relations);

// "word/document.xml" -> "word/_rels/document.xml.rels"
std::string RelationsPart(std::string_view part);

// The part the package is about, which is there. Errors: none, malformed XML.
Result<std::string> MainPart(const Package& package);

// What [Content_Types].xml says of a part; empty where it says nothing.
Result<std::string> ContentTypeOf(const Package& package,
                                  std::string_view part);

// "cannot be read: word/document.xml has a tag without end (byte 120)".
Error BrokenPart(std::string_view part, std::string_view problem, size_t byte);

}  // namespace galley
