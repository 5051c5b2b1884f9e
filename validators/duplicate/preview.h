// Previews: a text cut off and then told in full.
#pragma once

#include <vector>

#include "validators/duplicate/cluster.h"

namespace galley {

// Web pages show the begin of a text, "View more", and the whole of it; copied,
// both stand there, and sometimes the rest of the text a third time. Each
// cluster has a preview, the full text and perhaps the residue. The copies that
// they were made from are marked as used.
std::vector<Cluster> FindPreviews(const Document& document,
                                  const Tokens& tokens,
                                  const std::vector<Copy>& copies,
                                  std::vector<bool>* used);

}  // namespace galley
