// Shapes: how platforms would have written the invented timeline. An entry in, its JSON out, one by one.
#pragma once

#include <limpid/sample.hpp>

#include "sample/batch.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace limpid::invented {

/// One entry on its way out.
struct Shown {
  std::size_t position;  ///< From 1.
  bool is_last;
  const Entry& entry;
  const Post& post;
  const Batch& batch;  ///< Where replies and quotes find what they point at.
  const Cast& cast;
};

class Shape {
 public:
  virtual ~Shape() = default;
  /// Appends the entry, with what a document has before the first and after the last. A shape of pages
  /// appends nothing until one is full.
  virtual void append(std::string& out, const Shown& shown) = 0;
};

[[nodiscard]] std::unique_ptr<Shape> make_shape(SampleShape shape);

[[nodiscard]] std::unique_ptr<Shape> mastodon_shape();
[[nodiscard]] std::unique_ptr<Shape> bluesky_shape();
[[nodiscard]] std::unique_ptr<Shape> x_api2_shape();

/// Title and text, as platforms without titles have them.
[[nodiscard]] std::string whole_text(const Written& written);
/// With & < > as entities.
[[nodiscard]] std::string escaped(std::string_view text);
/// "2026-03-01T08:00:00.000Z" of seconds since 1970.
[[nodiscard]] std::string time_with_milliseconds(std::int64_t seconds);
/// The author of a post that stands in the batch; nothing of one outside.
[[nodiscard]] const Account* author_of(std::uint64_t post, const Shown& shown);
/// FNV-1a, 64 bits: for what platforms draw at random.
[[nodiscard]] std::uint64_t hash_of(std::string_view text);

}  // namespace limpid::invented
