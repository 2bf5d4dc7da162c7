// Table: rows for people, as wide as their terminal, in colour only there.
#pragma once

#include <limpid/limpid.hpp>

#include <string>
#include <string_view>

namespace limpid::cli {

/// Paints where standard output is a terminal and NO_COLOR is not set (no-color.org).
class Paint {
 public:
  Paint();
  [[nodiscard]] std::string bold(std::string_view text) const { return in("1", text); }
  [[nodiscard]] std::string faint(std::string_view text) const { return in("2", text); }
  [[nodiscard]] std::string up(std::string_view text) const { return in("32", text); }
  [[nodiscard]] std::string down(std::string_view text) const { return in("33", text); }

 private:
  [[nodiscard]] std::string in(std::string_view code, std::string_view text) const;
  bool on_;
};

/// The feed: rank, movement, score, author, text.
[[nodiscard]] std::string feed_header(const Paint& paint);
[[nodiscard]] std::string feed_row(const Ranking& ranking, std::uint32_t row, const Paint& paint);
[[nodiscard]] std::string hidden_row(const Ranking& ranking, std::uint32_t row, const Paint& paint);

/// A post's path, a step a line, from 0 to the score.
[[nodiscard]] std::string path_table(const Ranking& ranking, const Path& path, const Paint& paint,
                                     Language language = Language::english);

/// Why one post stands above another: what differs, and every number that would turn it.
[[nodiscard]] std::string versus_table(const Versus& versus, Language language, const Paint& paint);

/// Whether a recipe holds, who is named in it, and what it would not do.
[[nodiscard]] std::string check_table(const std::string& name, const Recipe& recipe,
                                      const std::vector<Warning>& advice);

/// What the served order needs that the recipe does not explain.
[[nodiscard]] std::string detection_table(const Detection& detection, Language language, const Paint& paint);

/// What was read.
[[nodiscard]] std::string info_table(const std::string& name, const Timelines& timelines, const Paint& paint);

}  // namespace limpid::cli
