// ArchiveWriter and ArchiveReader: values as bytes of this machine, for the
// cache.
//
// A struct lists its fields once, for both ways:
//
//   void Fields(auto& archive, Is<Example> auto& example) {
//     auto& [match, marked] = example;  // all of them, or it does not compile
//     archive(match, marked);
//   }
//
// Numbers, enumerations, strings, vectors, maps, pairs and optionals are known.
#pragma once

#include <concepts>
#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace galley {

// T, const or not.
template <typename T, typename U>
concept Is = std::same_as<std::remove_const_t<T>, U>;

template <typename T>
concept Plain = std::is_arithmetic_v<T> || std::is_enum_v<T>;

class ArchiveWriter {
 public:
  template <typename... T>
  void operator()(const T&... values) {
    (Put(values), ...);
  }
  const std::string& bytes() const { return bytes_; }

 private:
  template <Plain T>
  void Put(const T& value) {
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof(T));
  }
  template <typename T>
  void Put(const T& value) {
    Fields(*this, value);
  }
  void Put(const std::string& text) {
    PutSize(text.size());
    bytes_ += text;
  }
  template <typename T>
  void Put(const std::vector<T>& values) {
    PutSize(values.size());
    if constexpr (Plain<T>) {
      if (values.empty()) return;
      bytes_.append(reinterpret_cast<const char*>(values.data()),
                    values.size() * sizeof(T));
    } else {
      for (const T& value : values) Put(value);
    }
  }
  template <typename Key, typename T, typename Order>
  void Put(const std::map<Key, T, Order>& values) {
    PutSize(values.size());
    for (const auto& [key, value] : values) (*this)(key, value);
  }
  template <typename T>
  void Put(const std::optional<T>& value) {
    Put(value.has_value());
    if (value) Put(*value);
  }
  void PutSize(size_t size) { Put(static_cast<uint32_t>(size)); }

  std::string bytes_{};
};

// What does not fit the bytes is left as it was, and ok() false ever after.
class ArchiveReader {
 public:
  // `bytes` must outlive the reader.
  explicit ArchiveReader(std::string_view bytes) : rest_(bytes) {}

  template <typename... T>
  void operator()(T&... values) {
    (Take(values), ...);
  }
  bool ok() const { return ok_; }
  // What was not read yet.
  std::string_view rest() const { return rest_; }

 private:
  template <Plain T>
  void Take(T& value) {
    if (Has(sizeof(T))) std::memcpy(&value, Cut(sizeof(T)).data(), sizeof(T));
  }
  template <typename T>
  void Take(T& value) {
    Fields(*this, value);
  }
  void Take(std::string& text) {
    const size_t size = TakeSize();
    if (Has(size)) text = Cut(size);
  }
  template <typename T>
  void Take(std::vector<T>& values) {
    const size_t size = TakeSize();
    if constexpr (Plain<T>) {
      if (!Has(size * sizeof(T)) || size == 0) return;
      values.resize(size);
      std::memcpy(values.data(), Cut(size * sizeof(T)).data(),
                  size * sizeof(T));
    } else {
      if (!Has(size)) return;  // each takes a byte at least
      values.resize(size);
      for (size_t i = 0; i < size && ok_; ++i) Take(values[i]);
    }
  }
  template <typename Key, typename T, typename Order>
  void Take(std::map<Key, T, Order>& values) {
    const size_t size = TakeSize();
    for (size_t i = 0; i < size && ok_; ++i) {
      std::pair<Key, T> entry{};
      (*this)(entry.first, entry.second);
      values.insert_or_assign(values.end(), std::move(entry.first),
                              std::move(entry.second));
    }
  }
  template <typename T>
  void Take(std::optional<T>& value) {
    bool has = false;
    Take(has);
    if (has) Take(value.emplace());
  }
  size_t TakeSize() {
    uint32_t size = 0;
    Take(size);
    return size;
  }
  bool Has(size_t size) {
    ok_ = ok_ && size <= rest_.size();
    return ok_;
  }
  std::string_view Cut(size_t size) {
    const std::string_view cut = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return cut;
  }

  std::string_view rest_{};
  bool ok_ = true;
};

}  // namespace galley
