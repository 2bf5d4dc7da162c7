#include "receipt.hpp"

#include "hash.hpp"

namespace limpid::cli {

namespace {

constexpr std::size_t kPiece = std::size_t{1} << 16;

// The hash of `count` lines, made one after the other and never held all at once.
template <class AppendLine>
std::string hash_of_lines(std::size_t count, AppendLine append_line) {
  Sha256 hash;
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    append_line(text, i);
    if (text.size() < kPiece) continue;
    hash.add(text);
    text.clear();
  }
  hash.add(text);
  return hash.finish();
}

}  // namespace

std::string recipe_hash(const std::string& text, const Common& common, const Recipe& recipe) {
  const bool changed = !common.sets.empty() || !common.lists.empty();
  const Result<std::string> canonical = canonical_recipe(changed ? to_json(recipe) : text);
  return canonical ? sha256(*canonical) : std::string();
}

Result<NamedRecipe> recipe_with_hash(const std::string& hash, const std::vector<std::string>& names) {
  std::vector<std::string> candidates = names;
  for (const MuseumEntry& entry : museum()) candidates.emplace_back(entry.id);
  for (const std::string& name : candidates) {
    const auto text = recipe_text(name);
    if (!text) return text.error();
    auto recipe = recipe_from(*text, name, Common{});
    if (!recipe) return recipe.error();
    if (recipe_hash(*text, Common{}, *recipe) == hash) return NamedRecipe{*text, *std::move(recipe)};
  }
  return Error{"receipt", "", "neither the museum nor what was given holds the recipe of this hash, " + hash +
                                  ": give it with --among FILE"};
}

Receipt receipt_of(const Ranking& ranking, const std::string& recipe_text, const Common& common) {
  const Timeline& timeline = ranking.timeline();
  Receipt receipt{.engine = std::string("limpid ") + LIMPID_VERSION,
                  .recipe = recipe_hash(recipe_text, common, ranking.recipe()),
                  .posts = timeline.size()};
  if (const auto now = ranking.now()) receipt.now = format_time(*now);
  receipt.input = hash_of_lines(timeline.size(), [&](std::string& text, std::size_t row) {
    append_canonical(text, timeline, static_cast<std::uint32_t>(row));
    text += '\n';
  });
  receipt.order = hash_of_lines(ranking.order().size(), [&](std::string& text, std::size_t place) {
    append_order_line(text, ranking, ranking.order()[place]);
  });
  return receipt;
}

}  // namespace limpid::cli
