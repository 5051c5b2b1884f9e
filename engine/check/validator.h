// Validator: a test of the whole document that a pattern cannot make.
//
// Check rules bind what a validator finds to a category, severity and message
// (`<check validator="duplicate" kind="verbatim">`). A validator never prints,
// knows no output format, and keeps nothing from one document to the next.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/check/report.h"
#include "engine/rules/database.h"
#include "engine/text/document.h"

namespace galley {

// One check rule bound to a validator, as its pack says.
struct Binding {
  std::string_view rule{};
  std::string_view kind{};
  std::string_view category{};
  Severity severity = Severity::kWarning;
  int priority = 0;
  std::string_view message{};  // with {placeholders} the validator fills
  std::map<std::string, std::string, std::less<>> params{};
  const Lexicon* words = nullptr;  // where the pack gives one

  // A parameter as a number, or `fallback` where the pack does not give it.
  int Number(std::string_view name, int fallback) const;
  // A parameter as words with spaces between them, in its order.
  std::vector<std::string> Words(std::string_view name) const;
};

// The check rules that name a validator, by id.
std::vector<Binding> BindingsOf(const Database& database,
                                std::string_view validator);

// What a run asks of the reviews of all its documents.
struct ReviewOptions {
  std::string period{};  // FROM/TO, ISO 8601, that reports speak of; or empty
  // Of one draft. Where there are more, some are left out, and a problem of the
  // report says so.
  size_t max_findings = 100'000;
};

// What a validator is made from.
struct ValidatorSetup {
  const Database& database;  // outlives the validator
  ReviewOptions options{};
  std::vector<Binding> bindings{};  // the check rules that name the validator

  // The check rule of a kind; null when no pack binds it, and then nothing of
  // the kind is looked for. The first one where several do.
  const Binding* Find(std::string_view kind) const;
  // A parameter of the check rule of a kind; empty where there is none.
  std::string_view Text(std::string_view kind, std::string_view name) const;
};

class Validator {
 public:
  virtual ~Validator() = default;
  // Appends findings to `report`; sees the annotations and the findings of
  // check rules and of the validators before it. Safe to call from many
  // threads at once.
  virtual void Validate(const Document& document, Report* report) const = 0;
};

// `message` with each {name} replaced by its value.
std::string FillMessage(
    std::string_view message,
    const std::vector<std::pair<std::string_view, std::string>>& values);

// A finding of a check rule at `span`, its message filled with `values`.
Finding MakeFinding(
    const Binding& binding, Span span,
    const std::vector<std::pair<std::string_view, std::string>>& values = {});

// A kind of validator: its name in packs, the kinds it can find, and how one is
// made from the bindings of a rule book. Kinds nobody binds are not looked for.
struct ValidatorEntry {
  std::string_view name{};
  std::vector<std::string_view> kinds{};
  std::unique_ptr<Validator> (*make)(ValidatorSetup setup);
};

}  // namespace galley
