// Format: what a reader must provide. Adding one is copying a file: `matches`, `read`, and a line in formats.cpp.
//
// JSON, XML and CSV all come as JsonValue records, so a reader asks `record["author"]["name"]` and does not
// care which it was. Most formats have one post a record and use `one_post`; a page, a thread or a capture
// holds many and calls `add` for each.
#pragma once

#include <limpid/read.hpp>

#include "base/json_tree.hpp"
#include "posts/post.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace limpid {

/// What a reader may say beside the post itself.
struct Notes {
  /// A value that could not be used, and so is unknown, or a post that is left out on purpose: its place
  /// inside the record, and a sentence. Counted by code: the first of each is shown.
  std::function<void(std::string_view code, std::string_view pointer, std::string text)> warn;
  /// The account whose feed this is, where a record gives it away.
  std::string reader_account;
  /// When the file was captured, for posts that do not say so themselves; reset with every file.
  std::int64_t captured_at = kUnknownTime;
  /// The feed of the posts that do not name theirs; reset with every file.
  std::string timeline;
  /// Of an archive of several files: whose it is, and when it was made. Kept from file to file, because only
  /// one of them says so.
  struct Archive {
    std::string handle, id, name;
    std::int64_t made_at = kUnknownTime;
  } archive;
};

/// Where a reader puts what it finds in one record.
class Entries {
 public:
  virtual ~Entries() = default;

  /// The post to fill; all unknown, at first and again after `add`.
  [[nodiscard]] virtual Post& post() = 0;
  /// The post is done: append it to its feed.
  virtual void add() = 0;
  /// Something that should be a post and is not: its place inside the record ("" is the record), and why.
  virtual void skip(std::string_view pointer, std::string why) = 0;
  /// Reads JSON that stands inside a text of the record, as a file within the file.
  virtual void read_inside(std::string_view json, std::string_view pointer) = 0;
  [[nodiscard]] virtual Notes& notes() = 0;
  /// What stood around the record's list before it ({"title": …, "items": [); missing where nothing did.
  [[nodiscard]] virtual JsonValue around() const = 0;
  [[nodiscard]] virtual const ReadOptions& options() const = 0;
  /// Kept for this format between the records of one file, for a reader that must remember (how a table's
  /// columns are named); null at first.
  [[nodiscard]] virtual std::shared_ptr<void>& memory() = 0;
};

struct Format {
  std::string_view name;   ///< For programs: "mastodon".
  std::string_view title;  ///< For people: "Mastodon".
  /// Whether the record has this format's shape. Cheap: a few look-ups.
  bool (*matches)(JsonValue record);
  /// Reads all posts of the record. One that is not `complete()` was cut off: what is complete in it counts.
  void (*read)(JsonValue record, Entries& entries);
  /// Where the records are in a document, as RecordPath; a list at the top and whole documents always are.
  std::vector<std::string_view> paths = {};
  /// What stood around the records, after their end: fills the accounts and labels of `post` that hold for all
  /// of them that have none of their own (a feed may name its author last). Null where nothing does.
  void (*read_around)(JsonValue around, Post& post) = nullptr;
};

/// For formats with one post a record: `read` fills it and gives the reason where the record holds none.
template <std::string (*read)(JsonValue record, Post& post, Notes& notes)>
void one_post(JsonValue record, Entries& entries) {
  if (!record.complete()) return;
  std::string why = read(record, entries.post(), entries.notes());
  if (why.empty()) {
    entries.add();
  } else {
    entries.skip("", std::move(why));
  }
}

/// Every format, the most particular shape first.
[[nodiscard]] const std::vector<Format>& formats();

}  // namespace limpid
