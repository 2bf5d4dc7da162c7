// The JSON that the command prints, the package gives and tests compare: one shape, written once.
//
// Numbers print so that they read back to the same double. Each function appends to `out`.
#pragma once

#include <limpid/api.hpp>
#include <limpid/check.hpp>
#include <limpid/explain.hpp>
#include <limpid/rank.hpp>
#include <limpid/read.hpp>
#include <limpid/recipe.hpp>
#include <limpid/simulate.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace limpid LIMPID_API {

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

/// The feed as the Prosocial Ranking Challenge wants it: {"ranked_ids":["…",…]}, without what is hidden;
/// only the first `top` posts where that is not 0.
void append_ranked_ids(std::string& out, const Ranking& ranking, std::size_t top = 0);

/// How explanations are told. `receipt`: that of the ranking, as JSON; left out where it is empty.
struct ExplanationOptions {
  Language language = Language::english;
  std::string_view receipt;
};

/// {"id":"…","rank":3,"of":49,"score":1.25,"hidden":[],"sentence":"…","steps":[{…,"sentence":"…"}],"receipt":{…}}
void append_explanation(std::string& out, const Path& path, ExplanationOptions options = {});

/// {"sentence":"…","above":{…},"below":{…},"gap":[{"id":"likes","difference":1.2}],"decides":["likes"],"tried":1,
/// "flips":[{"address":"likes/weight","now":1,"needed":2.4,"nearest":"exact","verified":true}],"receipt":{…}}.
/// A grid's flip says where it looked: "step" or "ratio".
void append_versus(std::string& out, const Versus& versus, ExplanationOptions options = {});

/// {"id":"…","rank":12,"top":10,"into":true,"sentence":"…","numbers":[flips],
/// "counts":[{"column":"replies","now":3,"needed":15,"nearest":"exact","verified":true}]}
void append_would_take(std::string& out, const WouldTake& answer, ExplanationOptions options = {});

/// {"address":"likes/weight","now":1,"least":0,"most":4,"top":10,"nearest":"exact",
/// "breakpoints":[{"value":1.7,"moves":[{"id":"…","from":10,"to":9}]}]}; null: not in the top
void append_sensitivity(std::string& out, const Sensitivity& answer);

/// {"posts":[49,48],"shown":[45,44],"moves":[{"id":"…","from":3,"to":null}]}: before and after
void append_what_if(std::string& out, const WhatIfAnswer& answer);

/// [{"address":"likes/weight","value":1,"step":"likes","verb":"add","label":"Likes","field":"weight"}, …]
void append_numbers(std::string& out, const Recipe& recipe);

/// [{"code":"…","count":3,"first":"…","text":"…"}]
void append_warnings(std::string& out, const std::vector<Warning>& warnings);

/// {"id":"calmer","name":"…","about":"…","recipe":{…}}
void append_museum_entry(std::string& out, const MuseumEntry& entry, const Recipe& recipe);

/// A text as JSON prints it, quotes included.
void append_text(std::string& out, std::string_view text);

/// A cell of CSV: in quotes (RFC 4180), with an apostrophe before what a spreadsheet would take for a formula
/// (OWASP, CSV injection).
void append_csv_cell(std::string& out, std::string_view text);

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
