// galley: the table of verbs and the exit status.

#include <fmt/core.h>
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <exception>

#include "cli/commands.h"
#include "cli/completion.h"
#include "cli/log.h"
#include "cli/options.h"
#include "cli/print.h"
#include "cli/settings_loader.h"
#include "cli/sink.h"
#include "cli/version.h"

namespace galley {
namespace {

// Of the table that follows.
ExitStatus Complete(const Options& options);

constexpr std::array kVerbs = {
    Verb{"check", "review drafts and print findings", "PATH",
         kRules | kConfig | kDrafts | kJobs | kOutput | kFindings | kJudged,
         Check},
    Verb{"tag", "print the entities of drafts", "PATH",
         kRules | kConfig | kDrafts | kJobs | kOutput, Tag},
    Verb{"text", "print the text of a draft, without its markup", "PATH",
         kDrafts, Text},
    Verb{"annotate", "write the findings as comments into a copy of a draft",
         "PATH", kRules | kConfig | kDrafts | kAnnotate, Annotate},
    Verb{"explain", "say why a place has its entities and findings, or not",
         "PATH[:LINE]", kRules | kConfig | kDrafts | kExplain, Explain},
    Verb{"profile", "say what each rule costs over drafts, and what it finds",
         "PATH", kRules | kConfig | kDrafts | kProfile, RunProfile},
    Verb{"compare", "say what an edit of packs does to drafts",
         "PACKS_A PACKS_B PATH", kDrafts | kJobs | kCompare, Compare},
    Verb{"watch", "say what each save of a pack does to drafts",
         "PACKS... PATH", kRules | kConfig | kDrafts | kWatch, Watch},
    Verb{"test", "run the examples of packs and the golden folders",
         "PACK-OR-GOLDEN", kRules | kUpdate, Test},
    Verb{"rules", "lint, list or show what the packs define; begin a new pack",
         "ACTION", kRules | kConfig | kLint, Rules},
    Verb{"compile", "fill the cache ahead of use", "", kRules | kConfig,
         Compile},
    Verb{"baseline", "accept the findings of drafts", "PATH",
         kRules | kConfig | kDrafts | kJobs | kAccept, AcceptFindings},
    Verb{"config", "print the settings in force and where they come from", "",
         kRules | kConfig | kOutput | kFindings | kJudged, Config},
    Verb{"fix", "make the repairs of drafts that are sure", "PATH",
         kRules | kConfig | kDrafts | kJobs | kFix, FixDrafts},
    Verb{"init", "write a commented .galley.xml into this folder", "", 0, Init},
    Verb{"completion", "print what a shell needs to complete command lines",
         "SHELL", kShell, Complete},
};

ExitStatus Complete(const Options& options) {
  return Print(CompletionScript(options.paths.front(), DescribeVerbs(kVerbs)));
}

ExitStatus Run(int argc, const char* const* argv) {
  CommandLine line = ParseCommandLine(argc, argv, kVerbs, VersionText());
  if (line.verb == nullptr) {
    if (line.status == ExitStatus::kDone) return Print(line.message);
    LogError(line.message);
    return line.status;
  }
  if (line.options.quiet) SetVerbosity(Verbosity::kQuiet);
  if (line.options.verbose) SetVerbosity(Verbosity::kVerbose);
  if ((line.verb->groups & kConfig) != 0) LoadSettings(&line.options);
  return line.verb->run(line.options);
}

// Takes from the kernel in one go what every verb needs, in place of a fault
// for each page. Where that cannot be had, nothing else changes.
void WarmHeap() {
  constexpr int kBytes = 8 << 20;
  ::mallopt(M_TOP_PAD, kBytes);
  ::mallopt(M_TRIM_THRESHOLD, 4 * kBytes);
  ::mallopt(M_MMAP_THRESHOLD, kBytes);
  void* const first = std::malloc(kBytes / 8);  // more than there is by now
  const auto page = static_cast<uintptr_t>(::sysconf(_SC_PAGESIZE));
  const uintptr_t begin = reinterpret_cast<uintptr_t>(first) & ~(page - 1);
  ::madvise(reinterpret_cast<void*>(begin), kBytes, MADV_POPULATE_WRITE);
  std::free(first);
}

}  // namespace
}  // namespace galley

int main(int argc, char** argv) {
  galley::WarmHeap();
  galley::GuardStandardStreams();
  std::signal(SIGPIPE, SIG_IGN);  // a write tells
  galley::ExitStatus status = galley::ExitStatus::kFailed;
  try {
    status = galley::Run(argc, argv);
  } catch (const std::exception& error) {
    galley::LogError(fmt::format("cannot go on: {}", error.what()));
  }
  return static_cast<int>(status);
}
