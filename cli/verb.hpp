// Verb: what the command line's tree (CLI11) tells of itself, read alike by --help, the manual and the
// completions.
#pragma once

#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <vector>

namespace limpid::cli {

/// Command lines that somebody may copy; --help and the manual show them first.
void add_examples(CLI::App& verb, const std::vector<std::string>& lines);
[[nodiscard]] std::vector<std::string> examples_of(const CLI::App& verb);

/// --help with the examples before everything else. To be set before verbs are added: they inherit it.
[[nodiscard]] std::shared_ptr<CLI::Formatter> examples_first();

/// All verbs that are not hidden, in the order of --help.
[[nodiscard]] std::vector<const CLI::App*> verbs_of(const CLI::App& app);
/// Options with names, or else arguments without.
[[nodiscard]] std::vector<const CLI::Option*> named_options_of(const CLI::App& app);
[[nodiscard]] std::vector<const CLI::Option*> arguments_of(const CLI::App& app);

/// "--recipe", "-h", …: every way to write it.
[[nodiscard]] std::vector<std::string> spellings_of(const CLI::Option& option);

/// What may stand there.
struct Values {
  std::vector<std::string> words;
  bool files = false;
};
[[nodiscard]] Values values_of(const CLI::Option& option);

}  // namespace limpid::cli
