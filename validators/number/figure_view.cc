#include "validators/number/figure_view.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace galley {
namespace {

// Points that a share may be off, by rounding.
constexpr double kShareSlack = 1.0;
constexpr double kAboutShareSlack = 3.0;

}  // namespace

void CheckShare(const FigureView& view, const Binding& binding,
                const Figure& share, double part, double whole) {
  if (share.IsRange() || share.points || whole <= 0) return;
  const double truth = 100 * part / whole;
  const double slack =
      (share.exact ? kShareSlack : kAboutShareSlack) + Slack(share);
  if (std::abs(truth - share.low) <= slack) return;
  if (!share.exact && std::abs(truth - share.low) <= 10) return;
  view.report->findings.push_back(
      MakeFinding(binding, share.span,
                  {{"share", std::string(share.text)},
                   {"part", Shown(part)},
                   {"whole", Shown(whole)},
                   {"truth", Shown(std::round(truth * 10) / 10)}}));
}

std::string Shown(double value) {
  constexpr size_t kGroup = 3;
  std::string shown = fmt::format("{:.6f}", value);
  shown.erase(shown.find_last_not_of('0') + 1);
  if (shown.back() == '.') shown.pop_back();
  const size_t sign = shown.front() == '-' ? 1 : 0;
  for (size_t at = std::min(shown.find('.'), shown.size());
       at > sign + kGroup;) {
    at -= kGroup;
    shown.insert(at, 1, ',');
  }
  return shown;
}

}  // namespace galley
