// World: one invented world, the same for every arm. Here are a scenario and a seed, give me authors, who
// follows whom, and the pool of posts with its columns.
//
// Posts stand newest first, so a row's number is also its place among posts of equal score.
#pragma once

#include "posts/posts.hpp"
#include "simulate/scenario.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace limpid::audience {

inline constexpr std::uint32_t kNobody = ~std::uint32_t{0};

/// A reader's bond to an author.
struct Bond {
  std::uint32_t author = 0;
  std::uint8_t tie = 0;  // of ScenarioData::ties
  bool muted = false;
  std::uint16_t since = 0;  // the session from which on the reader follows
  double closeness = 0;
};

/// A reader to whom another one listens: what the first reposts comes to the second.
struct Listen {
  std::uint32_t to = 0;
  double closeness = 0;
};

/// What kind each post is, and what follows from that. An arm in which producers adapt has its own.
struct PostKinds {
  std::vector<std::uint8_t> kind;        // by row
  std::vector<std::string_view> names;   // by row
  std::vector<double> quality;           // by row
  std::vector<std::vector<Tri>> labels;  // by label and row
};

class World {
 public:
  /// `pool`: posts that were really written, or null. `watch`: see SimulateOptions.
  World(const ScenarioData& scenario, std::uint64_t seed, const Posts* pool, std::string_view watch);

  /// Appends the reader's bonds, by author. Any thread.
  void draw_bonds(std::uint32_t reader, std::vector<Bond>& bonds) const;
  /// Appends those of `readers` to whom the reader listens, where the scenario has reshares. Any thread.
  void draw_listens(std::uint32_t reader, std::uint32_t readers, std::vector<Listen>& listens) const;

  /// Makes the columns; `followers` by author.
  void make_posts(const std::vector<std::uint32_t>& followers);

  [[nodiscard]] const Dice& dice() const { return dice_; }
  [[nodiscard]] const ScenarioData& scenario() const { return scenario_; }

  struct Author {
    std::uint32_t group = 0;
    std::string handle;
    double unpopularity = 1;  // what a waiting time is multiplied by: rank^zipf
    std::vector<Row> rows;    // its posts, newest first
  };
  [[nodiscard]] const std::vector<Author>& authors() const { return authors_; }

  // --- After make_posts -----------------------------------------------------------------------------------

  [[nodiscard]] const Posts& posts() const { return *posts_; }
  [[nodiscard]] std::uint32_t author_of(Row row) const { return author_of_[row]; }
  [[nodiscard]] const PostKinds& kinds() const { return kinds_; }
  /// Makes a post another kind in `kinds`: quality and labels follow, from the same draws.
  void set_kind(PostKinds& kinds, Row row, std::uint8_t kind) const;
  /// The kind of a post under a mix, from the post's own draw.
  [[nodiscard]] std::uint8_t kind_under(const std::vector<double>& mix, Row row) const;
  /// Counts that a real pool came with, by act and row; 0 in invented ones.
  [[nodiscard]] double start_count(std::size_t act, Row row) const;
  [[nodiscard]] double start_views(Row row) const;

  /// When a session is, milliseconds since 1970 UTC.
  [[nodiscard]] std::int64_t time_of(std::uint32_t session) const;
  /// The first row that is published by then; all behind it are too.
  [[nodiscard]] Row first_row(std::uint32_t session) const { return first_rows_[session]; }

 private:
  void invent_authors();
  void take_authors(std::string_view watch);
  void invent_posts();
  void decide_kinds();
  void fill_first_rows();

  const ScenarioData& scenario_;
  Dice dice_;
  const Posts* pool_;
  std::int64_t start_ = 0;
  std::vector<Author> authors_;
  std::vector<std::vector<std::uint32_t>> members_;  // by group

  std::vector<std::uint32_t> author_of_;
  std::vector<std::int64_t> times_;
  std::vector<double> false_alarms_;  // by label: how likely a post of another kind gets it
  PostKinds kinds_;
  std::unique_ptr<Posts> posts_;
  std::vector<Row> first_rows_;
};

}  // namespace limpid::audience
