// Comparisons of two posts, and what would change a place, as JSON.
#include <limpid/json.hpp>

#include "base/json_writer.hpp"

namespace limpid {

namespace {

void write_place(JsonWriter& writer, std::string_view key, std::optional<std::size_t> place) {
  writer.key(key);
  if (place)
    writer.value(*place);
  else
    writer.null();
}

void write_nearest(JsonWriter& writer, const Nearest& nearest) {
  writer.field("nearest", nearest.exact ? "exact" : "grid");
  if (nearest.step != 0) writer.field("step", nearest.step);
  if (nearest.ratio != 0) writer.field("ratio", nearest.ratio);
}

void write_flips(JsonWriter& writer, const std::vector<Flip>& flips) {
  writer.begin_array();
  for (const Flip& flip : flips) {
    writer.begin_object().field("address", std::string_view(flip.address)).field("now", flip.now);
    writer.key("needed");
    if (flip.needed)
      writer.value(*flip.needed);
    else
      writer.null();
    write_nearest(writer, flip.nearest);
    if (flip.needed) writer.field("verified", flip.verified);
    writer.end_object();
  }
  writer.end_array();
}

void write_path(JsonWriter& writer, std::string_view key, const Path& path, Language language) {
  std::string json;
  append_explanation(json, path, {.language = language});
  writer.key(key).raw(json);
}

void write_moves(JsonWriter& writer, const auto& moves) {
  writer.key("moves").begin_array();
  for (const auto& move : moves) {
    writer.begin_object().field("id", std::string_view(move.id));
    write_place(writer, "from", move.from);
    write_place(writer, "to", move.to);
    writer.end_object();
  }
  writer.end_array();
}

}  // namespace

void append_versus(std::string& out, const Versus& versus, ExplanationOptions options) {
  JsonWriter writer(out);
  writer.begin_object().field("sentence", std::string_view(sentence(versus, options.language)));
  write_path(writer, "above", versus.above, options.language);
  write_path(writer, "below", versus.below, options.language);
  writer.key("gap").begin_array();
  for (const Gap& gap : versus.gap) {
    writer.begin_object().field("id", std::string_view(gap.id));
    if (gap.places)
      writer.field("places", *gap.places);
    else if (gap.difference)
      writer.field("difference", *gap.difference);
    else
      writer.key("difference").null();
    writer.end_object();
  }
  writer.end_array().key("decides").begin_array();
  for (const std::string& id : versus.decides) writer.value(std::string_view(id));
  writer.end_array().field("tried", versus.tried).key("flips");
  write_flips(writer, versus.flips);
  if (!options.receipt.empty()) writer.key("receipt").raw(options.receipt);
  writer.end_object();
}

void append_would_take(std::string& out, const WouldTake& answer, ExplanationOptions options) {
  JsonWriter writer(out);
  writer.begin_object().field("id", std::string_view(answer.id));
  write_place(writer, "rank", answer.rank);
  writer.field("top", answer.top).field("into", answer.into);
  writer.field("sentence", std::string_view(sentence(answer, options.language))).key("numbers");
  write_flips(writer, answer.numbers);
  writer.key("counts").begin_array();
  for (const CountNeeded& count : answer.counts) {
    writer.begin_object().field("column", std::string_view(count.column)).field("now", count.now);
    writer.field("needed", count.needed).field("nearest", count.exact ? "exact" : "grid");
    writer.field("verified", count.verified).end_object();
  }
  writer.end_array();
  if (!options.receipt.empty()) writer.key("receipt").raw(options.receipt);
  writer.end_object();
}

void append_sensitivity(std::string& out, const Sensitivity& answer) {
  JsonWriter writer(out);
  writer.begin_object().field("address", std::string_view(answer.address)).field("now", answer.now);
  writer.field("least", answer.least).field("most", answer.most).field("top", answer.top);
  write_nearest(writer, answer.nearest);
  writer.field("complete", answer.complete).key("breakpoints").begin_array();
  for (const Breakpoint& breakpoint : answer.breakpoints) {
    writer.begin_object().field("value", breakpoint.value);
    write_moves(writer, breakpoint.moves);
    writer.end_object();
  }
  writer.end_array().end_object();
}

void append_what_if(std::string& out, const WhatIfAnswer& answer) {
  JsonWriter writer(out);
  writer.begin_object()
      .key("posts")
      .begin_array()
      .value(answer.posts_before)
      .value(answer.posts_after)
      .end_array();
  writer.key("shown").begin_array().value(answer.shown_before).value(answer.shown_after).end_array();
  write_moves(writer, answer.moves);
  writer.end_object();
}

}  // namespace limpid
