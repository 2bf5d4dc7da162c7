// Reading as native code, asked line by line on standard input; what question.mjs compares with the other
// ways.
//
//   limpid_bench_reading FILE [simdjson]    then: read · lines PATH · memory
//
// `read` answers with the milliseconds it took, measured here. `lines` writes what was read last as canonical
// JSON Lines, not timed. `memory` reads again and answers with the bytes kept, those of them that are text,
// and the most that was held. The file is in memory before, and goes in by pieces of 1 MiB, as from a disk.
#include <limpid/json.hpp>
#include <limpid/limpid.hpp>

#include "allocations.hpp"
#include "posts/posts.hpp"
#include "simdjson_way.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <optional>
#include <sstream>
#include <string>

namespace {

constexpr std::size_t kPiece = std::size_t{1} << 20;

limpid::Timeline read_by_limpid(std::string_view bytes) {
  limpid::Reading reading;
  for (std::size_t at = 0; at < bytes.size(); at += kPiece) {
    if (reading.feed(bytes.substr(at, kPiece))) std::exit(1);
  }
  limpid::Result<limpid::Timelines> read = reading.finish();
  if (!read) std::exit(1);
  return std::move(read->feeds.front());
}

// Bytes of all texts, each as often as it is kept.
std::size_t text_bytes(const limpid::Posts& posts) {
  using namespace limpid;
  std::size_t sum = 0;
  for (Row row = 0; row < posts.size(); ++row) {
    const std::string_view id = posts.text(Text::id, row);
    for (std::size_t i = 0; i < kTexts; ++i) {
      const std::string_view text = posts.text(static_cast<Text>(i), row);
      if (static_cast<Text>(i) == Text::id || text.data() != id.data()) sum += text.size();
    }
    for (std::size_t i = 0; i < kLists; ++i) {
      const Posts::ListSpan list = posts.column(static_cast<List>(i))[row];
      for (std::uint32_t item = 0; list.count != kNoCode && item < list.count; ++item) {
        sum += posts.list_item(list, item).size();
      }
    }
  }
  return sum;
}

class Server {
 public:
  Server(std::string bytes, bool by_simdjson) : bytes_(std::move(bytes)), by_simdjson_(by_simdjson) {}

  void answer(const std::string& line) {
    std::istringstream words(line);
    std::string verb, path;
    words >> verb >> path;
    if (verb == "lines") {
      write_lines(path);
      std::printf("0\n");
    } else if (verb == "memory") {
      tell_memory();
    } else {
      timeline_.reset();
      const auto start = std::chrono::steady_clock::now();
      timeline_ = read();
      const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
      std::printf("%.6f\n", taken.count());
    }
    std::fflush(stdout);
  }

 private:
  [[nodiscard]] limpid::Timeline read() const {
    return by_simdjson_ ? limpid::bench::read_by_simdjson(bytes_) : read_by_limpid(bytes_);
  }

  void write_lines(const std::string& path) const {
    std::ofstream file(path, std::ios::binary);
    std::string line;
    for (std::uint32_t row = 0; row < timeline_->size(); ++row) {
      line.clear();
      limpid::append_canonical(line, *timeline_, row);
      file << line << '\n';
    }
  }

  void tell_memory() {
    timeline_.reset();
    const std::size_t before = limpid::bench::bytes_held();
    limpid::bench::forget_peak();
    timeline_ = read();
    std::printf("0 %zu %zu %zu\n", limpid::bench::bytes_held() - before, text_bytes(timeline_->posts()),
                limpid::bench::peak_bytes() - before);
  }

  std::string bytes_;
  bool by_simdjson_;
  std::optional<limpid::Timeline> timeline_;
};

}  // namespace

int main(int count, char** words) {
  if (count < 2) {
    std::fprintf(stderr, "usage: limpid_bench_reading FILE [simdjson], then questions on standard input\n");
    return 2;
  }
  std::ifstream file(words[1], std::ios::binary);
  Server server({std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()}, count > 2);
  for (std::string line; std::getline(std::cin, line);) server.answer(line);
}
