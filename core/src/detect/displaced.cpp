#include "detect/displaced.hpp"

#include "base/math.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace limpid {

namespace {

constexpr std::size_t kMost = 20;

struct Mean {
  double sum = 0;
  std::size_t posts = 0;
};

void keep_largest(std::vector<Displaced>& rows) {
  rows.erase(
      std::remove_if(rows.begin(), rows.end(), [](const Displaced& row) { return row.log10_ratio == 0; }),
      rows.end());
  std::sort(rows.begin(), rows.end(), [](const Displaced& a, const Displaced& b) {
    const double size_a = std::fabs(a.log10_ratio), size_b = std::fabs(b.log10_ratio);
    return size_a != size_b ? size_a > size_b : a.key < b.key;
  });
  rows.resize(std::min(rows.size(), kMost));
}

std::vector<Displaced> rows_of(const std::map<std::string, Mean>& means) {
  std::vector<Displaced> rows;
  for (const auto& [key, mean] : means) {
    Displaced row;
    row.key = key;
    row.posts = mean.posts;
    row.log10_ratio = mean.sum / static_cast<double>(mean.posts);
    rows.push_back(std::move(row));
  }
  keep_largest(rows);
  return rows;
}

}  // namespace

Failure find_displaced(const std::vector<Timeline>& sessions, const Served& served, const Recipe& recipe,
                       const RankOptions& options, Detection& detection) {
  std::map<std::string, Mean> authors, domains;
  std::size_t i = 0;
  for (std::uint32_t session = 0; session < sessions.size(); ++session) {
    const Posts& posts = sessions[session].posts();
    const Result<Ranking> ranking = rank(sessions[session], recipe, options);
    if (!ranking) return ranking.error();
    std::vector<std::pair<std::size_t, Row>> places;  // by the recipe
    std::vector<Row> rows;                            // as served
    for (; i < served.choices.size() && served.choices[i].session == session; ++i) {
      const Row row = served.choices[i].row;
      const auto place = ranking->place(row);
      if (!place) continue;
      rows.push_back(row);
      places.emplace_back(*place, row);
    }
    std::sort(places.begin(), places.end());
    std::vector<std::size_t> rank_of(posts.size(), 0);
    for (std::size_t n = 0; n < places.size(); ++n) rank_of[places[n].second] = n + 1;
    for (std::size_t n = 0; n < rows.size(); ++n) {
      Displaced row;
      row.key = std::string(posts.text(Text::id, rows[n]));
      row.served = n + 1;
      row.recipe = rank_of[rows[n]];
      row.log10_ratio = math::log10(static_cast<double>(row.served) / static_cast<double>(row.recipe));
      const auto add = [&](std::map<std::string, Mean>& means, std::string key) {
        Mean& mean = means[std::move(key)];
        mean.sum += row.log10_ratio;
        ++mean.posts;
      };
      const std::uint32_t author = posts.column(Account::author)[rows[n]];
      if (author != kNoCode) add(authors, "@" + std::string(posts.accounts().shown(author)));
      const std::string_view domain = posts.label(Label::domain, rows[n]);
      if (domain.data()) add(domains, std::string(domain));
      detection.posts_displaced.push_back(std::move(row));
    }
  }
  keep_largest(detection.posts_displaced);
  detection.authors_displaced = rows_of(authors);
  detection.domains_displaced = rows_of(domains);
  return std::nullopt;
}

}  // namespace limpid
