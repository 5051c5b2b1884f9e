// jsonl: one JSON object a line.

#include "engine/report/json_object.h"
#include "engine/report/writer.h"

namespace galley {
namespace {

class JsonLinesWriter : public Writer {
 public:
  explicit JsonLinesWriter(const WriterOptions& options)
      : selection_(options.selection) {}

  void Write(const Document& document, const Report& report,
             std::string* out) const override {
    const size_t before = out->size();
    JsonObjects(document, report).Append(selection_, "\n", out);
    if (out->size() > before) out->push_back('\n');
  }

 private:
  const Selection selection_;
};

}  // namespace

std::unique_ptr<Writer> MakeJsonLinesWriter(const WriterOptions& options) {
  return std::make_unique<JsonLinesWriter>(options);
}

}  // namespace galley
