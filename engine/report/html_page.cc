#include "engine/report/html_page.h"

#include <fmt/core.h>

#include <string_view>

namespace galley {
namespace {

constexpr std::string_view kHead =
    R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; )"
    R"(style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>galley report</title>
<style>
)";

constexpr std::string_view kStyle = R"(
:root { color-scheme: light dark; --paper: #fff; --desk: #f2f1ee;
  --ink: #1c1c1e; --faint: #62626a; --line: #d5d4cf; --tint: 45%; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #1d1e22; --desk: #141518; --ink: #e8e6e1; --faint: #a2a1a8;
    --line: #3a3b42; --tint: 62%; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--desk); color: var(--ink);
  font: 16px/1.55 system-ui, sans-serif; }
section { display: grid; grid-template-columns: minmax(0, 46em) minmax(18em, 26em);
  gap: 0 1.5rem; justify-content: center; padding: 1.25rem; }
header { grid-column: 1 / -1; }
h2 { margin: 0 0 .25rem; font-size: 1.2rem; overflow-wrap: anywhere; }
.draft { background: var(--paper); border: 1px solid var(--line);
  border-radius: 6px; padding: 1.5rem 2rem; font-family: Georgia, serif;
  overflow-wrap: anywhere; overflow-x: auto; }
.draft > * { margin: 0 0 .8em; white-space: pre-wrap; }
.draft h3, .draft h4, .draft h5, .draft h6 { line-height: 1.25; margin-top: 1.2em; }
.draft > :first-child { margin-top: 0; }
.draft h3 { font-size: 1.4rem; } .draft h4 { font-size: 1.2rem; }
.draft h5 { font-size: 1.05rem; } .draft h6 { font-size: 1rem; }
.draft .item { margin-inline-start: calc(1.2em * max(1, var(--level))); }
.draft blockquote { border-inline-start: 3px solid var(--line);
  padding-inline-start: 1em; }
.draft pre { font-size: .85em; }
.draft table { border-collapse: collapse; white-space: normal; }
.draft td { border: 1px solid var(--line); padding: .2em .5em;
  vertical-align: top; white-space: pre-wrap; }
aside { position: sticky; top: 1rem; align-self: start; max-height: calc(100vh - 2rem);
  overflow-y: auto; font-size: .9rem; }
aside ol, aside ul { list-style: none; margin: .5rem 0; padding: 0; }
aside > ol > li { border: 1px solid var(--line); border-radius: 6px;
  background: var(--paper); border-inline-start: 4px solid hsl(var(--hue) 70% var(--tint));
  padding: .4rem .6rem; margin-bottom: .4rem; overflow-wrap: anywhere; }
details ul { max-height: 40vh; overflow-y: auto; }
aside small, header p { color: var(--faint); margin: 0; }
aside q { display: block; font-family: Georgia, serif; }
del { opacity: .7; } ins { text-decoration: none; font-weight: 600; }
fieldset { border: 0; padding: 0; margin: .5rem 0; display: flex; flex-wrap: wrap;
  gap: .25rem .9rem; }
legend { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; }
label { border-bottom: 3px solid hsl(var(--hue) 70% var(--tint)); white-space: nowrap; }
label.severity { border-bottom-color: var(--line); }
label.error { border-bottom-style: solid; } label.warning { border-bottom-style: dashed; }
label.info { border-bottom-style: dotted; }
a { color: inherit; }
:focus-visible { outline: 3px solid #4a8cff; outline-offset: 2px; }
:target { outline: 3px solid #4a8cff; outline-offset: 2px; scroll-margin: 30vh 0; }
mark { color: inherit; background: none; }
mark.finding, section:has(details[open]) mark.entity {
  background: hsl(var(--hue) 85% var(--tint) / .22);
  border-bottom: 2px solid hsl(var(--hue) 75% var(--tint)); border-radius: 2px; }
mark.finding.warning { border-bottom-style: dashed; }
mark.finding.info { border-bottom-style: dotted; }
section:has(details[open]) mark.entity { border: 1px solid hsl(var(--hue) 60% var(--tint));
  background: none; }
mark > a { font: 600 .68em/1 system-ui, sans-serif; vertical-align: super;
  text-decoration: none; padding: 0 .25em; margin-inline-end: .15em; border-radius: 3px;
  background: hsl(var(--hue) 70% var(--tint) / .45); user-select: none; }
.number { font-weight: 700; margin-inline-end: .35em; }
@media (max-width: 60em) { section { grid-template-columns: minmax(0, 1fr); gap: 1rem; }
  aside { position: static; max-height: none; } }
@media print {
  :root { color-scheme: light; --paper: #fff; --desk: #fff; --ink: #000;
    --faint: #444; --line: #bbb; --tint: 40%; }
  details:not([open]) { display: none; }
  body { font-size: 11pt; } section { display: block; padding: 0; }
  section + section { break-before: page; }
  .draft { border: 0; padding: 0; } aside { position: static; max-height: none;
    margin-top: 1rem; overflow: visible; }
  aside > ol > li { break-inside: avoid; } fieldset { display: none; }
  mark, mark > a { print-color-adjust: exact; } }
)";

// What a checkbox that is not ticked hides.
std::string HidingRule(std::string_view name) {
  return fmt::format(
      "section:has(input.{0}:not(:checked)) ol > li.{0}, "
      "section:has(input.{0}:not(:checked)) mark.finding.{0} > a "
      "{{ display: none; }}\n"
      "section:has(input.{0}:not(:checked)) mark.finding.{0} "
      "{{ background: none; border: 0; }}\n",
      name);
}

}  // namespace

std::string HtmlPageBegin(size_t kinds) {
  constexpr size_t kCircle = 360;
  std::string page(kHead);
  page += kStyle;
  for (size_t i = 0; i < kinds; ++i) {
    const std::string name = fmt::format("k{}", i);
    page += fmt::format(".{} {{ --hue: {}; }}\n", name, i * kCircle / kinds);
    page += HidingRule(name);
  }
  for (const std::string_view severity : {"error", "warning", "info"}) {
    page += HidingRule(severity);
  }
  return page + "</style>\n</head>\n<body>\n";
}

}  // namespace galley
