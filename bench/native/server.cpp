// The engine as native code, asked line by line on standard input; what run.mjs compares with the other ways.
//
//   limpid_bench TIMELINE NOW    then: use RECIPE · set ADDRESS VALUE · page BEGIN END · moved BEGIN END ·
//   place ROW ·
//                                order · sort · scores · triad · reading · memory · posts · mark ·
//                                paths FIRST EVERY COUNT · why A B · takes ROW TOP · ticks ADDRESS LEAST MOST
//                                TOP
//
// Each answer is one line: the milliseconds it took, measured here, then the answer's numbers.
#include <limpid/limpid.hpp>
#include <limpid/post_view.hpp>

#include "allocations.hpp"
#include "triad.hpp"

#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <sstream>

namespace {

using Clock = std::chrono::steady_clock;

std::string contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

template <class T>
T expect(limpid::Result<T> result, const std::string& what) {
  if (result) return *std::move(result);
  std::fprintf(stderr, "limpid_bench: %s: %s\n", what.c_str(), result.error().sentence().c_str());
  std::exit(1);
}

}  // namespace

/// Where callgrind dumps what it has counted so far (counts.mjs).
extern "C" [[gnu::noinline]] void limpid_bench_mark() { asm volatile(""); }

namespace {

class Server {
 public:
  Server(const std::string& path, std::int64_t now)
      : now_(now), timeline_(expect(limpid::read(contents(path)), path).feeds.front()) {
    for (std::uint32_t row = 0; row < timeline_.size(); ++row)
      position_.push_back(static_cast<std::int32_t>(limpid::view(timeline_, row).position.value_or(0)));
  }

  void answer(const std::string& line) {
    std::istringstream words(line);
    std::string verb;
    words >> verb;
    numbers_.clear();
    const auto start = Clock::now();
    run(verb, words);
    const std::chrono::duration<double, std::milli> taken = Clock::now() - start;
    if (verb == "order") numbers_.assign(ranking_->order().begin(), ranking_->order().end());
    std::printf("%.6f", taken.count());
    for (const double number : numbers_) std::printf(" %.17g", number);
    std::printf("\n");
    std::fflush(stdout);
  }

 private:
  void run(const std::string& verb, std::istringstream& words) {
    if (verb == "use") return use(words);
    if (verb == "set") return set(words);
    if (verb == "page" || verb == "moved") return page(words, verb == "moved");
    if (verb == "place") return place(words);
    if (verb == "paths") return paths(words);
    if (verb == "why") return why(words);
    if (verb == "takes") return takes(words);
    if (verb == "ticks") return ticks(words);
    if (verb == "posts") return numbers_.assign(1, static_cast<double>(timeline_.size()));
    if (verb == "mark") return limpid_bench_mark();
    if (verb == "triad") return numbers_.assign(1, limpid::bench::triad_bytes_per_second());
    if (verb == "reading") return numbers_.assign(1, limpid::bench::reading_bytes_per_second());
    if (verb == "memory")
      return numbers_.assign(1, static_cast<double>(limpid::bench::bytes_held()) - before_);
    if (verb == "scores") return numbers_.assign(1, ranking_->scores().front());
    if (verb == "order" || verb == "sort") static_cast<void>(ranking_->order());
  }

  void use(std::istringstream& words) {
    std::string path;
    words >> path;
    ranking_.reset();
    const limpid::Recipe recipe = expect(limpid::parse_recipe(contents(path)), path);
    before_ = static_cast<double>(limpid::bench::bytes_held());
    ranking_ = expect(limpid::rank(timeline_, recipe, {.now = now_}), path);
  }

  void set(std::istringstream& words) {
    std::string address;
    double value = 0;
    words >> address >> value;
    if (ranking_->set(address, value) || ranking_->finish()) std::exit(1);
  }

  void page(std::istringstream& words, bool movement) {
    std::size_t begin = 0, end = 0;
    words >> begin >> end;
    std::size_t place = begin;
    for (const std::uint32_t row : ranking_->page(begin, end)) {
      ++place;
      numbers_.push_back(movement ? position_[row] - static_cast<double>(place) : row);
    }
  }

  void place(std::istringstream& words) {
    std::uint32_t row = 0;
    words >> row;
    numbers_.assign(1, static_cast<double>(ranking_->place(row).value_or(0)));
  }

  // The explanations of `count` rows.
  void paths(std::istringstream& words) {
    std::uint32_t row = 0, every = 0, count = 0;
    words >> row >> every >> count;
    for (std::uint32_t i = 0; i < count; ++i, row += every) {
      const limpid::Path path = ranking_->explain(row);
      numbers_.push_back(static_cast<double>(path.rank.value_or(path.would_be.value_or(0))));
    }
  }

  void why(std::istringstream& words) {
    std::uint32_t a = 0, b = 0;
    words >> a >> b;
    const limpid::Versus versus = expect(limpid::why(*ranking_, id(a), id(b)), "why");
    numbers_ = {static_cast<double>(versus.above.rank.value_or(0)), static_cast<double>(versus.tried)};
    note(versus.flips);
  }

  void takes(std::istringstream& words) {
    std::uint32_t row = 0;
    std::size_t top = 0;
    words >> row >> top;
    const limpid::WouldTake answer = expect(limpid::what_would_it_take(*ranking_, id(row), top), "takes");
    note(answer.numbers);
    for (const limpid::CountNeeded& count : answer.counts) numbers_.push_back(count.needed);
  }

  void ticks(std::istringstream& words) {
    std::string address;
    double least = 0, most = 0;
    std::size_t top = 0;
    words >> address >> least >> most >> top;
    const limpid::Sensitivity answer =
        expect(limpid::sensitivity(*ranking_, address, least, most, top), address);
    for (const limpid::Breakpoint& breakpoint : answer.breakpoints) numbers_.push_back(breakpoint.value);
  }

  void note(const std::vector<limpid::Flip>& flips) {
    for (const limpid::Flip& flip : flips) numbers_.push_back(flip.needed.value_or(std::nan("")));
  }

  [[nodiscard]] std::string id(std::uint32_t row) const {
    return std::string(limpid::view(timeline_, row).id);
  }

  std::int64_t now_;
  limpid::Timeline timeline_;
  std::vector<std::int32_t> position_;
  std::optional<limpid::Ranking> ranking_;
  double before_ = 0;  // bytes held before the ranking was made
  std::vector<double> numbers_;
};

}  // namespace

int main(int count, char** words) {
  if (count != 3) {
    std::fprintf(stderr, "usage: limpid_bench TIMELINE NOW, then questions on standard input\n");
    return 2;
  }
  Server server(words[1], std::atoll(words[2]));
  for (std::string line; std::getline(std::cin, line);) server.answer(line);
}
