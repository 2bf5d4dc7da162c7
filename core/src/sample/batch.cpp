#include "sample/batch.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace limpid::invented {

namespace {

constexpr std::int64_t kMinute = 60;
constexpr std::int64_t kHour = 60 * kMinute;

// One entry in so many, the first at a place that the seed decides; the viral post once a batch.
constexpr std::uint32_t kPromotedEvery = 50;
constexpr std::uint32_t kBaitEvery = 90;
constexpr std::uint32_t kFlooderEvery = 8;

constexpr double kFlooderQuotes = 0.15;
constexpr std::uint32_t kBursts = 8;

// Of what people do: the flooder, advertisers and bots make originals only (and a few quotes), so
// that all kinds together are about 60 % originals, 15 % replies, 18 % reposts and 7 % quotes.
constexpr double kReplies = 0.195;
constexpr double kReposts = 0.22;
constexpr double kQuotes = 0.065;

constexpr double kRepostsFromBatch = 0.2;
constexpr double kRepostsOfViral = 0.03;

// How awake people are at each hour of their own day.
constexpr double kAwake[24] = {0.25, 0.12, 0.06, 0.04, 0.04, 0.08, 0.25, 0.50, 0.70, 0.75, 0.75, 0.80,
                               0.90, 0.80, 0.70, 0.70, 0.75, 0.85, 0.95, 1.00, 1.00, 0.95, 0.75, 0.50};

std::int64_t seconds(double duration) { return static_cast<std::int64_t>(std::floor(duration)); }

// In the last 48 hours, more often lately, and rarely while its author sleeps.
std::int64_t waking_time(const Account& account, Random& random) {
  std::int64_t time = kCapturedAt;
  for (int attempt = 0; attempt < 8; ++attempt) {
    const double u = random.uniform();
    const double awake = random.uniform();
    time = kCapturedAt - kMinute - seconds(u * std::sqrt(u) * (48 * kHour - 2 * kMinute));
    const std::int64_t hour = (time / kHour + account.hours_east + 24) % 24;
    if (awake < kAwake[hour] || account.role == Role::bot) break;
  }
  return time;
}

// The flooder posts in bursts: a few hours apart, minutes between the posts.
std::int64_t burst_time(std::uint64_t seed, Random& random) {
  Random burst(seed, Purpose::burst, random.below(kBursts));
  const double start = 46 * burst.uniform() * kHour;
  const double later = random.exponential() * 9 * kMinute;
  return kCapturedAt - std::max(kMinute, seconds(start - later));
}

// Ids look like those of many platforms, seconds before a number: eighteen digits, sorted by time.
// Three for an entry (itself, the post that it reposts, a post outside), scattered by an odd
// factor, which permutes the numbers below 2^28. So they are unique in timelines of up to 67
// million posts.
enum class IdOf : std::uint64_t { entry, reposted, outside };

std::uint64_t make_id(std::int64_t time, std::uint64_t index, IdOf what) {
  constexpr std::uint64_t kMask = (std::uint64_t{1} << 28) - 1;
  const std::uint64_t number = index * 4 + static_cast<std::uint64_t>(what);
  return (static_cast<std::uint64_t>(time) << 28) | ((number * 0x9E3779B1) & kMask);
}

// Who writes in one language about a post in another says something general.
Subject in_language_of(const Account& author, const Subject& subject) {
  return subject.language == author.language ? subject : Subject{author.language, {}};
}

std::string_view reason_shown(Random& random) {
  constexpr std::string_view kReasons[] = {"Popular with people you follow", "More like what you read",
                                           "Recommended for you"};
  return kReasons[random.below(std::size(kReasons))];
}

}  // namespace

Batch::Batch(std::uint64_t seed, const Cast& cast, Plant plant)
    : seed_(seed), cast_(cast), planting_(plant, seed, cast), prose_(seed) {}

void Batch::draw(std::uint64_t first, std::uint32_t count) {
  first_ = first;
  posts_.assign(count, Post{});
  entries_.assign(count, Entry{});
  draw_schedule(first, count);
  for (std::uint32_t place = 0; place < count; ++place) draw_entry(place);
  put_in_served_order(first);
}

// Early to be drawn, not to be shown: entries drawn later may repost the viral post.
void Batch::draw_schedule(std::uint64_t first, std::uint32_t count) {
  Random random(seed_, Purpose::schedule, first);
  promoted_at_ = random.below(kPromotedEvery);
  bait_at_ = random.below(kBaitEvery);
  flooder_at_ = random.below(kFlooderEvery);
  viral_at_ = random.below(count / 8 + 1);
}

void Batch::draw_entry(std::uint32_t place) {
  const std::uint64_t index = first_ + place;
  Dice dice{Random(seed_, Purpose::post, index), Random(seed_, Purpose::prose, index),
            Random(seed_, Purpose::engagement, index)};
  Entry& entry = entries_[place];
  Post& post = posts_[place];
  entry.post = place;

  if (place == viral_at_) {
    draw_viral(post, dice);
  } else if (place % kPromotedEvery == promoted_at_) {
    draw_promoted(post, dice);
  } else if (place % kBaitEvery == bait_at_) {
    draw_bait(post, dice);
  } else if (place % kFlooderEvery == flooder_at_) {
    draw_flood(post, place, dice);
  } else {
    draw_by_people(entry, place, dice);
  }

  const Post& shown = posts_[entry.post];
  const std::int64_t arrived_at = entry.is_repost ? entry.reposted_at : shown.created_at;
  entry.id = make_id(arrived_at, index, IdOf::entry);
  if (!owns_post(place)) return;
  post.id = entry.is_repost ? make_id(post.created_at, index, IdOf::reposted) : entry.id;
  if (post.conversation == 0) post.conversation = post.id;
}

void Batch::draw_promoted(Post& post, Dice& dice) {
  post.author = cast_.advertiser(dice.post);
  post.is_promoted = true;
  post.why_shown = "Promoted";
  post.created_at = waking_time(cast_[post.author], dice.post);
  post.written = prose_.advertisement(cast_[post.author], dice.prose);
  finish(post, {.views = 4, .likes = 0.1, .replies = 0.5}, dice);
}

void Batch::draw_bait(Post& post, Dice& dice) {
  post.author = cast_.bait_page();
  post.is_bait = true;
  post.created_at = waking_time(cast_[post.author], dice.post);
  post.written = prose_.bait(dice.prose);
  finish(post, {.views = 1.5, .likes = 2.5, .replies = 1.5}, dice);
}

// By somebody whom few people knew until yesterday.
void Batch::draw_viral(Post& post, Dice& dice) {
  post.author = cast_.anybody(dice.post);
  for (int attempt = 0; attempt < 32; ++attempt) {
    const Account& author = cast_[post.author];
    if (author.role == Role::person && author.language == 0 && !author.is_self && !author.blocked &&
        !author.muted) {
      break;
    }
    post.author = cast_.anybody(dice.post);
  }
  post.created_at = kCapturedAt - seconds((20 + 12 * dice.post.uniform()) * kHour);
  post.written = prose_.viral(dice.prose);
  const double expected_views = dice.post.log_normal(700'000, 0.3);
  finish(post, {.views = expected_views / usual_audience(cast_[post.author]), .likes = 1.2}, dice);
  post.visibility = "public";
}

void Batch::draw_flood(Post& post, std::uint32_t place, Dice& dice) {
  post.author = cast_.flooder();
  post.created_at = burst_time(seed_, dice.post);
  const bool is_quote = dice.post.chance(kFlooderQuotes);
  if (is_quote) point_at_quoted(post, place, dice);
  post.written = prose_.flood(dice.prose);
  finish(post, {.views = 0.7, .likes = 0.2}, dice);
}

void Batch::draw_by_people(Entry& entry, std::uint32_t place, Dice& dice) {
  Post& post = posts_[place];
  post.author = planting_.poster(cast_.poster(dice.post), first_ + place);
  const Account& author = cast_[post.author];
  const double u = dice.post.uniform();
  const double kind = author.role == Role::person ? u : 1;  // bots do nothing but post

  // Whom the reader blocked gets in only on somebody else's back.
  if (author.blocked || kind < kReposts) return draw_repost(entry, place, post.author, dice);

  post.created_at = waking_time(author, dice.post);
  if (kind < kReposts + kReplies) {
    draw_reply(post, place, dice);
  } else if (kind < kReposts + kReplies + kQuotes) {
    const Subject subject = point_at_quoted(post, place, dice);
    post.written = prose_.quote(subject, dice.prose);
    finish(post, {.views = 0.8}, dice);
  } else {
    write_original(post, place, dice);
    finish(post, post.is_bait ? Appeal{.views = 1.5, .likes = 2, .replies = 1.5} : Appeal{}, dice);
  }
}

void Batch::draw_repost(Entry& entry, std::uint32_t place, std::uint32_t account, Dice& dice) {
  Post& post = posts_[place];
  const bool brings_blocked = cast_[account].blocked;
  entry.is_repost = true;
  entry.reposter = account;
  if (brings_blocked || !cast_[account].following) {
    entry.reposter = friendly_reposter(account, dice.post);
  }
  if (!brings_blocked && repost_from_batch(entry, place, dice)) return;

  post.author = brings_blocked ? account : other_person(entry.reposter, dice.post);
  entry.reposted_at = waking_time(cast_[entry.reposter], dice.post);
  const double lag = dice.post.log_normal(5 * kHour, 1.3);
  post.created_at = entry.reposted_at - kMinute - seconds(std::min<double>(lag, 480 * kHour));
  write_original(post, place, dice);
  finish(post, {.views = 2, .likes = 1.3}, dice);
  post.visibility = "public";  // or nobody could repost it
}

bool Batch::repost_from_batch(Entry& entry, std::uint32_t place, Dice& dice) {
  const double u = dice.post.uniform();
  if (place == 0 || u > kRepostsOfViral + kRepostsFromBatch) return false;
  const std::uint32_t any = dice.post.below(place);
  const std::uint32_t other = u < kRepostsOfViral && viral_at_ < place ? viral_at_ : any;
  Post& reposted = posts_[other];
  if (!owns_post(other) || reposted.kind != Kind::original || reposted.is_promoted ||
      reposted.visibility == "followers" || reposted.author == entry.reposter) {
    return false;
  }
  const double lag = dice.post.log_normal(3 * kHour, 1);
  entry.reposted_at = reposted.created_at + kMinute + seconds(lag);
  if (entry.reposted_at > kCapturedAt) return false;
  entry.post = other;
  reposted.counts.reposts += 1;
  return true;
}

void Batch::draw_reply(Post& post, std::uint32_t place, Dice& dice) {
  post.kind = Kind::reply;
  if (!reply_in_batch(post, place, dice)) {
    const std::uint32_t parent = other_person(post.author, dice.post);
    const double lag = dice.post.log_normal(40 * kMinute, 1.2);
    post.reply_to = make_id(post.created_at - kMinute - seconds(lag), first_ + place, IdOf::outside);
    post.conversation = post.reply_to;
    const Subject subject = Prose::subject_of(cast_[post.author], dice.prose);
    post.written = prose_.reply(subject, cast_[parent].handle, false, dice.prose);
  }
  finish(post, {.views = 0.25}, dice);
}

// People answer what is there: three looks around for something to say, questions first.
bool Batch::reply_in_batch(Post& post, std::uint32_t place, Dice& dice) {
  for (int look = 0; look < 3 && place > 0; ++look) {
    const std::uint32_t other = dice.post.below(place);
    Post& parent = posts_[other];
    const double lag = dice.post.log_normal(35 * kMinute, 1.2);
    const std::int64_t time = parent.created_at + kMinute + seconds(lag);
    if (!owns_post(other) || parent.author == post.author || time > kCapturedAt) continue;
    if (entries_[other].is_repost || (look == 0 && !parent.written.is_question)) continue;
    post.created_at = time;
    post.reply_to = parent.id;
    post.conversation = parent.conversation;
    parent.counts.replies += 1;
    const Subject subject = in_language_of(cast_[post.author], parent.written.subject);
    const bool is_wry = is_answered_wryly(parent) && subject.language == 0;
    post.written = prose_.reply(subject, cast_[parent.author].handle, is_wry, dice.prose);
    return true;
  }
  return false;
}

// Makes the post a quote of one in the batch or of one outside; gives what there is to talk about.
Subject Batch::point_at_quoted(Post& post, std::uint32_t place, Dice& dice) {
  const Account& author = cast_[post.author];
  post.kind = Kind::quote;
  const std::uint32_t other = place == 0 ? 0 : dice.post.below(place);
  const double lag = dice.post.log_normal(2 * kHour, 1);
  Post& quoted = posts_[other];
  if (place > 0 && owns_post(other) && quoted.created_at < post.created_at && quoted.author != post.author &&
      !quoted.is_promoted && quoted.visibility != "followers") {
    post.quote_of = quoted.id;
    quoted.counts.quotes += 1;
    return in_language_of(author, quoted.written.subject);
  }
  post.quote_of = make_id(post.created_at - kMinute - seconds(lag), first_ + place, IdOf::outside);
  return author.role == Role::person ? Prose::subject_of(author, dice.prose) : Subject{author.language, {}};
}

void Batch::write_original(Post& post, std::uint32_t place, Dice& dice) {
  switch (planting_.begging(cast_[post.author], first_ + place)) {
    case Planting::Begging::bait:
      post.is_bait = true;
      post.written = prose_.bait(dice.prose);
      return;
    case Planting::Begging::innocent: post.written = prose_.innocent(dice.prose); return;
    case Planting::Begging::no: break;
  }
  const std::uint32_t companion = other_person(post.author, dice.prose);
  post.written = prose_.original(cast_[post.author], post.created_at, cast_[companion].handle, dice.prose);
}

// What every post has, once it is clear who wrote what and when.
void Batch::finish(Post& post, const Appeal& appeal, Dice& dice) {
  const Account& author = cast_[post.author];
  add_marks(post, dice.post);
  add_media(post, dice.post);
  post.counts = engagement(author, post, appeal, dice.engagement);
  const bool is_recommended = !author.following && !author.is_self && !post.is_promoted;
  if (is_recommended) post.why_shown = reason_shown(dice.post);
}

void Batch::add_marks(Post& post, Random& random) const {
  const Account& author = cast_[post.author];
  post.is_edited = random.chance(0.04);
  post.is_liked_by_me = random.chance(0.01 + 0.2 * author.closeness);
  post.is_sensitive = random.chance(post.written.is_warned ? 0.6 : 0.006);
  const double visibility = random.uniform();
  if (author.role != Role::person) return;
  if (visibility < 0.06) post.visibility = "unlisted";
  if (visibility > 0.97 && author.following) post.visibility = "followers";
}

void Batch::add_media(Post& post, Random& random) const {
  const bool has_media = random.chance(post.written.pictures);
  const double medium = random.uniform();
  const std::uint32_t several = random.between(2, 4);
  if (!has_media) return;
  if (medium < 0.93) {
    post.media.assign(medium < 0.75 ? 1 : several, "image");
  } else {
    post.media = {medium > 0.98 ? "gif" : "video"};
  }
}

// Whether the post belongs to this entry, rather than being another one's, reposted.
bool Batch::owns_post(std::uint32_t place) const { return entries_[place].post == place; }

bool Batch::is_answered_wryly(const Post& post) const {
  const Role role = cast_[post.author].role;
  return role == Role::flooder || role == Role::bait_page || role == Role::advertiser;
}

// Somebody else, preferably of the same language. After some tries the next one in line, so that it
// always ends.
std::uint32_t Batch::other_person(std::uint32_t account, Random& random) const {
  constexpr int kAttempts = 24;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    const std::uint32_t candidate = cast_.anybody(random);
    const Account& other = cast_[candidate];
    const bool understands = other.language == cast_[account].language || attempt > kAttempts / 2;
    if (candidate != account && other.role == Role::person && !other.blocked && understands) return candidate;
  }
  return account + 1 < cast_.size() ? account + 1 : account - 1;
}

// Reposts come from people whom the reader follows.
std::uint32_t Batch::friendly_reposter(std::uint32_t author, Random& random) const {
  for (int attempt = 0; attempt < 32; ++attempt) {
    const std::uint32_t other = cast_.poster(random);
    if (other != author && cast_[other].role == Role::person && cast_[other].following) return other;
  }
  return other_person(author, random);
}

void Batch::serve(Entry& entry, std::uint32_t place, std::uint64_t index) const {
  const Post& post = post_of(entry);
  Random random(seed_, Purpose::serving, index);
  if (planting_.draws_order()) {
    entry.served = planting_.served(log_worth(cast_[post.author], post, entry), post.author, random);
    return;
  }
  entry.served = served_score(cast_[post.author], post, entry, random);
  // The same post once more comes a good deal later.
  const double held_back = 0.35 + 0.35 * random.uniform();
  if (!owns_post(place)) entry.served -= held_back * std::max(0.0, entry.served);
}

// Advertisements take the place of whom they please. Ties keep the order in which they were drawn.
void Batch::put_in_served_order(std::uint64_t first) {
  for (std::uint32_t place = 0; place < entries_.size(); ++place) {
    Entry& entry = entries_[place];
    const Post& post = post_of(entry);
    serve(entry, place, first + place);
    entry.truth = planting_.truth(entry, post, log_worth(cast_[post.author], post, entry), first + place);
  }
  Random random(seed_, Purpose::serving, ~first);
  for (Entry& entry : entries_) {
    const std::uint32_t other = random.below(static_cast<std::uint32_t>(entries_.size()));
    if (post_of(entry).is_promoted) entry.served = entries_[other].served;
  }
  std::stable_sort(entries_.begin(), entries_.end(),
                   [](const Entry& a, const Entry& b) { return a.served > b.served; });
}

}  // namespace limpid::invented
