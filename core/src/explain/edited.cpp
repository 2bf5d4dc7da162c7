#include "explain/edited.hpp"

#include <limpid/json.hpp>

#include "base/json_writer.hpp"

#include <algorithm>

namespace limpid {

namespace {

// A line belongs to the timeline that it is put into, and says so where the timeline has a name.
std::string line_in(const std::string& name, const std::string& line) {
  const std::size_t brace = line.find('{');
  if (name.empty() || brace == std::string::npos || line.find("\"timeline\"") != std::string::npos)
    return line;
  std::string member;
  JsonWriter(member).value(std::string_view(name));
  return line.substr(0, brace + 1) + "\"timeline\":" + member + "," + line.substr(brace + 1);
}

Result<Timelines> read_lines(const std::string& lines) { return read(lines, {.memory = ~std::size_t{0}}); }

Error no_such_post(const std::string& id) {
  return {"no-such-post", id, "this timeline has no post with this id"};
}

// The post that one line holds.
Result<Timelines> only_post(const std::string& line, const std::string& name) {
  Result<Timelines> one = read_lines(line_in(name, line) + "\n");
  if (!one) return Error{"not-a-post", "", "this is no post: " + one.error().message};
  if (!one->skipped.empty()) return Error{"not-a-post", one->skipped[0].where, one->skipped[0].why};
  if (one->posts() != 1 || one->feeds.front().name() != name) {
    return Error{"not-a-post", "",
                 "expected one post of this timeline as canonical JSON, as {\"id\":\"1\",\"likes\":2}"};
  }
  return one;
}

std::string id_in(const Timelines& one) { return std::string(one.feeds.front().posts().text(Text::id, 0)); }

}  // namespace

Result<Timeline> edited(const Timeline& timeline, const WhatIf& change) {
  std::vector<std::string> lines(timeline.size());
  for (Row row = 0; row < timeline.size(); ++row) append_canonical(lines[row], timeline, row);
  for (const std::string& id : change.remove) {
    const auto row = timeline.find(id);
    if (!row) return no_such_post(id);
    lines[*row].clear();
  }
  for (const std::string& line : change.replace) {
    const Result<Timelines> one = only_post(line, timeline.name());
    if (!one) return one.error();
    const auto row = timeline.find(id_in(*one));
    if (!row) return no_such_post(id_in(*one));
    lines[*row] = line_in(timeline.name(), line);
  }
  for (const std::string& line : change.insert) {
    const Result<Timelines> one = only_post(line, timeline.name());
    if (!one) return one.error();
    if (timeline.find(id_in(*one))) {
      return Error{"usage", id_in(*one),
                   "a post of this id is here already: replace it, or insert another id"};
    }
    lines.push_back(line_in(timeline.name(), line));
  }
  std::string text;
  for (const std::string& line : lines) {
    if (!line.empty()) text += line + "\n";
  }
  Result<Timelines> read = read_lines(text);
  if (!read) return Error{"not-a-timeline", "", "no post would be left"};
  return read->feeds.front();
}

bool EditableTimeline::prepare() {
  Result<Timeline> copy = edited(ranking_.timeline(), {});
  if (!copy) return false;
  // Nobody else holds what was read just now, so it may still be written to.
  posts_ = std::const_pointer_cast<Posts>(copy->shared());
  Result<Ranking> base = Ranking::prepare(*copy, ranking_.recipe(), {.now = ranking_.now()});
  if (!base) return false;
  base_.emplace(*std::move(base));
  return true;
}

const Ranking* EditableTimeline::with(Number column, Row row, double count) {
  if (!base_ && !prepare()) return nullptr;
  const double before = posts_->column(column)[row];
  posts_->replace(column, row, count);
  Result<Ranking> probe = base_->prepare_beside(ranking_.recipe());
  const bool failed = !probe || probe->finish();
  if (!failed) probe_.emplace(*std::move(probe));
  posts_->replace(column, row, before);
  return failed ? nullptr : &*probe_;
}

}  // namespace limpid
