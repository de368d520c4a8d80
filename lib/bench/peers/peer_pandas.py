"""pandas' side of `./lab bench`: reads the tables that our side has written (protocol: common.py)."""

import functools
import pathlib
import tempfile

import numpy
import pandas

import common

FOLDER = pathlib.Path(tempfile.gettempdir())
DECIMALS = list("abcdef")
KEYS = pandas.DataFrame({"k": range(1000), "v": [i / 7 for i in range(1000)]})


def path(size):
    return FOLDER / f"himalia-bench-table-{size}.csv"


@functools.lru_cache(maxsize=1)
def table(size):
    return pandas.read_csv(path(size))


@functools.lru_cache(maxsize=1)
def gaps(rows):
    """The decimals, of which every tenth or so is missing."""
    t = table({100_000: "1e5", 1_000_000: "1e6", 5_000_000: "5e6"}[rows])[DECIMALS]
    return t.where(t >= 0.1)


def min_max(t):
    return (t - t.min()) / (t.max() - t.min())


def standard_scaler(t):
    """scikit-learn's formula; the deviation divides by n."""
    return (t - t.mean()) / t.std(ddof=0)


def robust_scaler(t):
    """scikit-learn's formula."""
    low, middle, high = t.quantile(0.25), t.median(), t.quantile(0.75)
    return (t - middle) / (high - low)


def split(t):
    order = numpy.random.RandomState(1).permutation(len(t))
    test = -(-len(t) // 5)
    return t.iloc[order[test:]], t.iloc[order[:test]]


VERBS = {
    "describe": lambda t: t.describe(),
    "groupBy.g": lambda t: t.groupby("g", as_index=False)[["a", "b"]].mean(),
    "groupBy.k": lambda t: t.groupby("k")["a"].agg(["mean", "std", "max"]),
    "groupBy.s": lambda t: t.groupby("s", as_index=False)["a"].mean(),
    "sort.number": lambda t: t.sort_values("a"),
    "sort.textNumber": lambda t: t.sort_values(["g", "a"]),
    "merge": lambda t: t.merge(KEYS, on="k"),
    "corr": lambda t: t[DECIMALS].corr(),
    "valueCounts": lambda t: t["s"].value_counts(),
    "query": lambda t: t[t["a"] > 0.5],
    "query.text": lambda t: t[t["g"] == "red"],
    "minMaxScale": lambda t: min_max(t[DECIMALS]),
    "standardScale": lambda t: (t[DECIMALS] - t[DECIMALS].mean()) / t[DECIMALS].std(),
    "standardScaler": lambda t: standard_scaler(t[DECIMALS]),
    "robustScaler": lambda t: robust_scaler(t[DECIMALS]),
    "getDummies": lambda t: pandas.get_dummies(t, columns=["g"]),
    "pivotTable": lambda t: t.pivot_table(index="k", columns="g", values="a", aggfunc="mean"),
    "crosstab": lambda t: pandas.crosstab(t["k"], t["g"]),
    "dropDuplicates": lambda t: t.drop_duplicates(["s", "g"]),
    "fillna": lambda t: gaps(len(t)).fillna(0),
    "interpolate": lambda t: gaps(len(t)).interpolate(),
    "quantile": lambda t: t[DECIMALS].quantile([0.1, 0.5, 0.9]),
    "sample": lambda t: t.sample(len(t) // 2, random_state=1),
    "split": split,
    "tensor": lambda t: numpy.ascontiguousarray(t[DECIMALS].to_numpy(dtype=numpy.float32)),
    "text": lambda t: repr(t),
    "duplicated": lambda t: t.duplicated(["s", "g"]).sum(),
    "dropna": lambda t: gaps(len(t)).dropna(),
    "concat": lambda t: pandas.concat([t, t]),
    "nunique": lambda t: t.nunique(),
    "select": lambda t: t[["a", "b", "g"]],
}

FILES = {
    "parquet": (lambda t, file: t.to_parquet(file), pandas.read_parquet),
    "arrow": (lambda t, file: t.to_feather(file), pandas.read_feather),
}


def own(format):
    return FOLDER / f"himalia-bench-pandas.{format}"


def read_again(format):
    """Reads the file of columns that pandas has written."""
    if not own(format).exists():
        FILES[format][0](table("1e6"), own(format))
    return FILES[format][1](own(format))


programs = {"csv.1e6x10": lambda: pandas.read_csv(FOLDER / "himalia-bench-1e6x10.csv")}
for size in ("1e5", "1e6", "5e6"):
    programs[f"tables.csv.{size}"] = lambda size=size: pandas.read_csv(path(size))
    for verb, work in VERBS.items():
        programs[f"tables.{verb}.{size}"] = lambda work=work, size=size: work(table(size))
for kind in ("texts", "gaps", "days"):
    for size in ("1e5", "1e6"):
        file = FOLDER / f"himalia-bench-{kind}-{size}.csv"
        programs[f"tables.csv.{kind}.{size}"] = lambda file=file: pandas.read_csv(file)

for format in FILES:
    programs[f"tables.{format}.write.1e6"] = lambda format=format: FILES[format][0](table("1e6"), own(format))
    programs[f"tables.{format}.read.1e6"] = lambda format=format: read_again(format)

common.answer(programs, {})
