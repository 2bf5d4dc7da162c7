# Writes the museum's recipes into one C++ source: file names become ids, in the order given.
#   cmake -DRECIPES="a.json;b.json" -DSCHEMA=recipe.schema.json -DOUTPUT=museum_data.cpp -P EmbedRecipes.cmake
set(entries "")
foreach(recipe IN LISTS RECIPES)
  get_filename_component(id "${recipe}" NAME_WE)
  file(READ "${recipe}" json)
  string(APPEND entries "    {\"${id}\", R\"recipe(${json})recipe\"},\n")
endforeach()
file(READ "${SCHEMA}" schema)
file(WRITE "${OUTPUT}" "// Written by cmake/EmbedRecipes.cmake from core/recipes.
#include <limpid/recipe.hpp>

namespace limpid {

const std::vector<MuseumEntry>& museum() {
  static const std::vector<MuseumEntry> entries{
${entries}  };
  return entries;
}

const MuseumEntry* find_in_museum(std::string_view id) {
  for (const MuseumEntry& entry : museum()) {
    if (entry.id == id) return &entry;
  }
  return nullptr;
}

std::string_view recipe_schema() { return R\"schema(${schema})schema\"; }

}  // namespace limpid
")
