#include "base/record_path.hpp"

namespace limpid {

namespace {

using Name = std::vector<std::string_view>::const_iterator;
using Step = std::vector<JsonTree::Step>::const_iterator;

bool matches_from(Name name, Name last_name, Step step, Step last_step) {
  if (name == last_name) return step == last_step;
  if (*name == "**") {
    for (Step at = step; at <= last_step; ++at) {
      if (matches_from(name + 1, last_name, at, last_step)) return true;
    }
    return false;
  }
  if (step == last_step) return false;
  if (*name != "*" && (step->in_array || step->key != *name)) return false;
  return matches_from(name + 1, last_name, step + 1, last_step);
}

}  // namespace

RecordPath::RecordPath(std::string_view text) {
  constexpr std::string_view kList = "[]";
  is_list_ = text.size() > kList.size() && text.substr(text.size() - kList.size()) == kList;
  if (is_list_) text.remove_suffix(kList.size());
  for (std::size_t dot; (dot = text.find('.')) != std::string_view::npos; text.remove_prefix(dot + 1)) {
    names_.push_back(text.substr(0, dot));
  }
  names_.push_back(text);
}

bool RecordPath::matches(const std::vector<JsonTree::Step>& steps) const {
  return matches_from(names_.begin(), names_.end(), steps.begin(), steps.end());
}

std::string to_pointer(const std::vector<JsonTree::Step>& steps) {
  std::string pointer;
  for (const JsonTree::Step& step : steps) {
    pointer += '/';
    if (step.in_array) pointer += std::to_string(step.index);
    for (const char c : step.key) {
      if (c == '~') pointer += "~0";
      else if (c == '/') pointer += "~1";
      else pointer += c;
    }
  }
  return pointer;
}

}  // namespace limpid
