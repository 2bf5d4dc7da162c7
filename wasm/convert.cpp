#include "convert.hpp"

#include <exception>
#include <new>

namespace limpid::wasm {

std::string error_json(const Error& error) {
  std::string json = "{\"error\":";
  append_error(json, error);
  return json + "}";
}

std::string guarded(std::string (*run)(const void* work), const void* work) {
  try {
    return run(work);
  } catch (const std::bad_alloc&) {
    return error_json({"memory", "", "out of memory: give fewer posts at once"});
  } catch (const std::exception& failure) {
    return error_json({"internal", "", std::string("this should not happen: ") + failure.what()});
  }
}

}  // namespace limpid::wasm
