"""Makes golden/keras/losses.json: what Keras (on TensorFlow) says of its losses and metrics, saturated and not.

    KERAS_BACKEND=tensorflow python make_keras_losses.py > ../resources/golden/keras/losses.json
"""

import json
import sys

import numpy as np
import keras

X = np.array([[1, 2, -1], [0.5, -1, 2], [-2, 0.3, 0.1], [3, 1, -0.5], [0.2, 0.1, 0.4]], "float32")
LOSSES = """binary_crossentropy categorical_crossentropy sparse_categorical_crossentropy mse mae huber hinge squared_hinge
categorical_hinge cosine_similarity binary_focal_crossentropy categorical_focal_crossentropy dice mape msle log_cosh
poisson kl_divergence""".split()


WITH_METRIC = ("binary_crossentropy", "categorical_crossentropy", "sparse_categorical_crossentropy", "mse")


def targets(loss, units):
    if loss == "sparse_categorical_crossentropy":
        return np.array([0, units - 1, 1 % units, 0, units - 1], "int64")
    y = np.array([[(i + j) % 2 for j in range(units)] for i in range(len(X))], "float32")
    if "categorical" in loss:
        y = np.eye(units, dtype="float32")[[0, units - 1, 1 % units, 0, units - 1]]
    return y


def kernel(units, scale):
    return np.array([[np.sin(3 * i + 5 * j + 1) * scale for j in range(units)] for i in range(3)], "float32").round(4)


def model(loss, last, units, scale, metrics=()):
    layers = {
        "sigmoid": [keras.layers.Dense(units, "sigmoid")],
        "softmax": [keras.layers.Dense(units, "softmax")],
        "sigmoid layer": [keras.layers.Dense(units), keras.layers.Activation("sigmoid")],
        "softmax layer": [keras.layers.Dense(units), keras.layers.Activation("softmax")],
        "sigmoid reshaped": [keras.layers.Dense(units, "sigmoid"), keras.layers.Reshape((units,))],
        "softmax reshaped": [keras.layers.Dense(units, "softmax"), keras.layers.Reshape((units,))],
    }[last]
    m = keras.Sequential([keras.Input((3,))] + layers)
    m.layers[0].set_weights([kernel(units, scale), np.zeros(units, "float32")])
    m.compile(keras.optimizers.SGD(0.01), loss, metrics=list(metrics), run_eagerly=True)
    return m


def flat(a):
    return [float(f"{v:.9g}") for v in np.asarray(a, "float64").ravel()]


def loss_case(loss, last, units, scale, weighted):
    y = targets(loss, units)
    w = np.array([1, 0.5, 2, 0, 3], "float32") if weighted else None
    m = model(loss, last, units, scale, [loss] if not weighted and loss in WITH_METRIC else [])
    seen = m.evaluate(X, y, verbose=0, return_dict=True)
    case = {"loss": loss, "last": last, "units": units, "scale": scale, "weighted": weighted,
            "evaluate": flat(seen["loss"])[0]}
    others = [v for k, v in seen.items() if k != "loss"]
    if others:
        case["metric"] = flat(others[0])[0]
    h = m.fit(X, y, epochs=3, batch_size=5, shuffle=False, verbose=0, sample_weight=w)
    case["fit"] = flat(h.history["loss"])
    case["kernel"] = flat(m.layers[0].get_weights()[0])
    return case


def metric_case(name, metric, y, p):
    y, p = np.asarray(y, "float32"), np.asarray(p, "float32")
    half = len(y) // 2
    metric.update_state(y[:half], p[:half])
    metric.update_state(y[half:], p[half:])
    return {"metric": name, "y": y.tolist(), "p": p.tolist(), "result": flat(np.mean(metric.result()))[0]}


cases = []
for loss in LOSSES:
    for last in ("sigmoid", "softmax", "sigmoid layer", "softmax layer", "sigmoid reshaped", "softmax reshaped"):
        for units in (1, 3):
            if "categorical" in loss and units == 1:
                continue
            for scale in (0.5, 100):
                cases.append(loss_case(loss, last, units, scale, False))
            if loss != "dice" and last in ("sigmoid", "softmax"):
                cases.append(loss_case(loss, last, units, 30, True))

rng = np.random.default_rng(5)
metrics = []
M = keras.metrics
for units in (1, 3):
    for kind in ("random", "all right", "all wrong", "all ones", "all zeros", "constant"):
        y = (rng.random((12, units)) > 0.4).astype("float32")
        if units == 3:
            y = np.eye(3, dtype="float32")[rng.integers(0, 3, 12)]
        p = rng.random((12, units)).astype("float32").round(3)
        if kind == "all right":
            p = y * 0.9 + 0.05
        if kind == "all wrong":
            p = (1 - y) * 0.9 + 0.05
        if kind == "all ones":
            y = np.ones_like(y)
        if kind == "all zeros":
            y = np.zeros_like(y)
        if kind == "constant":
            p = np.full_like(p, 0.7)
        for name, made in {
            "precision": M.Precision(), "recall": M.Recall(), "auc": M.AUC(), "r2_score": M.R2Score(),
            # Without a threshold Keras counts every row of a single output as positive: of no use to anybody.
            "f1_score": M.F1Score(average="macro", threshold=0.5 if units == 1 else None),
            "true_positives": M.TruePositives(), "false_positives": M.FalsePositives(),
            "true_negatives": M.TrueNegatives(), "false_negatives": M.FalseNegatives(),
            "binary_accuracy": M.BinaryAccuracy(), "categorical_accuracy": M.CategoricalAccuracy(),
            "mae": M.MeanAbsoluteError(), "rmse": M.RootMeanSquaredError(),
        }.items():
            if name == "categorical_accuracy" and units == 1:
                continue  # of a single output the largest is always the first
            metrics.append(metric_case(name, made, y, p))
y = np.array([[2.0], [2.0], [2.0], [2.0]])
metrics.append(metric_case("r2_score", M.R2Score(), y, y + 1))

sys.stdout.write('{"losses": [\n' + ",\n".join(json.dumps(c) for c in cases)
                 + '\n],\n"metrics": [\n' + ",\n".join(json.dumps(c) for c in metrics) + "\n]}\n")
