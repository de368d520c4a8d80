"""NumPy's side of `./lab bench`: reads names line by line, answers each with `NAME SECONDS` (protocol: common.py).

Trainings are written by hand with their gradients, as one does without a framework.
"""

import numpy as np

import common

f4 = np.float32
random = np.random.default_rng(1)
CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], f4)
XOR = np.array([[0], [1], [1], [0]], f4)
OR = np.array([[0], [1], [1], [1]], f4)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def cross_entropy(h, y):
    return -(y * np.log(h) + (1 - y) * np.log(1 - h)).mean()


def uniform(*shape, bound=0.7):
    return random.uniform(-bound, bound, shape).astype(f4)


def perceptron(y, steps=10001):
    w, b = uniform(2, 1), uniform(1)
    for _ in range(steps):
        h = sigmoid(CORNERS @ w + b)
        cost = cross_entropy(h, y)
        d = (h - y) / f4(4)
        w -= CORNERS.T @ d
        b -= d.sum(0)
    return cost


def xor_221(steps=10001):
    w1, b1, w2, b2 = uniform(2, 2), uniform(2), uniform(2, 1), uniform(1)
    for _ in range(steps):
        a = sigmoid(CORNERS @ w1 + b1)
        h = sigmoid(a @ w2 + b2)
        cost = cross_entropy(h, XOR)
        d = (h - XOR) / f4(4)
        da = (d @ w2.T) * a * (1 - a)
        w2 -= a.T @ d
        b2 -= d.sum(0)
        w1 -= CORNERS.T @ da
        b1 -= da.sum(0)
    return cost


def train_mse(x, y, sizes, lr, epochs, batch):
    """A network of sigmoid layers with a linear last one, by stochastic gradient descent."""
    weights = [uniform(i, o, bound=(6 / (i + o)) ** 0.5) for i, o in zip(sizes, sizes[1:])]
    biases = [np.zeros(o, f4) for o in sizes[1:]]
    for _ in range(epochs):
        for row in range(0, len(x), batch):
            values = [x[row : row + batch]]
            for w, b in zip(weights[:-1], biases):
                values.append(sigmoid(values[-1] @ w + b))
            d = values[-1] @ weights[-1] + biases[-1] - y[row : row + batch]
            cost = (d * d).mean()
            d *= f4(2 / d.size)
            for layer in reversed(range(len(weights))):
                a = values[layer]
                back = (d @ weights[layer].T) * a * (1 - a) if layer else None
                weights[layer] -= f4(lr) * (a.T @ d)
                biases[layer] -= f4(lr) * d.sum(0)
                d = back
    return cost


def houses():
    x = random.random((414, 5)) * [40, 6000, 10, 0.1, 0.1] + [0, 20, 0, 24.93, 121.47]
    y = 45 - 0.25 * x[:, :1] - 0.004 * x[:, 1:2] + 1.2 * x[:, 2:3] + random.standard_normal((414, 1)) * 4
    return x.astype(f4), y.astype(f4)


def house(epochs):
    # sigmoids of large numbers overflow on the way to 0, as they should
    with np.errstate(over="ignore"):
        return train_mse(*houses(), [5, 50, 100, 300, 1], 4e-5, epochs, 100)


def house_norm():
    x, y = houses()
    x = (x - x.mean(0)) / x.std(0)
    return train_mse(x[:335], y[:335], [5, 100, 150, 100, 1], 0.002, 1000, 100)


PROGRAMS = {
    "xor_221": xor_221,
    "xor_21": lambda: perceptron(XOR),
    "or_21": lambda: perceptron(OR),
    "k_house": lambda: house(2000),
    "house_200": lambda: house(200),
    "k_house_norm": house_norm,
}

x = random.standard_normal(1_000_000, f4)
p = random.random(1_000_000, f4) + f4(1e-3)
m = x.reshape(1000, 1000)
wide = random.random((2048, 2048), f4)
s, t = random.random((2, 2), f4), random.random((2, 2), f4)

def softmax(x):
    e = np.exp(x - x.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


OPERATIONS = {
    "softmax_1000": lambda: softmax(m),
    "add_1e6": lambda: x + p,
    "mul_1e6": lambda: x * p,
    "div_1e6": lambda: x / p,
    "exp_1e6": lambda: np.exp(x),
    "log_1e6": lambda: np.log(p),
    "sigmoid_1e6": lambda: sigmoid(x),
    "tanh_1e6": lambda: np.tanh(x),
    "relu_1e6": lambda: np.maximum(x, 0),
    "sum_1e6": x.sum,
    "sum0_1000": lambda: m.sum(0),
    "sum1_1000": lambda: m.sum(1),
    "mean1_1000": lambda: m.mean(1),
    "max_1e6": x.max,
    "transpose_2048": lambda: np.ascontiguousarray(wide.T),
    "tiny_add": lambda: s + t,
    "tiny_matmul": lambda: s @ t,
}
for n in (16, 32, 64, 128, 256, 512, 1024):
    OPERATIONS[f"matmul_{n}"] = lambda a=random.random((n, n), f4), b=random.random((n, n), f4): a @ b

common.answer(PROGRAMS, OPERATIONS)
