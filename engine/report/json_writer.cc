// json: one array of the objects that jsonl writes a line each.

#include "engine/report/json_object.h"
#include "engine/report/writer.h"

namespace galley {
namespace {

class JsonWriter : public Writer {
 public:
  explicit JsonWriter(const WriterOptions& options)
      : selection_(options.selection) {}

  std::string_view Begin() const override { return "[\n"; }
  void Write(const Document& document, const Report& report,
             std::string* out) const override {
    JsonObjects(document, report).Append(selection_, Separator(), out);
  }
  std::string_view Separator() const override { return ",\n"; }
  std::string_view End() const override { return "\n]\n"; }

 private:
  const Selection selection_;
};

}  // namespace

std::unique_ptr<Writer> MakeJsonWriter(const WriterOptions& options) {
  return std::make_unique<JsonWriter>(options);
}

}  // namespace galley
