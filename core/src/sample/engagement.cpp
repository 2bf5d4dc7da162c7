// The figures are ours, chosen to look like a small open network's; no platform's data went into
// them. Log-normal counts over several powers of ten are what every platform shows.
#include "sample/engagement.hpp"

#include <cmath>

namespace limpid::invented {

namespace {

constexpr double kSecondsPerHour = 3600;

// A post has half of its views after six hours.
double grown(double age_hours) { return 1 - math::exp2(-age_hours / 6); }

// Rounds up or down at random, so that small counts keep their mean.
double whole(double expected, Random& random) { return std::floor(expected + random.uniform()); }

}  // namespace

double usual_audience(const Account& author) { return 15 + 0.6 * author.followers; }

Counts engagement(const Account& author, const Post& post, const Appeal& appeal, Random& random) {
  const double age_hours = static_cast<double>(kCapturedAt - post.created_at) / kSecondsPerHour;
  const double quality = random.log_normal(1, 0.55);
  const double luck = random.log_normal(1, 0.6);
  const double views = usual_audience(author) * grown(age_hours) * quality * luck * appeal.views;

  const double like_rate = random.log_normal(0.035, 0.5);
  const double likes = views * like_rate * quality * appeal.likes;
  const double repost_rate = random.log_normal(0.16, 0.6);
  const double reply_rate = random.log_normal(0.12, 0.6) * (post.written.is_question ? 5 : 1);
  const double quote_rate = random.log_normal(0.10, 0.5);
  const double save_rate = random.log_normal(0.07, 0.6) * (post.written.links.empty() ? 1 : 2.5);

  const double reposts = likes * repost_rate;
  Counts counts;
  counts.likes = whole(likes, random);
  counts.reposts = whole(reposts, random);
  counts.replies = whole(likes * reply_rate * appeal.replies, random);
  counts.quotes = whole(reposts * quote_rate, random);
  counts.bookmarks = whole(likes * save_rate, random);
  // Whoever did something saw it, too.
  counts.views = std::floor(views) + counts.likes + counts.reposts + counts.replies;
  return counts;
}

double log_worth(const Account& author, const Post& post, const Entry& entry) {
  const std::int64_t arrived_at = entry.is_repost ? entry.reposted_at : post.created_at;
  const double age_hours = static_cast<double>(kCapturedAt - arrived_at) / kSecondsPerHour;
  return math::log1p(post.counts.likes) + 0.8 * math::log1p(post.counts.replies) +
         0.5 * math::log1p(post.counts.reposts) + 2.5 * author.closeness - age_hours / 18 -
         (post.kind == Kind::reply ? 1.5 : 0);
}

double served_score(const Account& author, const Post& post, const Entry& entry, Random& random) {
  constexpr double kThumb = 1.5;
  const double noise = random.normal();
  return log_worth(author, post, entry) + 0.9 * noise + (author.role == Role::flooder ? kThumb : 0);
}

}  // namespace limpid::invented
