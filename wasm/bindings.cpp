// Bindings: the names that the package's JavaScript calls. Nothing is decided here.
//
// Every std::string that comes back is JSON: the answer, or {"error": …}; an empty text means "done".
#include "convert.hpp"

#include <emscripten/bind.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <optional>
#include <span>

namespace limpid::wasm {

namespace {

using emscripten::val;

std::string done_or(const Failure& failure) { return failure ? error_json(*failure) : std::string(); }

RankOptions options_of(double now) {
  return std::isfinite(now) ? RankOptions{.now = static_cast<std::int64_t>(now)} : RankOptions{};
}

// --- Options of measures: the scripts have filled in what was left out -----------------------------------------

Error wrong_option(const std::string& name, const std::string& found, const std::string& expected) {
  return {"usage", name, "expected " + expected + ", found \"" + found + "\""};
}

Result<ExposureModel> exposure_of(const val& options) {
  const auto name = options["exposure"].as<std::string>();
  for (const auto model :
       {ExposureModel::log, ExposureModel::rbp, ExposureModel::reciprocal, ExposureModel::top}) {
    if (name_of(model) == name) return model;
  }
  return wrong_option("exposure", name, "log, rbp, reciprocal or top");
}

Result<CompareOptions> compare_options(const val& options) {
  CompareOptions read;
  read.by = options["by"].as<std::string>();
  read.bands = emscripten::vecFromJSArray<double>(options["bands"]);
  read.groups = emscripten::vecFromJSArray<std::string>(options["groups"]);
  read.top = static_cast<std::size_t>(options["top"].as<double>());
  const auto ties = options["ties"].as<std::string>();
  for (const auto meaning : {TieMeaning::equality, TieMeaning::unknown_order, TieMeaning::lost_information}) {
    if (name_of(meaning) == ties) read.ties = meaning;
  }
  if (!ties.empty() && !read.ties) return wrong_option("ties", ties, "a, b or w");
  read.p = options["p"].as<double>();
  const Result<ExposureModel> exposure = exposure_of(options);
  if (!exposure) return exposure.error();
  read.exposure = *exposure;
  read.gain = options["gain"].as<std::string>();
  const auto gains = options["gains"].as<std::string>();
  if (gains != "linear" && gains != "exponential")
    return wrong_option("gains", gains, "linear or exponential");
  read.gains = gains == "linear" ? Gains::linear : Gains::exponential;
  if (!options["followed"].isNull())
    read.followed = emscripten::vecFromJSArray<std::string>(options["followed"]);
  read.jitter = options["jitter"].as<double>();
  read.rounds = static_cast<std::size_t>(options["rounds"].as<double>());
  read.seed = static_cast<std::uint64_t>(options["seed"].as<double>());
  return read;
}

Result<LedgerOptions> ledger_options(const val& options) {
  LedgerOptions read;
  const Result<ExposureModel> exposure = exposure_of(options);
  if (!exposure) return exposure.error();
  read.exposure = *exposure;
  read.top = static_cast<std::size_t>(options["top"].as<double>());
  read.deserved = options["deserved"].as<std::string>();
  read.groups = emscripten::vecFromJSArray<std::string>(options["groups"]);
  read.permutations = static_cast<std::size_t>(options["permutations"].as<double>());
  read.seed = static_cast<std::uint64_t>(options["seed"].as<double>());
  return read;
}

DetectOptions detect_options(const val& options) {
  DetectOptions read;
  read.by = options["by"].as<std::string>();
  read.account = options["account"].as<std::string>();
  read.fit = options["fit"].as<bool>();
  read.permutations = static_cast<std::size_t>(options["permutations"].as<double>());
  read.seed = static_cast<std::uint64_t>(options["seed"].as<double>());
  return read;
}

// A ranking, and its feed's name where there are several.
class RankingHandle {
 public:
  RankingHandle(Ranking ranking, std::string timeline)
      : ranking_(std::move(ranking)), timeline_(std::move(timeline)) {}

  // Works through about `rows` rows. "more", "" (done) or an error.
  std::string step(double rows) {
    return guarded([&] { return ranking_.step(static_cast<std::size_t>(rows)) ? "more" : ""; });
  }
  std::string set(const std::string& address, double value) {
    return guarded([&] { return done_or(ranking_.set(address, value)); });
  }

  val order() const { return copied(ranking_.order()); }
  val score() const { return copied(ranking_.scores()); }
  val from() const {
    std::vector<std::uint32_t> positions(ranking_.timeline().size());
    for (std::uint32_t row = 0; row < positions.size(); ++row) {
      positions[row] = static_cast<std::uint32_t>(view(ranking_.timeline(), row).position.value_or(0));
    }
    return copied(positions);
  }

  // {"shown":…,"hiddenCount":…,"now":…,"recipe":…,"numbers":…,"warnings":…}
  std::string state() {
    return guarded([&] {
      const std::size_t shown = ranking_.shown();
      std::string json = "{\"shown\":" + std::to_string(shown) +
                         ",\"hiddenCount\":" + std::to_string(ranking_.timeline().size() - shown);
      if (const auto now = ranking_.now()) json += ",\"now\":\"" + format_time(*now) + "\"";
      json += ",\"recipe\":" + to_json(ranking_.recipe()) + ",\"numbers\":";
      append_numbers(json, ranking_.recipe());
      json += ",\"warnings\":";
      append_warnings(json, ranking_.warnings());
      return json + "}";
    });
  }

  std::string page(double start, double count, bool steps) {
    const auto rows = part(start, count);
    return list({rows.begin(), rows.end()}, 0, count, steps, append_row);
  }
  val rows(double start, double count) const {
    const auto rows = part(start, count);
    return val(emscripten::typed_memory_view(rows.size(), rows.data())).call<val>("slice");
  }
  std::string hidden(double start, double count) {
    return list(ranking_.hidden_rows(), start, count, false, append_hidden_row);
  }

  // The answers about one place, each in a language.
  std::string explain(const std::string& id, const std::string& language) {
    return answered(ranking_.explain(id), language, append_explanation);
  }
  std::string why(const std::string& a, const std::string& b, const std::string& language) {
    return answered(limpid::why(ranking_, a, b), language, append_versus);
  }
  std::string would_take(const std::string& id, double top, const std::string& language) {
    return answered(what_would_it_take(ranking_, id, static_cast<std::size_t>(top)), language, append_would_take);
  }

  std::string sensitivity(const std::string& address, double least, double most, double top) {
    return guarded([&] {
      const auto answer = limpid::sensitivity(ranking_, address, least, most, static_cast<std::size_t>(top));
      if (!answer) return error_json(answer.error());
      std::string json;
      append_sensitivity(json, *answer);
      return json;
    });
  }

  // Arrays of texts: posts as JSON, ids of posts, ids of steps.
  std::string what_if(const val& insert, const val& replace, const val& remove, const val& without) {
    return guarded([&] {
      const auto texts = [](const val& array) { return emscripten::vecFromJSArray<std::string>(array); };
      const auto answer = limpid::what_if(ranking_, {.insert = texts(insert),
                                                     .replace = texts(replace),
                                                     .remove = texts(remove),
                                                     .without = texts(without)});
      if (!answer) return error_json(answer.error());
      std::string json;
      append_what_if(json, *answer);
      return json;
    });
  }

  // What a receipt's hashes are over, `count` lines from the one numbered `start`; empty at the end.
  std::string input_lines(double start, double count) {
    return lines(ranking_.timeline().size(), start, count, [&](std::string& text, std::size_t row) {
      append_canonical(text, ranking_.timeline(), static_cast<std::uint32_t>(row));
      text += '\n';
    });
  }
  std::string order_lines(double start, double count) {
    return lines(ranking_.order().size(), start, count, [&](std::string& text, std::size_t place) {
      append_order_line(text, ranking_, ranking_.order()[place]);
    });
  }

  // Advice on the recipe as it stands, against this timeline.
  std::string advice() {
    return guarded([&] {
      std::string json;
      append_warnings(json, advise(ranking_.recipe(), &ranking_));
      return json;
    });
  }

  // Begins a comparison with another ranking of the same timeline, the one after; `compare_step` makes it.
  std::string compare(const RankingHandle& after, const std::string& a, const std::string& b, val options) {
    return guarded([&]() -> std::string {
      if (&ranking_.timeline().posts() != &after.ranking_.timeline().posts())
        return error_json({"usage", "compare", "the two rankings must be of the same timeline"});
      const Result<CompareOptions> read = compare_options(options);
      if (!read) return error_json(read.error());
      Result<CompareJob> job =
          CompareJob::prepare(ranking_.timeline(), order_of(ranking_, a), order_of(after.ranking_, b), *read);
      if (!job) return error_json(job.error());
      comparison_ = std::make_unique<CompareJob>(*std::move(job));
      return {};
    });
  }
  // One more part. "more 3 12" (done, of), or the comparison, or an error.
  std::string compare_step() {
    return stepped(comparison_, [](std::string& json, const CompareJob& job) { append_comparison(json, job.comparison()); });
  }

  // Begins a ledger of the recipe as it stands; `ledger_step` makes it.
  std::string ledger(val options) {
    return guarded([&]() -> std::string {
      const Result<LedgerOptions> read = ledger_options(options);
      if (!read) return error_json(read.error());
      Result<LedgerJob> job =
          LedgerJob::prepare(ranking_.timeline(), ranking_.recipe(), RankOptions{ranking_.now()}, *read);
      if (!job) return error_json(job.error());
      ledger_ = std::make_unique<LedgerJob>(*std::move(job));
      return {};
    });
  }
  // One more entry. "more 3 12" (done, of), or the ledger, or an error.
  std::string ledger_step() {
    return stepped(ledger_, [](std::string& json, const LedgerJob& job) { append_ledger(json, job.ledger()); });
  }
  // Drops what was begun and not ended.
  void drop_jobs() {
    comparison_.reset();
    ledger_.reset();
  }

  // The place of a post; 0 where it is hidden or not here.
  double place(const std::string& id) const {
    const auto row = ranking_.timeline().find(id);
    return row ? static_cast<double>(ranking_.place(*row).value_or(0)) : 0;
  }

 private:
  template <class T, class Append>
  static std::string answered(const Result<T>& answer, const std::string& tag, Append append) {
    return guarded([&] {
      const auto language = language_of(tag);
      if (!language) return error_json({"usage", tag, "no such language: expected en or fr"});
      if (!answer) return error_json(answer.error());
      std::string json;
      append(json, *answer, {.language = *language});
      return json;
    });
  }

  // The job's next step; when it is done, what it made, and the job is dropped.
  template <class Job, class Append>
  static std::string stepped(std::unique_ptr<Job>& job, Append append) {
    return guarded([&]() -> std::string {
      const Result<bool> more = job->step();
      if (!more) return error_json(more.error());
      if (*more) return "more " + std::to_string(job->done()) + " " + std::to_string(job->of());
      std::string json;
      append(json, *job);
      job.reset();
      return json;
    });
  }

  template <class AppendLine>
  static std::string lines(std::size_t size, double start, double count, AppendLine append_line) {
    return guarded([&] {
      std::string text;
      const auto end = std::min(static_cast<std::size_t>(start + count), size);
      for (auto i = static_cast<std::size_t>(start); i < end; ++i) append_line(text, i);
      return text;
    });
  }

  [[nodiscard]] std::span<const std::uint32_t> part(double start, double count) const {
    const auto shown = static_cast<double>(ranking_.shown());
    return ranking_.page(static_cast<std::size_t>(std::clamp(start, 0.0, shown)),
                         static_cast<std::size_t>(std::clamp(start + count, 0.0, shown)));
  }

  template <class Append>
  std::string list(const std::vector<std::uint32_t>& rows, double start, double count, bool steps,
                   Append append) {
    return guarded([&] {
      const RowOptions options{.steps = steps, .timeline = timeline_};
      std::string json = "[";
      const double end = std::min(start + count, static_cast<double>(rows.size()));
      for (double i = std::max(start, 0.0); i < end; ++i) {
        if (json.size() > 1) json += ',';
        append(json, ranking_, rows[static_cast<std::size_t>(i)], options);
      }
      return json + "]";
    });
  }

  Ranking ranking_;
  std::string timeline_;
  std::unique_ptr<CompareJob> comparison_;
  std::unique_ptr<LedgerJob> ledger_;
};

class TimelinesHandle {
 public:
  explicit TimelinesHandle(Timelines timelines) : timelines_(std::move(timelines)) {}

  std::string info() {
    return guarded([&] {
      std::string json;
      append_info(json, timelines_);
      return json;
    });
  }

  // Canonical JSON Lines of about `bytes` bytes, from where the last call ended; empty at the end.
  std::string lines(double bytes) {
    return guarded([&] {
      std::string text;
      while (feed_ < timelines_.feeds.size() && static_cast<double>(text.size()) < bytes) {
        const Timeline& feed = timelines_.feeds[feed_];
        append_canonical(text, feed, row_);
        text += '\n';
        if (++row_ < feed.size()) continue;
        row_ = 0;
        ++feed_;
      }
      return text;
    });
  }
  void rewind() { feed_ = row_ = 0; }

  // Prepares a ranking, which `ranking` then gives.
  std::string rank(const std::string& recipe_json, double now, const std::string& name) {
    return guarded([&]() -> std::string {
      const Timeline* feed = feed_of(name);
      if (!feed) return error_json({"no-such-timeline", name, "no timeline of this name was read"});
      Result<Recipe> recipe = parse_recipe(recipe_json);
      if (!recipe) return error_json(recipe.error());
      Result<Ranking> ranking = Ranking::prepare(*feed, *std::move(recipe), options_of(now));
      if (!ranking) return error_json(ranking.error());
      const bool several = timelines_.feeds.size() > 1;
      prepared_ =
          std::make_unique<RankingHandle>(*std::move(ranking), several ? feed->name() : std::string());
      return {};
    });
  }
  RankingHandle* ranking() { return prepared_.release(); }

  // Weights from choices, as `append_fit` prints them; of one feed or, without a name, of all.
  std::string fit(const std::string& choices_json, const std::string& recipe_json, double now,
                  const std::string& name, double ridge) {
    return guarded([&]() -> std::string {
      const auto choices = parse_choices(choices_json);
      if (!choices) return error_json(choices.error());
      const Timeline* feed = feed_of(name);
      if (!feed) return error_json({"no-such-timeline", name, "no timeline of this name was read"});
      const auto recipe = parse_recipe(recipe_json);
      if (!recipe) return error_json(recipe.error());
      const std::vector<Timeline>& all = timelines_.feeds;
      const std::span<const Timeline> feeds(name.empty() ? all.data() : feed, name.empty() ? all.size() : 1);
      const auto fitted = limpid::fit(feeds, *recipe, *choices, options_of(now), FitOptions{ridge});
      if (!fitted) return error_json(fitted.error());
      std::string json;
      append_fit(json, *fitted);
      return json;
    });
  }

  // Begins a detection over one feed, or all of them as sessions; without a recipe (an empty text) by the default.
  // `detect_step` makes it.
  std::string detect(const std::string& recipe_json, double now, const std::string& name, val options) {
    return guarded([&]() -> std::string {
      const Timeline* feed = feed_of(name);
      if (!feed) return error_json({"no-such-timeline", name, "no timeline of this name was read"});
      const auto lang = options["lang"].as<std::string>();
      const auto language = language_of(lang);
      if (!language) return error_json({"usage", lang, "no such language: expected en or fr"});
      std::optional<Recipe> recipe;
      if (!recipe_json.empty()) {
        Result<Recipe> parsed = parse_recipe(recipe_json);
        if (!parsed) return error_json(parsed.error());
        recipe = *std::move(parsed);
      }
      Result<DetectJob> job = DetectJob::prepare(name.empty() ? timelines_.feeds : std::vector<Timeline>{*feed},
                                                 std::move(recipe), options_of(now), detect_options(options));
      if (!job) return error_json(job.error());
      detect_ = std::make_unique<DetectJob>(*std::move(job));
      detect_language_ = *language;
      return {};
    });
  }
  // "more", or the detection, or an error.
  std::string detect_step() {
    return guarded([&]() -> std::string {
      const Result<bool> more = detect_->step();
      if (!more) return error_json(more.error());
      if (*more) return "more";
      std::string json;
      append_detection(json, detect_->detection(), detect_language_);
      detect_.reset();
      return json;
    });
  }

  [[nodiscard]] const Timeline* feed_of(const std::string& name) const {
    if (name.empty()) return &timelines_.feeds.front();
    for (const Timeline& feed : timelines_.feeds) {
      if (feed.name() == name) return &feed;
    }
    return nullptr;
  }

 private:
  Timelines timelines_;
  std::unique_ptr<RankingHandle> prepared_;
  std::unique_ptr<DetectJob> detect_;
  Language detect_language_ = Language::english;
  std::size_t feed_ = 0;
  std::uint32_t row_ = 0;
};

// A simulation that runs task by task.
class SimulationHandle {
 public:
  // `pool` may be null: the posts are invented then. 0 readers or seeds: as the scenario says.
  std::string begin(const std::string& scenario_json, double seeds, double first_seed, double readers,
                    const std::string& watch, TimelinesHandle* pool, const std::string& timeline) {
    return guarded([&]() -> std::string {
      const Result<Scenario> scenario = parse_scenario(scenario_json);
      if (!scenario) return error_json(scenario.error());
      SimulateOptions options;
      if (seeds > 0) options.seeds = static_cast<std::uint32_t>(seeds);
      if (readers > 0) options.readers = static_cast<std::uint32_t>(readers);
      options.first_seed = static_cast<std::uint64_t>(first_seed);
      options.watch = watch;
      if (pool) {
        const Timeline* feed = pool->feed_of(timeline);
        if (!feed) return error_json({"no-such-timeline", timeline, "no timeline of this name was read"});
        options.pool = *feed;
      }
      Result<Simulation> simulation = Simulation::prepare(*scenario, std::move(options));
      if (!simulation) return error_json(simulation.error());
      simulation_.emplace(*std::move(simulation));
      return {};
    });
  }
  // One task. "more", the world that it finished as JSON, or an error.
  std::string step() {
    return guarded([&]() -> std::string {
      const std::size_t before = simulation_->worlds_done();
      simulation_->run(task_);
      if (++task_ < simulation_->tasks()) return "more";
      task_ = 0;
      const bool more = simulation_->advance();
      if (!more && simulation_->worlds_done() < simulation_->worlds())
        return error_json({"memory", "", "out of memory: simulate fewer readers, sessions or arms"});
      if (simulation_->worlds_done() == before) return "more";
      std::string json;
      append_world(json, simulation_->result(), before);
      return json;
    });
  }
  double done() const { return static_cast<double>(simulation_->worlds_done()); }
  double of() const { return static_cast<double>(simulation_->worlds()); }
  std::string result(const std::string& name) {
    return guarded([&] {
      const SimulationResult result = simulation_->result();
      std::string json;
      append_simulation(json, name.empty() ? result.name : name, result);
      return json;
    });
  }

 private:
  std::optional<Simulation> simulation_;
  std::size_t task_ = 0;
};

// Bytes on their way in: JavaScript writes them where `room` says.
class Buffer {
 public:
  // Room for the next piece: where its bytes go, 0 where memory has run out. Views die when memory grows.
  double room(double size) {
    try {
      bytes_.resize(static_cast<std::size_t>(size));
      return static_cast<double>(reinterpret_cast<std::uintptr_t>(bytes_.data()));
    } catch (const std::bad_alloc&) {
      return 0;
    }
  }
  // The encoding that these first bytes declare and that the engine does not decode; empty: none.
  std::string encoding(double size) { return encoding_to_convert(view(size)); }

 protected:
  [[nodiscard]] std::string_view view(double size) const {
    return {bytes_.data(), static_cast<std::size_t>(size)};
  }
  std::vector<char> bytes_;
};

class AffinityHandle : public Buffer {
 public:
  // `list`: what a bare list of accounts is of; empty: the file says so itself.
  std::string begin_file(const std::string& name, const std::string& list, bool is_utf8) {
    return guarded([&] { return done_or(reading_.begin_file(name, list, is_utf8)); });
  }
  std::string feed(double size) {
    return guarded([&] { return done_or(reading_.feed(view(size))); });
  }
  std::string finish() {
    return guarded([&]() -> std::string {
      bytes_ = {};
      Result<AffinityFiles> files = reading_.finish();
      if (!files) return error_json(files.error());
      read_ = *std::move(files);
      return {};
    });
  }
  [[nodiscard]] const AffinityFiles& read() const { return read_; }

 private:
  AffinityReading reading_;
  AffinityFiles read_;
};

class SideColumnsHandle : public Buffer {
 public:
  std::string begin_file(const std::string& name, bool is_utf8) {
    return guarded([&] { return done_or(reading_.begin_file(name, is_utf8)); });
  }
  std::string feed(double size) {
    return guarded([&] { return done_or(reading_.feed(view(size))); });
  }
  std::string finish() {
    return guarded([&]() -> std::string {
      bytes_ = {};
      Result<SideColumnFiles> files = reading_.finish();
      if (!files) return error_json(files.error());
      read_ = *std::move(files);
      return {};
    });
  }
  [[nodiscard]] const SideColumnFiles& read() const { return read_; }

 private:
  SideColumnReading reading_;
  SideColumnFiles read_;
};

class ReadingHandle : public Buffer {
 public:
  ReadingHandle(double memory, bool include_private, const std::string& map) {
    options_.memory = static_cast<std::size_t>(memory);
    options_.include_private = include_private;
    options_.map = map;
    reading_ = Reading(options_);
  }

  // What is joined to the posts: before the first file.
  void join_affinity(const AffinityHandle& affinity) {
    options_.affinity = affinity.read().facts;
    joined(affinity.read().warnings);
  }
  void join_columns(const SideColumnsHandle& columns) {
    options_.columns = columns.read().columns;
    joined(columns.read().warnings);
  }

  // Bytes in all, where known.
  void expect(double bytes) { reading_.expect(static_cast<std::uint64_t>(bytes)); }

  // `archive`: of which this is a member; empty: of none.
  std::string begin_file(const std::string& archive, const std::string& name, bool is_utf8) {
    return guarded([&] {
      return done_or(archive.empty() ? reading_.begin_file(name, is_utf8)
                                     : reading_.begin_member(archive, name, is_utf8));
    });
  }
  std::string feed(double size) {
    return guarded([&] { return done_or(reading_.feed(view(size))); });
  }
  double posts() const { return static_cast<double>(reading_.posts()); }

  // An invented timeline instead of bytes from outside: its text never leaves the engine.
  std::string begin_sample(double posts, double seed) {
    return guarded([&] {
      sample_.emplace(
          SampleOptions{.posts = static_cast<std::size_t>(posts), .seed = static_cast<std::uint64_t>(seed)});
      return std::string();
    });
  }
  // Feeds about `bytes` bytes of it. "more", "" (done) or an error.
  std::string feed_sample(double bytes) {
    return guarded([&]() -> std::string {
      std::string lines;
      bool more = true;
      while (more && static_cast<double>(lines.size()) < bytes) more = sample_->next(lines);
      if (const Failure failure = reading_.feed(lines)) return error_json(*failure);
      return more ? "more" : "";
    });
  }

  // Ends the reading; `timelines` then gives what was read.
  std::string finish() {
    return guarded([&]() -> std::string {
      bytes_ = {};
      Result<Timelines> timelines = reading_.finish();
      if (!timelines) return error_json(timelines.error());
      timelines->warnings.insert(timelines->warnings.end(), warnings_.begin(), warnings_.end());
      read_ = std::make_unique<TimelinesHandle>(*std::move(timelines));
      return {};
    });
  }
  TimelinesHandle* timelines() { return read_.release(); }

 private:
  void joined(const std::vector<Warning>& warnings) {
    warnings_.insert(warnings_.end(), warnings.begin(), warnings.end());
    reading_ = Reading(options_);
  }

  ReadOptions options_;
  Reading reading_;
  std::vector<Warning> warnings_;  // of what is joined
  std::optional<Sample> sample_;
  std::unique_ptr<TimelinesHandle> read_;
};

// Which members of an archive to open, for "timeline" or "affinity":
// {"archive":"X's archive","open":[3,0],"not_opened":[{"what":…,"count":2,"first":"data/ip-audit.js"}]}
std::string members(const val& names, const std::string& use) {
  return guarded([&] {
    const MemberPlan plan = plan_members(emscripten::vecFromJSArray<std::string>(names),
                                         use == "affinity" ? ArchiveUse::affinity : ArchiveUse::timeline);
    std::string json = "{\"archive\":";
    append_text(json, plan.archive);
    json += ",\"open\":[";
    for (std::size_t i = 0; i < plan.open.size(); ++i) json += (i ? "," : "") + std::to_string(plan.open[i]);
    json += "],\"not_opened\":[";
    for (std::size_t i = 0; i < plan.not_opened.size(); ++i) {
      const NotOpened& closed = plan.not_opened[i];
      json += i ? ",{\"what\":" : "{\"what\":";
      append_text(json, closed.what);
      json += ",\"count\":" + std::to_string(closed.count) + ",\"first\":";
      append_text(json, closed.first);
      json += "}";
    }
    return json + "]}";
  });
}

std::string version() { return LIMPID_VERSION; }

// Milliseconds since 1970 UTC; NaN where the text is no date. JavaScript's own Date.parse takes a date
// without a zone as local time, and another one in every browser.
double time_of(const std::string& text) {
  const auto time = parse_time(text);
  return time ? static_cast<double>(*time) : std::numeric_limits<double>::quiet_NaN();
}

// {"ok":true,"errors":[],"advice":[],"privileges":[]}
std::string check(const std::string& recipe_json) {
  return guarded([&] {
    const Result<Recipe> recipe = parse_recipe(recipe_json);
    std::string json;
    append_check(json, recipe, recipe ? advise(*recipe) : std::vector<Warning>());
    return json;
  });
}

// The recipe without privileges.
std::string fair(const std::string& recipe_json) {
  return guarded([&] {
    Result<Recipe> recipe = parse_recipe(recipe_json);
    return recipe ? to_json(without_privileges(*std::move(recipe))) : error_json(recipe.error());
  });
}

// What changes from one recipe to another.
std::string difference(const std::string& a_json, const std::string& b_json) {
  return guarded([&] {
    const Result<Recipe> a = parse_recipe(a_json), b = parse_recipe(b_json);
    if (!a) return error_json(a.error());
    if (!b) return error_json(b.error());
    std::string json;
    append_differences(json, differences(*a, *b));
    return json;
  });
}

// The text that a recipe's hash is over, as a JSON text.
std::string canonical(const std::string& recipe_json) {
  return guarded([&] {
    const Result<std::string> text = canonical_recipe(recipe_json);
    if (!text) return error_json(text.error());
    std::string json;
    append_text(json, *text);
    return json;
  });
}

std::string schema() { return std::string(recipe_schema()); }

// [{"id":"power-user","scenario":{…}}], the documents as they are stored: nothing is read or checked.
template <class Entry>
std::string stored(const std::vector<Entry>& entries, const std::string& what) {
  return guarded([&] {
    std::string json = "[";
    for (const Entry& entry : entries) {
      if (json.size() > 1) json += ',';
      json += "{\"id\":";
      append_text(json, entry.id);
      json += ",\"" + what + "\":" + std::string(entry.json) + "}";
    }
    return json + "]";
  });
}
std::string scenarios_json() { return stored(scenarios(), "scenario"); }
std::string museum_json() { return stored(museum(), "recipe"); }

// The museum as it is told to people, each recipe read and written again.
std::string recipes() {
  return guarded([] {
    std::string json = "[";
    for (const MuseumEntry& entry : museum()) {
      const Result<Recipe> recipe = parse_recipe(entry.json);
      if (!recipe) return error_json(recipe.error());
      if (json.size() > 1) json += ',';
      append_museum_entry(json, entry, *recipe);
    }
    return json + "]";
  });
}

}  // namespace

}  // namespace limpid::wasm

EMSCRIPTEN_BINDINGS(limpid) {
  using namespace limpid::wasm;
  using emscripten::allow_raw_pointers;

  emscripten::function("version", &version);
  emscripten::function("timeOf", &time_of);
  emscripten::function("check", &check);
  emscripten::function("difference", &difference);
  emscripten::function("canonical", &canonical);
  emscripten::function("withoutPrivileges", &fair);
  emscripten::function("schema", &schema);
  emscripten::function("recipes", &recipes);
  emscripten::function("museum", &museum_json);
  emscripten::function("scenarios", &scenarios_json);

  emscripten::class_<SimulationHandle>("Simulation")
      .constructor<>()
      .function("begin", &SimulationHandle::begin, allow_raw_pointers())
      .function("step", &SimulationHandle::step)
      .function("done", &SimulationHandle::done)
      .function("of", &SimulationHandle::of)
      .function("result", &SimulationHandle::result);

  emscripten::function("members", &members);

  emscripten::class_<Buffer>("Buffer").function("room", &Buffer::room).function("encoding", &Buffer::encoding);

  emscripten::class_<AffinityHandle, emscripten::base<Buffer>>("Affinity")
      .constructor<>()
      .function("beginFile", &AffinityHandle::begin_file)
      .function("feed", &AffinityHandle::feed)
      .function("finish", &AffinityHandle::finish);

  emscripten::class_<SideColumnsHandle, emscripten::base<Buffer>>("SideColumns")
      .constructor<>()
      .function("beginFile", &SideColumnsHandle::begin_file)
      .function("feed", &SideColumnsHandle::feed)
      .function("finish", &SideColumnsHandle::finish);

  emscripten::class_<ReadingHandle, emscripten::base<Buffer>>("Reading")
      .constructor<double, bool, std::string>()
      .function("joinAffinity", &ReadingHandle::join_affinity)
      .function("joinColumns", &ReadingHandle::join_columns)
      .function("expect", &ReadingHandle::expect)
      .function("beginFile", &ReadingHandle::begin_file)
      .function("feed", &ReadingHandle::feed)
      .function("posts", &ReadingHandle::posts)
      .function("beginSample", &ReadingHandle::begin_sample)
      .function("feedSample", &ReadingHandle::feed_sample)
      .function("finish", &ReadingHandle::finish)
      .function("timelines", &ReadingHandle::timelines, allow_raw_pointers());

  emscripten::class_<TimelinesHandle>("Timelines")
      .function("info", &TimelinesHandle::info)
      .function("lines", &TimelinesHandle::lines)
      .function("rewind", &TimelinesHandle::rewind)
      .function("rank", &TimelinesHandle::rank)
      .function("fit", &TimelinesHandle::fit)
      .function("detect", &TimelinesHandle::detect)
      .function("detectStep", &TimelinesHandle::detect_step)
      .function("ranking", &TimelinesHandle::ranking, allow_raw_pointers());

  emscripten::class_<RankingHandle>("Ranking")
      .function("step", &RankingHandle::step)
      .function("set", &RankingHandle::set)
      .function("compare", &RankingHandle::compare)
      .function("ledger", &RankingHandle::ledger)
      .function("ledgerStep", &RankingHandle::ledger_step)
      .function("compareStep", &RankingHandle::compare_step)
      .function("dropJobs", &RankingHandle::drop_jobs)
      .function("order", &RankingHandle::order)
      .function("score", &RankingHandle::score)
      .function("from", &RankingHandle::from)
      .function("state", &RankingHandle::state)
      .function("page", &RankingHandle::page)
      .function("rows", &RankingHandle::rows)
      .function("hidden", &RankingHandle::hidden)
      .function("explain", &RankingHandle::explain)
      .function("why", &RankingHandle::why)
      .function("wouldTake", &RankingHandle::would_take)
      .function("sensitivity", &RankingHandle::sensitivity)
      .function("whatIf", &RankingHandle::what_if)
      .function("inputLines", &RankingHandle::input_lines)
      .function("orderLines", &RankingHandle::order_lines)
      .function("advice", &RankingHandle::advice)
      .function("place", &RankingHandle::place);
}
