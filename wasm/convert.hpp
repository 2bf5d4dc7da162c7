// Convert: values to JavaScript and back, and the one place where exceptions end.
//
// Answers cross the border as JSON text or as typed arrays; an error crosses as JSON too and becomes a
// LimpidError on the other side. An exception would arrive there as a bare number.
#pragma once

#include <limpid/limpid.hpp>

#include <emscripten/val.h>

#include <string>
#include <vector>

namespace limpid::wasm {

/// {"error":{"code":…,"where":…,"message":…}}
[[nodiscard]] std::string error_json(const Error& error);

/// Runs `work`; running out of memory, or anything else that is thrown, becomes an error's JSON.
/// (A pointer and a function: a std::function would cost some two kilobytes for each caller.)
[[nodiscard]] std::string guarded(std::string (*run)(const void* work), const void* work);

template <class Work>
[[nodiscard]] std::string guarded(const Work& work) {
  return guarded([](const void* it) { return std::string((*static_cast<const Work*>(it))()); }, &work);
}

/// A JavaScript typed array with a copy of the values.
template <class T>
[[nodiscard]] emscripten::val copied(const std::vector<T>& values) {
  return emscripten::val(emscripten::typed_memory_view(values.size(), values.data()))
      .call<emscripten::val>("slice");
}

}  // namespace limpid::wasm
