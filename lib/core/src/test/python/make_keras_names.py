"""Makes golden/keras/names.json: every name that Keras knows of metrics, losses, optimizers, activations and
initializers, and what each gives.

    KERAS_BACKEND=tensorflow python make_keras_names.py > ../resources/golden/keras/names.json
"""

import json

import keras
import numpy as np
from keras.src import activations, initializers, losses, metrics, optimizers

P1 = np.array([[0.9], [0.2], [0.6], [0.4], [0.55], [0.1], [0.8]], "float32")
Y1 = np.array([[1], [0], [0], [1], [1], [0], [1]], "float32")
P3 = np.array([[0.7, 0.2, 0.1], [0.1, 0.3, 0.6], [0.25, 0.5, 0.25], [0.3, 0.3, 0.4], [0.2, 0.75, 0.05]], "float32")
Y3 = np.eye(3, dtype="float32")[[0, 2, 0, 1, 1]]
C3 = np.array([[0], [2], [0], [1], [1]], "int64")
X = np.array([[-7, -3.2, -2, -1, -0.6, -0.3, 0, 0.2, 0.5, 0.7, 1, 2, 3.4, 6.5]], "float32")


def seen(p, y, loss, metric=None):
    model = keras.Sequential([keras.Input(p.shape[1:]), keras.layers.Activation("linear")])
    model.compile("sgd", loss, metrics=[metric] if metric else [])
    found = model.evaluate(p, y, verbose=0, return_dict=True)
    name = metric or "loss"
    return float(f"{float(np.mean(found[name])):.8g}")


def tried(what):
    try:
        return what()
    except Exception as error:
        return type(error).__name__


def evaluated(name, metric):
    data = {"one": (P1, Y1), "many": (P3, Y3), "classes": (P3, C3)}
    loss = (lambda key: "sparse_categorical_crossentropy" if key == "classes" else "mse")
    return {
        key: tried(lambda: seen(p, y, loss(key), name) if metric else seen(p, y, name))
        for key, (p, y) in data.items()
    }


def activated(name):
    return [float(f"{v:.7g}") for v in keras.ops.convert_to_numpy(keras.activations.get(name)(X)).ravel()]


def made(name):
    np.random.seed(0)
    keras.utils.set_random_seed(0)
    w = keras.ops.convert_to_numpy(keras.initializers.get(name)((60, 40)))
    return {"mean": float(w.mean()), "std": float(w.std()), "most": float(w.max())}


def stepped(name):
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
    model.set_weights([np.array([[0.5], [-0.3], [0.1]], "float32"), np.zeros(1, "float32")])
    model.compile(name, "mse")
    x = np.array([[1, 2, -1], [0.5, -1, 2], [-2, 0.3, 0.1]], "float32")
    y = np.array([[1], [0], [2]], "float32")
    return [float(model.train_on_batch(x, y)) for _ in range(5)]


def names(module):
    return sorted(module.ALL_OBJECTS_DICT)


print(json.dumps({
    "metrics": {n: evaluated(n, True) for n in [*names(metrics), "acc"]},
    "losses": {n: evaluated(n, False) for n in names(losses)},
    "optimizers": {n: tried(lambda: stepped(n)) for n in names(optimizers)},
    "activations": {n: tried(lambda: activated(n)) for n in names(activations)},
    "initializers": {n: tried(lambda: made(n)) for n in names(initializers)},
}, indent=0))
