# Writes the scenarios into one C++ source: file names become ids, in the order given.
#   cmake -DSCENARIOS="a.json;b.json" -DSCHEMA=scenario.schema.json -DOUTPUT=scenario_data.cpp -P EmbedScenarios.cmake
set(entries "")
foreach(scenario IN LISTS SCENARIOS)
  get_filename_component(id "${scenario}" NAME_WE)
  file(READ "${scenario}" json)
  string(APPEND entries "    {\"${id}\", R\"scenario(${json})scenario\"},\n")
endforeach()
file(READ "${SCHEMA}" schema)
file(WRITE "${OUTPUT}" "// Written by cmake/EmbedScenarios.cmake from core/scenarios.
#include <limpid/simulate.hpp>

namespace limpid {

const std::vector<ScenarioEntry>& scenarios() {
  static const std::vector<ScenarioEntry> entries{
${entries}  };
  return entries;
}

const ScenarioEntry* find_scenario(std::string_view id) {
  for (const ScenarioEntry& entry : scenarios()) {
    if (entry.id == id) return &entry;
  }
  return nullptr;
}

std::string_view scenario_schema() { return R\"schema(${schema})schema\"; }

}  // namespace limpid
")
