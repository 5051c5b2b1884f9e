// Encodings other than UTF-8, by ICU's tables and detector.
#pragma once

#include <string>
#include <string_view>

#include "engine/text/decode.h"

namespace galley {

// "latin1" -> "ISO-8859-1". Empty for a name ICU does not know.
std::string CanonicalEncoding(std::string_view name);

// The encoding ICU's detector believes in, from the places that are not ASCII;
// ISO-8859-1 is told as windows-1252, which holds it. Empty: too little text,
// too little confidence, or a form that NUL bytes and BOMs decide.
std::string DetectEncoding(std::string_view bytes);

// `bytes` from `skip` on, converted. Malformed places become U+FFFD and are
// counted. REQUIRES: `encoding` is canonical. Errors: ICU has no table for it.
Result<Decoded> Convert(std::string_view bytes, std::string_view encoding,
                        size_t skip);

}  // namespace galley
