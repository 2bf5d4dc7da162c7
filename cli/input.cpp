#include "input.hpp"

#include <limpid/time.hpp>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace limpid::cli {

namespace {

constexpr std::size_t kPiece = std::size_t{1} << 20;

// A file opened for reading, or standard input for "-".
class InputFile {
 public:
  static Result<InputFile> open(const std::string& name) {
    if (name == "-") return InputFile(stdin, 0);
    struct stat status {};
    if (stat(name.c_str(), &status) != 0) return cannot_read(name);
    if (S_ISDIR(status.st_mode))
      return Error{"not-a-file", name, "this is a folder: give the files inside it"};
    std::FILE* file = std::fopen(name.c_str(), "rb");
    if (!file) return cannot_read(name);
    return InputFile(file, static_cast<std::size_t>(status.st_size));
  }

  /// Bytes in all; 0 where they cannot be known.
  [[nodiscard]] std::size_t size() const { return size_; }

  /// The next piece; empty at the end.
  Result<std::string_view> read(std::string& buffer, const std::string& name) {
    buffer.resize(kPiece);
    const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), file_.get());
    if (count == 0 && std::ferror(file_.get())) return cannot_read(name);
    return std::string_view(buffer).substr(0, count);
  }

 private:
  struct Close {
    void operator()(std::FILE* file) const {
      if (file != stdin) std::fclose(file);
    }
  };
  InputFile(std::FILE* file, std::size_t size) : file_(file), size_(size) {}

  static Error cannot_read(const std::string& name) {
    return {"not-readable", name, std::string("cannot be read: ") + std::strerror(errno)};
  }

  std::unique_ptr<std::FILE, Close> file_;
  std::size_t size_ = 0;
};

// One line on standard error that is written over.
class Progress {
 public:
  explicit Progress(bool shown) : shown_(shown) {}
  ~Progress() {
    if (shown_) std::fputs("\r\033[K", stderr);
  }
  void show(const std::string& name, std::size_t bytes, std::size_t total, std::size_t posts) const {
    if (!shown_) return;
    std::fprintf(stderr, "\r\033[K%s: %zu posts, %.1f MB", name.c_str(), posts,
                 static_cast<double>(bytes) / 1e6);
    if (total) std::fprintf(stderr, " of %.1f MB", static_cast<double>(total) / 1e6);
    std::fflush(stderr);
  }

 private:
  bool shown_;
};

Failure read_file(const std::string& name, Reading& reading, const Progress& progress) {
  Result<InputFile> file = InputFile::open(name);
  if (!file) return file.error();
  std::string buffer;
  std::size_t bytes = 0;
  for (;;) {
    const Result<std::string_view> piece = file->read(buffer, name);
    if (!piece) return piece.error();
    if (piece->empty()) return std::nullopt;
    if (Failure failure = reading.feed(*piece)) return failure;
    bytes += piece->size();
    progress.show(name, bytes, file->size(), reading.posts());
  }
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

Error no_such_recipe(const std::string& name) {
  std::string names;
  for (const MuseumEntry& entry : museum()) names += (names.empty() ? "" : ", ") + std::string(entry.id);
  return {"recipe", name, "no file and no recipe of the museum has this name; the museum has " + names};
}

}  // namespace

Result<std::string> read_text(const std::string& name) {
  Result<InputFile> file = InputFile::open(name);
  if (!file) return file.error();
  std::string text, buffer;
  for (;;) {
    const Result<std::string_view> piece = file->read(buffer, name);
    if (!piece) return piece.error();
    if (piece->empty()) return text;
    text += *piece;
  }
}

Result<Timelines> read_files(const std::vector<std::string>& files, const Common& common) {
  Reading reading(ReadOptions{.memory = common.memory});
  const Progress progress(common.progress);
  for (const std::string& name : files) {
    const std::string shown = name == "-" ? "standard input" : name;
    if (Failure failure = reading.begin_file(shown)) return *std::move(failure);
    if (Failure failure = read_file(name, reading, progress)) return *std::move(failure);
  }
  return reading.finish();
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
  if (!recipe) {
    Error error = recipe.error();
    error.where = name + (error.where.empty() ? "" : ", " + error.where);
    return error;
  }
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

Result<Loaded> load(const Common& common) {
  auto text = recipe_text(common.recipe);
  if (!text) return text.error();
  auto recipe = recipe_from(*text, common.recipe, common);
  if (!recipe) return recipe.error();
  auto options = rank_options(common);
  if (!options) return options.error();
  auto timelines = read_files(common.files, common);
  if (!timelines) return timelines.error();
  auto feeds = chosen_feeds(*timelines, common);
  if (!feeds) return feeds.error();
  return Loaded{*std::move(timelines), *std::move(text), *std::move(recipe), *options, *std::move(feeds)};
}

}  // namespace limpid::cli
