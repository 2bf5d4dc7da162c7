// What came of a simulation, as JSON.
#include <limpid/json.hpp>

#include "base/json_writer.hpp"

namespace limpid {

namespace {

void write_undefined(JsonWriter& writer, std::string_view reason) {
  writer.begin_object().key("value").null().field("reason", reason).end_object();
}

void write_figure(JsonWriter& writer, const OutcomeFigure& figure) {
  if (!figure.mean) return write_undefined(writer, figure.reason);
  writer.begin_object().field("mean", *figure.mean).key("sd");
  figure.sd ? writer.value(*figure.sd) : writer.null();
  writer.field("p5", *figure.p5).field("p95", *figure.p95);
  if (figure.difference) {
    writer.key("difference")
        .begin_object()
        .field("mean", figure.difference->mean)
        .field("low", figure.difference->low);
    writer.field("high", figure.difference->high).field("told_apart", figure.difference->told_apart);
    writer.field("same", figure.difference->same).end_object();
  }
  writer.key("values").begin_array();
  for (const double value : figure.values) writer.value(value);  // NaN prints as null
  writer.end_array().end_object();
}

}  // namespace

void append_simulation(std::string& out, std::string_view scenario, const SimulationResult& result) {
  JsonWriter writer(out);
  writer.begin_object().field("scenario", scenario).field("name", std::string_view(result.name));
  writer.field("badge", "model").field("about", std::string_view(result.about));
  writer.field("invented", std::string_view(result.invented));
  writer.field("pool", result.real_pool ? "file" : "invented");
  writer.key("seeds").begin_array();
  for (const std::uint64_t seed : result.seeds) writer.value(seed);
  writer.end_array()
      .field("readers", result.readers)
      .field("sessions", result.sessions)
      .field("top", result.top);
  writer.field("posts", result.posts).key("outcomes").begin_array();
  for (const Outcome& outcome : result.outcomes) {
    writer.begin_object()
        .field("key", std::string_view(outcome.key))
        .field("label", std::string_view(outcome.label));
    writer.field("about", std::string_view(outcome.about)).end_object();
  }
  writer.end_array().key("arms").begin_array();
  for (const ArmOutcomes& arm : result.arms) {
    writer.begin_object().field("arm", std::string_view(arm.id)).field("name", std::string_view(arm.name));
    writer.key("outcomes").begin_object();
    for (std::size_t i = 0; i < arm.figures.size(); ++i) {
      writer.key(result.outcomes[i].key);
      write_figure(writer, arm.figures[i]);
    }
    writer.end_object().end_object();
  }
  writer.end_array().end_object();
}

void append_world(std::string& out, const SimulationResult& result, std::size_t world) {
  JsonWriter writer(out);
  writer.begin_object().field("seed", result.seeds[world]).key("arms").begin_object();
  for (const ArmOutcomes& arm : result.arms) {
    writer.key(arm.id).begin_object();
    for (std::size_t i = 0; i < arm.figures.size(); ++i)
      writer.field(result.outcomes[i].key, arm.figures[i].values[world]);
    writer.end_object();
  }
  writer.end_object().end_object();
}

}  // namespace limpid
