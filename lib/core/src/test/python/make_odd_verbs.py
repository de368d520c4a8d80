"""Makes golden/pandas/odd_verbs.json: what pandas makes of odd tables: without rows, with one row, with missing keys, with
days, with truth values that have gaps, with Hangul, with all values missing.

    python make_odd_verbs.py COUNT SEED FILE [VERB,...]
"""

import json
import math
import sys
import warnings

import numpy as np
import pandas as pd

warnings.simplefilter("ignore")
COUNT, SEED, FILE = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
rng = np.random.default_rng(SEED)
cases = []


def pick(options):
    return options[int(rng.integers(0, len(options)))]


def chance(share):
    return bool(rng.random() < share)


def kind(s):
    d = str(s.dtype)
    if d == "bool":
        return "bool"
    if d == "object":
        return "bool" if all(v is None or isinstance(v, (bool, float)) for v in s) else "str"
    if d.startswith(("int", "uint")):
        return "int"
    if d.startswith("float"):
        return "float"
    return "date" if d.startswith("datetime") else "str"


def val(v):
    if v is None or v is pd.NA or v is pd.NaT:
        return None
    if isinstance(v, pd.Timestamp):
        return str(v.date()) if v == v.normalize() else str(v)
    if isinstance(v, (bool, np.bool_)):
        return bool(v)
    if isinstance(v, (float, np.floating)):
        return None if math.isnan(v) else float(v)
    if isinstance(v, (int, np.integer)):
        return int(v)
    return str(v)


def frame(df, labels=False):
    out = {"labels": [str(i) for i in df.index]} if labels else {}
    out["columns"] = [
        [str(c), kind(df.iloc[:, i]), [val(v) for v in df.iloc[:, i]]] for i, c in enumerate(df.columns)]
    return out


def column(what, n):
    gaps = pick([0, 0, 0.2, 0.5, 1])
    missing = rng.random(n) < gaps
    if what == "int":
        return pd.Series(rng.integers(-3, 4, n), dtype="int64")
    if what == "float":
        v = np.round(rng.standard_normal(n) * pick([1, 10]), pick([0, 1, 3])) + 0.0
        v[missing] = np.nan
        return pd.Series(v, dtype="float64")
    if what == "str":
        words = ["가", "나다", "한글 이름", "b", "a", "B c", "Z", "10", "9", "é", "-"][: pick([1, 3, 11])]
        v = rng.choice(np.array(words, dtype=object), n)
        v[missing] = None
        return pd.Series(v, dtype="str")
    if what == "bool":
        return pd.Series(rng.random(n) < 0.5, dtype="bool")
    if what == "gapbool":
        v = (rng.random(n) < 0.5).astype(object)
        v[missing] = None
        return pd.Series(v, dtype="object")
    v = pd.Series(pd.Timestamp("2024-02-27") + pd.to_timedelta(rng.integers(0, 5, n), "D")).astype("datetime64[us]")
    v[missing] = pd.NaT
    return v


def table(kinds=("int", "float", "str", "bool", "date", "gapbool")):
    n = pick([0, 1, 1, 2, 3, 5, 9, 25])
    names = ["k", "값", "v w", "x", "y2"]
    df = pd.DataFrame({names[i]: column(pick(kinds), n) for i in range(int(rng.integers(2, 6)))})
    if n > 2 and chance(0.4):
        df = df.iloc[rng.integers(0, n, n)].reset_index(drop=True)
    return df


def case(df, op, args, make, labels=False, scalar=False, text=False):
    try:
        r = make()
    except Exception:
        return
    c = {"op": op, "args": args, "table": frame(df)}
    if text:
        c["text"] = r
    elif scalar:
        c["value"] = val(r)
    else:
        r = r.to_frame() if isinstance(r, pd.Series) else r
        c["result"] = frame(r, labels)
    cases.append(c)


def flat(df):
    return df.reset_index().rename_axis(None, axis=1).rename(columns=str)


OPS = sys.argv[4].split(",") if len(sys.argv) > 4 else (
    "groupBy groupBy groupBy agg merge merge mergeTwo mergeNames sortValues sortValues pivotTable crosstab dropna "
    "dropnaSubset fillna fillnaText fillnaMap quantileOf describe describeAll text info valueCounts valueCountsTwo share "
    "unique nunique duplicated dropDuplicates concat head iloc select rename query queryText isna toCsv getDummies corr "
    "cov interpolate transpose series").split()

while len(cases) < COUNT:
    df = table()
    n, C = len(df), list(df.columns)
    a, b = pick(C), pick(C)
    num = [c for c in C if kind(df[c]) in ("int", "float")]
    op = pick(OPS)
    if op == "groupBy":
        f = pick("mean sum count min max median std var first last nunique size".split())
        keys = [a] + ([b] if b != a and chance(0.5) else [])
        rest = [c for c in C if c not in keys]
        if any(kind(df[k]) == "bool" and df[k].isna().any() for k in keys):
            continue
        fits = {"mean": num, "sum": num, "median": num, "std": num, "var": num}.get(f, rest)
        rest = [c for c in rest if c in fits and not (f in "minmax" and kind(df[c]) == "bool" and df[c].dtype == object)]
        if not rest and f != "size":
            continue
        g = df[keys + rest].groupby(keys, as_index=False)
        case(df[keys + rest], op, [f, keys], lambda: g.size() if f == "size" else getattr(g, f)())
    elif op == "agg" and num:
        fs = [str(x) for x in rng.permutation("mean std sum min max median count var nunique".split())[:3]]
        case(df[num], op, fs, lambda: df[num].astype(float).agg(fs), True)
    elif op in ("merge", "mergeTwo", "mergeNames"):
        if not n:
            continue
        keys = [a] if op != "mergeTwo" else [a, b]
        if op == "mergeTwo" and a == b or any(kind(df[k]) == "bool" for k in keys):
            continue
        more = [c for c in C if c not in keys and kind(df[c]) not in ("bool", "int")][:2]
        o = df[keys + more].sample(frac=pick([0.5, 1]), random_state=1).reset_index(drop=True)
        d = df[[c for c in C if c in keys or kind(df[c]) not in ("bool", "int")]]
        how = pick(["inner", "left", "right", "outer"])
        if how == "outer" and any(kind(df[k]) == "date" and df[k].isna().any() for k in keys):
            continue  # pandas puts missing days first and other missing keys last
        if op == "mergeNames":
            o = o.rename(columns={a: "other key"})
            case(d, op, [frame(o), how, a, "other key"], lambda: d.merge(o, left_on=a, right_on="other key", how=how))
        else:
            case(d, op, [frame(o), how, *keys], lambda: d.merge(o, on=keys, how=how))
    elif op == "sortValues":
        by = [str(c) for c in rng.permutation(C)[: int(rng.integers(1, 4))]]
        if any(df[c].dtype == object for c in by):
            continue
        up = [chance(0.5) for _ in by]
        case(df, op, [("" if u else "-") + c for u, c in zip(up, by)],
             lambda: df.sort_values(by, ascending=up, kind="stable").reset_index(drop=True))
    elif op == "pivotTable" and num and len({a, b, num[-1]}) == 3 and n:
        f = pick(["mean", "sum", "min", "max", "count"])
        if df[a].dtype == object or df[b].dtype == object or kind(df[b]) != "str":
            continue
        case(df, op, [a, b, num[-1], f],
             lambda: flat(df.pivot_table(index=a, columns=b, values=num[-1], aggfunc=f)))
    elif op == "crosstab" and a != b and n and kind(df[b]) == "str" and df[a].dtype != object:
        case(df, op, [a, b], lambda: flat(pd.crosstab(df[a], df[b])))
    elif op == "dropna":
        case(df, op, [], lambda: df.dropna())
    elif op == "dropnaSubset":
        case(df, op, [a], lambda: df.dropna(subset=[a]))
    elif op == "fillna" and num:
        v = float(rng.integers(0, 9))
        case(df[num], op, [v], lambda: df[num].fillna(v))
    elif op == "fillnaText":
        st = [c for c in C if kind(df[c]) == "str"]
        if st:
            case(df[st], op, ["없음"], lambda: df[st].fillna("없음"))
    elif op == "fillnaMap":
        m = {c: {"float": 1.5, "str": "빈칸"}[kind(df[c])] for c in C if kind(df[c]) in ("float", "str")}
        if m:
            case(df, op, [m], lambda: df.fillna(m))
    elif op == "quantileOf" and num and n:
        c, q, way = pick(num), float(np.round(rng.random(), 2)), pick("linear lower higher midpoint nearest".split())
        case(df, op, [c, q, way], lambda: df[c].quantile(q, interpolation=way), scalar=True)
    elif op == "describe" and num and n:
        case(df[num], op, [], lambda: df[num].describe(), True)
        case(df[num], "describeRepr", [], lambda: str(df[num].describe()), text=True)
    elif op == "describeAll" and n:
        d = df[[c for c in C if kind(df[c]) != "date" and df[c].dtype != object]]
        if len(d.columns):
            case(d, op, [], lambda: d.describe(include="all"), True)
    elif op == "text":
        d = df[[c for c in C if df[c].dtype != object]]
        if n and len(d.columns):
            case(d, op, [], lambda: str(d), text=True)
    elif op == "series" and n and df[a].dtype != object:
        case(df, op, [a], lambda: str(df[a]), text=True)
    elif op == "valueCounts" and df[a].dtype != object:
        case(df, op, [a], lambda: df[a].value_counts().reset_index())
    elif op == "valueCountsTwo" and a != b and n and df[a].dtype != object and df[b].dtype != object:
        case(df, op, [a, b], lambda: df.value_counts([a, b]).reset_index())
    elif op == "share" and df[a].dtype != object:
        case(df, op, [a], lambda: df[a].value_counts(normalize=True).reset_index())
    elif op == "unique":
        case(df, op, [a], lambda: pd.Series(df[a].unique(), name=a))
    elif op == "nunique":
        case(df, op, [], lambda: df.nunique().to_frame("nunique").T, True)
    elif op == "duplicated":
        case(df, op, [a], lambda: df.duplicated([a]).to_frame("duplicated"))
    elif op == "dropDuplicates":
        case(df, op, [a], lambda: df.drop_duplicates([a]))
    elif op == "concat":
        o = df.iloc[::-1].head(3)
        lost = pick(C)
        if chance(0.4) and len(C) > 1 and kind(df[lost]) in ("date", "float", "str"):
            o = o.drop(columns=[lost])
        case(df, op, [frame(o)], lambda: pd.concat([df, o], ignore_index=True))
    elif op == "head":
        k = int(rng.integers(-3, 4))
        case(df, op, [k], lambda: df.head(k))
    elif op == "iloc" and n:
        case(df, op, ["::-1"], lambda: df.iloc[::-1])
    elif op == "select":
        case(df, op, [b, a] if a != b else [a], lambda: df[[b, a] if a != b else [a]])
    elif op == "rename":
        case(df, op, [a, "새 이름"], lambda: df.rename(columns={a: "새 이름"}))
    elif op == "query" and num:
        c, v = pick(num), float(pick([-1, 0, 1]))
        case(df, op, [c, v], lambda: df[df[c] > v])
    elif op == "queryText" and kind(df[a]) == "str":
        case(df, op, [a, "가", "b"], lambda: df[df[a].isin(["가", "b"])])
    elif op == "isna":
        case(df, op, [], lambda: df.isna())
    elif op == "toCsv":
        case(df, op, [], lambda: df.to_csv(index=False), text=True)
    elif op == "getDummies" and kind(df[a]) == "str" and n:
        case(df, op, [False, [a]], lambda: pd.get_dummies(df, columns=[a], dtype=int))
    elif op == "corr" and num and n:
        if chance(0.3):
            df[num[0]] = pick([0.1, -0.4, 1e9 / 3])
        case(df[num], op, [], lambda: df[num].corr(), True)
    elif op == "cov" and num and n:
        case(df[num], op, [], lambda: df[num].cov(), True)
    elif op == "interpolate" and num:
        case(df[num], op, [], lambda: df[num].interpolate())
    elif op == "info" and all(df[c].dtype != object for c in C):
        import io

        s = io.StringIO()
        df.info(buf=s)
        case(df, op, [], lambda: s.getvalue().rstrip("\n"), text=True)

json.dump(cases, open(FILE, "w"), ensure_ascii=False, separators=(",", ":"))
