#include "engine/match/confirm_stop.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <algorithm>
#include <memory>

#include "engine/match/pcre2_form.h"
#include "engine/match/regex_writer.h"

namespace galley {
namespace {

// Look-arounds and groups of a form: where each begins and ends.
struct Group {
  size_t begin = 0;
  size_t end = 0;
  bool look = false;
};

std::vector<Group> GroupsOf(std::string_view form) {
  std::vector<Group> groups;
  std::vector<size_t> open;
  bool in_class = false;
  for (size_t i = 0; i < form.size(); ++i) {
    if (form[i] == '\\') {
      ++i;
    } else if (in_class) {
      in_class = form[i] != ']';
    } else if (form[i] == '[') {
      in_class = true;
    } else if (form[i] == '(') {
      const std::string_view head = form.substr(i, 4);
      open.push_back(groups.size());
      groups.push_back({i, form.size(),
                        head.starts_with("(?=") || head.starts_with("(?!") ||
                            head == "(?<=" || head == "(?<!"});
    } else if (form[i] == ')' && !open.empty()) {
      groups[open.back()].end = i + 1;
      open.pop_back();
    }
  }
  return groups;
}

// What the callouts of one run write down: PCRE2 says before each item of the
// pattern where it is.
struct Walk {
  std::string_view form{};
  std::vector<Group> groups{};
  size_t furthest = 0;        // offset in the subject
  std::vector<Span> asked{};  // items of the form tried there

  void At(size_t item, size_t length, size_t offset) {
    for (const Group& group : groups) {
      if (!group.look || item < group.begin || item >= group.end) continue;
      if (item != group.begin) return;  // inside: its reach is not ours
      length = group.end - group.begin;
      break;
    }
    const bool structure =
        length != 0 && (form[item] == '|' || form[item] == ')' ||
                        (form[item] == '(' &&
                         std::ranges::none_of(groups, [&](const Group& group) {
                           return group.look && group.begin == item;
                         })));
    if (structure || offset < furthest) return;
    if (offset > furthest) asked.clear();
    furthest = offset;
    if (length == 0) return;  // the pattern was through
    const Span span{static_cast<uint32_t>(item),
                    static_cast<uint32_t>(item + length)};
    if (std::ranges::find(asked, span) == asked.end()) asked.push_back(span);
  }
};

int OnCallout(pcre2_callout_block* block, void* walk) {
  static_cast<Walk*>(walk)->At(block->pattern_position, block->next_item_length,
                               block->current_position);
  return 0;
}

struct Freer {
  void operator()(pcre2_code* one) const { pcre2_code_free(one); }
  void operator()(pcre2_match_data* one) const { pcre2_match_data_free(one); }
  void operator()(pcre2_match_context* one) const {
    pcre2_match_context_free(one);
  }
};

bool IsBorder(std::string_view text, size_t offset) {
  return offset >= text.size() || (text[offset] & 0xC0) != 0x80;
}

bool IsWordByte(char c) {
  return (c & 0x80) != 0 || c == '_' || (c >= '0' && c <= '9') ||
         (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

// The form without the tests of word edges that WriteRegex put at its ends.
std::string_view WithoutEdges(std::string_view form) {
  for (const std::string_view edge : {kEitherEdge, kLeftEdge}) {
    if (form.starts_with(edge)) {
      form.remove_prefix(edge.size());
      break;
    }
  }
  for (const std::string_view edge : {kEitherEdge, kRightEdge}) {
    if (form.ends_with(edge)) {
      form.remove_suffix(edge.size());
      break;
    }
  }
  return form;
}

// A letter is an item of its own; people think of the rest of its word.
std::string_view WholeLiteral(std::string_view form, Span item) {
  const auto is_letter = [](char c) { return IsWordByte(c) && c != '_'; };
  if (item.size() == 1 && is_letter(form[item.begin])) {
    while (item.end < form.size() && is_letter(form[item.end])) ++item.end;
  }
  return item.In(form);
}

}  // namespace

struct StopFinder::State {
  explicit State(const Pattern& pattern)
      : form(pattern.word_edges ? WithoutEdges(pattern.utf_form)
                                : pattern.utf_form) {
    int error = 0;
    size_t where = 0;
    code.reset(CompilePcre2(pattern, form, true,
                            PCRE2_AUTO_CALLOUT | PCRE2_ANCHORED |
                                PCRE2_NO_START_OPTIMIZE | PCRE2_NO_AUTO_POSSESS,
                            &error, &where));
    if (code == nullptr) return;
    data.reset(pcre2_match_data_create_from_pattern(code.get(), nullptr));
    context.reset(pcre2_match_context_create(nullptr));
    pcre2_set_match_limit(context.get(), Confirm::kMatchLimit);
    walk.form = form;
    walk.groups = GroupsOf(form);
    pcre2_set_callout(context.get(), OnCallout, &walk);
  }

  const std::string form;
  std::unique_ptr<pcre2_code, Freer> code{};
  std::unique_ptr<pcre2_match_data, Freer> data{};
  std::unique_ptr<pcre2_match_context, Freer> context{};
  Walk walk{};
};

StopFinder::StopFinder(const Pattern& pattern)
    : state_(std::make_unique<State>(pattern)) {}
StopFinder::~StopFinder() = default;

std::optional<ConfirmStop> StopFinder::Find(std::string_view subject,
                                            const Confirm::Range& range) {
  State& state = *state_;
  if (state.code == nullptr) return std::nullopt;
  Walk& walk = state.walk;
  std::optional<ConfirmStop> best;
  for (size_t start = range.first; start <= range.last; ++start) {
    if (!IsBorder(subject, start)) continue;
    walk.furthest = start;
    walk.asked.clear();
    const int count = pcre2_match(state.code.get(),
                                  reinterpret_cast<PCRE2_SPTR>(subject.data()),
                                  range.end, start, PCRE2_NO_UTF_CHECK,
                                  state.data.get(), state.context.get());
    ConfirmStop stop;
    if (count > 0) {
      const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(state.data.get());
      stop.span = {static_cast<uint32_t>(ends[0]),
                   static_cast<uint32_t>(ends[1])};
      stop.left_edge = stop.span.begin > 0 &&
                       IsWordByte(subject[stop.span.begin - 1]) &&
                       IsWordByte(subject[stop.span.begin]);
      stop.right_edge = !stop.left_edge;
      return stop;
    }
    stop.span = {static_cast<uint32_t>(start),
                 static_cast<uint32_t>(walk.furthest)};
    if (stop.span.empty() || walk.asked.empty() ||
        (best && stop.span.size() <= best->span.size())) {
      continue;
    }
    for (const Span item : walk.asked) {
      stop.asked.emplace_back(WholeLiteral(state.form, item));
    }
    best = std::move(stop);
  }
  return best;
}

}  // namespace galley
