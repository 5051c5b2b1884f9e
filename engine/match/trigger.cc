#include "engine/match/trigger.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace galley {
namespace {

using Kind = RegexNode::Kind;

constexpr double kLeastBits = 5.2;
constexpr double kMostBits = 40;
// A trigger that ends in more equal bytes is slow on filler text
// (intel/hyperscan#253).
constexpr size_t kMostEqualBytes = 7;

double CostOf(const Trigger& trigger) {
  return CostOf(trigger.part, trigger.back_max - trigger.back_min + 1);
}

void Keep(std::optional<Trigger>* best, Trigger candidate) {
  if (!*best || CostOf(candidate) < CostOf(**best)) {
    *best = std::move(candidate);
  }
}

// One element of the concatenation at the top of a pattern.
struct Element {
  const RegexNode* node = nullptr;
  Width before{};  // of all elements to the left
  std::optional<TriggerPart> whole{};
  // What the pattern from here on begins with, and up to here ends with:
  // nothing where that can be empty.
  std::optional<TriggerPart> begin{};
  std::optional<TriggerPart> end{};
};

class Deriver {
 public:
  explicit Deriver(const PartOptions& options) : options_(options) {}

  std::optional<Trigger> Best(const RegexNode& node) const;

 private:
  void Collect(const RegexNode& node, std::vector<Element>* elements) const;
  void LookThrough(std::vector<Element>* elements, bool first) const;
  std::optional<Trigger> Inside(const RegexNode& node) const;
  void ConsiderFrom(const std::vector<Element>& elements, size_t first,
                    std::optional<Trigger>* best) const;

  const PartOptions& options_;
};

void Deriver::Collect(const RegexNode& node,
                      std::vector<Element>* elements) const {
  if (node.kind == Kind::kSequence || node.kind == Kind::kCapture) {
    for (const RegexNode& child : node.children) Collect(child, elements);
    return;
  }
  Width before;
  if (!elements->empty()) {
    const Element& last = elements->back();
    const Width width = ByteWidth(*last.node, options_.caseless);
    before = {AddWidth(last.before.min, width.min),
              AddWidth(last.before.max, width.max)};
  }
  elements->push_back({&node, before, WholePart(node, options_),
                       EdgePart(node, true, options_),
                       EdgePart(node, false, options_)});
}

// Where an element can be empty, its neighbour shows through.
void Deriver::LookThrough(std::vector<Element>* elements, bool first) const {
  ByteSet seen;
  bool empty = true;
  for (size_t i = 0; i < elements->size(); ++i) {
    Element& element = (*elements)[first ? elements->size() - 1 - i : i];
    bool nullable = false;
    const ByteSet own = EdgeBytes(*element.node, first, options_, &nullable);
    seen = nullable ? seen | own : own;
    empty = empty && nullable;
    if (nullable && !empty) {
      (first ? element.begin : element.end) = PartOfBytes(seen);
    }
  }
}

// The best trigger inside one element: of a choice, one for each alternative.
std::optional<Trigger> Deriver::Inside(const RegexNode& node) const {
  if (node.kind == Kind::kRepeat && node.min > 0) return Best(node.children[0]);
  if (node.kind != Kind::kAlternation) return std::nullopt;
  std::vector<TriggerPart> parts;
  Trigger joined;
  joined.back_min = Width::kEndless;
  for (const RegexNode& child : node.children) {
    auto branch = Best(child);
    if (!branch) return std::nullopt;
    joined.back_min = std::min(joined.back_min, branch->back_min);
    joined.back_max = std::max(joined.back_max, branch->back_max);
    const bool known = std::ranges::any_of(parts, [&](const TriggerPart& part) {
      return part.text == branch->part.text;
    });
    if (!known) parts.push_back(std::move(branch->part));
  }
  joined.part = JoinParts(parts);
  return joined;
}

// Contiguous parts that begin with what `elements[first]` ends with.
void Deriver::ConsiderFrom(const std::vector<Element>& elements, size_t first,
                           std::optional<Trigger>* best) const {
  if (!elements[first].end) return;
  TriggerPart running = *elements[first].end;
  size_t equal = 1;
  for (size_t i = first + 1; i < elements.size(); ++i) {
    const Element& element = elements[i];
    const RegexNode& previous = *elements[i - 1].node;
    const bool same = element.node->kind == Kind::kLiteral &&
                      previous.kind == Kind::kLiteral &&
                      previous.literal == element.node->literal;
    equal = same ? equal + 1 : 1;
    if (element.begin && equal <= kMostEqualBytes) {
      Trigger candidate{running, element.before.min + element.begin->width.min,
                        element.before.max + element.begin->width.max};
      candidate.part.Append(*element.begin);
      Keep(best, std::move(candidate));
    }
    if (!element.whole || running.bits > kMostBits) return;
    running.Append(*element.whole);
  }
}

std::optional<Trigger> Deriver::Best(const RegexNode& node) const {
  std::vector<Element> elements;
  Collect(node, &elements);
  LookThrough(&elements, true);
  LookThrough(&elements, false);
  std::optional<Trigger> best;
  for (size_t i = 0; i < elements.size(); ++i) {
    const Element& element = elements[i];
    if (element.begin) {
      Keep(&best,
           {*element.begin, element.before.min + element.begin->width.min,
            element.before.max + element.begin->width.max});
    }
    if (auto inside = Inside(*element.node)) {
      inside->back_min += element.before.min;
      inside->back_max += element.before.max;
      Keep(&best, std::move(*inside));
    }
    ConsiderFrom(elements, i, &best);
  }
  return best;
}

}  // namespace

std::optional<Trigger> DeriveTrigger(const RegexNode& node,
                                     const PartOptions& options) {
  auto best = Deriver(options).Best(node);
  if (best && best->part.bits < kLeastBits) return std::nullopt;
  return best;
}

}  // namespace galley
