// Ledger: what each step, exemption and list entry of a recipe takes, from whom, and whom it gives it to.
//
// Nothing is estimated: the feed is ranked again. *Last* is the whole recipe against the recipe without the
// entry. *Alone* is the entry on top of the plain order against the plain order; the plain order is what the
// recipe's `add` and `reshape` steps give (for one of those: newest first). Where entries overlap the two
// differ: a factor of 1000 hides an exemption.
//
// Exposure is a model of attention by rank (measure.hpp), not a measurement. docs/measures.md has every
// formula.
#pragma once

#include <limpid/api.hpp>
#include <limpid/measure.hpp>
#include <limpid/rank.hpp>
#include <limpid/read.hpp>
#include <limpid/recipe.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace limpid LIMPID_API {

struct LedgerOptions {
  ExposureModel exposure = ExposureModel::log;
  std::size_t top = 0;   ///< Exposure ends here; 0: the whole feed.
  std::string deserved;  ///< A flag or number that is not 0 for posts that deserve a demotion; empty: none.
  std::vector<std::string> groups;  ///< Columns whose groups are compared.
  std::size_t permutations = 999;
  std::uint64_t seed = 1;
  std::size_t list_entries = 100;  ///< Entries of one list that are looked at by themselves.
};

/// What somebody lost (below 0) or gained, in shares of all exposure.
struct LedgerAccount {
  std::string account;
  double change = 0;
};

struct LedgerPost {
  std::string id, author;
  double lost = 0;
  std::optional<std::size_t> without, with;  ///< Ranks; nothing where it is hidden.
};

/// Against a column that says which posts are undeserving (B). Posts with an unknown label are left out of
/// all of it and counted.
struct LedgerLabels {
  std::size_t undeserving = 0, deserving = 0, unknown = 0;
  Figure precision, recall;      ///< |D∩B|/|D| and |D∩B|/|B|, D the posts that the entry changed.
  Figure collateral;             ///< Share of all that is lost that others than B lose,
  Figure collateral_touched;     ///<   those in D,
  Figure collateral_bystanders;  ///<   and those that only had to make room.
  Figure harm_prevented;         ///< What B lost of the exposure it had.
};

/// Mean change of exposure of a group's posts less that of all others, and how often labels that are shuffled
/// between authors give as much: p = (1 + #≥)/(1 + R).
struct LedgerGroup {
  std::string by, key;
  std::size_t posts = 0, authors = 0;
  Figure difference, p;
  Figure deserving_difference, deserving_p;  ///< Among posts that do not deserve a demotion.
};

struct LedgerEffect {
  std::size_t posts = 0,
              authors = 0;      ///< Touched: score, place among the hidden or, for order steps, rank changed.
  double taken = 0, given = 0;  ///< Exposure that posts lost and gained.
  std::vector<LedgerAccount> from, to;  ///< The ten accounts that lose and gain most.
  std::vector<LedgerPost> largest;      ///< The ten posts that lose most.
  std::optional<LedgerLabels> labels;
  std::vector<LedgerGroup> groups;
};

/// The step at strength t: a factor becomes 1 − t(1 − f), a weight t·w, hiding × (1 − t).
struct LedgerStrength {
  double t = 0;
  Figure harm_prevented, collateral;
};

struct LedgerEntry {
  enum class Kind { step, exemption, list_entry };
  Kind kind = Kind::step;
  std::string step;         ///< The id of the step; of a list entry, of those that use the list, with ", ".
  std::string list, entry;  ///< For list entries.
  std::string label;        ///< For people.
  LedgerEffect last, alone;
  std::vector<LedgerStrength> strengths;  ///< Steps that have a strength, where there are labels; as last.
};

struct Ledger {
  std::string timeline;
  LedgerOptions options;
  std::size_t posts = 0;
  std::size_t entries_left_out = 0;  ///< Of lists that are longer than `list_entries`.
  std::vector<LedgerEntry> entries;
};

[[nodiscard]] std::string_view name_of(LedgerEntry::Kind kind);

/// A ledger in the making, one entry a step.
class LedgerJob {
 public:
  [[nodiscard]] static Result<LedgerJob> prepare(Timeline timeline, Recipe recipe,
                                                 RankOptions rank_options = {}, LedgerOptions options = {});
  LedgerJob(LedgerJob&&) noexcept;
  LedgerJob& operator=(LedgerJob&&) noexcept;
  ~LedgerJob();

  /// The next entry; true while there are more.
  [[nodiscard]] Result<bool> step();
  [[nodiscard]] std::size_t done() const;
  [[nodiscard]] std::size_t of() const;
  [[nodiscard]] const Ledger& ledger() const;

 private:
  class Work;
  explicit LedgerJob(std::unique_ptr<Work> work);
  std::unique_ptr<Work> work_;
};

/// All of it at once.
[[nodiscard]] Result<Ledger> ledger(Timeline timeline, Recipe recipe, RankOptions rank_options = {},
                                    LedgerOptions options = {});

/// {"posts":400,"entries":[{"kind":"step","step":"bait","last":{"posts":3,…},"alone":{…}}]}
void append_ledger(std::string& out, const Ledger& ledger);

/// The same as rows under `comparison_csv_head`: of "step bait", "last.labels.precision", 1.
void append_ledger_csv(std::string& out, const Ledger& ledger);

}  // namespace limpid
