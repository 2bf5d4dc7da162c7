// The JSON that the command prints, the package gives and tests compare: one shape, written once.
//
// Numbers print so that they read back to the same double. Each function appends to `out`.
#pragma once

#include <limpid/check.hpp>
#include <limpid/rank.hpp>
#include <limpid/read.hpp>
#include <limpid/recipe.hpp>
#include <limpid/simulate.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace limpid {

/// {"format":"mastodon","posts":49,"timelines":1,…,"columns":{"likes":{"known":49}},"skipped":[…],"warnings":[…]}
void append_info(std::string& out, const Timelines& timelines);

/// One row of the feed:
/// {"rank":1,"id":"…","author":"…","created_at":"…","score":1.25,"from":17,"text":"…",…}. `steps` adds the
/// post's path, `timeline` the feed's name.
struct RowOptions {
  bool steps = false;
  std::string_view timeline;
};
void append_row(std::string& out, const Ranking& ranking, std::uint32_t row, RowOptions options = {});

/// A hidden post: {"rank":null,"id":"…",…,"hidden":["step-id"],"would_be":12}.
void append_hidden_row(std::string& out, const Ranking& ranking, std::uint32_t row, RowOptions options = {});

/// {"id":"…","rank":3,"of":49,"score":1.25,"hidden":[],"sentence":"…","steps":[…]}
void append_explanation(std::string& out, const Path& path);

/// [{"address":"likes/weight","value":1,"step":"likes","verb":"add","label":"Likes","field":"weight"}, …]
void append_numbers(std::string& out, const Recipe& recipe);

/// [{"code":"…","count":3,"first":"…","text":"…"}]
void append_warnings(std::string& out, const std::vector<Warning>& warnings);

/// {"id":"calmer","name":"…","about":"…","recipe":{…}}
void append_museum_entry(std::string& out, const MuseumEntry& entry, const Recipe& recipe);

/// A text as JSON prints it, quotes included.
void append_text(std::string& out, std::string_view text);

/// A double as JSON prints it: the shortest text that reads back to the same.
void append_decimal(std::string& out, double value);

/// {"ok":true,"errors":[],"advice":[…],"privileges":[{"account":"@x","steps":[{"step":4,"id":"boost","what":"×
/// 1000"}], "sentence":"@x: × 1000 by step 4"}],"recipe":"sha256:…"}. With an error: "ok":false and the one
/// error. `hash` is left out where it is empty.
void append_check(std::string& out, const Result<Recipe>& recipe, const std::vector<Warning>& advice,
                  std::string_view hash = {});

/// [{"kind":"number","step":"replies","text":"…","address":"replies/weight","a":5,"b":13.5}]
void append_differences(std::string& out, const std::vector<Difference>& differences);

/// {"code":"…","where":"…","message":"…"}
void append_error(std::string& out, const Error& error);

/// One canonical JSON line, without its line feed.
void append_canonical(std::string& out, const Timeline& timeline, std::uint32_t row);

/// {"scenario":"power-user","badge":"model",…,"outcomes":[{"key":"gini","label":"…","about":"…"}],"arms":[{"arm":"x2",
/// "name":"…","outcomes":{"gini":{"mean":…,"sd":…,"p5":…,"p95":…,"difference":{"mean":…,"low":…,"high":…,
/// "told_apart":true,"same":false},"values":[…]}}]}; an undefined outcome is {"value":null,"reason":"…"}.
void append_simulation(std::string& out, std::string_view scenario, const SimulationResult& result);

/// One world of it: {"seed":1,"arms":{"x2":{"gini":0.5,…}}}.
void append_world(std::string& out, const SimulationResult& result, std::size_t world);

}  // namespace limpid
