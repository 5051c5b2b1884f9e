// Settings in force: what a .galley.xml asks, done to packs and findings.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/check/report.h"
#include "engine/rules/database.h"
#include "engine/rules/settings.h"

namespace galley {

// Is this the name of a type, a category or a rule?
bool KnowsName(const RuleBook& book, std::string_view name);

// Is this the name of a category or of a check?
bool MakesFindings(const RuleBook& book, std::string_view name);
// What to say of a name that makes none.
std::string UnknownCheck(std::string_view name);

// What is wrong with a period FROM/TO, in words; empty: nothing.
std::string PeriodFault(std::string_view period);

// Gives checks their parameters and adds the common passages. The errors: every
// name, parameter, passage and period that cannot be; nothing serves then.
Errors ApplySettings(const Settings& settings, Database* database);

// Gives the findings of one draft the severities asked for, and takes out what
// the sections of its path leave out. `path`: as in Settings::For. What is
// chosen for all drafts (<only>, <skip> at the top) is the business of writers.
void ApplySettings(const Settings& settings, std::string_view path,
                   Report* report);

}  // namespace galley
