// The ledger: for each subject two pairs of feeds, with it and without it, and what lies between them.
#include <limpid/ledger.hpp>
#include <limpid/post_view.hpp>

#include "base/number.hpp"
#include "measure/exposure.hpp"
#include "measure/group_test.hpp"
#include "measure/keys.hpp"
#include "measure/subjects.hpp"
#include "ranker/derived.hpp"

#include <algorithm>
#include <deque>
#include <memory>
#include <new>

namespace limpid {

namespace {

constexpr std::size_t kMostNamed = 10;
constexpr std::size_t kRecentFeeds = 6;
constexpr int kStrengths = 10;  // t = 0.1, 0.2, …, 1

// One feed, as far as the ledger looks at it. By row.
struct Feed {
  std::vector<double> scores, exposure;
  std::vector<std::uint8_t> hidden;
  std::vector<std::uint32_t> places;  // from 1; 0: hidden
};

using FeedOf = std::shared_ptr<const Feed>;

// The labels of posts: whether they deserve a demotion.
using Labels = std::vector<Tri>;

struct Sums {
  double lost = 0, had_by_b = 0, kept_by_b = 0;
  double collateral_touched = 0, collateral_bystanders = 0;
};

Figure ratio(double part, double whole, std::string_view reason) {
  return whole > 0 ? figure(part / whole) : undefined(reason);
}

}  // namespace

std::string_view name_of(LedgerEntry::Kind kind) {
  switch (kind) {
    case LedgerEntry::Kind::step: return "step";
    case LedgerEntry::Kind::exemption: return "exemption";
    case LedgerEntry::Kind::list_entry: return "list-entry";
  }
  return {};
}

class LedgerJob::Work {
 public:
  Work(Timeline timeline, Recipe recipe, std::int64_t now, LedgerOptions options)
      : timeline_(std::move(timeline)), posts_(timeline_.posts()), recipe_(std::move(recipe)), now_(now) {
    ledger_.timeline = timeline_.name();
    ledger_.posts = posts_.size();
    ledger_.options = std::move(options);
    subjects_ = subjects_of(recipe_, ledger_.options.list_entries, ledger_.entries_left_out);
  }

  Failure begin() {
    const LedgerOptions& options = ledger_.options;
    if (!options.deserved.empty()) {
      const auto column = column_numbers(posts_, options.deserved, now_);
      if (!column) return column.error();
      labels_.emplace();
      for (const double value : *column) labels_->push_back(is_known(value) ? tri(value != 0) : Tri::unknown);
    }
    const auto authors = keys_by(posts_, "author", {}, now_);
    if (!authors) return authors.error();
    authors_ = *authors;
    for (const std::string& by : options.groups) {
      auto keys = keys_by(posts_, by, {}, now_);
      if (!keys) return keys.error();
      tests_.emplace_back(authors_, *std::move(keys), options.permutations, options.seed);
    }
    const auto full = feed_of(recipe_);
    if (!full) return full.error();
    full_ = *full;
    return std::nullopt;
  }

  Result<bool> step() {
    if (ledger_.entries.size() == subjects_.size()) return false;
    const Subject& subject = subjects_[ledger_.entries.size()];
    LedgerEntry entry;
    entry.kind = subject.kind;
    entry.list = subject.list;
    entry.entry = subject.entry;
    name(subject, entry);
    if (Failure failure = fill(subject, subject.last_without, recipe_, entry.last))
      return *std::move(failure);
    if (Failure failure = fill(subject, subject.alone_without, subject.alone_with, entry.alone))
      return *std::move(failure);
    if (Failure failure = fill_strengths(subject, entry)) return *std::move(failure);
    ledger_.entries.push_back(std::move(entry));
    return ledger_.entries.size() < subjects_.size();
  }

  [[nodiscard]] std::size_t of() const { return subjects_.size(); }
  [[nodiscard]] const Ledger& ledger() const { return ledger_; }

 private:
  // --- Feeds ---

  // The last few are kept: neighbouring subjects share their plain orders and the cuts of the whole recipe.
  Result<FeedOf> feed_of(const Recipe& recipe) {
    const std::string json = to_json(recipe);
    for (const auto& [known, feed] : recent_) {
      if (known == json) return feed;
    }
    const auto ranking = rank(timeline_, recipe, RankOptions{known_now()});
    if (!ranking) return ranking.error();
    if (recent_.size() == kRecentFeeds) recent_.pop_front();
    recent_.emplace_back(json, std::make_shared<const Feed>(seen_in(*ranking)));
    return recent_.back().second;
  }

  [[nodiscard]] Feed seen_in(const Ranking& ranking) const {
    Feed feed;
    feed.scores = ranking.scores();
    feed.hidden = ranking.hidden();
    feed.places.assign(posts_.size(), 0);
    feed.exposure.assign(posts_.size(), 0.0);
    const std::vector<Row>& order = ranking.order();
    const std::vector<double> by_rank =
        exposure_by_rank(ledger_.options.exposure, order.size(), ledger_.options.top);
    for (std::size_t i = 0; i < order.size(); ++i) {
      feed.places[order[i]] = static_cast<std::uint32_t>(i + 1);
      feed.exposure[order[i]] = by_rank[i];
    }
    return feed;
  }

  [[nodiscard]] std::optional<std::int64_t> known_now() const {
    return now_ == kUnknownTime ? std::nullopt : std::optional(now_);
  }

  // --- Which posts an entry touches ---

  // Posts whose score or hiding differs: exact where nothing after the subject's steps counts posts of a
  // group.
  static std::vector<bool> changed(const Feed& without, const Feed& with) {
    std::vector<bool> touched(with.scores.size());
    for (std::size_t row = 0; row < touched.size(); ++row)
      touched[row] = without.scores[row] != with.scores[row] || without.hidden[row] != with.hidden[row];
    return touched;
  }

  // Posts that an order step moved by itself and not only by making room: limit moves down, mix and pin up.
  static std::vector<bool> moved(Verb verb, const Feed& without, const Feed& with) {
    std::vector<bool> touched(with.places.size());
    for (std::size_t row = 0; row < touched.size(); ++row) {
      const std::uint32_t before = without.places[row], after = with.places[row];
      touched[row] = before != 0 && after != 0 && (verb == Verb::limit ? after > before : after < before);
    }
    return touched;
  }

  // `with` and `without` are whole recipes. A spread behind the subject would change the scores of
  // bystanders: then the recipes are ranked again, cut off behind the subject.
  Result<std::vector<bool>> touched_by(const Subject& subject, const Recipe& recipe_with,
                                       const Recipe& recipe_without, const Feed& with, const Feed& without) {
    const std::vector<Step>& steps = recipe_with.steps;
    if (subject.first == subject.last && is_order_step(steps[subject.first].verb))
      return moved(steps[subject.first].verb, without, with);
    const bool counted_later =
        std::any_of(steps.begin() + static_cast<std::ptrdiff_t>(subject.last) + 1, steps.end(),
                    [](const Step& step) { return step.verb == Verb::spread && !step.off; });
    if (!counted_later) return changed(without, with);
    const auto cut_with = feed_of(until_step(recipe_with, subject.last));
    if (!cut_with) return cut_with.error();
    const auto cut_without = feed_of(until_step(recipe_without, subject.last));
    if (!cut_without) return cut_without.error();
    return changed(**cut_without, **cut_with);
  }

  // --- What lies between two feeds ---

  Failure fill(const Subject& subject, const Recipe& recipe_without, const Recipe& recipe_with,
               LedgerEffect& effect) {
    const auto without = feed_of(recipe_without);
    if (!without) return without.error();
    const auto with = &recipe_with == &recipe_ ? Result<FeedOf>(full_) : feed_of(recipe_with);
    if (!with) return with.error();
    const auto touched = touched_by(subject, recipe_with, recipe_without, **with, **without);
    if (!touched) return touched.error();
    describe(**without, **with, *touched, effect);
    return std::nullopt;
  }

  // With one of the subject's steps at each strength, against the recipe without it.
  Failure fill_strengths(const Subject& subject, LedgerEntry& entry) {
    const bool asked = labels_ && subject.kind == LedgerEntry::Kind::step;
    if (!asked || !has_strength(recipe_.steps[subject.first].verb)) return std::nullopt;
    const auto without = feed_of(subject.last_without);
    if (!without) return without.error();
    const std::vector<bool> nobody(posts_.size(), false);
    for (int i = 1; i <= kStrengths; ++i) {
      const double t = static_cast<double>(i) / kStrengths;
      const auto with = feed_of(at_strength(recipe_, subject.first, t));
      if (!with) return with.error();
      const LedgerLabels labels = label(**without, **with, nobody);
      entry.strengths.push_back({t, labels.harm_prevented, labels.collateral});
    }
    return std::nullopt;
  }

  void describe(const Feed& without, const Feed& with, const std::vector<bool>& touched,
                LedgerEffect& effect) const {
    std::vector<double> change(posts_.size());
    std::vector<double> by_author(authors_.count(), 0.0);
    std::vector<bool> author_touched(authors_.count(), false);
    for (Row row = 0; row < posts_.size(); ++row) {
      change[row] = with.exposure[row] - without.exposure[row];
      (change[row] < 0 ? effect.taken : effect.given) += change[row] < 0 ? -change[row] : change[row];
      effect.posts += touched[row];
      const std::uint32_t author = authors_.of_row[row];
      if (author == kNoCode) continue;
      by_author[author] += change[row];
      if (touched[row]) author_touched[author] = true;
    }
    effect.authors = static_cast<std::size_t>(std::count(author_touched.begin(), author_touched.end(), true));
    effect.from = most_changed(by_author, -1);
    effect.to = most_changed(by_author, 1);
    effect.largest = largest_losses(change, without, with);
    if (labels_) effect.labels = label(without, with, touched);
    for (const GroupTest& test : tests_) {
      const std::vector<LedgerGroup> rows = test.of(change, labels_ ? &*labels_ : nullptr);
      effect.groups.insert(effect.groups.end(), rows.begin(), rows.end());
    }
  }

  [[nodiscard]] std::vector<LedgerAccount> most_changed(const std::vector<double>& by_author,
                                                        int sign) const {
    std::vector<std::uint32_t> authors;
    for (std::uint32_t author = 0; author < by_author.size(); ++author) {
      if (by_author[author] * sign > 0) authors.push_back(author);
    }
    const std::size_t few = std::min(kMostNamed, authors.size());
    std::partial_sort(authors.begin(), authors.begin() + static_cast<std::ptrdiff_t>(few), authors.end(),
                      [&](std::uint32_t i, std::uint32_t j) {
                        if (by_author[i] != by_author[j]) return by_author[i] * sign > by_author[j] * sign;
                        return authors_.names[i] < authors_.names[j];
                      });
    std::vector<LedgerAccount> most;
    for (std::size_t i = 0; i < few; ++i) most.push_back({authors_.names[authors[i]], by_author[authors[i]]});
    return most;
  }

  [[nodiscard]] std::vector<LedgerPost> largest_losses(const std::vector<double>& change, const Feed& without,
                                                       const Feed& with) const {
    std::vector<Row> rows;
    for (Row row = 0; row < change.size(); ++row) {
      if (change[row] < 0) rows.push_back(row);
    }
    const std::size_t few = std::min(kMostNamed, rows.size());
    std::partial_sort(
        rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(few), rows.end(), [&](Row i, Row j) {
          return change[i] != change[j] ? change[i] < change[j] : without.places[i] < without.places[j];
        });
    std::vector<LedgerPost> largest;
    for (std::size_t i = 0; i < few; ++i) {
      const PostView post = view(timeline_, rows[i]);
      const auto place = [&](const Feed& feed) {
        return feed.places[rows[i]] ? std::optional<std::size_t>(feed.places[rows[i]]) : std::nullopt;
      };
      largest.push_back(
          {std::string(post.id), std::string(post.author), -change[rows[i]], place(without), place(with)});
    }
    return largest;
  }

  [[nodiscard]] LedgerLabels label(const Feed& without, const Feed& with,
                                   const std::vector<bool>& touched) const {
    LedgerLabels labels;
    std::size_t hit = 0, changed = 0;
    Sums sums;
    for (Row row = 0; row < posts_.size(); ++row) {
      const Tri deserved = (*labels_)[row];
      if (deserved == Tri::unknown) {
        ++labels.unknown;
        continue;
      }
      const bool is_b = deserved == Tri::yes;
      ++(is_b ? labels.undeserving : labels.deserving);
      changed += touched[row];
      hit += touched[row] && is_b;
      add(without.exposure[row], with.exposure[row], is_b, touched[row], sums);
    }
    labels.precision = changed ? figure(static_cast<double>(hit) / static_cast<double>(changed))
                               : undefined("no labelled post is touched");
    labels.recall = labels.undeserving
                        ? figure(static_cast<double>(hit) / static_cast<double>(labels.undeserving))
                        : undefined("no post is undeserving");
    const double collateral = sums.collateral_touched + sums.collateral_bystanders;
    labels.collateral = ratio(collateral, sums.lost, "nothing is lost");
    labels.collateral_touched = ratio(sums.collateral_touched, sums.lost, "nothing is lost");
    labels.collateral_bystanders = ratio(sums.collateral_bystanders, sums.lost, "nothing is lost");
    labels.harm_prevented =
        ratio(sums.had_by_b - sums.kept_by_b, sums.had_by_b, "undeserving posts had no exposure");
    return labels;
  }

  static void add(double had, double has, bool is_b, bool is_touched, Sums& sums) {
    const double lost = std::max(0.0, had - has);
    sums.lost += lost;
    if (is_b) {
      sums.had_by_b += had;
      sums.kept_by_b += has;
    } else {
      (is_touched ? sums.collateral_touched : sums.collateral_bystanders) += lost;
    }
  }

  // --- Names ---

  void name(const Subject& subject, LedgerEntry& entry) const {
    const Step& step = recipe_.steps[subject.first];
    entry.step = step.id;
    entry.label = step.label.value_or(step.id);
    if (subject.kind == LedgerEntry::Kind::exemption) entry.label += ", the exemption";
    if (subject.kind == LedgerEntry::Kind::list_entry)
      entry.label = "@" + subject.list + ": " + subject.entry;
  }

  Timeline timeline_;
  const Posts& posts_;
  Recipe recipe_;
  std::int64_t now_;
  std::vector<Subject> subjects_;
  Ledger ledger_;
  std::optional<Labels> labels_;
  Keys authors_;
  std::vector<GroupTest> tests_;
  FeedOf full_;
  std::deque<std::pair<std::string, FeedOf>> recent_;
};

namespace {

Error out_of_memory() {
  return {"memory", "", "the ledger needs more memory than there is: give fewer posts at once"};
}

}  // namespace

LedgerJob::LedgerJob(std::unique_ptr<Work> work) : work_(std::move(work)) {}
LedgerJob::LedgerJob(LedgerJob&&) noexcept = default;
LedgerJob& LedgerJob::operator=(LedgerJob&&) noexcept = default;
LedgerJob::~LedgerJob() = default;

Result<LedgerJob> LedgerJob::prepare(Timeline timeline, Recipe recipe, RankOptions rank_options,
                                     LedgerOptions options) {
  try {
    const std::int64_t now = rank_options.now.value_or(default_now(timeline.posts()));
    auto work = std::make_unique<Work>(std::move(timeline), std::move(recipe), now, std::move(options));
    if (Failure failure = work->begin()) return *std::move(failure);
    return LedgerJob(std::move(work));
  } catch (const std::bad_alloc&) {
    return out_of_memory();
  }
}

Result<bool> LedgerJob::step() {
  try {
    return work_->step();
  } catch (const std::bad_alloc&) {
    return out_of_memory();
  }
}

std::size_t LedgerJob::done() const { return work_->ledger().entries.size(); }
std::size_t LedgerJob::of() const { return work_->of(); }
const Ledger& LedgerJob::ledger() const { return work_->ledger(); }

Result<Ledger> ledger(Timeline timeline, Recipe recipe, RankOptions rank_options, LedgerOptions options) {
  auto job = LedgerJob::prepare(std::move(timeline), std::move(recipe), rank_options, std::move(options));
  if (!job) return job.error();
  for (;;) {
    const Result<bool> more = job->step();
    if (!more) return more.error();
    if (!*more) return job->ledger();
  }
}

}  // namespace limpid
