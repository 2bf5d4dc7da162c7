# The shared library from Python's ctypes: python3 ctypes_test.py LIBRARY
import ctypes
import json
import sys

lib = ctypes.CDLL(sys.argv[1])
for name in ("limpid_read", "limpid_rank", "limpid_rows"):
    getattr(lib, name).restype = ctypes.c_void_p
for name in ("limpid_text_data", "limpid_recipe", "limpid_version", "limpid_museum_name"):
    getattr(lib, name).restype = ctypes.c_char_p
lib.limpid_museum_size.restype = lib.limpid_shown.restype = ctypes.c_size_t
pointer = ctypes.c_void_p

lines = b'{"id":"a","likes":1}\n{"id":"b","likes":20}\n'
error = pointer()
timelines = lib.limpid_read(lines, ctypes.c_size_t(len(lines)), ctypes.c_size_t(1 << 30), ctypes.byref(error))
assert timelines, lib.limpid_text_data(error)
names = [lib.limpid_museum_name(ctypes.c_size_t(i)).decode() for i in range(lib.limpid_museum_size())]
assert "calmer" in names and "power-user" in names, names
ranking = lib.limpid_rank(pointer(timelines), ctypes.c_size_t(0), lib.limpid_recipe(b"popular"),
                          ctypes.c_int64(-(2**63)), ctypes.byref(error))
assert ranking, lib.limpid_text_data(error)
rows = lib.limpid_rows(pointer(ranking), ctypes.c_size_t(0), ctypes.c_size_t(10))
feed = json.loads(lib.limpid_text_data(pointer(rows)))
assert [row["id"] for row in feed] == ["b", "a"], feed
lib.limpid_text_free(pointer(rows))
lib.limpid_ranking_free(pointer(ranking))
lib.limpid_timelines_free(pointer(timelines))
print(lib.limpid_version().decode(), len(names), [row["id"] for row in feed])
