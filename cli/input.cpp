#include "input.hpp"

#include <limpid/time.hpp>

#include "file.hpp"
#include "source.hpp"

#include <charconv>
#include <cstdio>

namespace limpid::cli {

namespace {

// One line on standard error that is written over.
class Progress {
 public:
  explicit Progress(bool shown) : shown_(shown) {}
  ~Progress() {
    if (shown_) std::fputs("\r\033[K", stderr);
  }
  void show(const std::string& name, std::uint64_t bytes, std::uint64_t total, std::size_t posts) const {
    if (!shown_) return;
    std::fprintf(stderr, "\r\033[K%s: %zu posts, %.1f MB", name.c_str(), posts,
                 static_cast<double>(bytes) / 1e6);
    if (total) std::fprintf(stderr, " of %.1f MB", static_cast<double>(total) / 1e6);
    std::fflush(stderr);
  }

 private:
  bool shown_;
};

}  // namespace

Result<std::string> read_text(const std::string& name) {
  Result<InputFile> file = InputFile::open(name);
  if (!file) return file.error();
  std::string text;
  for (;;) {
    const Result<std::string_view> piece = file->read();
    if (!piece) return piece.error();
    if (piece->empty()) return text;
    text += *piece;
  }
}

namespace {

// "archive.zip, data/like.js"
std::string shown_name(const std::string& archive, const std::string& name) {
  return archive.empty() ? name : archive + ", " + name;
}

Failure read_timeline(const std::string& name, Reading& reading, const Progress& progress,
                      std::vector<Warning>& warnings) {
  ByteSink sink;
  sink.begin = [&](const std::string& archive, const std::string& file, bool is_utf8) {
    return archive.empty() ? reading.begin_file(file, is_utf8) : reading.begin_member(archive, file, is_utf8);
  };
  sink.take = [&](std::string_view bytes) { return reading.feed(bytes); };
  sink.progress = [&](std::uint64_t bytes, std::uint64_t total) {
    progress.show(name, bytes, total, reading.posts());
  };
  Result<std::vector<Warning>> closed = pour(name, ArchiveUse::timeline, sink);
  if (!closed) return closed.error();
  warnings.insert(warnings.end(), closed->begin(), closed->end());
  return std::nullopt;
}

// --affinity FILE, or muted=FILE where the file is a bare list of accounts
Result<AffinityFiles> read_affinity(const std::vector<std::string>& options) {
  AffinityReading reading;
  std::vector<Warning> closed;
  for (const std::string& option : options) {
    const std::string list = option.substr(0, option.find('='));
    const bool is_named = list.size() < option.size() && (list == "following" || list == "followers" ||
                                                          list == "muted" || list == "blocked");
    ByteSink sink;
    sink.begin = [&](const std::string& archive, const std::string& file, bool is_utf8) {
      return reading.begin_file(shown_name(archive, file), is_named ? list : std::string(), is_utf8);
    };
    sink.take = [&](std::string_view bytes) { return reading.feed(bytes); };
    const auto warnings =
        pour(is_named ? option.substr(list.size() + 1) : option, ArchiveUse::affinity, sink);
    if (!warnings) return warnings.error();
    closed.insert(closed.end(), warnings->begin(), warnings->end());
  }
  Result<AffinityFiles> files = reading.finish();
  if (files) files->warnings.insert(files->warnings.end(), closed.begin(), closed.end());
  return files;
}

Result<SideColumnFiles> read_columns(const std::vector<std::string>& names) {
  SideColumnReading reading;
  ByteSink sink;
  sink.begin = [&](const std::string& archive, const std::string& file, bool is_utf8) {
    return reading.begin_file(shown_name(archive, file), is_utf8);
  };
  sink.take = [&](std::string_view bytes) { return reading.feed(bytes); };
  for (const std::string& name : names) {
    const auto closed = pour(name, ArchiveUse::timeline, sink);
    if (!closed) return closed.error();
  }
  return reading.finish();
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t end = 0; end != std::string::npos; begin = end + 1) {
    end = text.find(separator, begin);
    std::string part = text.substr(begin, end - begin);
    if (!part.empty()) parts.push_back(std::move(part));
    if (end == std::string::npos) break;
  }
  return parts;
}

// --list NAME=@a,@b
Failure fill_list(Recipe& recipe, const std::string& option) {
  const std::size_t equals = option.find('=');
  if (equals == std::string::npos || equals == 0) {
    return Error{"usage", "--list " + option, "expected NAME=@one,@two"};
  }
  const std::string name = option.substr(0, equals);
  std::vector<std::string> items = split(option.substr(equals + 1), ',');
  for (auto& [existing, old_items] : recipe.lists) {
    if (existing != name) continue;
    old_items = std::move(items);
    return std::nullopt;
  }
  recipe.lists.emplace_back(name, std::move(items));
  return std::nullopt;
}

std::optional<double> decimal(std::string_view text) {
  double value = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  if (parsed.ec != std::errc{} || parsed.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

// --set ADDRESS=NUMBER
Failure set_address(Recipe& recipe, const std::string& option) {
  const std::size_t equals = option.rfind('=');
  const std::optional<double> value =
      equals == std::string::npos ? std::nullopt : decimal(std::string_view(option).substr(equals + 1));
  if (!value) return Error{"usage", "--set " + option, "expected ADDRESS=NUMBER, as likes/weight=2.5"};
  return set_number(recipe, option.substr(0, equals), *value);
}

ReadOptions plain_options(const Common& common) {
  ReadOptions options;
  options.memory = common.memory;
  options.include_private = common.include_private;
  for (const std::string& pairs : common.map) options.map += (options.map.empty() ? "" : ",") + pairs;
  return options;
}

Error no_such_recipe(const std::string& name) {
  std::string names;
  for (const MuseumEntry& entry : museum()) names += (names.empty() ? "" : ", ") + std::string(entry.id);
  return {"recipe", name, "no file and no recipe of the museum has this name; the museum has " + names};
}

}  // namespace

Result<ReadOptions> reading_options(const Common& common, std::vector<Warning>& warnings) {
  ReadOptions options = plain_options(common);
  if (!common.affinity.empty()) {
    const Result<AffinityFiles> affinity = read_affinity(common.affinity);
    if (!affinity) return affinity.error();
    options.affinity = affinity->facts;
    warnings = affinity->warnings;
  }
  if (!common.columns.empty()) {
    const Result<SideColumnFiles> columns = read_columns(common.columns);
    if (!columns) return columns.error();
    options.columns = columns->columns;
    warnings.insert(warnings.end(), columns->warnings.begin(), columns->warnings.end());
  }
  return options;
}

Result<Timelines> read_files(const std::vector<std::string>& files, const Common& common) {
  std::vector<Warning> warnings;
  auto options = reading_options(common, warnings);
  if (!options) return options.error();
  Reading reading(*std::move(options));
  reading.expect(plain_size(files));
  const Progress progress(common.progress);
  for (const std::string& name : files) {
    if (Failure failure = read_timeline(name, reading, progress, warnings)) return *std::move(failure);
  }
  Result<Timelines> timelines = reading.finish();
  if (timelines) timelines->warnings.insert(timelines->warnings.end(), warnings.begin(), warnings.end());
  return timelines;
}

Error in_file(const std::string& file, Error error) {
  error.where = file + (error.where.empty() ? "" : ", " + error.where);
  return error;
}

Result<std::string> recipe_text(const std::string& name) {
  if (const MuseumEntry* entry = find_in_museum(name)) return std::string(entry->json);
  Result<std::string> text = read_text(name);
  const bool looks_like_file = name == "-" || name.find_first_of("./") != std::string::npos;
  return text || looks_like_file ? text : no_such_recipe(name);
}

Result<Recipe> load_recipe(const std::string& name, const Common& common) {
  const Result<std::string> text = recipe_text(name);
  return text ? recipe_from(*text, name, common) : text.error();
}

Result<Recipe> recipe_from(const std::string& text, const std::string& name, const Common& common) {
  Result<Recipe> recipe = parse_recipe(text);
  if (!recipe) return in_file(name, recipe.error());
  for (const std::string& option : common.lists) {
    if (Failure failure = fill_list(*recipe, option)) return *std::move(failure);
  }
  for (const std::string& option : common.sets) {
    if (Failure failure = set_address(*recipe, option)) return *std::move(failure);
  }
  return recipe;
}

Result<RankOptions> rank_options(const Common& common) {
  if (common.now.empty()) return RankOptions{};
  const std::optional<std::int64_t> now = parse_time(common.now);
  if (!now)
    return Error{"usage", "--now " + common.now, "not a date: expected ISO 8601, as 2026-03-01T18:00:00Z"};
  return RankOptions{.now = now};
}

Result<std::vector<Timeline>> chosen_feeds(const Timelines& timelines, const Common& common) {
  if (common.timeline.empty()) return timelines.feeds;
  std::string names;
  for (const Timeline& feed : timelines.feeds) {
    if (feed.name() == common.timeline) return std::vector<Timeline>{feed};
    if (names.size() < 200) names += (names.empty() ? "" : ", ") + feed.name();
  }
  return Error{"usage", "--timeline " + common.timeline,
               "no timeline of this name was read; there is " + names};
}

Result<LoadedFeeds> load_feeds(const Common& common) {
  auto options = rank_options(common);
  if (!options) return options.error();
  auto timelines = read_files(common.files, common);
  if (!timelines) return timelines.error();
  auto feeds = chosen_feeds(*timelines, common);
  if (!feeds) return feeds.error();
  return LoadedFeeds{*std::move(timelines), *options, *std::move(feeds)};
}

Result<Loaded> load(const Common& common) {
  auto text = recipe_text(common.recipe);
  if (!text) return text.error();
  auto recipe = recipe_from(*text, common.recipe, common);
  if (!recipe) return recipe.error();
  auto feeds = load_feeds(common);
  if (!feeds) return feeds.error();
  return Loaded{*std::move(feeds), *std::move(text), *std::move(recipe)};
}

}  // namespace limpid::cli
