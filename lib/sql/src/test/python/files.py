"""Writes the files of `src/test/resources/files` by pyarrow, as pandas does: `python files.py`, from this folder."""

import datetime
import decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.feather as feather
import pyarrow.ipc as ipc
import pyarrow.parquet as parquet

OUT = Path(__file__).parent / "../resources/files"
ROWS = 40
DAY = datetime.date(1969, 12, 20)
MOMENT = datetime.datetime(1969, 12, 20, 23, 59, 58, 123_000)


def column(type, value, rows=ROWS):
    """Of every five rows the fourth is missing."""
    return pa.array([None if i % 5 == 3 else value(i) for i in range(rows)], type)


COMMON = {
    "double": column(pa.float64(), lambda i: i / 4 - 3),
    "float": column(pa.float32(), lambda i: i / 4 - 3),
    "int8": column(pa.int8(), lambda i: i - 20),
    "int16": column(pa.int16(), lambda i: i - 20),
    "int32": column(pa.int32(), lambda i: i - 20),
    "int64": column(pa.int64(), lambda i: (i - 20) * 10**12),
    "uint8": column(pa.uint8(), lambda i: i + 200),
    "uint16": column(pa.uint16(), lambda i: i + 60_000),
    "bool": column(pa.bool_(), lambda i: i % 2 == 0),
    "text": column(pa.string(), lambda i: "é" * (i % 4) + "😀" * (i % 2) if i % 7 else ""),
    "large text": column(pa.large_string(), lambda i: f"a text of its own {i}"),
    "category": column(pa.string(), lambda i: f"c{i % 3}").dictionary_encode(),
    "date": column(pa.date32(), lambda i: DAY + datetime.timedelta(i)),
    "millis": column(pa.timestamp("ms"), lambda i: MOMENT + datetime.timedelta(hours=i)),
    "micros": column(pa.timestamp("us"), lambda i: MOMENT + datetime.timedelta(hours=i)),
    "nanos": column(pa.timestamp("ns"), lambda i: MOMENT + datetime.timedelta(hours=i)),
    "instant": column(pa.timestamp("us", "UTC"), lambda i: MOMENT + datetime.timedelta(hours=i)),
    "none": column(pa.float64(), lambda i: None),
}
ODD = {
    "half": column(pa.float16(), lambda i: i / 4 - 3),
    "uint32": column(pa.uint32(), lambda i: i + 4 * 10**9),
    "uint64": column(pa.uint64(), lambda i: i + 10**12),
    "huge": column(pa.uint64(), lambda i: i + 2**63 + 2**60),
    "seconds": column(pa.timestamp("s"), lambda i: MOMENT.replace(microsecond=0) + datetime.timedelta(hours=i)),
    "decimal": column(pa.decimal128(12, 3), lambda i: decimal.Decimal(i - 20) / 8),
    "time": column(pa.time64("us"), lambda i: datetime.time(i % 24, i, 59, 5_000)),
    "time32": column(pa.time32("ms"), lambda i: datetime.time(i % 24, i, 59, 5_000)),
    "date64": column(pa.date64(), lambda i: DAY + datetime.timedelta(i)),
}


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    common, odd = pa.table(COMMON), pa.table(ODD)
    for name, options in {
        "snappy": {},
        "plain": dict(compression="none", use_dictionary=False),
        "pages": dict(row_group_size=24, data_page_size=32, write_batch_size=4),
        "version2": dict(data_page_version="2.0", row_group_size=24),
        "zstd": dict(compression="zstd"),
    }.items():
        parquet.write_table(common, OUT / f"{name}.parquet", **options)
    parquet.write_table(odd, OUT / "odd.parquet")
    parquet.write_table(common.slice(0, 0), OUT / "empty.parquet")

    for name, options in {
        "lz4": dict(compression="lz4"),
        "plain": dict(compression="uncompressed"),
        "batches": dict(compression="lz4", chunksize=16),
        "zstd": dict(compression="zstd"),
    }.items():
        feather.write_feather(common, OUT / f"{name}.arrow", **options)
    feather.write_feather(odd, OUT / "odd.arrow", compression="uncompressed")
    feather.write_feather(common.slice(0, 0), OUT / "empty.arrow")
    feather.write_feather(pa.table({"list": [[1], [2]]}), OUT / "list.arrow")
    # Blocks of LZ4 that refer to those before them.
    long = pa.table({"n": pa.array([i // 100 for i in range(30_000)]), "s": [f"text {i % 50}" for i in range(30_000)]})
    feather.write_feather(long, OUT / "long.arrow")

    # A dictionary that grows, and one that is replaced, which only streams have.
    first = pa.DictionaryArray.from_arrays(pa.array([0, 1, None, 0], pa.int8()), ["a", "b"])
    second = pa.DictionaryArray.from_arrays(pa.array([2, 0], pa.int8()), ["a", "b", "c"])
    third = pa.DictionaryArray.from_arrays(pa.array([1, 0], pa.int8()), ["x", "y"])
    for name, arrays, options in (
        ("delta", (first, second), ipc.IpcWriteOptions(emit_dictionary_deltas=True)),
        ("replaced", (first, third), ipc.IpcWriteOptions()),
    ):
        batches = [pa.record_batch([one], ["s"]) for one in arrays]
        with ipc.new_stream(OUT / f"{name}.stream", batches[0].schema, options=options) as stream:
            for batch in batches:
                stream.write_batch(batch)


main()
