# Debian's Emscripten 3.1.6, as measured: -O3 (never -Os: parsing is five times slower), SIMD with SSE2
# intrinsics mapped to it, and native WebAssembly exceptions, so that running out of memory is an answer.
set(LIMPID_WASM_FLAGS -O3 -msimd128 -msse2 -fwasm-exceptions)
add_compile_options(${LIMPID_WASM_FLAGS})
add_link_options(${LIMPID_WASM_FLAGS} -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=4GB -sTOTAL_STACK=5MB)

# Node from elsewhere than Debian does not look where Debian keeps the modules that the linker needs.
set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK "${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs")

# Header-only libraries of the host, each by itself: all of /usr/include would bring the host's libc in.
set(LIMPID_HOST_INCLUDES "${CMAKE_BINARY_DIR}/host-include")
file(MAKE_DIRECTORY "${LIMPID_HOST_INCLUDES}")
foreach(library IN ITEMS boost fast_float eigen3)
  if(NOT EXISTS "/usr/include/${library}")
    message(FATAL_ERROR "/usr/include/${library} is missing: run ./dev build, which installs it")
  endif()
  file(CREATE_LINK "/usr/include/${library}" "${LIMPID_HOST_INCLUDES}/${library}" SYMBOLIC)
endforeach()
