// Reading: here are bytes that somebody downloaded, give me timelines.
//
// The format is told by content and shape, never by a file's name. Feed the bytes in pieces of any size;
// each call is a step, so a caller can show progress and stop whenever it likes.
#pragma once

#include <limpid/api.hpp>
#include <limpid/result.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace limpid LIMPID_API {

class Affinity;
class Posts;
class SideColumns;

/// Something worth knowing that did not stop the work.
struct Warning {
  std::string code;       ///< For programs, stable.
  std::size_t count = 0;  ///< How often.
  std::string first;      ///< Where it was first met; may be empty.
  std::string text;       ///< A sentence.
};

/// A record that was not read, and why.
struct Skipped {
  std::string where;
  std::string why;
};

/// One feed: the posts that one person was shown. A value; copies share the columns.
class Timeline {
 public:
  Timeline(std::string name, std::shared_ptr<const Posts> posts);

  /// What the file calls this feed; empty where it holds only one.
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const Posts& posts() const { return *posts_; }
  [[nodiscard]] const std::shared_ptr<const Posts>& shared() const { return posts_; }
  /// Number of posts.
  [[nodiscard]] std::size_t size() const;
  /// The row of the post with this id.
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view id) const;

 private:
  std::string name_;
  std::shared_ptr<const Posts> posts_;
};

/// A column of a table, as the file names it, and what it was taken for.
struct ColumnMapping {
  std::string from;  ///< "favorite_count"; "user.name" for what stands inside another value.
  std::string to;    ///< "likes", or "x.name" for a column of the file's own.
};

/// All that was read: at least one feed, at least one post.
struct Timelines {
  std::string format;            ///< "mastodon", "x-graphql", … (Format::name), or "mixed".
  std::vector<Timeline> feeds;   ///< In the order in which they were met.
  std::size_t duplicates = 0;    ///< Posts that were there already (same id in the same feed): left out.
  std::vector<Skipped> skipped;  ///< Every record that was not read.
  std::vector<Warning> warnings;
  std::vector<ColumnMapping> mapping;  ///< Of tables (CSV, plain JSON), in the file's order; else empty.

  /// Posts of all feeds.
  [[nodiscard]] std::size_t posts() const;
};

struct ReadOptions {
  /// Memory that the posts may take, in bytes; more is an error with code "memory".
  std::size_t memory = std::size_t{3} << 30;
  /// Whether posts to followers or single persons are read too. An outbox holds them; left out, they are
  /// counted in a warning with code "private".
  bool include_private = false;
  /// Which columns of a table (CSV, plain JSON) are what: "likes=favorites,text=headline", names of canonical JSON
  /// Lines (or x.NAME) first, the file's second. The rest is guessed from names. A name that is not there is an
  /// error with code "map".
  std::string map = {};
  /// What the reader's own archives know (<limpid/affinity.hpp>): joined to every feed.
  std::shared_ptr<const Affinity> affinity = nullptr;
  /// What other programs say of the posts (<limpid/side_columns.hpp>): joined to every feed.
  std::shared_ptr<const SideColumns> columns = nullptr;
};

class Reading {
 public:
  explicit Reading(ReadOptions options = {});
  ~Reading();
  Reading(Reading&&) noexcept;
  Reading& operator=(Reading&&) noexcept;

  /// Begins another file whose posts continue those before; `name` stands in messages. Optional for one file.
  /// `is_utf8`: the bytes come as UTF-8 whatever the file declares (see `encoding_to_convert`).
  [[nodiscard]] Failure begin_file(std::string name, bool is_utf8 = false);
  /// The same for a member of an archive: one that is no timeline is set down as skipped, not refused.
  [[nodiscard]] Failure begin_member(const std::string& archive, const std::string& member, bool is_utf8 = false);
  /// How many bytes will be fed in all, where that is known: then the sentence about memory says what is needed.
  void expect(std::uint64_t bytes);
  /// The next bytes of the file.
  [[nodiscard]] Failure feed(std::string_view bytes);
  /// The end of the last file. An error with code "not-a-timeline" where no post was found.
  [[nodiscard]] Result<Timelines> finish();

  /// Posts found so far.
  [[nodiscard]] std::size_t posts() const;

 private:
  class Job;
  std::unique_ptr<Job> job_;
};

/// The encoding that a file declares and that Limpid does not decode itself ("gb2312"), from its first bytes
/// (1 KiB is enough); empty for all others. Whoever holds the bytes converts them to UTF-8, with iconv or
/// TextDecoder, and says so to `begin_file`.
[[nodiscard]] std::string encoding_to_convert(std::string_view head);

/// What an archive is opened for.
enum class ArchiveUse { timeline, affinity };

/// Members that stay closed, of one kind.
struct NotOpened {
  std::string what;   ///< "private messages", "pictures, films and sound", …
  std::size_t count = 0;
  std::string first;  ///< The first one's name.
};

/// Which members of an archive are opened, by their names alone.
struct MemberPlan {
  std::string archive;             ///< "X's archive", "Mastodon's archive", …; empty: none that Limpid knows.
  std::vector<std::size_t> open;   ///< Indexes of names, in reading order: who and when before the posts.
  std::vector<NotOpened> not_opened;
};

/// An allow-list: of an archive that Limpid knows only what the use needs, of any other what may be a capture.
/// Messages, addresses, phone numbers and advertising data are never opened; neither are archives within the
/// archive, and names that lead out of it ("../"). Folders (names that end in "/") are left out silently.
[[nodiscard]] MemberPlan plan_members(const std::vector<std::string>& names, ArchiveUse use);

/// The plan's closed members as warnings with code "not-opened"; `archive` is the file's name.
[[nodiscard]] std::vector<Warning> not_opened_warnings(const MemberPlan& plan, const std::string& archive);

/// All at once, for bytes that are in memory.
[[nodiscard]] Result<Timelines> read(std::string_view bytes, ReadOptions options = {});

}  // namespace limpid
