// Compiling a form of a pattern with PCRE2: for this floor alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "engine/match/pattern.h"

struct pcre2_real_code_8;

namespace galley {

// `form` is one of the pattern's, or a part of its UTF form; `more`: options of
// pcre2_compile besides those a form always has. Null: refused, with PCRE2's
// error and where it is.
pcre2_real_code_8* CompilePcre2(const Pattern& pattern, std::string_view form,
                                bool utf, uint32_t more, int* error,
                                size_t* offset);

}  // namespace galley
