#include "engine/match/macro_text.h"

#include <fmt/core.h>

#include <algorithm>
#include <functional>

namespace galley {
namespace {

struct MacroUse {
  std::string name{};
  std::string capture{};
};

bool IsNameLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '_' || c == '-';
}

// The macro at the brace `at`, and where it ends; no name: none stands here.
MacroUse UseAt(std::string_view source, size_t at, size_t* end) {
  MacroUse use;
  std::string* part = &use.name;
  for (size_t i = at + 1; i < source.size(); ++i) {
    if (source[i] == '}') {
      const bool quantifier = use.name.empty() || use.name.front() <= '9';
      *end = i + 1;
      return quantifier ? MacroUse{} : use;
    }
    if (source[i] == ':' && part == &use.name) {
      part = &use.capture;
    } else if (IsNameLetter(source[i])) {
      *part += source[i];
    } else {
      break;
    }
  }
  return {};
}

// Hands all text between macros to `text`, each macro to `macro`.
void Split(std::string_view source,
           const std::function<void(std::string_view)>& text,
           const std::function<void(const MacroUse&)>& macro) {
  bool in_class = false;
  size_t class_begin = 0;
  for (size_t i = 0; i < source.size();) {
    size_t end = i + 1;
    const char c = source[i];
    if (c == '\\') {
      end = std::min(i + 2, source.size());
      // The braces of \p{Lu} and \x{2026} are its own.
      if (end < source.size() && source[end] == '{' &&
          std::string_view("pPx").find(source[i + 1]) !=
              std::string_view::npos) {
        end = std::min(source.find('}', end), source.size() - 1) + 1;
      }
    } else if (in_class) {
      in_class = c != ']' || i == class_begin;
    } else if (c == '[') {
      in_class = true;
      class_begin = i + 1;
      if (class_begin < source.size() && source[class_begin] == '^') {
        ++class_begin;
        end = class_begin;
      }
    } else if (c == '{') {
      if (const MacroUse use = UseAt(source, i, &end); !use.name.empty()) {
        macro(use);
        i = end;
        continue;
      }
      end = i + 1;
    } else if (c == '\n' || c == '\r') {
      end = std::min(source.find_first_not_of(" \t\r\n", i), source.size());
      i = end;
      continue;
    }
    text(source.substr(i, end - i));
    i = end;
  }
}

}  // namespace

std::vector<std::string> MacrosIn(std::string_view source) {
  std::vector<std::string> names;
  Split(
      source, [](std::string_view) {},
      [&names](const MacroUse& use) { names.push_back(use.name); });
  return names;
}

std::string ExpandMacros(std::string_view source, const MacroTable& macros) {
  std::string all;
  Split(
      source, [&all](std::string_view text) { all += text; },
      [&](const MacroUse& use) {
        const auto macro = macros.find(use.name);
        if (macro == macros.end()) return;
        all += use.capture.empty() ? "(?:" : fmt::format("(?'{}'", use.capture);
        all += ExpandMacros(macro->second, macros) + ")";
      });
  return all;
}

}  // namespace galley
