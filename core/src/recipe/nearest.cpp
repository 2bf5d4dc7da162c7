#include "recipe/nearest.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace limpid {

namespace {

// Letters to insert, remove or replace; two neighbours that changed places count once (optimal string
// alignment).
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), row(b.size() + 1), next(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    next[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = row[j - 1] + (a[i - 1] != b[j - 1]);
      next[j] = std::min({replaced, row[j] + 1, next[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) next[j] = std::min(next[j], before[j - 2] + 1);
    }
    before = row;
    row = next;
  }
  return row[b.size()];
}

// What platforms and other languages call the same thing.
constexpr std::pair<std::string_view, std::string_view> kElsewhere[] = {
    {"retweets", "reposts"},    {"boosts", "reposts"},   {"reblogs", "reposts"},  {"shares", "reposts"},
    {"favorites", "likes"},     {"favourites", "likes"}, {"hearts", "likes"},     {"upvotes", "points"},
    {"comments", "replies"},    {"impressions", "views"}, {"user", "author"},     {"username", "author"},
    {"screen_name", "author"},  {"language", "lang"},    {"date", "created_at"},  {"age", "age_hours"},
    {"subreddit", "community"}, {"tags", "hashtags"},    {"ln", "log"},           {"length", "characters"},
};

std::string_view named_elsewhere(std::string_view word, const std::vector<std::string_view>& candidates) {
  for (const auto& [elsewhere, here] : kElsewhere) {
    if (word == elsewhere && std::find(candidates.begin(), candidates.end(), here) != candidates.end()) return here;
  }
  return {};
}

}  // namespace

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates) {
  constexpr std::size_t kLongestWord = 64;  // beyond, nobody mistyped
  if (word.size() > kLongestWord) return {};
  if (const std::string_view here = named_elsewhere(word, candidates); !here.empty()) return here;
  std::string_view best;
  std::size_t best_distance = std::max<std::size_t>(1, word.size() / 3) + 1;
  for (const std::string_view candidate : candidates) {
    const std::size_t d = distance(word, candidate);
    if (d < best_distance) {
      best = candidate;
      best_distance = d;
    }
  }
  return best;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates,
                         std::string_view otherwise) {
  const std::string_view found = nearest(word, candidates);
  if (found.empty()) return std::string(otherwise);
  return ": did you mean \"" + std::string(found) + "\"?";
}

std::string listed(const std::vector<std::string_view>& words) {
  std::string text;
  for (const std::string_view word : words) text.append(text.empty() ? "" : ", ").append(word);
  return text;
}

}  // namespace limpid
