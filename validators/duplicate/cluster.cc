#include "validators/duplicate/cluster.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "validators/duplicate/join.h"
#include "validators/duplicate/preview.h"

namespace galley {
namespace {

// Longer places that are looked at: places overlap, but hardly deeper.
constexpr size_t kMaxOpen = 8;
// "5.9", "C.12": the digits and the full stop of a section's number.
constexpr size_t kMinSectionNumber = 2;
// A title is no longer.
constexpr uint32_t kMaxTitleWords = 40;

class ClusterMaker {
 public:
  ClusterMaker(const Document& document, const Tokens& tokens,
               const std::vector<Copy>& copies)
      : document_(document), tokens_(tokens), copies_(copies) {}

  std::vector<Cluster> Run(std::vector<Cluster> titles) {
    clusters_ = std::move(titles);
    std::vector<bool> used(copies_.size(), false);
    for (Cluster& preview : FindPreviews(document_, tokens_, copies_, &used)) {
      clusters_.push_back(std::move(preview));
    }
    JoinCopies(used);
    LeaveOutInner();
    for (Cluster& cluster : clusters_) SetForm(&cluster);
    std::erase_if(clusters_, [this](const Cluster& cluster) {
      return cluster.form != Form::kSentence && cluster.form != Form::kTandem &&
             IsOutline(cluster);
    });
    std::ranges::sort(clusters_, {}, [](const Cluster& cluster) {
      return std::pair(cluster.places[0].span, cluster.places[1].span);
    });
    return std::move(clusters_);
  }

 private:
  void JoinCopies(const std::vector<bool>& used);
  void CutGluedWords(Cluster* cluster) const;
  void LeaveOutInner();
  void SetForm(Cluster* cluster) const;
  bool IsWhole(const Place& place) const;
  bool IsTitle(const Place& place) const;
  bool IsAll(const Place& place, BlockKind kind) const;
  bool IsOutline(const Cluster& cluster) const;
  uint32_t BlocksIn(const Place& place) const;
  bool AreBeside(const Place& first, const Place& second) const;
  bool HasChromeBetween(const Place& first, const Place& second) const;
  const Block& BlockOf(uint32_t token) const {
    return document_.blocks()[tokens_.units()[tokens_.UnitOf(token)].block];
  }

  const Document& document_;
  const Tokens& tokens_;
  const std::vector<Copy>& copies_;
  std::vector<Cluster> clusters_{};
};

void ClusterMaker::JoinCopies(const std::vector<bool>& used) {
  // Side 2 * i is `a` of copy i, side 2 * i + 1 its `b`.
  std::vector<Span> sides(2 * copies_.size());
  for (size_t i = 0; i < copies_.size(); ++i) {
    if (used[i]) continue;
    sides[2 * i] = copies_[i].a.span;
    sides[2 * i + 1] = copies_[i].b.span;
  }
  for (const JoinedPassage& passage : JoinPairs(sides)) {
    if (passage.size() < 2) continue;
    Cluster cluster;
    for (const JoinedPlace& joined : passage) {
      Place& place = cluster.places.emplace_back();
      for (const size_t side : joined) {
        const Copy& copy = copies_[side / 2];
        const Side& here = side % 2 == 0 ? copy.a : copy.b;
        if (here.span.size() > place.span.size()) {
          place.span = here.span;
          place.tokens = here.tokens;
        }
        place.likeness = std::max(place.likeness, copy.likeness);
        if (side % 2 == 0) cluster.copies.push_back(side / 2);
      }
    }
    CutGluedWords(&cluster);
    std::ranges::sort(cluster.places, {}, &Place::span);
    std::ranges::sort(cluster.copies);
    clusters_.push_back(std::move(cluster));
  }
}

// "NoteFigures" begins with "Figures" where another place does.
void ClusterMaker::CutGluedWords(Cluster* cluster) const {
  const auto first_word = [&](const Place& place) {
    return tokens_.SpanOf(place.tokens.begin);
  };
  const auto shortest = std::ranges::min_element(
      cluster->places, {},
      [&](const Place& place) { return first_word(place).size(); });
  const Span word = first_word(*shortest);
  if (shortest->span.begin != word.begin) return;
  for (Place& place : cluster->places) {
    const Span longer = first_word(place);
    if (place.span.begin == longer.begin &&
        IsGlued(longer.In(document_.text()), word.In(document_.text()))) {
      place.span.begin = longer.end - word.size();
    }
  }
}

void ClusterMaker::LeaveOutInner() {
  std::vector<std::pair<size_t, size_t>> order;  // cluster, place
  for (size_t i = 0; i < clusters_.size(); ++i) {
    for (size_t j = 0; j < clusters_[i].places.size(); ++j) {
      order.emplace_back(i, j);
    }
  }
  const auto place_at = [&](std::pair<size_t, size_t> at) -> Place& {
    return clusters_[at.first].places[at.second];
  };
  std::ranges::sort(order, {}, [&](std::pair<size_t, size_t> at) {
    const Place& place = place_at(at);
    return std::tuple(-static_cast<int64_t>(place.span.size()),
                      place.span.begin, at);
  });
  std::map<uint32_t, uint32_t> own;  // begin -> end, longest first
  for (const auto& at : order) {
    Place& place = place_at(at);
    auto near = own.lower_bound(place.span.end);
    for (size_t i = 0; i < kMaxOpen && near != own.begin() && place.own; ++i) {
      --near;
      place.own = SharedBytes({near->first, near->second}, place.span) <
                  kInside * place.span.size();
    }
    if (place.own) own.emplace(place.span.begin, place.span.end);
  }
  std::erase_if(clusters_, [](const Cluster& cluster) {
    return std::ranges::none_of(cluster.places, &Place::own);
  });
}

bool ClusterMaker::IsWhole(const Place& place) const {
  const TokenRange first = tokens_.TokensOf(tokens_.UnitOf(place.tokens.begin));
  const TokenRange last =
      tokens_.TokensOf(tokens_.UnitOf(place.tokens.end - 1));
  return first.begin == place.tokens.begin && last.end == place.tokens.end;
}

uint32_t ClusterMaker::BlocksIn(const Place& place) const {
  const auto block = [&](uint32_t token) {
    return tokens_.units()[tokens_.UnitOf(token)].block;
  };
  return block(place.tokens.end - 1) - block(place.tokens.begin) + 1;
}

bool ClusterMaker::IsAll(const Place& place, BlockKind kind) const {
  const auto& blocks = document_.blocks();
  const uint32_t first =
      tokens_.units()[tokens_.UnitOf(place.tokens.begin)].block;
  return std::all_of(blocks.begin() + first,
                     blocks.begin() + first + BlocksIn(place),
                     [&](const Block& block) { return block.kind == kind; });
}

// A whole block without a full stop, above other text, or the line of a list.
bool ClusterMaker::IsTitle(const Place& place) const {
  const Block& block = BlockOf(place.tokens.begin);
  if (block.kind == BlockKind::kHeading) return true;
  if (!IsWhole(place) || BlocksIn(place) > 1 ||
      place.tokens.size() > kMaxTitleWords) {
    return false;
  }
  const char last = document_.text()[place.span.end - 1];
  return std::string_view(".!:;,").find(last) == std::string_view::npos &&
         place.tokens.end < tokens_.size();
}

// Headings and their lines in the contents: in a list, or numbered at all
// places ("5.9. How to mend nets", "5.10. Nets tear. What can I do?").
bool ClusterMaker::IsOutline(const Cluster& cluster) const {
  size_t headings = 0;
  size_t items = 0;
  for (const Place& place : cluster.places) {
    headings += IsAll(place, BlockKind::kHeading);
    items += IsAll(place, BlockKind::kListItem);
  }
  if (headings == 1 && items + 1 == cluster.places.size()) return true;
  return std::ranges::all_of(
      cluster.places, [this, &cluster](const Place& place) {
        const std::string_view text =
            BlockOf(place.tokens.begin).span.In(document_.text());
        if (cluster.form != Form::kHeading &&
            (!IsWhole(place) || text.find('?') == text.npos)) {
          return false;
        }
        const size_t letter = text[0] >= 'A' && text[0] <= 'Z' ? 1 : 0;
        const std::string_view digits = text.substr(
            letter, text.find_first_not_of("0123456789.", letter) - letter);
        return digits.size() >= kMinSectionNumber &&
               digits.find('.') < digits.size() - 1;
      });
}

// Nothing stands between but a label or chrome: no sentence, no second line.
bool ClusterMaker::AreBeside(const Place& first, const Place& second) const {
  const uint32_t begin = first.tokens.end;
  const uint32_t end = second.tokens.begin;
  if (end <= begin) return true;
  if (end - begin > kBeside ||
      tokens_.UnitOf(begin) != tokens_.UnitOf(end - 1)) {
    return false;
  }
  const Span between{tokens_.BeginOf(begin), second.span.begin};
  return between.In(document_.text()).find_first_of(".!?:;") ==
         std::string_view::npos;
}

// Words that are no tokens: "View More".
bool ClusterMaker::HasChromeBetween(const Place& first,
                                    const Place& second) const {
  const std::vector<Word>& words = document_.words();
  uint32_t between = 0;
  for (uint32_t i = document_.WordAt(first.span.end);
       i < words.size() && words[i].span().end <= second.span.begin; ++i) {
    between += !words[i].Is(kSign) && words[i].begin >= first.span.end;
  }
  return between > second.tokens.begin - first.tokens.end;
}

void ClusterMaker::SetForm(Cluster* cluster) const {
  const std::vector<Place>& places = cluster->places;
  size_t beside = 0;
  bool chrome = false;
  for (size_t i = 0; i + 1 < places.size(); ++i) {
    if (!AreBeside(places[i], places[i + 1])) continue;
    ++beside;
    chrome = chrome || HasChromeBetween(places[i], places[i + 1]);
  }
  cluster->adjacent = beside > 0;
  if (cluster->form != Form::kSentence) return;
  const auto all = [&](auto is) { return std::ranges::all_of(places, is); };
  const auto is_item = [&](const Place& place) {
    return BlockOf(place.tokens.begin).kind == BlockKind::kListItem;
  };
  if (all([&](const Place& place) { return BlocksIn(place) > 1; })) {
    cluster->form = Form::kBlock;
  } else if (beside == 0 && !all(is_item) &&
             all([&](const Place& place) { return IsTitle(place); })) {
    cluster->form = Form::kHeading;
  } else if (beside + 1 == places.size() && !chrome) {
    cluster->form = Form::kTandem;
  } else if (all([&](const Place& place) {
               return IsWhole(place) &&
                      document_.text()[place.span.end - 1] != ':';
             })) {
    const bool items = all([&](const Place& place) {
      return is_item(place) && std::string_view(".!?").find(
                                   document_.text()[place.span.end - 1]) ==
                                   std::string_view::npos;
    });
    cluster->form = items ? Form::kItem : Form::kParagraph;
  }
}

}  // namespace

std::vector<Cluster> MakeClusters(const Document& document,
                                  const Tokens& tokens,
                                  const std::vector<Copy>& copies,
                                  std::vector<Cluster> titles) {
  return ClusterMaker(document, tokens, copies).Run(std::move(titles));
}

}  // namespace galley
