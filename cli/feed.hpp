// Feed: a ranking -> its rows on standard output, in the format that was asked for.
#pragma once

#include "commands.hpp"
#include "output.hpp"
#include "table.hpp"

#include <string>
#include <string_view>

namespace limpid::cli {

class FeedPrinter {
 public:
  /// `timeline`: its name, where there are several.
  FeedPrinter(Output& output, std::string format, const RankCommand& command, std::string timeline)
      : output_(output), format_(std::move(format)), command_(command), timeline_(std::move(timeline)) {}

  /// What stands between two elements of a list (format json).
  void separate_by(std::string_view separator) { separator_ = separator; }
  /// `first`: whether nothing was printed yet, of this feed or of those before.
  void print(const Ranking& ranking, bool& first);

 private:
  void print_table_head(const Ranking& ranking);
  void print_row(const Ranking& ranking, std::uint32_t row, bool hidden, bool& first);

  Output& output_;
  std::string format_;
  const RankCommand& command_;
  std::string timeline_;
  std::string_view separator_ = ",\n ";
  Paint paint_;
};

}  // namespace limpid::cli
