// LIMPID_API: what a shared library gives to others. Public headers open their namespace with it; everything else
// stays inside.
#pragma once

#if defined(__GNUC__)
#define LIMPID_API __attribute__((visibility("default")))
#else
#define LIMPID_API
#endif
