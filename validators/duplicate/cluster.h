// Clusters: all places of one passage, from its copies two by two.
#pragma once

#include <vector>

#include "validators/duplicate/copy.h"

namespace galley {

enum class Form : uint8_t {
  kSentence,   // one or more, inside blocks that differ
  kParagraph,  // all of a block
  kBlock,      // several of them
  kTandem,     // each copy stands directly behind the one before
  kPreview,    // a text cut off, then the whole of it, perhaps its rest
  kHeading,
  kItem,  // an item of a list that is no sentence
};

enum class Role : uint8_t { kCopy, kPreview, kFull, kResidue };

struct Place {
  Span span{};
  TokenRange tokens{};
  // To the place it is most like.
  Likeness likeness = Likeness::kParallel;
  Role role = Role::kCopy;
  // False for one that lies for the most part inside a longer place of another
  // cluster: it has no finding of its own.
  bool own = true;
};

struct Cluster {
  Form form = Form::kSentence;
  bool adjacent = false;         // some place stands right behind another
  std::vector<Place> places{};   // two or more, sorted
  std::vector<size_t> copies{};  // indices of those that it was made from
};

// Sorted by the first place. Two places are one when they share four fifths of
// the longer. `titles` are clusters that are made already. Clusters without a
// place of their own are left out.
std::vector<Cluster> MakeClusters(const Document& document,
                                  const Tokens& tokens,
                                  const std::vector<Copy>& copies,
                                  std::vector<Cluster> titles);

}  // namespace galley
