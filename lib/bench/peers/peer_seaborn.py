"""seaborn's and matplotlib's side of `./lab bench`: figures as PNG (protocol: common.py)."""

import io

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns

import common

table = pd.DataFrame(np.random.default_rng(1).standard_normal((414, 5)), columns=[f"c{i}" for i in range(5)])


def png(figure):
    figure.savefig(io.BytesIO(), format="png", dpi=200)
    plt.close(figure)


def line():
    figure, axes = plt.subplots(figsize=(6.4, 4))
    axes.plot(table.c0, label="loss")
    axes.legend()
    png(figure)


def pairplot():
    png(sns.pairplot(table, diag_kind="kde", height=1.5).figure)


common.answer({}, {"plot.line": line, "plot.pairplot": pairplot})
