// Boost.JSON, compiled once into the core: the same sources natively and in WebAssembly.
#include <boost/json/src.hpp>
