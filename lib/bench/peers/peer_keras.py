"""Keras' side of `./lab bench`: reads names line by line, answers each with `NAME SECONDS` (protocol: common.py).

Trained as in the lectures, by `fit` without its display. It takes minutes where others take seconds, so that of our loops
only one has Keras beside it; all that we run by `fit`, too, has.
"""

import os

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")

import keras
import numpy as np
import tensorflow
from keras import Input, Sequential
from keras.layers import Conv2D, Dense, Dropout, Flatten, MaxPooling2D
from keras.optimizers import SGD

import common

f4 = np.float32
random = np.random.default_rng(1)


def house():
    scale, start = np.array([40, 6000, 10, 0.1, 0.1], f4), np.array([0, 20, 0, 24.93, 121.47], f4)
    x = random.random((414, 5), f4) * scale + start
    noise = 4 * random.standard_normal((414, 1), f4)
    return x, 45 - 0.25 * x[:, :1] - 0.004 * x[:, 1:2] + 1.2 * x[:, 2:3] + noise


def sigmoids(inputs, *sizes, last="sigmoid"):
    layers = [Dense(size, activation="sigmoid") for size in sizes[:-1]]
    return Sequential([Input((inputs,)), *layers, Dense(sizes[-1], activation=last)])


def fit(model, x, y, loss, optimizer, epochs, batch, metric, validation=None):
    model.compile(loss=loss, optimizer=optimizer, metrics=[metric])
    model.fit(x, y, epochs=epochs, batch_size=batch, verbose=0, validation_data=validation)


def days():
    x = np.array([[2], [4], [6], [8], [10], [12], [14]], f4)
    fit(sigmoids(1, 1), x, (x > 7).astype(f4), "binary_crossentropy", SGD(0.007), 5000, 9, "binary_accuracy")


def xor():
    x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], f4)
    y = np.array([[0], [1], [1], [0]], f4)
    fit(sigmoids(2, 4, 5, 1), x, y, "binary_crossentropy", SGD(0.5), 2000, 4, "binary_accuracy")


def raw_house():
    fit(sigmoids(5, 50, 100, 300, 1, last=None), *house(), "mse", SGD(4e-5), 2000, 100, "mse")


def normalised_house():
    x, y = house()
    x = (x - x.mean(0)) / x.std(0, ddof=1)
    model = sigmoids(5, 100, 150, 100, 1, last=None)
    fit(model, x[:335], y[:335], "mse", SGD(0.002), 1000, 100, "mse", (x[335:372], y[335:372]))


def digits(shape, count, *layers):
    x, y = random.random((count, *shape), f4), random.integers(0, 10, count)
    model = Sequential([Input(shape), *layers, Dense(10, activation="softmax")])
    fit(model, x, y, "sparse_categorical_crossentropy", "adam", 1, 128, "accuracy")


def cnn():
    convolutions = [Conv2D(32, 3, activation="relu"), Conv2D(64, 3, activation="relu"), MaxPooling2D(2), Dropout(0.25)]
    digits((28, 28, 1), 6000, *convolutions, Flatten(), Dense(128, activation="relu"), Dropout(0.5))


def mlp():
    digits((784,), 60000, Dense(256, activation="relu"), Dense(128, activation="relu"))


PROGRAMS = {
    "k_xor": xor,
    "fit_0108": days,
    "fit_xor": xor,
    "fit_house": raw_house,
    "fit_house_norm": normalised_house,
    "cnn_keras": cnn,
    "mlp_mnist": mlp,
}

if __name__ == "__main__":
    threads = int(os.environ.get("BENCH_THREADS", 0))  # 0 for all
    tensorflow.config.threading.set_intra_op_parallelism_threads(threads)
    tensorflow.config.threading.set_inter_op_parallelism_threads(threads)
    keras.utils.set_random_seed(1)
    common.answer(PROGRAMS, {})
