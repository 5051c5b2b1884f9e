// The verbs: each is one function in its own file.
#pragma once

#include "cli/exit_status.h"
#include "cli/options.h"

namespace galley {

ExitStatus Check(const Options& options);
ExitStatus Tag(const Options& options);
ExitStatus Text(const Options& options);
ExitStatus RunProfile(const Options& options);
ExitStatus Compare(const Options& options);
ExitStatus Watch(const Options& options);
ExitStatus Annotate(const Options& options);
ExitStatus Explain(const Options& options);
ExitStatus Test(const Options& options);
ExitStatus Rules(const Options& options);
ExitStatus Compile(const Options& options);
ExitStatus AcceptFindings(const Options& options);
ExitStatus Config(const Options& options);
ExitStatus FixDrafts(const Options& options);
ExitStatus Init(const Options& options);

}  // namespace galley
