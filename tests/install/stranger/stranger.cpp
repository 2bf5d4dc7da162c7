// The example at the top of limpid.hpp, as a stranger would write it.
#include <limpid/limpid.hpp>

#include <cstdio>

int main() {
  const limpid::Result<limpid::Timelines> read = limpid::read(
      "{\"id\":\"a\",\"author\":\"ana\",\"likes\":1}\n{\"id\":\"b\",\"author\":\"bo\",\"likes\":20}\n");
  if (!read) return std::puts(read.error().sentence().c_str()), 1;
  const limpid::Result<limpid::Recipe> popular = limpid::parse_recipe(limpid::find_in_museum("popular")->json);
  const limpid::Result<limpid::Ranking> ranking = limpid::rank(read->feeds.front(), *popular);
  if (!ranking) return std::puts(ranking.error().sentence().c_str()), 1;
  for (const std::uint32_t row : ranking->order()) {
    const limpid::Path path = ranking->explain(row);
    std::printf("%.*s %.17g\n", static_cast<int>(path.id.size()), path.id.data(), path.score);
  }
  return 0;
}
