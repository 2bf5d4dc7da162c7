#include "ranker/whole_timeline.hpp"

#include "base/exact_sum.hpp"
#include "ranker/grouping.hpp"
#include "ranker/machine.hpp"

#include <algorithm>

namespace limpid {

namespace {

double sum_of(const std::vector<double>& known) {
  ExactSum sum;
  for (const double x : known) sum.add(x);
  return finite_or_unknown(sum.value());
}

// One value for a group, from the known values in it.
double summary(Aggregation aggregation, const std::vector<double>& known) {
  if (known.empty()) return kUnknown;
  switch (aggregation) {
    case Aggregation::sum: return sum_of(known);
    case Aggregation::mean: return finite_or_unknown(sum_of(known) / static_cast<double>(known.size()));
    case Aggregation::highest: return *std::max_element(known.begin(), known.end()) + 0.0;
    default: return *std::min_element(known.begin(), known.end()) + 0.0;
  }
}

// (below + equal/2)/known, itself included.
double percentile(double x, const std::vector<double>& sorted) {
  const auto [first, last] = std::equal_range(sorted.begin(), sorted.end(), x);
  const auto below = static_cast<double>(first - sorted.begin());
  const auto equal = static_cast<double>(last - first);
  return (below + equal / 2) / static_cast<double>(sorted.size());
}

}  // namespace

WholeTimeline::WholeTimeline(const Posts& posts, DerivedColumns& derived, Aggregate aggregate)
    : posts_(posts), aggregation_(aggregate.aggregation) {
  if (aggregate.argument)
    argument_ = std::make_unique<Machine>(posts, derived, *std::move(aggregate.argument));
  if (aggregate.key) key_ = std::make_unique<Grouping>(posts, derived, *std::move(aggregate.key));
}

WholeTimeline::~WholeTimeline() = default;
WholeTimeline::WholeTimeline(WholeTimeline&&) noexcept = default;

void WholeTimeline::select(const Selection* selection) {
  selection_ = selection;
  if (argument_) argument_->select(selection);
  if (key_) key_->machine().select(selection);
  fresh_ = false;
}

const std::vector<double>& WholeTimeline::values() {
  if (!fresh_) compute();
  fresh_ = true;
  return values_;
}

bool WholeTimeline::set(std::string_view address, double value) {
  const bool in_argument = argument_ && argument_->set(address, value);
  const bool in_key = key_ && key_->machine().set(address, value);
  if (in_argument || in_key) fresh_ = false;
  return in_argument || in_key;
}

void WholeTimeline::compute() {
  const Row size = selection_ ? selection_->count : posts_.size();
  std::vector<double> arguments(size, 0.0);
  std::vector<std::uint32_t> group_of(size, 0);
  for (Row first = 0; first < size; first += kBlock) {
    const Row count = std::min(kBlock, size - first);
    if (argument_) {
      argument_->run(first, count, nullptr);
      std::copy_n(argument_->numbers(), count, arguments.data() + first);
    }
    if (key_) key_->run(first, count, nullptr, group_of.data() + first);
  }
  for (Row i = 0; selection_ && selection_->absent && i < size; ++i) {
    if (selection_->absent[i]) group_of[i] = kNoCode;
  }

  values_.assign(size, kUnknown);
  const RowsOfGroups groups(group_of, key_ ? key_->size() : 1);
  std::vector<double> known;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    if (aggregation_ == Aggregation::number) {
      for (const Row row : groups[g]) values_[row] = static_cast<double>(groups[g].size());
      continue;
    }
    known.clear();
    for (const Row row : groups[g]) {
      if (is_known(arguments[row])) known.push_back(arguments[row]);
    }
    if (aggregation_ == Aggregation::percentile) {
      std::sort(known.begin(), known.end());
      for (const Row row : groups[g]) {
        if (is_known(arguments[row])) values_[row] = percentile(arguments[row], known);
      }
      continue;
    }
    const double value = summary(aggregation_, known);
    for (const Row row : groups[g]) values_[row] = value;
  }
}

}  // namespace limpid
