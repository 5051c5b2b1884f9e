#include "validators/number/number.h"

#include "validators/number/beside.h"
#include "validators/number/change.h"
#include "validators/number/figure.h"
#include "validators/number/figure_view.h"
#include "validators/number/listing.h"
#include "validators/number/parts.h"
#include "validators/number/restated.h"
#include "validators/number/shares.h"
#include "validators/number/table.h"
#include "validators/number/target_share.h"
#include "validators/number/total_behind.h"

namespace galley {
namespace {

class Number : public Validator {
 public:
  explicit Number(ValidatorSetup setup) : setup_(std::move(setup)) {}

  void Validate(const Document& document, Report* report) const override {
    const std::vector<Figure> figures = FiguresOf(document, *report);
    const std::vector<FiguredSentence> sentences =
        FiguredSentences(document, figures);
    const FigureView view{document, sentences, report};
    parts_.Run(view);
    total_behind_.Run(view);
    target_share_.Run(view);
    listing_.Run(view);
    shares_.Run(view);
    beside_.Run(view);
    change_.Run(view);
    restated_.Run(view);
    table_.Run(document, report);
  }

 private:
  ValidatorSetup setup_;
  PartsTest parts_{setup_};
  TotalBehindTest total_behind_{setup_};
  TargetShareTest target_share_{setup_};
  ListingTest listing_{setup_};
  SharesTest shares_{setup_};
  BesideTest beside_{setup_};
  ChangeTest change_{setup_};
  RestatedTest restated_{setup_};
  TableTest table_{setup_};
};

}  // namespace

std::unique_ptr<Validator> MakeNumber(ValidatorSetup setup) {
  return std::make_unique<Number>(std::move(setup));
}

}  // namespace galley
