#include "engine/match/name_table.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <unordered_map>

namespace galley {
namespace {

constexpr uint32_t kNone = UINT32_MAX;
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

bool FoldsTo(const Word& word, std::string_view text,
             std::string_view folded) {
  const std::string_view written = word.span().In(text);
  if (word.Is(kNonAscii)) return FoldWord(written) == folded;
  if (written.size() != folded.size()) return false;
  for (size_t i = 0; i < written.size(); ++i) {
    const char c = written[i];
    if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != folded[i]) return false;
  }
  return true;
}

size_t TableSize(size_t count) {
  size_t size = 16;
  while (size < count * 2) size *= 2;
  return size;
}

template <typename T>
void Put(const std::vector<T>& values, std::string* out) {
  const uint64_t count = values.size();
  out->append(reinterpret_cast<const char*>(&count), sizeof(count));
  out->append(reinterpret_cast<const char*>(values.data()),
              values.size() * sizeof(T));
}

template <typename T>
bool Take(std::string_view* in, std::vector<T>* values) {
  uint64_t count = 0;
  if (in->size() < sizeof(count)) return false;
  std::memcpy(&count, in->data(), sizeof(count));
  in->remove_prefix(sizeof(count));
  if (count > in->size() / sizeof(T)) return false;
  values->resize(count);
  std::memcpy(values->data(), in->data(), count * sizeof(T));
  in->remove_prefix(count * sizeof(T));
  return true;
}

}  // namespace

uint32_t NameTable::Intern(std::string_view text) {
  const auto offset = static_cast<uint32_t>(pool_.size());
  pool_.append(text);
  pool_.push_back('\0');
  return offset;
}

NameTable NameTable::Build(const std::vector<NameSource>& names,
                           const std::vector<std::string>& words) {
  NameTable table;
  table.Intern("");
  table.token_strings_.push_back(0);  // kNoToken

  std::unordered_map<std::string, TokenId> tokens;
  const auto token_of = [&](const std::string& folded) {
    const auto [place, added] =
        tokens.emplace(folded, static_cast<TokenId>(tokens.size() + 1));
    if (added) table.token_strings_.push_back(table.Intern(folded));
    return place->second;
  };
  for (const std::string& word : words) token_of(word);

  std::unordered_map<std::string_view, uint32_t> strings;
  const auto intern = [&](std::string_view text) -> uint32_t {
    if (text.empty()) return 0;
    const auto [place, added] = strings.emplace(text, 0);
    if (added) place->second = table.Intern(text);
    return place->second;
  };

  std::map<std::pair<uint32_t, TokenId>, uint32_t> children;
  std::vector<std::vector<uint32_t>> ends(1);  // node -> entries
  for (const NameSource& name : names) {
    const std::vector<Word> cut = CutWords(name.surface);
    if (cut.empty()) continue;
    NameEntry entry;
    entry.list = name.list;
    entry.surface = intern(name.surface);
    entry.id = intern(name.id);
    entry.name_class = intern(name.name_class);
    entry.policy = intern(name.policy);
    entry.extra = intern(name.extra);
    entry.form = name.form;
    entry.word_count = static_cast<uint16_t>(cut.size());
    uint32_t node = 0;
    for (size_t i = 0; i < cut.size(); ++i) {
      const std::string_view text = cut[i].span().In(name.surface);
      const TokenId token = token_of(FoldWord(text));
      const bool exact = name.name_case == NameCase::kExact ||
                         (name.name_case == NameCase::kSmart &&
                          cut[i].Is(kUpper | kMixed | kSingleCapital));
      if (exact && i < kMaxExactWords && !cut[i].Is(kSign)) {
        entry.exact_words |= 1u << i;
        entry.exact_hash = MixExact(entry.exact_hash, text);
      }
      const auto [place, added] = children.emplace(
          std::pair(node, token), static_cast<uint32_t>(ends.size()));
      if (added) ends.emplace_back();
      node = place->second;
    }
    if (name.capitals) entry.flags |= NameEntry::kCapitals;
    if (BeginsWithCapital(cut[0].span().In(name.surface), cut[0].shape)) {
      entry.flags |= NameEntry::kNeedsCapital;
    }
    ends[node].push_back(static_cast<uint32_t>(table.entries_.size()));
    table.entries_.push_back(entry);
  }

  table.nodes_.resize(ends.size());
  for (size_t i = 0; i < ends.size(); ++i) {
    table.nodes_[i].first_entry =
        static_cast<uint32_t>(table.node_entries_.size());
    table.nodes_[i].entry_count = static_cast<uint32_t>(ends[i].size());
    table.node_entries_.insert(table.node_entries_.end(), ends[i].begin(),
                               ends[i].end());
  }
  table.root_.assign(table.token_strings_.size(), 0);
  for (const auto& [key, child] : children) {
    if (key.first == 0) {
      table.root_[key.second] = child;
    } else {
      table.nodes_[key.first].leaf = false;
      table.edges_.push_back({key.first, key.second, child});
    }
  }
  table.IndexTokens();
  table.IndexEdges();
  return table;
}

void NameTable::IndexTokens() {
  token_hashes_.assign(token_strings_.size(), 0);
  token_index_.assign(TableSize(token_strings_.size()), 0);
  const size_t mask = token_index_.size() - 1;
  for (TokenId token = 1; token < token_strings_.size(); ++token) {
    token_hashes_[token] = FoldHash(String(token_strings_[token]));
    size_t slot = token_hashes_[token] & mask;
    while (token_index_[slot] != 0) slot = (slot + 1) & mask;
    token_index_[slot] = token;
  }
}

void NameTable::IndexEdges() {
  edge_index_.assign(TableSize(edges_.size()), kNone);
  const size_t mask = edge_index_.size() - 1;
  for (uint32_t i = 0; i < edges_.size(); ++i) {
    size_t slot = MixEdge(edges_[i].node, edges_[i].token) & mask;
    while (edge_index_[slot] != kNone) slot = (slot + 1) & mask;
    edge_index_[slot] = i;
  }
}

uint32_t NameTable::Child(uint32_t node, TokenId token) const {
  const size_t mask = edge_index_.size() - 1;
  for (size_t slot = MixEdge(node, token) & mask;; slot = (slot + 1) & mask) {
    const uint32_t i = edge_index_[slot];
    if (i == kNone) return 0;
    if (edges_[i].node == node && edges_[i].token == token) {
      return edges_[i].child;
    }
  }
}

TokenId NameTable::TokenOf(std::string_view folded) const {
  const uint32_t hash = FoldHash(folded);
  const size_t mask = token_index_.size() - 1;
  for (size_t slot = hash & mask;; slot = (slot + 1) & mask) {
    const TokenId token = token_index_[slot];
    if (token == kNoToken) return kNoToken;
    if (token_hashes_[token] == hash &&
        String(token_strings_[token]) == folded) {
      return token;
    }
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
      const TokenId token = token_index_[slot];
      if (token == kNoToken) break;
      if (token_hashes_[token] == hash &&
          FoldsTo(words[i], document.text(), String(token_strings_[token]))) {
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

void NameTable::FindNames(const Document& document,
                          const std::vector<TokenId>& tokens, uint32_t begin,
                          uint32_t end, std::vector<NameHit>* hits) const {
  for (uint32_t first = begin; first < end; ++first) {
    if (tokens[first] == kNoToken) continue;
    uint32_t node = root_[tokens[first]];
    for (uint32_t next = first + 1; node != 0; ++next) {
      const Node& at = nodes_[node];
      for (uint32_t i = 0; i < at.entry_count; ++i) {
        const uint32_t index = node_entries_[at.first_entry + i];
        if (Agrees(entries_[index], document, first)) {
          hits->push_back(
              {first, index, static_cast<uint16_t>(next - first)});
        }
      }
      if (at.leaf || next >= end || tokens[next] == kNoToken) break;
      node = Child(node, tokens[next]);
    }
  }
}

std::string NameTable::Save() const {
  std::string out;
  Put(std::vector<char>(pool_.begin(), pool_.end()), &out);
  Put(token_strings_, &out);
  Put(token_index_, &out);
  Put(token_hashes_, &out);
  Put(nodes_, &out);
  Put(node_entries_, &out);
  Put(root_, &out);
  Put(edges_, &out);
  Put(edge_index_, &out);
  Put(entries_, &out);
  return out;
}

bool NameTable::Load(std::string_view saved, NameTable* table) {
  std::vector<char> pool;
  if (!Take(&saved, &pool) || !Take(&saved, &table->token_strings_) ||
      !Take(&saved, &table->token_index_) ||
      !Take(&saved, &table->token_hashes_) || !Take(&saved, &table->nodes_) ||
      !Take(&saved, &table->node_entries_) || !Take(&saved, &table->root_) ||
      !Take(&saved, &table->edges_) || !Take(&saved, &table->edge_index_) ||
      !Take(&saved, &table->entries_)) {
    return false;
  }
  table->pool_.assign(pool.begin(), pool.end());
  return saved.empty();
}

}  // namespace galley
