// Styles: the ways in which a document writes shares, thousands and dates.
#pragma once

#include <vector>

#include "engine/annotate/annotation.h"
#include "engine/text/document.h"
#include "validators/consistency/variants.h"

namespace galley {

// Shares (per cent, percent, %), thousands (10,000; 10 000) and days (3 March
// 2021; March 3, 2021; 03.03.2021): one group each. Tables do not count: they
// are written short. Cost: linear in the annotations.
std::vector<Variants> WritingStyles(const Document& document,
                                    const std::vector<Annotation>& annotations);

}  // namespace galley
