// Manual: the command line's tree -> its page for man(1), in roff.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace limpid::cli {

[[nodiscard]] std::string manual_page(const CLI::App& app, const std::string& version);

}  // namespace limpid::cli
