#include "validators/spacing/spacing.h"

#include <utility>

#include "validators/spacing/doubled.h"
#include "validators/spacing/glue.h"
#include "validators/spacing/split.h"

namespace galley {
namespace {

class Spacing : public Validator {
 public:
  explicit Spacing(ValidatorSetup setup) : setup_(std::move(setup)) {}

  void Validate(const Document& document, Report* report) const override {
    if (const Binding* doubled = setup_.Find("doubled")) {
      FindDoubledSpaces(document, *doubled, report);
    }
    const Lexicon* list = nullptr;
    for (const Binding& binding : setup_.bindings) {
      if (binding.words != nullptr) list = binding.words;
    }
    if (list == nullptr) return;
    Vocabulary vocabulary(document, *list);
    const auto run = [&](std::string_view kind, auto find) {
      if (const Binding* binding = setup_.Find(kind)) {
        find(document, *binding, &vocabulary, report);
      }
    };
    run("split", FindSplitWords);
    run("glued", FindGluedWords);
    run("glued-capital", FindGluedCapitals);
  }

 private:
  ValidatorSetup setup_;
};

}  // namespace

std::unique_ptr<Validator> MakeSpacing(ValidatorSetup setup) {
  return std::make_unique<Spacing>(std::move(setup));
}

}  // namespace galley
