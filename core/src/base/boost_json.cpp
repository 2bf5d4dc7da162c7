// Boost.JSON, compiled once into the core: the same sources natively and in WebAssembly.

// Ryu's tables of powers of five in full are 10 kB that no compression shrinks; from the small ones it computes the
// same powers.
#define BOOST_JSON_RYU_OPTIMIZE_SIZE
#include <boost/json/src.hpp>
