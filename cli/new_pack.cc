#include "cli/new_pack.h"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "engine/base/file.h"

namespace galley {
namespace {

namespace fs = std::filesystem;

// @ stands for the name of the pack.
constexpr std::string_view kTemplate = R"(<?xml version="1.0" encoding="UTF-8"?>
<!-- One rule of each kind, to be changed into yours; docs/rule-language.md says
     what may stand here, docs/tutorial.md leads through a first pack. -->
<pack id="@" version="1" lang="en">

  <!-- Words that rules share: <w in="@-vessels"/>. -->
  <list name="@-vessels" case="fold">ferry | barge | trawler</list>

  <!-- A piece of patterns: {@-year}, or {@-year:y} to capture it. -->
  <define name="@-year">(?:19|20)\d\d</define>

  <!-- A pattern finds an entity by its letters. -->
  <pattern id="instrument.@-bylaw" type="instrument">
    <match>Bylaw No\. \d{1,3}(?: of {@-year:y})?</match>
    <set name="year" to="y"/>
    <ok year="2021">under ⟦Bylaw No. 12 of 2021⟧ all nets</ok>
    <ok year="" why="no year">⟦Bylaw No. 7⟧ was read.</ok>
    <no why="no number">a new bylaw of 2021</no>
    <no why="another word">Bylaws No. 3</no>
  </pattern>

  <!-- A sequence finds an entity by words, lists and other entities. -->
  <sequence id="programme.@-fund" type="programme">
    <w shape="capitalised"/><w in="@-vessels"/><w>Fund|Scheme</w>
    <ok>The ⟦Northern Ferry Fund⟧ closed.</ok>
    <ok>paid by the ⟦Coastal Trawler Scheme⟧ since</ok>
    <no why="not a capital">a northern ferry Fund</no>
    <no why="no vessel">The Northern Bread Fund</no>
  </sequence>

  <!-- A check finds what must not be printed. -->
  <check id="style.@-vessel" category="style" severity="warning">
    <w in="@-vessels"/><w>boat|boats</w>
    <message>A vessel named twice; leave out "boat".</message>
    <why>A ferry is a boat; the second word tells the reader nothing.</why>
    <ok>The ⟪ferry boat⟫ was late.</ok>
    <ok>Two ⟪trawler boats⟫ sank.</ok>
    <no>The ferry was late.</no>
    <no why="something else">The ferry boathouse burned.</no>
  </check>
</pack>
)";

bool IsPackName(std::string_view name) {
  return !name.empty() && name.front() >= 'a' && name.front() <= 'z' &&
         std::ranges::all_of(name, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
         });
}

}  // namespace

Result<std::string> WriteNewPack(const std::string& path) {
  const std::string file = path.ends_with(".xml") ? path : path + ".xml";
  const std::string name = fs::path(file).stem().string();
  if (!IsPackName(name)) {
    return Fail(
        {"a pack is called by small letters, digits and -, with a "
         "letter first: house-style.xml",
         file});
  }
  std::error_code error;
  if (fs::exists(file, error)) {
    return Fail({"is there already; give the new pack another name", file});
  }
  std::string content;
  for (const char c : kTemplate) {
    if (c == '@') {
      content += name;
    } else {
      content += c;
    }
  }
  if (Result<void> written = WriteFile(file, content); !written) {
    return Fail(std::move(written.error()));
  }
  return file;
}

}  // namespace galley
