#include "tests/bench/figures.h"

#include <fmt/format.h>

namespace galley::bench {
namespace {

// Four significant digits are more than the machine gives; counts are whole.
std::string Written(double value) {
  const auto whole = static_cast<int64_t>(value);
  return static_cast<double>(whole) == value ? std::to_string(whole)
                                             : fmt::format("{:.4g}", value);
}

}  // namespace

void Figures::Add(std::string_view name, double value,
                  std::string_view meaning) {
  figures_.push_back({std::string(name), value, std::string(meaning)});
}

std::string Figures::AsTable() const {
  std::string text;
  for (const Figure& figure : figures_) {
    text += fmt::format("{:28} {:>10}  {}\n", figure.name,
                        Written(figure.value), figure.meaning);
  }
  return text;
}

std::string Figures::AsJson() const {
  std::string text;
  for (const Figure& figure : figures_) {
    text += fmt::format("{}\"{}\": {}", text.empty() ? "{" : ", ", figure.name,
                        Written(figure.value));
  }
  return (text.empty() ? "{" : text) + "}\n";
}

}  // namespace galley::bench
