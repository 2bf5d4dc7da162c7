// How long does it take to read a timeline, to rank it, and to rank it again after a slider moved?
//
// 10⁴, 10⁵ and 10⁶ invented posts, the recipe in bench/recipe.json, one thread. Rules: the input is in
// memory; reading includes everything up to a timeline that can be ranked; every benchmark checks its answer
// before it times.
#include <limpid/limpid.hpp>

#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>
#include <map>

namespace {

const std::string& input(std::size_t posts) {
  static std::map<std::size_t, std::string> inputs;
  std::string& text = inputs[posts];
  if (text.empty()) text = limpid::sample({.posts = posts, .seed = 1});
  return text;
}

const limpid::Timeline& timeline(std::size_t posts) {
  static std::map<std::size_t, limpid::Timeline> timelines;
  const auto found = timelines.find(posts);
  if (found != timelines.end()) return found->second;
  return timelines.emplace(posts, limpid::read(input(posts))->feeds.front()).first->second;
}

limpid::Recipe bench_recipe() {
  std::ifstream file(LIMPID_BENCH_RECIPE);
  const std::string json((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  return *limpid::parse_recipe(json);
}

// Scores high to low, and nothing lost.
bool is_ranked(const limpid::Ranking& ranking) {
  const auto& order = ranking.order();
  for (std::size_t i = 1; i < order.size(); ++i) {
    if (!(ranking.scores()[order[i - 1]] >= ranking.scores()[order[i]])) return false;
  }
  return !order.empty() && order.size() + ranking.hidden_rows().size() == ranking.timeline().size();
}

void per_post(benchmark::State& state, std::size_t posts) {
  state.counters["µs/post"] =
      benchmark::Counter(static_cast<double>(posts) * 1e-6,
                         benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void read(benchmark::State& state) {
  const auto posts = static_cast<std::size_t>(state.range(0));
  const std::string& text = input(posts);
  const auto check = limpid::read(text);
  if (!check || check->posts() != posts) return state.SkipWithError("wrong answer: posts were lost");
  for (auto _ : state) benchmark::DoNotOptimize(limpid::read(text));
  state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) *
                          static_cast<std::int64_t>(state.iterations()));
  per_post(state, posts);
}

void rank(benchmark::State& state) {
  const auto posts = static_cast<std::size_t>(state.range(0));
  const limpid::Recipe recipe = bench_recipe();
  const auto check = limpid::rank(timeline(posts), recipe);
  if (!check || !is_ranked(*check)) return state.SkipWithError("wrong answer: not ranked");
  for (auto _ : state) benchmark::DoNotOptimize(limpid::rank(timeline(posts), recipe));
  per_post(state, posts);
}

// A slider: one weight changes, the feed is ranked again.
void rerank(benchmark::State& state) {
  const auto posts = static_cast<std::size_t>(state.range(0));
  auto ranking = limpid::rank(timeline(posts), bench_recipe());
  double weight = 4;
  for (auto _ : state) {
    weight = weight == 4 ? 5 : 4;
    if (ranking->set("replies/weight", weight) || ranking->finish())
      return state.SkipWithError("wrong answer: not set");
  }
  if (!is_ranked(*ranking)) return state.SkipWithError("wrong answer: not ranked");
  per_post(state, posts);
}

void sizes(benchmark::internal::Benchmark* benchmark) {
  for (const int posts : {10'000, 100'000, 1'000'000}) benchmark->Arg(posts);
  benchmark->Unit(benchmark::kMillisecond);
}

}  // namespace

BENCHMARK(read)->Apply(sizes);
BENCHMARK(rank)->Apply(sizes);
BENCHMARK(rerank)->Apply(sizes);
