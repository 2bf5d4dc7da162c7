// The comparison of two orders as JSON, of one timeline or over many.
#include <limpid/json.hpp>
#include <limpid/measure.hpp>

#include "json/report.hpp"

namespace limpid {

std::string_view name_of(TieMeaning ties) {
  switch (ties) {
    case TieMeaning::equality: return "w";
    case TieMeaning::unknown_order: return "a";
    case TieMeaning::lost_information: return "b";
  }
  return {};
}

std::string_view name_of(ExposureModel model) {
  switch (model) {
    case ExposureModel::log: return "log";
    case ExposureModel::rbp: return "rbp";
    case ExposureModel::reciprocal: return "reciprocal";
    case ExposureModel::top: return "top";
  }
  return {};
}

namespace {

using AtCuts = std::vector<std::pair<std::size_t, Figure>>;

void describe_cuts(Report& report, std::string_view key, const AtCuts& cuts) {
  report.open_by(key);
  for (const auto& [k, figure] : cuts) report.figure(std::to_string(k), figure);
  report.close();
}

void describe_agreement(Report& report, const Comparison& comparison) {
  report.figure("kendall_tau_b", comparison.kendall_tau_b);
  report.figure("weighted_tau", comparison.weighted_tau);
  report.open("tau_ap");
  report.figure("a_reference", comparison.tau_ap_a_reference);
  report.figure("b_reference", comparison.tau_ap_b_reference);
  report.close();
  report.open("rbo");
  report.constant("p", comparison.options.p);
  report.figure("ext", comparison.rbo.ext);
  report.figure("min", comparison.rbo.min);
  report.figure("max", comparison.rbo.max);
  if (comparison.options.top) report.figure("at_depth", comparison.rbo.at_depth);
  report.close();
  describe_cuts(report, "overlap", comparison.overlap);
  report.figure("footrule", comparison.footrule);
}

void describe_moved_posts(Report& report, std::string_view key, const std::vector<MovedPost>& posts) {
  report.open_list(key);
  for (const MovedPost& post : posts) {
    report.open_item(post.id);
    report.text("id", post.id);
    report.text("author", post.author);
    report.count("a", post.a);
    report.count("b", post.b);
    report.figure("moved", figure(static_cast<double>(post.b) - static_cast<double>(post.a)));
    report.close();
  }
  report.close();
}

void describe_moves(Report& report, const Comparison& comparison) {
  report.open("moved");
  report.figure("median", comparison.moved_median);
  report.figure("p10", comparison.moved_p10);
  report.figure("p90", comparison.moved_p90);
  report.figure("beyond_10", comparison.moved_beyond_10);
  describe_moved_posts(report, "up", comparison.up);
  describe_moved_posts(report, "down", comparison.down);
  report.close();
}

void describe_gain(Report& report, const Comparison& comparison) {
  if (!comparison.gain) return;
  const Comparison::Gain& gain = *comparison.gain;
  report.open("ndcg");
  report.text("gain", comparison.options.gain);
  report.text("gains", comparison.options.gains == Gains::linear ? "linear" : "exponential");
  report.count("judged", gain.judged);
  report.count("unknown", gain.unknown);
  report.count("relevant", gain.relevant);
  report.figure("ndcg", gain.ndcg);
  describe_cuts(report, "ndcg_at", gain.ndcg_at);
  report.figure("map", gain.map);
  describe_cuts(report, "precision", gain.precision);
  describe_cuts(report, "recall", gain.recall);
  report.figure("reciprocal_rank", gain.reciprocal_rank);
  report.figure("r_precision", gain.r_precision);
  report.close();
}

void describe_exposure(Report& report, const Comparison& comparison) {
  report.open("exposure");
  report.text("by", comparison.options.by);
  report.text("model", name_of(comparison.options.exposure));
  if (!comparison.exposure_bands.empty()) report.numbers("bands", comparison.exposure_bands);
  report.count("unknown", comparison.exposure_unknown);
  report.open_rows("rows");
  for (const ExposureRow& row : comparison.exposure) {
    report.open_row("key", row.key);
    report.count("posts", row.posts);
    report.figure("a", figure(row.a));
    report.figure("b", figure(row.b));
    report.figure("amplification", row.amplification);
    report.close();
  }
  report.close();
  report.close();
}

void describe_concentration(Report& report, std::string_view key, const Concentration& concentration) {
  report.open(key);
  report.count("authors", concentration.n);
  report.count("zeros", concentration.zeros);
  report.figure("gini", concentration.gini);
  report.figure("gini_corrected", concentration.gini_corrected);
  report.figure("atkinson", concentration.atkinson);
  report.figure("atkinson_1", concentration.atkinson_1);
  report.figure("hhi", concentration.hhi);
  report.figure("hhi_equal", concentration.hhi_equal);
  report.figure("entropy", concentration.entropy);
  report.figure("effective", concentration.effective);
  report.close();
}

void describe_silence(Report& report, const Silent& silent) {
  report.names("a", silent.a);
  report.names("b", silent.b);
  report.names("newly", silent.newly);
}

void describe_silent(Report& report, const Comparison& comparison) {
  report.open("silent");
  describe_silence(report, comparison.silent);
  if (comparison.follows_known) {
    report.open("followed");
    report.count("known", comparison.followed);
    describe_silence(report, comparison.silent_followed);
    report.close();
  } else {
    report.figure("followed", undefined("who is followed is not known: --authors FILE names them"));
  }
  report.close();
}

void describe_groups(Report& report, const Comparison& comparison) {
  report.open_rows("groups");
  for (const Groups& groups : comparison.groups) {
    report.open_row("by", groups.by);
    report.count("unknown", groups.unknown);
    report.open_rows("rows");
    for (const GroupRow& row : groups.rows) {
      report.open_row("key", row.key);
      report.count("posts", row.posts);
      report.figure("share", figure(row.share));
      report.figure("a", figure(row.a));
      report.figure("b", figure(row.b));
      report.figure("amplification", row.amplification);
      report.figure("wasserstein", row.wasserstein);
      report.figure("mean_difference", row.mean_difference);
      report.close();
    }
    report.close();
    report.close();
  }
  report.close();
}

// By the columns that group, and for each by step.
void describe_points_of(Report& report, std::string_view key, const std::vector<PointsRow>& points) {
  report.open_by(key);
  for (std::size_t i = 0; i < points.size();) {
    const std::string& by = points[i].by;
    report.open_rows(by);
    for (; i < points.size() && points[i].by == by; ++i) {
      report.open_row("step", points[i].step);
      report.open_by("mean");
      for (const auto& [group, mean] : points[i].mean) report.figure(group, figure(mean));
      report.close();
      report.close();
    }
    report.close();
  }
  report.close();
}

void describe_points(Report& report, const Comparison& comparison) {
  if (comparison.points_a.empty() && comparison.points_b.empty()) return;
  report.open("points");
  describe_points_of(report, "a", comparison.points_a);
  describe_points_of(report, "b", comparison.points_b);
  report.close();
}

void describe_reasons(Report& report, std::string_view key,
                      const std::map<std::string, std::size_t>& hidden_by) {
  report.open_by(key);
  for (const auto& [step, posts] : hidden_by) report.count(step, posts);
  report.close();
}

void describe_hidden(Report& report, const Comparison& comparison) {
  report.open("hidden");
  report.count("a", comparison.hidden_a);
  report.count("b", comparison.hidden_b);
  report.count("both", comparison.hidden_both);
  report.open("by");
  describe_reasons(report, "a", comparison.hidden_by_a);
  describe_reasons(report, "b", comparison.hidden_by_b);
  report.close();
  report.close();
}

void describe_robust_side(Report& report, std::string_view key, const std::optional<Robust>& robust) {
  if (!robust) {
    report.figure(key, undefined("this order is not a recipe's: there are no counts to perturb"));
    return;
  }
  report.open(key);
  report.figure("same", robust->same);
  report.figure("stays", robust->stays);
  report.open_list("places");
  for (const auto& [id, shares] : robust->places) {
    report.open_item(id);
    report.text("id", id);
    report.figure("same", figure(shares.first));
    report.figure("stays", figure(shares.second));
    report.close();
  }
  report.close();
  report.close();
}

void describe_robust(Report& report, const Comparison& comparison) {
  if (comparison.options.jitter == 0) return;
  report.open("robust");
  report.constant("jitter", comparison.options.jitter);
  report.constant("rounds", static_cast<double>(comparison.options.rounds));
  report.constant("seed", static_cast<double>(comparison.options.seed));
  describe_robust_side(report, "a", comparison.robust_a);
  describe_robust_side(report, "b", comparison.robust_b);
  report.close();
}

void describe(Report& report, const Comparison& comparison) {
  report.count("posts", comparison.posts);
  report.count("excluded", comparison.excluded);
  if (comparison.not_here_a || comparison.not_here_b) {
    report.open("not_here");
    report.count("a", comparison.not_here_a);
    report.count("b", comparison.not_here_b);
    report.close();
  }
  if (comparison.options.top) report.constant("top", static_cast<double>(comparison.options.top));
  if (comparison.options.ties) report.text("ties", name_of(*comparison.options.ties));
  describe_agreement(report, comparison);
  describe_moves(report, comparison);
  describe_gain(report, comparison);
  describe_exposure(report, comparison);
  report.open("concentration");
  report.count("unknown", comparison.authors_unknown);
  describe_concentration(report, "a", comparison.concentration_a);
  describe_concentration(report, "b", comparison.concentration_b);
  report.close();
  describe_silent(report, comparison);
  describe_groups(report, comparison);
  describe_points(report, comparison);
  describe_hidden(report, comparison);
  describe_robust(report, comparison);
}

}  // namespace

void append_comparison(std::string& out, const Comparison& comparison) {
  JsonReport report(out);
  if (!comparison.timeline.empty()) report.text("timeline", comparison.timeline);
  report.text("a", comparison.a);
  report.text("b", comparison.b);
  describe(report, comparison);
  report.finish();
}

std::string_view comparison_csv_head() { return kCsvHead; }

void append_comparison_csv(std::string& out, const Comparison& comparison) {
  CsvReport report(out, comparison.timeline);
  describe(report, comparison);
}

class PerTimeline::Gathered {
 public:
  GatheredReport report;
  std::string a, b;
  std::size_t timelines = 0, left_out = 0;
};

PerTimeline::PerTimeline() : gathered_(std::make_unique<Gathered>()) {}
PerTimeline::~PerTimeline() = default;
PerTimeline::PerTimeline(PerTimeline&&) noexcept = default;

void PerTimeline::add(const Comparison& comparison) {
  ++gathered_->timelines;
  gathered_->a = comparison.a;
  gathered_->b = comparison.b;
  describe(gathered_->report, comparison);
}

void PerTimeline::leave_out() { ++gathered_->left_out; }

void PerTimeline::append(std::string& out) const {
  JsonWriter writer(out);
  writer.begin_object().field("a", std::string_view(gathered_->a)).field("b", std::string_view(gathered_->b));
  writer.field("timelines", gathered_->timelines).field("left_out", gathered_->left_out);
  gathered_->report.print(writer);
  writer.end_object();
}

void PerTimeline::append_csv(std::string& out) const {
  out += "measure,of,key,count,mean,median,p10,p90\n";
  gathered_->report.print_csv(out);
}

namespace {

void describe(Report& report, const Pool::Reach& reach) {
  report.count("published", reach.published);
  report.count("feeds", reach.feeds);
  report.count("not_published", reach.not_published);
  report.open("never_shown");
  report.figure("a", reach.never_a);
  report.figure("b", reach.never_b);
  report.close();
  for (const auto& [key, rows] : {std::pair{"posts", &reach.posts}, std::pair{"authors", &reach.authors}}) {
    report.open_rows(key);
    for (const ReachRow& row : *rows) {
      report.open_row("key", row.key);
      if (!row.author.empty()) report.text("author", row.author);
      if (rows == &reach.authors) report.count("posts", row.posts);
      report.figure("a", figure(row.a));
      report.figure("b", figure(row.b));
      report.close();
    }
    report.close();
  }
}

}  // namespace

void append_reach(std::string& out, const Pool::Reach& reach) {
  JsonReport report(out);
  describe(report, reach);
  report.finish();
}

void append_reach_csv(std::string& out, const Pool::Reach& reach) {
  CsvReport report(out, {});
  report.open("pool");
  describe(report, reach);
  report.close();
}

}  // namespace limpid
