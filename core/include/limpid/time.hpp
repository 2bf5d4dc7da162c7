#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
namespace limpid {
[[nodiscard]] std::optional<std::int64_t> parse_time(std::string_view text);
[[nodiscard]] std::string format_time(std::int64_t milliseconds);
}
