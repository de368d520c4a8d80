"""pandas' side of `./lab bench`: reads the table that our side has written (protocol: common.py)."""

import pathlib
import tempfile

import pandas

import common

NUMBERS = pathlib.Path(tempfile.gettempdir()) / "himalia-bench-1e6x10.csv"

common.answer({"csv.1e6x10": lambda: pandas.read_csv(NUMBERS)}, {})
