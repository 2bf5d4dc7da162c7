// A detection as JSON.
#include <limpid/detect.hpp>

#include "base/json_writer.hpp"
#include "json/report.hpp"

namespace limpid {

namespace {

std::string_view name_of(DetectScale scale) {
  switch (scale) {
    case DetectScale::factor: return "factor";
    case DetectScale::hours: return "hours";
    case DetectScale::points: return "points";
  }
  return {};
}

class Describer {
 public:
  Describer(JsonWriter& writer, const Detection& detection, Language language)
      : writer_(writer), detection_(detection), language_(language) {}

  void describe() {
    writer_.field("recipe", detection_.recipe_name);
    writer_.field("posts", detection_.posts);
    writer_.field("sessions", detection_.sessions);
    describe_left_out();
    writer_.field("summary", summary(detection_, language_));
    writer_.field("explains", detection_.explains);
    writer_.field("reproduces", detection_.reproduces);
    writer_.field("scale", name_of(detection_.scale));
    if (detection_.explains) {
      write(writer_.key("kappa"), detection_.kappa);
      write(writer_.key("kappa_error"), detection_.kappa_error);
      write(writer_.key("tau"), detection_.tau);
    }
    write(writer_.key("agreement"), detection_.agreement);
    write(writer_.key("held_out"), detection_.held_out);
    writer_.key("null").begin_object();
    writer_.field("permutations", detection_.options.permutations);
    writer_.field("seed", static_cast<double>(detection_.options.seed));
    write(writer_.key("agreement"), detection_.null_agreement);
    write(writer_.key("p"), detection_.null_p);
    writer_.end_object();
    if (detection_.fitted) describe_weights();
    describe_accounts();
    writer_.key("displaced").begin_object();
    describe_displaced("posts", detection_.posts_displaced, true);
    describe_displaced("authors", detection_.authors_displaced, false);
    describe_displaced("domains", detection_.domains_displaced, false);
    writer_.end_object();
    describe_aimed();
    describe_limits();
  }

 private:
  void describe_left_out() {
    const LeftOut& out = detection_.left_out;
    writer_.key("left_out").begin_object();
    writer_.field("promoted", out.promoted);
    writer_.field("pinned", out.pinned);
    writer_.field("hidden", out.hidden);
    writer_.field("thread", out.thread);
    writer_.field("no_score", out.no_score);
    writer_.end_object();
  }

  void describe_weights() {
    writer_.key("weights").begin_array();
    for (const auto& [step, weight] : detection_.weights) {
      writer_.begin_object();
      writer_.field("step", step);
      writer_.field("weight", weight);
      writer_.end_object();
    }
    writer_.end_array();
    writer_.key("fitted_recipe").raw(detection_.recipe);
  }

  void describe_accounts() {
    writer_.field("by", detection_.options.by);
    if (!detection_.options.account.empty()) writer_.field("account", detection_.options.account);
    writer_.field("tested", detection_.tested);
    writer_.field("too_few", detection_.too_few);
    writer_.key("accounts").begin_array();
    const bool factor = detection_.scale == DetectScale::factor;
    for (const DetectedAccount& account : detection_.accounts) {
      writer_.begin_object();
      writer_.field("key", account.key);
      writer_.field("posts", account.posts);
      writer_.field("stands_out", account.stands_out);
      write(writer_.key("z"), account.z);
      write(writer_.key("p"), account.p);
      write(writer_.key("q"), account.q);
      write(writer_.key("multiplier"),
            factor ? account.value : undefined("the zero of this score is arbitrary: see shift"));
      if (!factor) write(writer_.key("shift"), account.value);
      write(writer_.key("low"), account.low);
      write(writer_.key("high"), account.high);
      writer_.field("open_above", account.open_above);
      writer_.field("open_below", account.open_below);
      if (account.exact) writer_.field("verified", account.verified);
      if (account.agreement_with.value) {
        writer_.key("held_out").begin_object();
        write(writer_.key("with"), account.agreement_with);
        write(writer_.key("without"), account.agreement_without);
        writer_.end_object();
      }
      writer_.field("sentence", sentence(account, detection_.scale, language_));
      writer_.end_object();
    }
    writer_.end_array();
  }

  void describe_displaced(std::string_view key, const std::vector<Displaced>& rows, bool ranks) {
    writer_.key(key).begin_array();
    for (const Displaced& row : rows) {
      writer_.begin_object();
      writer_.field("key", row.key);
      if (ranks) {
        writer_.field("served", row.served);
        writer_.field("recipe", row.recipe);
      } else {
        writer_.field("posts", row.posts);
      }
      writer_.field("log10_ratio", row.log10_ratio);
      writer_.end_object();
    }
    writer_.end_array();
  }

  void describe_aimed() {
    writer_.key("aimed").begin_array();
    for (const AimedStep& step : detection_.aimed) {
      writer_.begin_object();
      writer_.field("step", step.step);
      writer_.field("label", step.label);
      writer_.field("account", step.account);
      writer_.field("posts", step.posts);
      writer_.field("exempts", step.exempts);
      writer_.end_object();
    }
    writer_.end_array();
  }

  void describe_limits() {
    writer_.key("limits").begin_array();
    for (const DetectLimit& limit : detection_.limits) {
      writer_.begin_object();
      writer_.field("code", limit.code);
      writer_.field("text", sentence(limit, language_));
      writer_.end_object();
    }
    writer_.end_array();
  }

  JsonWriter& writer_;
  const Detection& detection_;
  Language language_;
};

}  // namespace

void append_detection(std::string& out, const Detection& detection, Language language) {
  JsonWriter writer(out);
  writer.begin_object();
  Describer(writer, detection, language).describe();
  writer.end_object();
}

}  // namespace limpid
