#!/usr/bin/env python3
"""Writes tests/fit/fit_vectors.inc: random choices between random posts, and the weights that fit them.

    python3 tools/fit_vectors.py > tests/fit/fit_vectors.inc     (Debian: python3-mpmath)

Written from docs/fit.md alone, at 40 digits: standard deviations over all posts, then the minimum of
sum log(1 + exp(-m)) + ridge/2 sum z^2 by Newton, then the inverse Hessian. Numbers are quarters, so that both
sides read the same posts.
"""
import random

from mpmath import diag, exp, inverse, matrix, mp, mpf, sqrt, log

mp.dps = 40
COLUMNS = 3
Z975 = mpf("1.959963984540054")


def deviation(values):
    mean = sum(values) / len(values)
    return sqrt(sum((value - mean) ** 2 for value in values) / len(values))


def fitted(posts, weights, pairs, ridge):
    """Scale, and for each column its weight, standard error and what choices told; None where they say nothing."""
    score = [sum(w * t for w, t in zip(weights, post)) for post in posts]
    scale = deviation(score) or mpf(1)
    used = [j for j in range(COLUMNS) if any(posts[a][j] != posts[b][j] for a, b in pairs)]
    sd = {j: deviation([post[j] for post in posts]) for j in used}
    offsets = [(score[a] - score[b]) / scale for a, b in pairs]
    rows = [[(posts[a][j] - posts[b][j]) / sd[j] for j in used] for a, b in pairs]
    z = matrix(len(used), 1)
    for _ in range(200):
        gradient, hessian = ridge * z, diag([ridge] * len(used))
        for offset, row in zip(offsets, rows):
            missing = 1 / (1 + exp(offset + sum(z[k] * row[k] for k in range(len(used)))))
            for k in range(len(used)):
                gradient[k] -= missing * row[k]
                for l in range(len(used)):
                    hessian[k, l] += missing * (1 - missing) * row[k] * row[l]
        step = inverse(hessian) * gradient
        while True:  # halved until the gradient shrinks: the objective is convex and smooth
            if objective(offsets, rows, z - step, ridge) <= objective(offsets, rows, z, ridge):
                break
            step /= 2
        z -= step
        if max(abs(s) for s in step) < mpf(10) ** -30:
            break
    variance = inverse(hessian)
    out = [None] * COLUMNS
    for k, j in enumerate(used):
        unit = scale / sd[j]
        error = sqrt(variance[k, k]) * unit
        weight = weights[j] + z[k] * unit
        out[j] = (weight, weight - Z975 * error, weight + Z975 * error, 1 - ridge * variance[k, k])
    return scale, out


def objective(offsets, rows, z, ridge):
    margins = [offset + sum(z[k] * row[k] for k in range(len(row))) for offset, row in zip(offsets, rows)]
    return sum(log(1 + exp(-m)) for m in margins) + ridge / 2 * sum(value**2 for value in z)


def text(values):
    return "{" + ", ".join(values) + "}"


def main():
    dice = random.Random(1952)  # Bradley and Terry
    print("// {values of posts, COLUMNS each}, {weights}, {pairs: better, worse}, ridge, scale, {weight, low, high, told}")
    print("// of each column; kNone: the choices say nothing about it. Written by tools/fit_vectors.py.")
    for case in range(40):
        count = dice.randint(4, 9)
        posts = [[mpf(dice.randint(-8, 8)) / 4 for _ in range(COLUMNS)] for _ in range(count)]
        if case % 5 == 0:  # a column in which nobody differs
            for post in posts:
                post[1] = posts[0][1]
        weights = [mpf(dice.randint(-8, 8)) / 4 for _ in range(COLUMNS)]
        every = [(a, b) for a in range(count) for b in range(count) if a < b]
        chosen = [pair if dice.random() < 0.5 else pair[::-1] for pair in dice.sample(every, dice.randint(1, min(8, len(every))))]
        ridge = mpf(dice.choice(["0.01", "0.25", "1", "1", "4", "100"]))
        scale, columns = fitted(posts, weights, chosen, ridge)
        numbers = [repr(float(value)) for post in posts for value in post]
        results = [text(["kNone"] * 4) if c is None else text([repr(float(v)) for v in c]) for c in columns]
        print(
            "{" + text(numbers) + ", " + text([repr(float(w)) for w in weights]) + ", "
            + text([str(i) for pair in chosen for i in pair]) + f", {float(ridge)!r}, {float(scale)!r}, {text(results)}}},"
        )


if __name__ == "__main__":
    main()
