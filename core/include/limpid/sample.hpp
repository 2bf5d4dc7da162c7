// Sample: an invented, realistic timeline; the same for the same seed on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace limpid {

struct SampleOptions {
  std::size_t posts = 400;
  std::uint64_t seed = 1;
};

class Sample {
 public:
  explicit Sample(SampleOptions options = {});
  ~Sample();
  Sample(Sample&&) noexcept;
  Sample& operator=(Sample&&) noexcept;

  /// Appends the next post as one canonical JSON line with its line feed; false after the last.
  bool next(std::string& out);

 private:
  class World;
  std::unique_ptr<World> world_;
};

/// All lines at once.
[[nodiscard]] std::string sample(SampleOptions options = {});

}  // namespace limpid
