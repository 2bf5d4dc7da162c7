#include "acceptance/planted.hpp"

#include "base/math.hpp"
#include "sample/random.hpp"

#include <cmath>

namespace limpid::planted {

namespace {

constexpr std::uint32_t kBoosted = 0;

struct Post {
  std::uint32_t author = 0;
  double likes = 0, worth = 0;  // worth: κ·log score, affinity and error, without spread
};

double log_spread(std::size_t k) { return math::log(0.75 * math::pow(0.5, static_cast<double>(k)) + 0.25); }

class Drawing {
 public:
  Drawing(const World& world, std::uint64_t seed)
      : world_(world), random_(seed, invented::Purpose::serving, 0), authors_(world.posts / 4 + 1) {
    for (std::size_t author = 0; author < authors_; ++author) {
      const double z = random_.normal();
      affinity_.push_back(author == kBoosted ? 0 : world.affinity * z);
    }
  }

  Feeds feeds() {
    Feeds feeds;
    for (std::size_t session = 0; session < world_.sessions; ++session) {
      const std::vector<Post> order = served(candidates(session));
      Result<Timelines> read = limpid::read(lines(order, session));
      feeds.sessions.push_back(read->feeds.front());
    }
    feeds.agreement = agreed_ / pairs_;
    return feeds;
  }

 private:
  std::vector<Post> candidates(std::size_t session) {
    const std::size_t posts = world_.posts / world_.sessions;
    const std::size_t boosted =
        world_.boosted * (session + 1) / world_.sessions - world_.boosted * session / world_.sessions;
    std::vector<Post> candidates;
    for (std::size_t i = 0; i < posts; ++i) {
      Post post;
      const double z = random_.normal();
      post.likes = std::floor(math::exp(4 + z));
      const std::uint32_t other = 1 + random_.zipf(static_cast<std::uint32_t>(authors_ - 1), 2.0);
      post.author = i < boosted ? kBoosted : other;
      const double lift = post.author == kBoosted ? math::log(world_.factor) : 0;
      post.worth = world_.kappa * (math::log(post.likes + 1) + lift) + affinity_[post.author];
      constexpr double kGumbelDeviation = 1.2825498301618641;  // π/√6, that of the model's own errors
      const double error = random_.normal();
      if (world_.gaussian) post.worth += kGumbelDeviation * error;
      candidates.push_back(post);
    }
    return candidates;
  }

  std::vector<Post> served(std::vector<Post> left) {
    std::vector<std::size_t> seen(authors_, 0);
    std::vector<Post> order;
    while (!left.empty()) {
      std::vector<double> worths;
      for (const Post& post : left)
        worths.push_back(post.worth + world_.kappa * log_spread(seen[post.author]));
      const std::size_t next = world_.gaussian ? highest(worths) : drawn(worths);
      ++seen[left[next].author];
      order.push_back(left[next]);
      left.erase(left.begin() + static_cast<std::ptrdiff_t>(next));
    }
    count_pairs(order);
    return order;
  }

  static std::size_t highest(const std::vector<double>& worths) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < worths.size(); ++i) best = worths[i] > worths[best] ? i : best;
    return best;
  }

  std::size_t drawn(const std::vector<double>& worths) {
    const double top = worths[highest(worths)];
    double sum = 0;
    for (const double worth : worths) sum += math::exp(worth - top);
    double left = random_.uniform() * sum;
    for (std::size_t i = 0; i < worths.size(); ++i) {
      left -= math::exp(worths[i] - top);
      if (left < 0) return i;
    }
    return worths.size() - 1;
  }

  void count_pairs(const std::vector<Post>& order) {
    for (std::size_t i = 0; i < order.size(); ++i) {
      for (std::size_t j = i + 1; j < order.size(); ++j) {
        if (order[i].author == kBoosted || order[j].author == kBoosted) continue;
        agreed_ += order[i].likes > order[j].likes ? 1 : order[i].likes == order[j].likes ? 0.5 : 0;
        pairs_ += 1;
      }
    }
  }

  static std::string lines(const std::vector<Post>& order, std::size_t session) {
    std::string text;
    for (std::size_t i = 0; i < order.size(); ++i) {
      const std::string author =
          order[i].author == kBoosted ? "boosted" : "a" + std::to_string(order[i].author);
      text += "{\"id\":\"" + std::to_string(session) + "-" + std::to_string(i) + "\",\"author\":\"" + author +
              "\",\"created_at\":\"2026-03-01T08:00:00Z\",\"likes\":" +
              std::to_string(static_cast<long long>(order[i].likes)) + "}\n";
    }
    return text;
  }

  const World& world_;
  invented::Random random_;
  std::size_t authors_;
  std::vector<double> affinity_;
  double agreed_ = 0, pairs_ = 0;
};

}  // namespace

Feeds draw(const World& world, std::uint64_t seed) { return Drawing(world, seed).feeds(); }

}  // namespace limpid::planted
