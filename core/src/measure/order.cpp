// Orders: of a ranking, or of ids read from elsewhere.
#include <limpid/measure.hpp>

#include "posts/posts.hpp"

namespace limpid {

Order order_of(const Ranking& ranking, std::string name) {
  Order order;
  order.name = std::move(name);
  order.rows = ranking.order();
  order.scores = ranking.scores();
  for (std::uint32_t row = 0; row < ranking.hidden().size(); ++row) {
    if (!ranking.hidden()[row]) continue;
    order.hidden.push_back(row);
    for (const std::string& step : ranking.hidden_by(row)) ++order.hidden_by[step];
  }
  order.ranking = &ranking;
  return order;
}

Result<Order> order_of(const Timeline& timeline, std::span<const std::string> ids, std::string name) {
  Order order;
  std::vector<bool> seen(timeline.size(), false);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto row = timeline.find(ids[i]);
    if (!row) {
      ++order.not_here;
      continue;
    }
    if (seen[*row])
      return Error{"order", name + ", id " + std::to_string(i + 1), "\"" + ids[i] + "\" stands here twice"};
    seen[*row] = true;
    order.rows.push_back(*row);
  }
  order.name = std::move(name);
  return order;
}

}  // namespace limpid
