# What every target of ours is compiled with; linked as limpid_settings, so that nothing leaks to users.
add_library(limpid_settings INTERFACE)

# The same bits on gcc, clang and WebAssembly: no fused multiply-add, no reordering, no 80-bit registers.
target_compile_options(limpid_settings INTERFACE -ffp-contract=off)

target_compile_options(limpid_settings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  $<$<BOOL:${LIMPID_WERROR}>:-Werror>
  # Members with default values are not missing from a designated initialiser.
  -Wno-missing-field-initializers
  # gcc 12 is wrong about "text" + std::string (bug 105651) and about moved-from optionals (bug 80635).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict -Wno-maybe-uninitialized>)

if(LIMPID_SANITIZE)
  set(sanitizers -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_compile_options(${sanitizers})
  add_link_options(${sanitizers})
endif()
