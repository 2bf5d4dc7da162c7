// A fit as JSON.
#include <limpid/fit.hpp>
#include <limpid/json.hpp>

#include "json/report.hpp"

namespace limpid {

namespace {

void write(JsonWriter& writer, const FitAgreement& agreement) {
  writer.begin_object();
  write(writer.key("before"), agreement.before);
  write(writer.key("after"), agreement.after);
  write(writer.key("held_out"), agreement.held_out);
  writer.field("folds", agreement.folds).end_object();
}

void write(JsonWriter& writer, const FittedWeight& weight) {
  writer.begin_object().field("address", std::string_view(weight.address));
  writer.field("label", std::string_view(weight.label));
  writer.field("before", weight.before).field("after", weight.after);
  write(writer.key("fitted"), weight.fitted);
  write(writer.key("low"), weight.low);
  write(writer.key("high"), weight.high);
  write(writer.key("told"), weight.told);
  writer.end_object();
}

void write(JsonWriter& writer, const Choice& choice) {
  writer.begin_object().field("better", std::string_view(choice.better));
  writer.field("worse", std::string_view(choice.worse));
  if (!choice.timeline.empty()) writer.field("timeline", std::string_view(choice.timeline));
  writer.end_object();
}

template <class T>
void write_list(JsonWriter& writer, std::string_view key, const std::vector<T>& items) {
  writer.key(key).begin_array();
  for (const T& item : items) write(writer, item);
  writer.end_array();
}

}  // namespace

void append_fit(std::string& out, const Fit& fit) {
  std::string warnings;
  append_warnings(warnings, fit.warnings);
  JsonWriter writer(out);
  writer.begin_object().field("choices", fit.choices).field("ridge", fit.ridge).field("scale", fit.scale);
  write(writer.key("agreement"), fit.agreement);
  write_list(writer, "weights", fit.weights);
  write_list(writer, "against", fit.against);
  writer.key("warnings").raw(warnings).key("recipe").raw(to_json(fit.recipe)).end_object();
}

}  // namespace limpid
