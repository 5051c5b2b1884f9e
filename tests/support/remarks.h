// The remarks of a document in one line each, for tests of readers.
#pragma once

#include <string>

#include "engine/text/document.h"

namespace galley {

// "comment[text] Ann 2023-05-02: what it says"
std::string RemarksOf(const Document& document);

}  // namespace galley
