#include "allocations.hpp"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <malloc.h>
#include <new>

namespace {
std::atomic<std::size_t> count{0}, held{0}, peak{0};
}  // namespace

void* operator new(std::size_t size) {
  void* memory = std::malloc(size);
  if (!memory) throw std::bad_alloc();
  ++count;
  held += malloc_usable_size(memory);
  peak = std::max(peak.load(), held.load());
  return memory;
}

void operator delete(void* memory) noexcept {
  held -= malloc_usable_size(memory);
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept { operator delete(memory); }

namespace limpid::bench {

std::size_t allocations() { return count; }
std::size_t bytes_held() { return held; }
std::size_t peak_bytes() { return peak; }
void forget_peak() { peak = held.load(); }

}  // namespace limpid::bench
