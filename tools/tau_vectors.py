#!/usr/bin/env python3
"""Writes tests/measure/tau_vectors.inc: seeded pairs of short lists with ties, and what SciPy says of them.

    python3 tools/tau_vectors.py > tests/measure/tau_vectors.inc     (Debian: python3-scipy)

With --check COMMAND nothing is written: 1,000 other random pairs, up to 2,000 long, go through
`limpid compare --ties`, and every tau must be SciPy's to 1e-12. ./dev test does this where SciPy is installed.
"""
import json
import math
import random
import subprocess
import sys
import warnings

from scipy.stats import kendalltau, weightedtau

warnings.filterwarnings("ignore")  # SciPy warns of the undefined, which is meant here


def pair(dice, longest, values):
    length = dice.randint(2, longest)
    different = dice.randint(1, values)
    return [[dice.randrange(different) for _ in range(length)] for _ in range(2)]


def taus(x, y):
    return float(kendalltau(x, y, variant="b")[0]), float(weightedtau(x, y)[0])


def print_vectors():
    dice = random.Random(2015)
    print("// x and y a digit a value; Kendall's tau-b and the weighted tau by SciPy; kNone: undefined.")
    print("// Written by tools/tau_vectors.py.")
    for _ in range(250):
        x, y = pair(dice, 14, 10)
        texts = ["".join(map(str, values)) for values in (x, y)]
        numbers = ["kNone" if math.isnan(tau) else repr(tau) for tau in taus(x, y)]
        print(f'{{"{texts[0]}", "{texts[1]}", {numbers[0]}, {numbers[1]}}},')


def check(command):
    dice = random.Random(1945)
    pairs = [pair(dice, 2000 if i % 50 == 0 else 40, 2000 if i % 50 == 0 else 12) for i in range(1000)]
    lines = [
        json.dumps({"id": f"{i}-{j}", "timeline": str(i), "author": "a", "x": {"x": a, "y": b}})
        for i, (x, y) in enumerate(pairs)
        for j, (a, b) in enumerate(zip(x, y))
    ]
    recipes = []
    for column in "xy":
        recipes.append(f"/tmp/tau-{column}.json")
        with open(recipes[-1], "w", encoding="utf-8") as file:
            json.dump({"limpid": 1, "steps": [{"add": f"x.{column}"}]}, file)
    words = [command, "compare", "-", "--ties", "--recipe", recipes[0], "--recipe", recipes[1]]
    output = subprocess.run(words, input="\n".join(lines), capture_output=True, text=True, check=True).stdout
    worst = 0.0
    undefined = 0
    for (x, y), line in zip(pairs, output.splitlines(), strict=True):
        said = json.loads(line)
        for expected, key in zip(taus(x, y), ("kendall_tau_b", "weighted_tau")):
            if math.isnan(expected):
                assert said[key]["value"] is None, (key, x, y, said[key])
                undefined += 1
            else:
                worst = max(worst, abs(said[key] - expected))
    assert worst < 1e-12, worst
    print(f"{len(pairs)} pairs: {undefined} undefined figures, the others differ by at most {worst:.1e}")


if len(sys.argv) == 3 and sys.argv[1] == "--check":
    check(sys.argv[2])
else:
    print_vectors()
