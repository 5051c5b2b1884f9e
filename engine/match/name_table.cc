#include "engine/match/name_table.h"

#include <algorithm>
#include <cstring>
#include <ranges>
#include <string>
#include <unordered_map>

namespace galley {
namespace {

constexpr size_t kMaxExactWords = 32;

uint32_t MixEdge(uint32_t node, TokenId token) {
  uint64_t key = (uint64_t{node} << 32) | token;
  key *= 0x9E3779B97F4A7C15u;
  return static_cast<uint32_t>(key >> 32);
}

// Adds one word, letter by letter.
uint32_t MixExact(uint32_t hash, std::string_view word) {
  for (const char c : word) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193u;
  }
  return hash * 0x85EBCA6Bu + 1;
}

bool BeginsWithCapital(std::string_view word, uint16_t shape) {
  if ((shape & (kCapitalised | kUpper | kSingleCapital)) != 0) return true;
  return (shape & kMixed) != 0 && !word.empty() &&
         !(word[0] >= 'a' && word[0] <= 'z');
}

// `folded` ends with a zero.
bool FoldsTo(const Word& word, std::string_view text, const char* folded) {
  const std::string_view written = word.span().In(text);
  if (word.Is(kNonAscii)) return FoldWord(written) == folded;
  for (const char c : written) {
    if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != *folded) return false;
    ++folded;
  }
  return *folded == '\0';
}

size_t TableSize(size_t count) {
  size_t size = 16;
  while (size < count * 2) size *= 2;
  return size;
}

// One array after another, each behind its length and on a border of 8 bytes.
template <typename T>
void Put(const std::vector<T>& values, std::string* out) {
  const uint64_t count = values.size();
  out->append(reinterpret_cast<const char*>(&count), sizeof(count));
  out->append(reinterpret_cast<const char*>(values.data()),
              values.size() * sizeof(T));
  out->resize((out->size() + 7) / 8 * 8, '\0');
}

template <typename T>
bool Take(std::string_view* in, std::span<const T>* values) {
  uint64_t count = 0;
  if (in->size() < sizeof(count)) return false;
  std::memcpy(&count, in->data(), sizeof(count));
  in->remove_prefix(sizeof(count));
  if (count > in->size() / sizeof(T)) return false;
  *values = {reinterpret_cast<const T*>(in->data()), count};
  in->remove_prefix(std::min(in->size(), (count * sizeof(T) + 7) / 8 * 8));
  return true;
}

}  // namespace

// Gathers the arrays of a table and writes them as one block.
class NameTable::Builder {
 public:
  explicit Builder(const std::vector<std::string>& words) {
    Intern("");
    token_strings_.push_back(0);  // kNoToken
    for (const std::string& word : words) TokenOf(word);
  }

  void Add(const NameSource& name);
  std::string Finish();

 private:
  uint32_t Intern(std::string_view text) {
    const auto [place, added] = strings_.emplace(
        std::string(text), static_cast<uint32_t>(pool_.size()));
    if (added) {
      pool_.insert(pool_.end(), text.begin(), text.end());
      pool_.push_back('\0');
    }
    return place->second;
  }
  TokenId TokenOf(const std::string& folded) {
    const auto [place, added] =
        tokens_.emplace(folded, static_cast<TokenId>(token_strings_.size()));
    if (added) token_strings_.push_back(Intern(folded));
    return place->second;
  }
  uint32_t ChildOf(uint32_t node, TokenId token) {
    const uint64_t key = (uint64_t{node} << 32) | token;
    const auto [place, added] =
        children_.emplace(key, static_cast<uint32_t>(ends_.size()));
    if (added) ends_.emplace_back();
    return place->second;
  }

  std::vector<char> pool_;
  std::vector<uint32_t> token_strings_;
  std::vector<NameEntry> entries_;
  std::vector<std::vector<uint32_t>> ends_{1};  // node -> entries
  std::unordered_map<std::string, uint32_t> strings_;
  std::unordered_map<std::string, TokenId> tokens_;
  std::unordered_map<uint64_t, uint32_t> children_;
};

void NameTable::Builder::Add(const NameSource& name) {
  const std::vector<Word> cut = CutWords(name.surface);
  if (cut.empty()) return;
  NameEntry entry;
  entry.list = name.list;
  entry.surface = Intern(name.surface);
  entry.id = Intern(name.id);
  entry.name_class = Intern(name.name_class);
  entry.policy = Intern(name.policy);
  entry.extra = Intern(name.extra);
  entry.form = name.form;
  entry.word_count = static_cast<uint16_t>(cut.size());
  entry.shape = static_cast<uint8_t>(cut[0].shape & 0xFF);
  uint32_t node = 0;
  for (size_t i = 0; i < cut.size(); ++i) {
    const std::string_view text = cut[i].span().In(name.surface);
    const TokenId token = TokenOf(FoldWord(text));
    if (i == 0) entry.token = token;
    const bool exact = name.name_case == NameCase::kExact ||
                       (name.name_case == NameCase::kSmart &&
                        cut[i].Is(kUpper | kMixed | kSingleCapital));
    if (exact && i < kMaxExactWords && !cut[i].Is(kSign)) {
      entry.exact_words |= 1u << i;
      entry.exact_hash = MixExact(entry.exact_hash, text);
    }
    node = ChildOf(node, token);
  }
  if (name.capitals) entry.flags |= NameEntry::kCapitals;
  if (BeginsWithCapital(cut[0].span().In(name.surface), cut[0].shape)) {
    entry.flags |= NameEntry::kNeedsCapital;
  }
  for (const uint32_t index : ends_[node]) {
    const NameEntry& other = entries_[index];
    if (other.list == entry.list && other.name_class == entry.name_class &&
        other.policy == entry.policy && other.form == entry.form &&
        other.exact_words == entry.exact_words &&
        other.exact_hash == entry.exact_hash && other.id != entry.id &&
        (other.flags & ~NameEntry::kTwin) ==
            (entry.flags & ~NameEntry::kTwin)) {
      entry.flags |= NameEntry::kTwin;
    }
  }
  ends_[node].push_back(static_cast<uint32_t>(entries_.size()));
  entries_.push_back(entry);
}

std::string NameTable::Builder::Finish() {
  std::vector<Node> nodes(ends_.size());
  std::vector<Listed> node_entries;
  for (size_t i = 0; i < ends_.size(); ++i) {
    nodes[i].first_entry = static_cast<uint32_t>(node_entries.size());
    nodes[i].entry_count = static_cast<uint32_t>(ends_[i].size()) & 0x7FFFFFFF;
    for (const uint32_t entry : ends_[i]) {
      node_entries.push_back({entry, entries_[entry].list});
      nodes[i].below |= MaskOf(entries_[entry].list);
    }
  }
  std::vector<uint32_t> root(token_strings_.size(), 0);
  std::vector<Edge> edges;
  for (const auto& [key, child] : children_) {
    const auto node = static_cast<uint32_t>(key >> 32);
    const auto token = static_cast<TokenId>(key);
    if (node == 0) {
      root[token] = child;
    } else {
      nodes[node].next |= BitOf(token);
      edges.push_back({node, token, child});
    }
  }
  std::ranges::sort(edges, {}, &Edge::child);  // not by the hash table's order
  // A child has a higher number than its parent.
  for (const Edge& edge : std::views::reverse(edges)) {
    nodes[edge.node].below |= nodes[edge.child].below;
  }

  std::vector<Slot> token_index(TableSize(token_strings_.size()));
  for (TokenId token = 1; token < token_strings_.size(); ++token) {
    const uint32_t hash = FoldHash(pool_.data() + token_strings_[token]);
    size_t slot = hash & (token_index.size() - 1);
    while (token_index[slot].token != kNoToken) {
      slot = (slot + 1) & (token_index.size() - 1);
    }
    token_index[slot] = {hash, token};
  }
  std::vector<Edge> edge_index(TableSize(edges.size()));
  for (const Edge& edge : edges) {
    size_t slot = MixEdge(edge.node, edge.token) & (edge_index.size() - 1);
    while (edge_index[slot].token != kNoToken) {
      slot = (slot + 1) & (edge_index.size() - 1);
    }
    edge_index[slot] = edge;
  }
  std::string out;
  Put(pool_, &out);
  Put(token_strings_, &out);
  Put(token_index, &out);
  Put(nodes, &out);
  Put(node_entries, &out);
  Put(root, &out);
  Put(edge_index, &out);
  Put(entries_, &out);
  return out;
}

NameTable NameTable::Build(const std::vector<NameSource>& names,
                           const std::vector<std::string>& words) {
  Builder builder(words);
  for (const NameSource& name : names) builder.Add(name);
  NameTable table;
  const auto bytes = std::make_shared<const std::string>(builder.Finish());
  Load(*bytes, bytes, &table);
  return table;
}

bool NameTable::Load(std::string_view bytes, std::shared_ptr<const void> owner,
                     NameTable* table) {
  table->owner_ = std::move(owner);
  table->bytes_ = bytes;
  std::string_view in = table->bytes_;
  return Take(&in, &table->pool_) && Take(&in, &table->token_strings_) &&
         Take(&in, &table->token_index_) && Take(&in, &table->nodes_) &&
         Take(&in, &table->node_entries_) && Take(&in, &table->root_) &&
         Take(&in, &table->edges_) && Take(&in, &table->entries_) && in.empty();
}

std::span<const NameTable::Listed> NameTable::FindSurface(
    std::string_view surface) const {
  uint32_t node = 0;
  bool first = true;
  for (const Word& word : CutWords(surface)) {
    const TokenId token = TokenOf(FoldWord(word.span().In(surface)));
    if (token == kNoToken) return {};
    node = first ? root_[token] : Child(node, token);
    if (node == 0) return {};
    first = false;
  }
  return node_entries_.subspan(nodes_[node].first_entry,
                               nodes_[node].entry_count);
}

uint32_t NameTable::Child(uint32_t node, TokenId token) const {
  if ((nodes_[node].next & BitOf(token)) == 0) return 0;
  const size_t mask = edges_.size() - 1;
  for (size_t slot = MixEdge(node, token) & mask;; slot = (slot + 1) & mask) {
    const Edge& edge = edges_[slot];
    if (edge.token == kNoToken) return 0;
    if (edge.node == node && edge.token == token) return edge.child;
  }
}

TokenId NameTable::TokenOf(std::string_view folded) const {
  const uint32_t hash = FoldHash(folded);
  const size_t mask = token_index_.size() - 1;
  for (size_t slot = hash & mask;; slot = (slot + 1) & mask) {
    const auto [known, token] = token_index_[slot];
    if (token == kNoToken) return kNoToken;
    if (known == hash && String(token_strings_[token]) == folded) return token;
  }
}

void NameTable::FindTokens(const Document& document,
                           std::vector<TokenId>* tokens) const {
  const std::vector<Word>& words = document.words();
  tokens->resize(words.size());
  const size_t mask = token_index_.size() - 1;
  for (size_t i = 0; i < words.size(); ++i) {
    const uint32_t hash = words[i].fold_hash;
    TokenId found = kNoToken;
    for (size_t slot = hash & mask;; slot = (slot + 1) & mask) {
      const auto [known, token] = token_index_[slot];
      if (token == kNoToken) break;
      if (known == hash && FoldsTo(words[i], document.text(),
                                   pool_.data() + token_strings_[token])) {
        found = token;
        break;
      }
    }
    (*tokens)[i] = found;
  }
}

bool NameTable::Agrees(const NameEntry& entry, const Document& document,
                       uint32_t first) const {
  const std::vector<Word>& words = document.words();
  if ((entry.flags & NameEntry::kNeedsCapital) != 0 &&
      !BeginsWithCapital(words[first].span().In(document.text()),
                         words[first].shape)) {
    return false;
  }
  if (entry.exact_words == 0) return true;
  uint32_t hash = 0;
  bool all_capitals = true;
  for (uint32_t i = 0; i < entry.word_count; ++i) {
    const Word& word = words[first + i];
    if (word.Is(kLower | kCapitalised | kMixed)) all_capitals = false;
    if (i < kMaxExactWords && (entry.exact_words >> i & 1) != 0) {
      hash = MixExact(hash, word.span().In(document.text()));
    }
  }
  if (hash == entry.exact_hash) return true;
  return all_capitals && (entry.flags & NameEntry::kCapitals) != 0;
}

NameTable::Choice NameTable::Choose(std::vector<bool> lists,
                                    bool everywhere) const {
  Choice choice;
  for (uint32_t list = 0; list < lists.size(); ++list) {
    if (lists[list]) choice.mask |= MaskOf(list);
  }
  choice.lists = std::move(lists);
  if (everywhere) {
    for (const uint32_t node : root_) {
      choice.begins.push_back(node != 0 &&
                              (nodes_[node].below & choice.mask) != 0);
    }
  }
  return choice;
}

void NameTable::FindNamesAt(const Document& document,
                            const std::vector<TokenId>& tokens, uint32_t first,
                            uint32_t end, const Choice& choice,
                            std::vector<NameHit>* hits) const {
  if (tokens[first] == kNoToken) return;
  uint32_t node = root_[tokens[first]];
  for (uint32_t next = first + 1; node != 0; ++next) {
    const Node& at = nodes_[node];
    if ((at.below & choice.mask) == 0) break;
    for (const auto [index, list] :
         node_entries_.subspan(at.first_entry, at.entry_count)) {
      if (choice.lists[list] &&
          (entries_[index].flags & NameEntry::kTwin) == 0 &&
          Agrees(entries_[index], document, first)) {
        hits->push_back({first, index, static_cast<uint16_t>(next - first)});
      }
    }
    if (at.next == 0 || next >= end || tokens[next] == kNoToken) break;
    node = Child(node, tokens[next]);
  }
}

void NameTable::FindNames(const Document& document,
                          const std::vector<TokenId>& tokens, uint32_t begin,
                          uint32_t end, const Choice& choice,
                          std::vector<NameHit>* hits) const {
  for (uint32_t first = begin; first < end; ++first) {
    if (!choice.begins[tokens[first]]) continue;
    FindNamesAt(document, tokens, first, end, choice, hits);
  }
}

}  // namespace galley
