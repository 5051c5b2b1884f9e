#include "validators/consistency/consistency.h"

#include <algorithm>
#include <utility>

#include "validators/consistency/collectors.h"
#include "validators/consistency/names.h"
#include "validators/consistency/styles.h"

namespace galley {
namespace {

uint32_t NextGroup(const Report& report) {
  uint32_t group = 0;
  for (const Finding& finding : report.findings) {
    group = std::max(group, finding.group);
  }
  return group + 1;
}

class Consistency : public Validator {
 public:
  explicit Consistency(ValidatorSetup setup)
      : setup_(std::move(setup)),
        compounds_(setup_.database),
        spellings_(setup_.database),
        cases_(setup_.database),
        accents_(setup_.database),
        long_names_(setup_.database) {}

  void Validate(const Document& document, Report* report) const override {
    const WordView view(document, report->annotations);
    uint32_t group = NextGroup(*report);
    std::vector<Finding> found;
    const auto run = [&](std::string_view kind, const auto& collector) {
      const Binding* binding = setup_.Find(kind);
      if (binding == nullptr) return;
      collector.Collect(view).Report(document, *binding, true, &group, &found);
    };
    run("hyphen", compounds_);
    run("spelling", spellings_);
    run("letter-case", cases_);
    run("accent", accents_);
    if (const Binding* name = setup_.Find("name")) {
      long_names_.Collect(view, report->annotations)
          .Report(document, *name, false, &group, &found);
    }
    if (const Binding* near = setup_.Find("near");
        near != nullptr && near->words != nullptr) {
      NearNames(setup_.database, *near->words)
          .Collect(view)
          .Report(document, *near, false, &group, &found);
    }
    if (const Binding* style = setup_.Find("style")) {
      for (const Variants& variants :
           WritingStyles(document, report->annotations)) {
        variants.Report(document, *style, false, &group, &found);
      }
    }
    std::ranges::move(found, std::back_inserter(report->findings));
  }

 private:
  ValidatorSetup setup_;
  Compounds compounds_;
  Spellings spellings_;
  LetterCases cases_;
  Accents accents_;
  LongNames long_names_;
};

}  // namespace

std::unique_ptr<Validator> MakeConsistency(ValidatorSetup setup) {
  return std::make_unique<Consistency>(std::move(setup));
}

}  // namespace galley
