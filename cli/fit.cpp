#include "fit.hpp"

#include "output.hpp"
#include "table.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

namespace limpid::cli {

namespace {

struct FitCommand {
  std::string pairs;
  FitOptions options;
};

std::string three_digits(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3g", value);
  return text;
}

std::string percent(const Figure& figure) {
  if (!figure.value) return "– (" + std::string(figure.reason) + ")";
  char text[32];
  std::snprintf(text, sizeof text, "%.0f %%", *figure.value * 100);
  return text;
}

std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text + " ";
}

std::string weight_line(const FittedWeight& weight) {
  std::string line = "  " + padded(weight.address, 24);
  if (!weight.fitted.value)
    return line + three_digits(weight.before) + "  stays: " + std::string(weight.fitted.reason) + "\n";
  line += padded(three_digits(weight.before) + " → " + three_digits(weight.after), 20);
  line += padded("[" + three_digits(*weight.low.value) + ", " + three_digits(*weight.high.value) + "]", 20);
  return line + percent(weight.told) + " told by the choices\n";
}

std::string fit_table(const Fit& fit, const Paint& paint) {
  std::string table = paint.bold(fit.recipe.name.value_or("the fitted recipe")) + "\n";
  table += "  " + std::to_string(fit.choices) + " choices agree with the feed: before " +
           percent(fit.agreement.before) + ", after " + percent(fit.agreement.after) + ", held out " +
           percent(fit.agreement.held_out) + "\n";
  table += paint.faint("  weight, before → after, 95 % interval\n");
  for (const FittedWeight& weight : fit.weights) table += weight_line(weight);
  for (const Choice& choice : fit.against)
    table += "  still the other way round: " + choice.better + " below " + choice.worse + "\n";
  return table + paint.faint("  --format recipe prints the recipe\n");
}

void append_fit_csv(std::string& out, const Fit& fit) {
  out += "address,label,before,after,fitted,low,high,told\n";
  for (const FittedWeight& weight : fit.weights) {
    append_csv_cell(out, weight.address);
    out += ',';
    append_csv_cell(out, weight.label);
    const Figure before = figure(weight.before), after = figure(weight.after);
    for (const Figure* cell : {&before, &after, &weight.fitted, &weight.low, &weight.high, &weight.told}) {
      out += ',';
      if (cell->value) append_decimal(out, *cell->value);
    }
    out += '\n';
  }
}

// JSON on one line -> the same with a line for each member and each element, and no deeper: a step a line.
std::string by_lines(const std::string& json) {
  constexpr int kDeepest = 2;
  std::string lines;
  int depth = 0;
  bool in_text = false;
  const auto end_line = [&](int indent) {
    lines += "\n" + std::string(static_cast<std::size_t>(indent) * 2, ' ');
  };
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_text) {
      lines += c;
      if (c == '\\') lines += json[++i];
      in_text = c != '"';
      continue;
    }
    in_text = c == '"';
    const bool opens = c == '{' || c == '[', closes = c == '}' || c == ']';
    if (closes && --depth < kDeepest) end_line(depth);
    lines += c;
    if (opens && ++depth <= kDeepest) end_line(depth);
    if (c == ':') lines += ' ';
    if (c == ',' && depth <= kDeepest) end_line(depth);
    if (c == ',' && depth > kDeepest) lines += ' ';
  }
  return lines;
}

int run(const Common& common, const FitCommand& command) {
  const std::string format = chosen_format(common.format, "json");
  const auto text = read_text(command.pairs);
  if (!text) return refuse(text.error());
  const auto choices = parse_choices(*text);
  if (!choices) return refuse(in_file(command.pairs, choices.error()));
  const auto loaded = load(common);
  if (!loaded) return refuse(loaded.error());
  const auto fitted = fit(loaded->feeds, loaded->recipe, *choices, loaded->options, command.options);
  if (!fitted)
    return refuse(fitted.error().code == "pairs" ? in_file(command.pairs, fitted.error()) : fitted.error());
  Output output;
  if (format == "table") {
    output.text() += fit_table(*fitted, Paint());
  } else if (format == "csv") {
    append_fit_csv(output.text(), *fitted);
  } else if (format == "recipe") {
    output.text() += by_lines(to_json(fitted->recipe));
    output.end_line();
  } else {
    append_fit(output.text(), *fitted);
    output.end_line();
  }
  output.flush();
  warn(loaded->timelines.warnings);
  warn(fitted->warnings);
  return kDone;
}

}  // namespace

void add_fit(CLI::App& verb, Common& common, int& exit_code) {
  auto command = std::make_shared<FitCommand>();
  verb.add_option("--ridge", command->options.ridge,
                  "How strongly weights are pulled towards the recipe's, above 0 (docs/fit.md has the unit)")
      ->capture_default_str();
  verb.add_option("PAIRS", command->pairs,
                  "Choices: {\"limpid_pairs\": 1, \"pairs\": [{\"better\": \"ID\", \"worse\": \"ID\"}]}")
      ->required();
  verb.callback([&common, &exit_code, command] { exit_code = run(common, *command); });
}

}  // namespace limpid::cli
