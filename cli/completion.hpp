// Completion: the command line's tree -> a script by which bash, zsh or fish completes `limpid`.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace limpid::cli {

/// `shell`: bash, zsh or fish.
[[nodiscard]] std::string completion_script(const CLI::App& app, const std::string& shell);

}  // namespace limpid::cli
