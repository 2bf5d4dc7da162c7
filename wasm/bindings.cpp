// Bindings: the names that the package's JavaScript calls. Nothing is decided here.
//
// Every std::string that comes back is JSON: the answer, or {"error": …}; an empty text means "done".
#include "convert.hpp"

#include <emscripten/bind.h>

#include <cmath>
#include <limits>
#include <memory>
#include <optional>

namespace limpid::wasm {

namespace {

using emscripten::val;

std::string done_or(const Failure& failure) { return failure ? error_json(*failure) : std::string(); }

RankOptions options_of(double now) {
  return std::isfinite(now) ? RankOptions{.now = static_cast<std::int64_t>(now)} : RankOptions{};
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
      const std::size_t shown = ranking_.order().size();
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
    return list(ranking_.order(), start, count, steps, append_row);
  }
  std::string hidden(double start, double count) {
    return list(ranking_.hidden_rows(), start, count, false, append_hidden_row);
  }

  std::string explain(const std::string& id) {
    return guarded([&] {
      const Result<Path> path = ranking_.explain(id);
      if (!path) return error_json(path.error());
      std::string json;
      append_explanation(json, *path);
      return json;
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

  // The place of a post; 0 where it is hidden or not here.
  double place(const std::string& id) const {
    const auto row = ranking_.timeline().find(id);
    return row ? static_cast<double>(ranking_.place(*row).value_or(0)) : 0;
  }

 private:
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

class ReadingHandle {
 public:
  explicit ReadingHandle(double memory) : reading_(ReadOptions{.memory = static_cast<std::size_t>(memory)}) {}

  std::string begin_file(const std::string& name) {
    return guarded([&] { return done_or(reading_.begin_file(name)); });
  }
  // Room for the next piece: where its bytes go, 0 where memory has run out. Views die when memory grows.
  double room(double size) {
    try {
      buffer_.resize(static_cast<std::size_t>(size));
      return static_cast<double>(reinterpret_cast<std::uintptr_t>(buffer_.data()));
    } catch (const std::bad_alloc&) {
      return 0;
    }
  }
  std::string feed(double size) {
    return guarded([&] { return done_or(reading_.feed({buffer_.data(), static_cast<std::size_t>(size)})); });
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
      buffer_ = {};
      Result<Timelines> timelines = reading_.finish();
      if (!timelines) return error_json(timelines.error());
      read_ = std::make_unique<TimelinesHandle>(*std::move(timelines));
      return {};
    });
  }
  TimelinesHandle* timelines() { return read_.release(); }

 private:
  Reading reading_;
  std::vector<char> buffer_;
  std::optional<Sample> sample_;
  std::unique_ptr<TimelinesHandle> read_;
};

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

// [{"id":"power-user","scenario":{…}}]
std::string scenarios_json() {
  return guarded([] {
    std::string json = "[";
    for (const ScenarioEntry& entry : scenarios()) {
      if (json.size() > 1) json += ',';
      json += "{\"id\":";
      append_text(json, entry.id);
      json += ",\"scenario\":" + std::string(entry.json) + "}";
    }
    return json + "]";
  });
}

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
  emscripten::function("schema", &schema);
  emscripten::function("recipes", &recipes);
  emscripten::function("scenarios", &scenarios_json);

  emscripten::class_<SimulationHandle>("Simulation")
      .constructor<>()
      .function("begin", &SimulationHandle::begin, allow_raw_pointers())
      .function("step", &SimulationHandle::step)
      .function("done", &SimulationHandle::done)
      .function("of", &SimulationHandle::of)
      .function("result", &SimulationHandle::result);

  emscripten::class_<ReadingHandle>("Reading")
      .constructor<double>()
      .function("beginFile", &ReadingHandle::begin_file)
      .function("room", &ReadingHandle::room)
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
      .function("ranking", &TimelinesHandle::ranking, allow_raw_pointers());

  emscripten::class_<RankingHandle>("Ranking")
      .function("step", &RankingHandle::step)
      .function("set", &RankingHandle::set)
      .function("order", &RankingHandle::order)
      .function("score", &RankingHandle::score)
      .function("from", &RankingHandle::from)
      .function("state", &RankingHandle::state)
      .function("page", &RankingHandle::page)
      .function("hidden", &RankingHandle::hidden)
      .function("explain", &RankingHandle::explain)
      .function("advice", &RankingHandle::advice)
      .function("place", &RankingHandle::place);
}
