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

 private:
  [[nodiscard]] const Timeline* feed_of(const std::string& name) const {
    if (name.empty()) return &timelines_.feeds.front();
    for (const Timeline& feed : timelines_.feeds) {
      if (feed.name() == name) return &feed;
    }
    return nullptr;
  }

  Timelines timelines_;
  std::unique_ptr<RankingHandle> prepared_;
  std::size_t feed_ = 0;
  std::uint32_t row_ = 0;
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
