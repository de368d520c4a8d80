#!/usr/bin/env python3
"""Makes the stand-ins for the real tables of the course: same columns, same size, close figures, invented rows.

    python3 data/make_stand_ins.py [FOLDER]      writes the three files into FOLDER (default: beside this program)

What this program knows of the real tables is what it says below and nothing else: count, mean, standard deviation,
smallest and largest value, quartiles, shares of frequent values, and correlations. No row of them is in here.

How a column comes about: its sorted values lie on a curve through the known quantiles, bent until mean and deviation
fit. How rows come about: normal numbers with a correlation matrix, adjusted until the columns' own correlations fit;
each column's sorted values are then dealt out in the order of its normal numbers (a Gaussian copula).

Only the standard library; the same bytes on every run.
"""

import math
import random
import sys
from pathlib import Path
from statistics import NormalDist

# name: (decimals, mean, std, [(fraction of the rows below, value), ...]); a flat stretch is a frequent value.
HOUSE = {
    "house age": (1, 17.7126, 11.3925, [(0, 0), (0.04, 0), (0.25, 9.025), (0.5, 16.1), (0.75, 28.15), (1, 43.8)]),
    "distance to the nearest MRT station": (
        5, 1083.8857, 1262.1096, [(0, 23.38284), (0.25, 289.3248), (0.5, 492.2313), (0.75, 1454.279), (1, 6488.021)]),
    "number of convenience stores": (
        0, 4.0942, 2.9456, [(0, 0), (0.16, 0), (0.25, 1), (0.5, 4), (0.75, 6), (1, 10)]),
    "latitude": (5, 24.96903, 0.0124102, [(0, 24.93207), (0.25, 24.963), (0.5, 24.9711), (0.75, 24.977455), (1, 25.01459)]),
    "longitude": (
        5, 121.533361, 0.0153472, [(0, 121.47353), (0.25, 121.528085), (0.5, 121.53863), (0.75, 121.543305), (1, 121.56627)]),
    "house price of unit area": (1, 37.9802, 13.6065, [(0, 7.6), (0.25, 27.7), (0.5, 38.45), (0.75, 46.6), (1, 117.5)]),
}
HOUSE_CORRELATIONS = """
 0.03
 0.05 -0.60
 0.05 -0.59  0.44
-0.05 -0.81  0.45  0.41
-0.21 -0.67  0.57  0.55  0.52
"""

BOSTON = {
    "CRIM": (5, 3.61352, 8.60155, [(0, 0.00632), (0.25, 0.082045), (0.5, 0.25651), (0.75, 3.6770825), (1, 88.9762)]),
    "ZN": (1, 11.3636, 23.3225, [(0, 0), (0.735, 0), (0.75, 12.5), (1, 100)]),
    "INDUS": (2, 11.1368, 6.86035, [(0, 0.46), (0.25, 5.19), (0.5, 9.69), (0.628, 18.1), (0.887, 18.1), (1, 27.74)]),
    "CHAS": (0, 0.06917, 0.25399, [(0, 0), (0.93, 0), (0.931, 1), (1, 1)]),
    "NOX": (3, 0.554695, 0.115878, [(0, 0.385), (0.25, 0.449), (0.5, 0.538), (0.75, 0.624), (1, 0.871)]),
    "RM": (3, 6.284634, 0.702617, [(0, 3.561), (0.25, 5.8855), (0.5, 6.2085), (0.75, 6.6235), (1, 8.78)]),
    "AGE": (1, 68.5749, 28.1489, [(0, 2.9), (0.25, 45.025), (0.5, 77.5), (0.75, 94.075), (0.917, 100), (1, 100)]),
    "DIS": (4, 3.795043, 2.10571, [(0, 1.1296), (0.25, 2.100175), (0.5, 3.20745), (0.75, 5.188425), (1, 12.1265)]),
    "RAD": (0, 9.549407, 8.70726, [(0, 1), (0.25, 4), (0.5, 5), (0.738, 8), (0.741, 24), (1, 24)]),
    "TAX": (0, 408.23715, 168.53712, [(0, 187), (0.25, 279), (0.5, 330), (0.728, 469), (0.731, 666), (0.99, 666), (1, 711)]),
    "PTRATIO": (1, 18.455534, 2.164946, [(0, 12.6), (0.25, 17.4), (0.5, 19.05), (0.614, 20.2), (0.889, 20.2), (1, 22)]),
    "B": (2, 356.674, 91.2949, [(0, 0.32), (0.25, 375.3775), (0.5, 391.44), (0.75, 396.225), (0.762, 396.9), (1, 396.9)]),
    "LSTAT": (2, 12.653063, 7.141062, [(0, 1.73), (0.25, 6.95), (0.5, 11.36), (0.75, 16.955), (1, 37.97)]),
    "MEDV": (1, 22.532806, 9.197104, [(0, 5), (0.25, 17.025), (0.5, 21.2), (0.75, 25), (0.97, 50), (1, 50)]),
}
BOSTON_CORRELATIONS = """
-0.20
 0.41 -0.53
-0.06 -0.04  0.06
 0.42 -0.52  0.76  0.09
-0.22  0.31 -0.39  0.09 -0.30
 0.35 -0.57  0.64  0.09  0.73 -0.24
-0.38  0.66 -0.71 -0.10 -0.77  0.21 -0.75
 0.63 -0.31  0.60 -0.01  0.61 -0.21  0.46 -0.49
 0.58 -0.31  0.72 -0.04  0.67 -0.29  0.51 -0.53  0.91
 0.29 -0.39  0.38 -0.12  0.19 -0.36  0.26 -0.23  0.46  0.46
-0.39  0.18 -0.36  0.05 -0.38  0.13 -0.27  0.29 -0.44 -0.44 -0.18
 0.46 -0.41  0.60 -0.05  0.59 -0.61  0.60 -0.50  0.49  0.54  0.37 -0.37
-0.39  0.36 -0.48  0.18 -0.43  0.70 -0.38  0.25 -0.38 -0.47 -0.51  0.33 -0.74
"""

# species: (category, rows, weight's quantiles, mean of size / cube root of weight for the five sizes)
SPECIES = {
    "Bream": (1, 35, [242, 462.5, 610, 717, 1000], [3.609, 3.943, 4.572, 1.806, 0.646]),
    "Roach": (5, 20, [0, 104.25, 147.5, 171.75, 390], [3.928, 4.242, 4.759, 1.267, 0.694]),
    "Whitefish": (7, 6, [270, 279, 423, 735, 1000], [3.673, 4.001, 4.389, 1.280, 0.696]),
    "Parkki": (2, 11, [55, 105, 145, 185, 300], [3.588, 3.898, 4.367, 1.716, 0.614]),
    "Perch": (3, 56, [5.9, 120, 207.5, 692.5, 1100], [3.937, 4.282, 4.541, 1.190, 0.718]),
    "Pike": (4, 17, [200, 345, 510, 950, 1650], [4.981, 5.332, 5.718, 0.905, 0.596]),
    "Smelt": (6, 14, [6.7, 8.95, 9.85, 12.2, 19.9], [5.103, 5.398, 5.909, 0.997, 0.603]),
}
FISH = {
    "Weight": (1, 398.32642, 357.97832, [(0, 0), (0.25, 120), (0.5, 273), (0.75, 650), (1, 1650)]),
    "Height": (4, 8.970994, 4.286208, [(0, 1.7284), (0.25, 5.9448), (0.5, 7.786), (0.75, 12.3659), (1, 18.957)]),
    "Width": (4, 4.417486, 1.685804, [(0, 1.0476), (0.25, 3.38565), (0.5, 4.2485), (0.75, 5.5845), (1, 8.142)]),
    "Length1": (1, 26.24717, 9.996441, [(0, 7.5), (0.25, 19.05), (0.5, 25.2), (0.75, 32.7), (1, 59)]),
    "Length2": (1, 28.415723, 10.716328, [(0, 8.4), (0.25, 21), (0.5, 27.3), (0.75, 35.5), (1, 63.4)]),
    "Length3": (1, 31.227044, 11.610246, [(0, 8.8), (0.25, 23.15), (0.5, 29.4), (0.75, 39.65), (1, 68)]),
}


def mean(values):
    return math.fsum(values) / len(values)


def std(values):
    center = mean(values)
    return math.sqrt(math.fsum((v - center) ** 2 for v in values) / (len(values) - 1))


def correlation(x, y):
    center_x, center_y = mean(x), mean(y)
    above = math.fsum((a - center_x) * (b - center_y) for a, b in zip(x, y))
    return above / (std(x) * std(y) * (len(x) - 1))


def curve(knots, bends, n):
    """n sorted values through the knots; the first stretch bends towards its end, the others towards their start."""
    values = []
    segment = 0
    for i in range(n):
        u = i / (n - 1)
        while u > knots[segment + 1][0]:
            segment += 1
        (u0, v0), (u1, v1) = knots[segment], knots[segment + 1]
        t = (u - u0) / (u1 - u0)
        low, middle, high = bends
        if segment == 0 or (segment == 1 and knots[0][1] == knots[1][1]):
            values.append(v1 - (v1 - v0) * (1 - t) ** low)
        else:
            values.append(v0 + (v1 - v0) * t ** (high if u0 >= 0.75 else middle))
    return values


def sorted_column(spec, n):
    """The n sorted values of a column: the three bends are searched until mean and deviation fit."""
    decimals, wanted_mean, wanted_std, knots = spec

    def miss(bends):
        values = curve(knots, bends, n)
        return ((mean(values) - wanted_mean) / wanted_std) ** 2 + (std(values) / wanted_std - 1) ** 2

    best, bends, step = math.inf, [1.0, 1.0, 1.0], 0.5
    while step > 1e-4:
        improved = False
        for i in range(3):
            for factor in (1 + step, 1 / (1 + step)):
                tried = list(bends)
                # The middle stays nearly straight, or values would pile up at a quartile.
                most = 1.5 if i == 1 else 30
                tried[i] = min(most, max(1 / most, tried[i] * factor))
                if miss(tried) < best:
                    best, bends, improved = miss(tried), tried, True
        if not improved:
            step /= 2
    return [round(v, decimals) for v in curve(knots, bends, n)]


def deal(order_by, values):
    """The sorted values, the smallest to the place with the smallest number."""
    dealt = [0.0] * len(values)
    for value, place in zip(values, sorted(range(len(values)), key=order_by.__getitem__)):
        dealt[place] = value
    return dealt


def root(matrix):
    """A square root of the nearest matrix that correlations can form: negative eigenvalues become nearly zero.

    Jacobi's method: rotate pairs of axes until nothing is left beside the diagonal.
    """
    n = len(matrix)
    a = [list(row) for row in matrix]
    axes = [[float(i == j) for j in range(n)] for i in range(n)]
    for _ in range(12):
        for p in range(n):
            for q in range(p + 1, n):
                angle = 0.5 * math.atan2(2 * a[p][q], a[q][q] - a[p][p])
                c, s = math.cos(angle), math.sin(angle)
                for m in (a, axes):
                    for row in m:
                        row[p], row[q] = c * row[p] - s * row[q], s * row[p] + c * row[q]
                a[p], a[q] = (
                    [c * x - s * y for x, y in zip(a[p], a[q])], [s * x + c * y for x, y in zip(a[p], a[q])])
    scale = [math.sqrt(max(a[k][k], 1e-4)) for k in range(n)]
    mixed = [[axes[i][k] * scale[k] for k in range(n)] for i in range(n)]
    return [[v / math.sqrt(math.fsum(w * w for w in row)) for v in row] for row in mixed]


def correlated_table(columns, triangle, n, seed):
    """The columns, dealt out so that their correlations come as near to the wanted ones as 25 rounds bring them."""
    names = list(columns)
    wanted = [[float(v) for v in line.split()] for line in triangle.strip("\n").split("\n")]
    values = [sorted_column(columns[name], n) for name in names]
    draw = random.Random(seed)
    normal = NormalDist()
    noise = [[normal.inv_cdf(draw.random()) for _ in names] for _ in range(n)]
    k = len(names)
    matrix = [[1.0 if i == j else wanted[max(i, j) - 1][min(i, j)] for j in range(k)] for i in range(k)]
    best, best_miss = None, math.inf
    for _ in range(25):
        factor = root(matrix)
        mixed = [[math.fsum(f * x for f, x in zip(factor[i], row)) for row in noise] for i in range(k)]
        table = [deal(mixed[i], values[i]) for i in range(k)]
        miss = 0.0
        for i in range(k):
            for j in range(i):
                gap = wanted[i - 1][j] - correlation(table[i], table[j])
                miss += gap * gap
                bent = min(0.995, max(-0.995, matrix[i][j] + 0.7 * gap))
                matrix[i][j] = matrix[j][i] = bent
        if miss < best_miss:
            best, best_miss = table, miss
    return dict(zip(names, best))


def fish_table(seed):
    """Species by species: a weight from its quantiles, sizes from the weight's cube root, then the figures of the whole."""
    draw = random.Random(seed)
    normal = NormalDist()
    categories, species, weights, sizes = [], [], [], []
    for name, (category, rows, quantiles, ratios) in SPECIES.items():
        knots = list(zip((0, 0.25, 0.5, 0.75, 1), quantiles))
        for weight in curve(knots, (1, 1, 1), rows):
            plump = normal.inv_cdf(draw.random())
            categories.append(category)
            species.append(name)
            weights.append(weight + draw.random() * 1e-3)
            side = max(weight, quantiles[1] * 0.9 if weight == 0 else 0) ** (1 / 3)
            length = ratios[0] * side * (1 - 0.03 * plump)
            sizes.append([
                ratios[3] * side * (1 + 0.03 * normal.inv_cdf(draw.random())),
                ratios[4] * side * (1 + 0.05 * normal.inv_cdf(draw.random())),
                length,
                length * ratios[1] / ratios[0] * (1 + 0.002 * normal.inv_cdf(draw.random())),
                length * ratios[2] / ratios[0] * (1 + 0.004 * normal.inv_cdf(draw.random())),
            ])
    n = len(weights)
    table = {"Category": categories, "Species": species, "Weight": deal(weights, sorted_column(FISH["Weight"], n))}
    # Scales show whole grams, and tenths only for the smallest fish.
    table["Weight"] = [w if w < 25 else round(w) for w in table["Weight"]]
    for i, name in enumerate(["Height", "Width", "Length1", "Length2", "Length3"]):
        table[name] = deal([row[i] for row in sizes], sorted_column(FISH[name], n))
    lengths = [sorted(row) for row in zip(table["Length1"], table["Length2"], table["Length3"])]
    table["Length1"], table["Length2"], table["Length3"] = map(list, zip(*lengths))
    return table


def text(value, significant):
    return value if isinstance(value, str) else f"{value:.{significant}g}"


def write(folder, name, table, significant):
    lines = [",".join(table)]
    lines += [",".join(text(v, significant.get(c, 9)) for c, v in zip(table, row)) for row in zip(*table.values())]
    (folder / name).write_bytes(("\n".join(lines) + "\n").encode("utf-8"))


def main(folder):
    house = correlated_table(HOUSE, HOUSE_CORRELATIONS, 414, seed=414)
    write(folder, "house_price_of_unit_area.csv", house, {"distance to the nearest MRT station": 7})
    write(folder, "BostonHousing.csv", correlated_table(BOSTON, BOSTON_CORRELATIONS, 506, seed=506), {})
    write(folder, "Fish.csv", fish_table(seed=159), {})


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent)
