#!/usr/bin/env python3
"""Writes core/src/base/unicode_tables.cpp from the Unicode Character Database.

In:  the database's text files, as Debian's package `unicode-data` installs them
     (apt-get install unicode-data), or any folder of the same layout given as the argument.
Out: C++ on standard output:

     tools/unicode_tables.py > core/src/base/unicode_tables.cpp

The files are read rather than Python's `unicodedata`, whose version follows the interpreter and
which knows neither scripts, emoji, simple case folding nor collation weights.
What the tables mean is said where they are declared: unicode.hpp and unicode_tables.hpp.
"""

import re
import sys
from bisect import bisect_right
from pathlib import Path

CODE_POINTS = range(0x110000)

# As in unicode.hpp and unicode_tables.hpp.
LETTER, MARK, DIGIT, CAPITAL, UNSPACED, EMOJI, EMOJI_IF_ASKED, ALTERNATING = (1 << i for i in range(8))

UNSPACED_SCRIPTS = {"Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar"}
UNSPACED_SCRIPT_CODES = {"Hani", "Hira", "Kana", "Thai", "Laoo", "Khmr", "Mymr"}

# They make another letter of a kana, not an accented one. WebKit's find-in-page excepts them too.
KANA_VOICING_MARKS = {0x3099, 0x309A}

CJK_COMPATIBILITY_IDEOGRAPHS = {*range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20)}


class Database:
    """The properties that matter here, by code point."""

    def __init__(self, folder):
        self.folder = folder
        self.version = re.search(r"Scripts-([\d.]+)\.txt", self.text("Scripts.txt"))[1]
        self.category = {}
        self.decomposition = {}
        self.read_unicode_data()
        self.script = {c: v[0] for c, v in self.properties("Scripts.txt")}
        self.script_extensions = {c: set(v[0].split()) for c, v in self.properties("ScriptExtensions.txt")}
        self.case_folding = {
            c: int(v[1], 16) for c, v in self.properties("CaseFolding.txt") if v[0] in ("C", "S")
        }
        self.emoji = {}
        for c, v in self.properties("emoji/emoji-data.txt"):
            self.emoji.setdefault(v[0], set()).add(c)
        self.without_primary_weight = self.read_collation()

    def text(self, name):
        return (self.folder / name).read_text(encoding="utf-8")

    def properties(self, name):
        """`first..last ; value ; value # comment`, one code point at a time."""
        for line in self.text(name).splitlines():
            fields = [field.strip() for field in line.split("#")[0].split(";")]
            if len(fields) < 2:
                continue
            first, _, last = fields[0].partition("..")
            for code_point in range(int(first, 16), int(last or first, 16) + 1):
                yield code_point, fields[1:]

    def read_unicode_data(self):
        first = None
        for line in self.text("UnicodeData.txt").splitlines():
            code, name, category, _, _, decomposition = line.split(";")[:6]
            code_point = int(code, 16)
            if name.endswith(", First>"):
                first = code_point
            elif name.endswith(", Last>"):
                self.category.update((c, category) for c in range(first, code_point + 1))
            self.category[code_point] = category
            if decomposition and not decomposition.startswith("<"):  # "<…>": not canonical
                self.decomposition[code_point] = [int(c, 16) for c in decomposition.split()]

    def read_collation(self):
        """Code points all of whose collation elements have the primary weight 0000."""
        entry = re.compile(r"([0-9A-F]{4,6}) *; *((?:\[[.*][0-9A-F.]+\])+)")
        found = set()
        for line in self.text("allkeys.txt").splitlines():
            match = entry.match(line)
            if match and set(re.findall(r"\[[.*]([0-9A-F]{4})", match[2])) == {"0000"}:
                found.add(int(match[1], 16))
        return found


def property_bits(database, code_point):
    category = database.category.get(code_point, "Cn")
    bits = 0
    if category[0] == "L":
        bits |= LETTER
        script = database.script.get(code_point)
        extensions = database.script_extensions.get(code_point)  # ー is both Hiragana's and Katakana's
        if script in UNSPACED_SCRIPTS or (extensions and extensions <= UNSPACED_SCRIPT_CODES):
            bits |= UNSPACED
    if category[0] == "M":
        bits |= MARK
    if category == "Nd":
        bits |= DIGIT
    if category in ("Lu", "Lt"):
        bits |= CAPITAL
    return bits | emoji_bits(database, code_point)


def emoji_bits(database, code_point):
    if code_point < 0x80:  # digits, # and * are parts of keycaps, no emoji
        return 0
    # Places reserved for emoji to come, so that those of the next versions count already.
    if code_point in database.emoji["Extended_Pictographic"] and code_point not in database.category:
        return EMOJI
    if code_point not in database.emoji["Emoji"]:
        return 0
    # ☀ ❤ ✈ are text by default, but pictures in everyone's eyes; © ™ ‼ ↔ ▪ ㊗ are not.
    symbols_and_dingbats = 0x2600 <= code_point <= 0x27BF
    if code_point in database.emoji["Emoji_Presentation"] or symbols_and_dingbats or code_point >= 0x1F000:
        return EMOJI
    return EMOJI_IF_ASKED


def property_ranges(bits):
    """[first, bits]: a new range wherever the properties change, alternating capitals in one."""
    bits = list(bits)
    start = 0
    while start < len(bits):
        end = start
        while end < len(bits) and bits[end] == (LETTER if (end - start) % 2 else LETTER | CAPITAL):
            end += 1
        end -= (end - start) % 2  # whole pairs
        if end - start >= 4:
            bits[start:end] = [LETTER | ALTERNATING] * (end - start)
        start = max(end, start + 1)
    ranges = []
    for code_point, value in enumerate(bits):
        # Two alternating ranges that touch are two only if a capital would fall out of step, which
        # whole pairs exclude.
        if not ranges or ranges[-1][1] != value:
            ranges.append([code_point, value])
    return ranges


def folds(database):
    """{code point: what it folds to, or 0}, without those that fold to themselves."""
    disappearing = {
        c for c, category in database.category.items() if category[0] == "M"
    } & database.without_primary_weight - KANA_VOICING_MARKS

    def fold(code_point):
        if code_point in disappearing:
            return 0
        if code_point in database.case_folding:
            return fold(database.case_folding[code_point])
        base, *marks = database.decomposition.get(code_point, [code_point])
        if base != code_point and disappearing.issuperset(marks):
            return fold(base)
        return code_point

    pairs = ((c, fold(c)) for c in CODE_POINTS if c not in CJK_COMPATIBILITY_IDEOGRAPHS)
    return {c: folded for c, folded in pairs if folded != c}


def fold_ranges(mapping):
    """[first, last, target]; see FoldRange in unicode_tables.hpp."""
    ranges = []
    for code_point, target in sorted(mapping.items()):
        if ranges:
            first, last, first_target = ranges[-1]
            disappear = target == 0 and first_target == 0 and code_point == last + 1
            side_by_side = (
                target != 0
                and first_target not in (0, first + 1)
                and code_point == last + 1
                and target == first_target + code_point - first
            )
            every_second = (
                first_target == first + 1 and code_point == last + 2 and target == code_point + 1
            )
            if disappear or side_by_side or every_second:
                ranges[-1][1] = code_point
                continue
        ranges.append([code_point, code_point, target])
    return ranges


def rows(cells):
    """Comma-separated, in lines of at most 100 columns."""
    line = "   "
    for cell in cells:
        if len(line) + len(cell) + 2 > 100:
            yield line
            line = "   "
        line += f" {cell},"
    yield line


def array(declaration, cells):
    return "\n".join([f"const {declaration} = {{", *rows(cells), "};", ""])


def main():
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode")
    database = Database(folder)
    bits = [property_bits(database, c) for c in CODE_POINTS]
    mapping = folds(database)
    low = fold_ranges({c: t for c, t in mapping.items() if c <= 0xFFFF})
    high = fold_ranges({c: t for c, t in mapping.items() if c > 0xFFFF})
    fold_cell = "{{0x{:X},0x{:X},0x{:X}}}".format

    print(f"""\
// Written by tools/unicode_tables.py from the Unicode Character Database {database.version}; do not edit.
// The meaning of the tables is in unicode_tables.hpp.
//
// Derived from Unicode data files, © 1991-2022 Unicode, Inc., used under the terms in
// https://www.unicode.org/license.txt
#include "base/unicode_tables.hpp"

// clang-format off
namespace limpid::unicode_tables {{
""")
    print(array("std::uint8_t kLatin1Properties[256]", (str(b) for b in bits[:256])))
    print(array("std::uint16_t kLatin1Folds[256]", (str(mapping.get(c, c)) for c in range(256))))
    ranges = property_ranges(bits)
    print(array("std::uint32_t kPropertyRanges[]", (f"0x{first << 8 | value:X}" for first, value in ranges)))
    print(f"const std::size_t kPropertyRangeCount = {len(ranges)};\n")
    firsts = [first for first, _ in ranges]
    pages = (bisect_right(firsts, page << 8) - 1 for page in range(257))
    print(array("std::uint16_t kPropertyPages[257]", (str(index) for index in pages)))
    print(array("FoldRange<std::uint16_t> kFoldRanges[]", (fold_cell(*r) for r in low)))
    print(f"const std::size_t kFoldRangeCount = {len(low)};\n")
    print(array("FoldRange<std::uint32_t> kHighFoldRanges[]", (fold_cell(*r) for r in high)))
    print(f"const std::size_t kHighFoldRangeCount = {len(high)};\n")
    print("}  // namespace limpid::unicode_tables")


if __name__ == "__main__":
    main()
