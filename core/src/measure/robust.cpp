#include "measure/robust.hpp"

#include "posts/posts.hpp"
#include "sample/random.hpp"

#include <algorithm>
#include <array>

namespace limpid {

namespace {

constexpr std::array kCounts{Number::likes, Number::reposts,   Number::replies, Number::quotes,
                             Number::views, Number::bookmarks, Number::points,  Number::downvotes,
                             Number::love,  Number::haha,      Number::wow,     Number::sad,
                             Number::angry, Number::care};

// A stored row as a post that can be appended to other columns.
void take(const Posts& posts, Row row, Post& post) {
  post.clear();
  for (std::size_t i = 0; i < kNumbers; ++i) post.numbers[i] = posts.column(static_cast<Number>(i))[row];
  for (std::size_t i = 0; i < kTimes; ++i) post.times[i] = posts.column(static_cast<Time>(i))[row];
  for (std::size_t i = 0; i < kFlags; ++i) post.flags[i] = posts.column(static_cast<Flag>(i))[row];
  for (std::size_t i = 0; i < kLabels; ++i) post.labels[i] = posts.label(static_cast<Label>(i), row);
  for (std::size_t i = 0; i < kTexts; ++i) post.texts[i] = posts.text(static_cast<Text>(i), row);
  for (std::size_t i = 0; i < kAccounts; ++i) {
    const std::uint32_t code = posts.column(static_cast<Account>(i))[row];
    if (code == kNoCode) continue;
    const AccountTable::Entry& entry = posts.accounts()[code];
    post.accounts[i] = {entry.handle, entry.id, entry.name};
  }
  for (std::size_t i = 0; i < kLists; ++i) {
    const Posts::ListSpan span = posts.column(static_cast<List>(i))[row];
    if (span.count == kNoCode) continue;
    post.lists[i].known = true;
    for (std::uint32_t k = 0; k < span.count; ++k) post.lists[i].items.push_back(posts.list_item(span, k));
  }
  for (const Posts::Extra& extra : posts.extras()) {
    const bool known =
        is_known(extra.numbers[row]) || extra.flags[row] != Tri::unknown || extra.texts[row].data();
    if (known)
      post.extras.push_back({extra.name, extra.type, extra.numbers[row], extra.flags[row], extra.texts[row]});
  }
}

Timeline perturbed(const Timeline& timeline, const CompareOptions& options, std::uint64_t round) {
  const Posts& posts = timeline.posts();
  auto copy = std::make_shared<Posts>();
  Post post;
  for (Row row = 0; row < posts.size(); ++row) {
    invented::Random random(options.seed, invented::Purpose::jitter, round * posts.size() + row);
    take(posts, row, post);
    for (const Number count : kCounts) {
      const double factor = std::max(0.0, 1 + options.jitter * random.normal());
      post[count] *= factor;  // unknown stays unknown
    }
    copy->append(post);
  }
  copy->set_captured_at(posts.captured_at());
  copy->finish();
  return Timeline(timeline.name(), std::move(copy));
}

}  // namespace

Robustness::Robustness(Timeline timeline, Recipe recipe, RankOptions rank_options,
                       const std::vector<Row>& order, const CompareOptions& options)
    : timeline_(std::move(timeline)),
      recipe_(std::move(recipe)),
      rank_options_(rank_options),
      order_(order),
      options_(options) {
  const std::size_t top = options.top == 0 ? order.size() : std::min(options.top, order.size());
  same_.assign(top, 0);
  stays_.assign(top, 0);
}

Failure Robustness::next() {
  const auto again = rank(perturbed(timeline_, options_, round_), recipe_, rank_options_);
  if (!again) return again.error();
  ++round_;
  for (std::size_t i = 0; i < same_.size(); ++i) {
    const auto place = again->place(order_[i]);
    same_[i] += place == i + 1;
    stays_[i] += place && *place <= same_.size();
  }
  return std::nullopt;
}

Robust Robustness::result() const {
  Robust robust;
  double same_sum = 0, stays_sum = 0;
  for (std::size_t i = 0; i < same_.size(); ++i) {
    const auto rounds = static_cast<double>(round_);
    const double same_share = static_cast<double>(same_[i]) / rounds;
    const double stays_share = static_cast<double>(stays_[i]) / rounds;
    same_sum += same_share;
    stays_sum += stays_share;
    robust.places.push_back(
        {std::string(timeline_.posts().text(Text::id, order_[i])), {same_share, stays_share}});
  }
  const auto places = static_cast<double>(same_.size());
  robust.same = places > 0 ? figure(same_sum / places) : undefined("no post is shown");
  robust.stays = places > 0 ? figure(stays_sum / places) : undefined("no post is shown");
  return robust;
}

}  // namespace limpid
