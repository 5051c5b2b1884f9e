#include "engine/input/relations.h"

#include <fmt/core.h>

#include <algorithm>

#include "engine/input/xml_reader.h"

namespace galley {
namespace {

using std::string_view;

constexpr XmlNamespace kNamespaces[] = {
    {"http://schemas.openxmlformats.org/package/2006/relationships", ""},
    {"http://schemas.openxmlformats.org/package/2006/content-types", ""},
};
constexpr string_view kContentTypes = "[Content_Types].xml";

// The part a target names, as seen from `part`; "../" and "./" resolved.
std::string Resolve(string_view part, string_view target) {
  std::string path;
  if (target.starts_with('/')) {
    target.remove_prefix(1);
  } else {
    path = part.substr(0, part.find_last_of('/') + 1);
  }
  while (!target.empty()) {
    const size_t slash = std::min(target.find('/'), target.size());
    const string_view step = target.substr(0, slash);
    if (step == "..") {
      if (!path.empty()) path.pop_back();
      path.resize(path.find_last_of('/') + 1);
    } else if (step != ".") {
      path += target.substr(0, slash + 1);
    }
    target.remove_prefix(std::min(slash + 1, target.size()));
  }
  return path;
}

}  // namespace

Error BrokenPart(string_view part, string_view problem, size_t byte) {
  return {
      fmt::format("cannot be read: {} {} (byte {}); open it in its program "
                  "and save it again",
                  part, problem, byte)};
}

std::string RelationsPart(string_view part) {
  const size_t name = part.find_last_of('/') + 1;  // 0 without a slash
  return fmt::format("{}_rels/{}.rels", part.substr(0, name),
                     part.substr(name));
}

Result<std::vector<Relation>> RelationsOf(const Package& package,
                                          string_view part) {
  std::vector<Relation> relations;
  const std::string name = RelationsPart(part);
  if (!package.Has(name)) return relations;
  const Result<std::string> xml = package.ReadXml(name);
  if (!xml) return tl::unexpected(xml.error());
  XmlReader reader(*xml, kNamespaces, package.limits().depth);
  for (auto token = reader.Next(); token != XmlReader::Token::kDone;
       token = reader.Next()) {
    if (token == XmlReader::Token::kBroken) {
      return Fail(BrokenPart(name, reader.problem(), reader.begin()));
    }
    if (token != XmlReader::Token::kStart || reader.name() != "Relationship") {
      continue;
    }
    Relation relation{reader.Attribute("Id"), reader.Attribute("Type"), {}};
    relation.type.erase(0, relation.type.find_last_of('/') + 1);
    if (reader.Attribute("TargetMode") != "External") {
      relation.target = Resolve(part, reader.Attribute("Target"));
    }
    relations.push_back(std::move(relation));
  }
  return relations;
}

std::map<std::string, std::string, std::less<>> TargetsById(
    const std::vector<Relation>& relations) {
  std::map<std::string, std::string, std::less<>> targets;
  for (const Relation& relation : relations) {
    targets.try_emplace(relation.id, relation.target);
  }
  return targets;
}

Result<std::string> MainPart(const Package& package) {
  const auto relations = RelationsOf(package, "");
  if (!relations) return tl::unexpected(relations.error());
  const auto main =
      std::ranges::find(*relations, "officeDocument", &Relation::type);
  if (main == relations->end() || !package.Has(main->target)) {
    return Fail(Error{"does not say which of its parts is the document"});
  }
  return main->target;
}

Result<std::string> ContentTypeOf(const Package& package, string_view part) {
  const Result<std::string> xml = package.ReadXml(kContentTypes);
  if (!xml) return tl::unexpected(xml.error());
  const string_view extension = part.substr(part.find_last_of('.') + 1);
  std::string by_extension;
  XmlReader reader(*xml, kNamespaces, package.limits().depth);
  for (auto token = reader.Next(); token != XmlReader::Token::kDone;
       token = reader.Next()) {
    if (token == XmlReader::Token::kBroken) {
      return Fail(BrokenPart(kContentTypes, reader.problem(), reader.begin()));
    }
    if (token != XmlReader::Token::kStart) continue;
    if (reader.name() == "Override" &&
        Resolve("", reader.Attribute("PartName")) == part) {
      return reader.Attribute("ContentType");
    }
    if (reader.name() == "Default" &&
        reader.Attribute("Extension") == extension) {
      by_extension = reader.Attribute("ContentType");
    }
  }
  return by_extension;
}

}  // namespace galley
