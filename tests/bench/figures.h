// Figures: what was measured, by name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace galley::bench {

class Figures {
 public:
  // Names are those of CONTRACT.md where it has them. `meaning`: for people.
  void Add(std::string_view name, double value, std::string_view meaning);

  std::string AsTable() const;
  std::string AsJson() const;  // one object, names in the order of Add

 private:
  struct Figure {
    std::string name{};
    double value = 0;
    std::string meaning{};
  };
  std::vector<Figure> figures_{};
};

}  // namespace galley::bench
