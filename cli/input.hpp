// Input: names of files on the command line -> timelines and recipes.
#pragma once

#include <limpid/limpid.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace limpid::cli {

/// What the commands share.
struct Common {
  std::vector<std::string> files;
  std::string recipe = "calmer";
  std::string timeline;
  std::string now;
  std::string format;
  std::vector<std::string> sets, lists;
  std::vector<std::string> affinity, columns, map;
  bool include_private = false;
  std::size_t memory = std::size_t{3} << 30;
  bool progress = false;
};

/// How timelines are read, with what --affinity and --columns name; what is to be said of those goes to
/// `warnings`.
[[nodiscard]] Result<ReadOptions> reading_options(const Common& common, std::vector<Warning>& warnings);

/// Reads files, "-" being standard input, in pieces, with progress on standard error where asked; gzip and
/// archives unpacked, with what --affinity and --columns name joined.
[[nodiscard]] Result<Timelines> read_files(const std::vector<std::string>& files, const Common& common);

/// All of a file; "-" is standard input.
[[nodiscard]] Result<std::string> read_text(const std::string& name);

/// The error, its place within that file.
[[nodiscard]] Error in_file(const std::string& file, Error error);

/// The text of a recipe: of the museum, or of a file.
[[nodiscard]] Result<std::string> recipe_text(const std::string& name);

/// The recipe in that text, with --list and --set carried out; `name` stands in messages.
[[nodiscard]] Result<Recipe> recipe_from(const std::string& text, const std::string& name,
                                         const Common& common);

/// Both: a name of the museum or a file.
[[nodiscard]] Result<Recipe> load_recipe(const std::string& name, const Common& common);

/// --now, as ISO 8601; nothing where it is not given.
[[nodiscard]] Result<RankOptions> rank_options(const Common& common);

/// All feeds, or the one that --timeline names.
[[nodiscard]] Result<std::vector<Timeline>> chosen_feeds(const Timelines& timelines, const Common& common);

/// The feeds that are asked about, and as of which moment.
struct LoadedFeeds {
  Timelines timelines;
  RankOptions options;
  std::vector<Timeline> feeds;
};

[[nodiscard]] Result<LoadedFeeds> load_feeds(const Common& common);

/// What a ranking needs.
struct Loaded : LoadedFeeds {
  std::string recipe_text;  ///< The document as it was given, before --list and --set.
  Recipe recipe;
};

[[nodiscard]] Result<Loaded> load(const Common& common);

}  // namespace limpid::cli
