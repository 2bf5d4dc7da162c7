// Sample: draws batch after batch of the invented timeline and writes them line by line.
#include <limpid/sample.hpp>

#include "sample/batch.hpp"
#include "sample/cast.hpp"
#include "sample/shapes.hpp"

#include <algorithm>

namespace limpid {

using invented::Batch;
using invented::Cast;
using invented::Entry;

class Sample::World {
 public:
  explicit World(SampleOptions options)
      : posts_(options.posts),
        cast_(options.seed, options.posts),
        batch_(options.seed, cast_, options.plant),
        shape_(invented::make_shape(options.shape)) {}

  bool next(std::string& out) {
    if (written_ == posts_) return false;
    const std::size_t place = written_ % Batch::kSize;
    if (place == 0) {
      const std::size_t left = std::min<std::size_t>(posts_ - written_, Batch::kSize);
      batch_.draw(written_, static_cast<std::uint32_t>(left));
    }
    const Entry& entry = batch_.entries()[place];
    ++written_;
    shape_->append(out, {written_, written_ == posts_, entry, batch_.post_of(entry), batch_, cast_});
    return true;
  }

 private:
  std::size_t posts_;
  std::size_t written_ = 0;
  Cast cast_;
  Batch batch_;  // keeps a reference to the cast
  std::unique_ptr<invented::Shape> shape_;
};

Sample::Sample(SampleOptions options) : world_(std::make_unique<World>(options)) {}
Sample::~Sample() = default;
Sample::Sample(Sample&&) noexcept = default;
Sample& Sample::operator=(Sample&&) noexcept = default;

bool Sample::next(std::string& out) { return world_->next(out); }

std::string sample(SampleOptions options) {
  std::string lines;
  Sample timeline(options);
  while (timeline.next(lines)) {
  }
  return lines;
}

}  // namespace limpid
