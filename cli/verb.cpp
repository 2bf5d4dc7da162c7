#include "verb.hpp"

#include <limpid/limpid.hpp>

#include <sstream>

namespace limpid::cli {

namespace {

// CLI11 prints a footer last; here it holds the examples.
class ExamplesFirst final : public CLI::Formatter {
 public:
  std::string make_description(const CLI::App* app) const override {
    const std::string footer = app->get_footer();
    return CLI::Formatter::make_description(app) + (footer.empty() ? "" : "\n" + footer + "\n\n");
  }
  std::string make_footer(const CLI::App*) const override { return {}; }
};

// "FORMAT:{table,json}" and "FORMAT:value in {limpid->0,mastodon->1} OR {…}" -> the words between the braces.
std::vector<std::string> words_between_braces(const std::string& type) {
  std::vector<std::string> words;
  const std::size_t begin = type.find('{');
  const std::size_t end = type.find('}', begin);
  if (end == std::string::npos) return words;
  std::istringstream list(type.substr(begin + 1, end - begin - 1));
  for (std::string word; std::getline(list, word, ',');) words.push_back(word.substr(0, word.find("->")));
  return words;
}

std::vector<const CLI::Option*> options_of(const CLI::App& app, bool positional) {
  return app.get_options([&](const CLI::Option* option) {
    return option->get_positional() == positional && !option->get_group().empty();
  });
}

}  // namespace

void add_examples(CLI::App& verb, const std::vector<std::string>& lines) {
  std::string footer;
  for (const std::string& line : lines) footer += (footer.empty() ? "  " : "\n  ") + line;
  verb.footer(footer);
}

std::vector<std::string> examples_of(const CLI::App& verb) {
  std::vector<std::string> examples;
  std::istringstream lines(verb.get_footer());
  for (std::string line; std::getline(lines, line);)
    examples.push_back(line.substr(line.find_first_not_of(' ')));
  return examples;
}

std::shared_ptr<CLI::Formatter> examples_first() { return std::make_shared<ExamplesFirst>(); }

std::vector<const CLI::App*> verbs_of(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App* verb) { return !verb->get_group().empty(); });
}

std::vector<const CLI::Option*> named_options_of(const CLI::App& app) { return options_of(app, false); }
std::vector<const CLI::Option*> arguments_of(const CLI::App& app) { return options_of(app, true); }

std::vector<std::string> spellings_of(const CLI::Option& option) {
  std::vector<std::string> spellings;
  for (const std::string& name : option.get_snames()) spellings.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) spellings.push_back("--" + name);
  return spellings;
}

Values values_of(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  const std::string name = option.get_positional() ? option.get_name(true) : type;
  Values values{words_between_braces(type), name == "FILE" || name == "RECEIPT" || name == "PAIRS"};
  const bool is_recipe = name == "R" || name == "RECIPE" || name == "OTHER";
  if (is_recipe || name == "NAME")
    for (const MuseumEntry& entry : museum()) values.words.emplace_back(entry.id);
  if (name == "SCENARIO")
    for (const ScenarioEntry& entry : scenarios()) values.words.emplace_back(entry.id);
  values.files = values.files || is_recipe || name == "SCENARIO";
  return values;
}

}  // namespace limpid::cli
