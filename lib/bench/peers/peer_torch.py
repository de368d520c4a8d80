"""PyTorch's side of `./lab bench`: reads names line by line, answers each with `NAME SECONDS` (protocol: common.py)."""

import os

import torch
from torch import nn, optim
from torch.nn import functional as F

import common

if os.environ.get("BENCH_THREADS"):
    torch.set_num_threads(int(os.environ["BENCH_THREADS"]))

CORNERS = torch.FloatTensor([[0, 0], [0, 1], [1, 0], [1, 1]])
XOR = torch.FloatTensor([[0], [1], [1], [0]])
OR = torch.FloatTensor([[0], [1], [1], [1]])


def network(*sizes, last=nn.Identity):
    torch.manual_seed(1)
    layers = [layer for i, o in zip(sizes, sizes[1:]) for layer in (nn.Linear(i, o), nn.Sigmoid())]
    return nn.Sequential(*layers[:-1], last())


def full_batch(model, x, y, criterion, lr, steps):
    optimizer = optim.SGD(model.parameters(), lr=lr)
    for _ in range(steps):
        optimizer.zero_grad()
        cost = criterion(model(x), y)
        cost.backward()
        optimizer.step()
        cost.item()


def classifier(y, *sizes):
    full_batch(network(*sizes, last=nn.Sigmoid), CORNERS, y, nn.BCELoss(), 1, 10001)


def three_classes():
    x = [[1, 2], [2, 3], [3, 1], [4, 3], [5, 3], [6, 2], [1, 5], [2, 6], [5, 6], [6, 6], [3, 5], [1, 1]]
    y = torch.LongTensor([0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 2, 0])
    full_batch(network(2, 4, 3), torch.FloatTensor(x), y, F.cross_entropy, 0.5, 10001)


def scores():
    x = torch.FloatTensor([[73, 80, 75], [93, 88, 93], [89, 91, 90], [96, 98, 100], [73, 66, 70]])
    y = torch.FloatTensor([[152], [185], [180], [196], [142]])
    w, b = torch.zeros((3, 1), requires_grad=True), torch.zeros(1, requires_grad=True)
    optimizer = optim.SGD([w, b], lr=1e-5)
    for _ in range(21):
        cost = torch.mean((x.matmul(w) + b - y) ** 2)
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
        cost.item()


def passed():
    x = torch.FloatTensor([[1, 2], [2, 3], [3, 1], [4, 3], [5, 3], [6, 2]])
    y = torch.FloatTensor([[0], [0], [0], [1], [1], [1]])
    w, b = torch.zeros((2, 1), requires_grad=True), torch.zeros(1, requires_grad=True)
    optimizer = optim.SGD([w, b], lr=1)
    for _ in range(1001):
        cost = F.binary_cross_entropy(torch.sigmoid(x.matmul(w) + b), y)
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
        cost.item()


def line():
    torch.manual_seed(1)
    noise, x = torch.empty(1000, 1).normal_(std=0.2), torch.empty(1000, 1).uniform_(-10, 10)
    full_batch(nn.Linear(1, 1), x, 2 * (x + noise) + 3, nn.MSELoss(), 0.01, 1000)


def curve():
    torch.manual_seed(1)
    noise, x = torch.empty(1000, 1).normal_(std=0.5), torch.empty(1000, 1).uniform_(-15, 15)
    noisy = x + noise
    full_batch(network(1, 10, 6, 1), x, 8 * noisy**2 + 7 * noisy + 3, nn.L1Loss(), 0.001, 5000)


def seven_samples():
    x = torch.FloatTensor([[2], [4], [6], [8], [10], [12], [14]])
    y = torch.FloatTensor([[0], [0], [0], [1], [1], [1], [1]])
    full_batch(network(1, 1, last=nn.Sigmoid), x, y, nn.BCELoss(), 0.007, 5000)


def houses():
    torch.manual_seed(5)
    x = torch.rand(414, 5) * torch.tensor([40.0, 6000, 10, 0.1, 0.1]) + torch.tensor([0.0, 20, 0, 24.93, 121.47])
    y = 45 - 0.25 * x[:, :1] - 0.004 * x[:, 1:2] + 1.2 * x[:, 2:3] + torch.randn(414, 1) * 4
    return x, y


def batches(model, x, y, optimizer, epochs, size=100):
    for _ in range(epochs):
        for row in range(0, len(x), size):
            optimizer.zero_grad()
            cost = F.mse_loss(model(x[row : row + size]), y[row : row + size])
            cost.backward()
            optimizer.step()
            cost.item()


def house(epochs):
    model = network(5, 50, 100, 300, 1)
    batches(model, *houses(), optim.SGD(model.parameters(), lr=4e-5), epochs)


def house_norm():
    x, y = houses()
    x = (x - x.mean(0)) / x.std(0)
    model = network(5, 100, 150, 100, 1)
    batches(model, x[:335], y[:335], optim.SGD(model.parameters(), lr=0.002), 1000)


def digits():
    torch.manual_seed(1)
    x, y = torch.rand(1280, 784), torch.rand(1280, 10)
    model = nn.Sequential(nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, 10))
    batches(model, x, y, optim.Adam(model.parameters()), 5, 128)


def epoch(model, x, y):
    """Adam in shuffled batches of 128, on random images."""
    optimizer = optim.Adam(model.parameters())
    order = torch.randperm(len(x))
    for row in range(0, len(x), 128):
        chosen = order[row : row + 128]
        optimizer.zero_grad()
        cost = F.cross_entropy(model(x[chosen]), y[chosen])
        cost.backward()
        optimizer.step()
        cost.item()


def mlp(n):
    torch.manual_seed(1)
    x, y = torch.rand(n, 784), torch.randint(0, 10, (n,))
    epoch(nn.Sequential(nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, 10)), x, y)


def cnn_keras():
    torch.manual_seed(1)
    x, y = torch.rand(6000, 1, 28, 28), torch.randint(0, 10, (6000,))
    first = [nn.Conv2d(1, 32, 3), nn.ReLU(), nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Dropout(0.25)]
    last = [nn.Flatten(), nn.Linear(9216, 128), nn.ReLU(), nn.Dropout(0.5), nn.Linear(128, 10)]
    epoch(nn.Sequential(*first, *last), x, y)


def cnn_pt():
    torch.manual_seed(1)
    x, y = torch.rand(6000, 3, 32, 32), torch.randint(0, 10, (6000,))
    first = [nn.Conv2d(3, 64, 5), nn.ReLU(True), nn.MaxPool2d(2)]
    second = [nn.Conv2d(64, 30, 5), nn.ReLU(True), nn.MaxPool2d(2)]
    epoch(nn.Sequential(*first, *second, nn.Flatten(), nn.Linear(750, 10), nn.ReLU(True)), x, y)


PROGRAMS = {
    "cls_243": three_classes,
    "mlp_mnist": lambda: mlp(60000),
    "mlp_6000": lambda: mlp(6000),
    "cnn_keras": cnn_keras,
    "cnn_pt": cnn_pt,
    "xor_221": lambda: classifier(XOR, 2, 2, 1),
    "xor_21": lambda: classifier(XOR, 2, 1),
    "or_21": lambda: classifier(OR, 2, 1),
    "mlr_5x3": scores,
    "logreg_6x2": passed,
    "linreg_1000": line,
    "poly_1_10_6_1": curve,
    "k_0108": seven_samples,
    "k_xor": lambda: full_batch(network(2, 4, 5, 1, last=nn.Sigmoid), CORNERS, XOR, nn.BCELoss(), 0.5, 2000),
    "k_house": lambda: house(2000),
    "house_200": lambda: house(200),
    "k_house_norm": house_norm,
    "mlp_adam": digits,
}
# Ours runs these by compile and fit, PyTorch by the loop above.
PROGRAMS.update({name.replace("k_", "fit_"): PROGRAMS[name] for name in ("k_0108", "k_xor", "k_house", "k_house_norm")})

x = torch.randn(1_000_000)
p = torch.rand(1_000_000) + 1e-3
m = x.view(1000, 1000)
wide = torch.rand(2048, 2048)
s, t = torch.rand(2, 2), torch.rand(2, 2)
convolution = nn.Conv2d(3, 64, 5)
images = torch.randn(128, 3, 32, 32, requires_grad=True)


def convolve_back():
    y = convolution(images)
    y.backward(torch.ones_like(y))
    convolution.zero_grad()
    images.grad = None


def convolve():
    with torch.no_grad():
        convolution(images)


mine, small, one = torch.randn(1_000_000), torch.rand(1_000_000), torch.ones(1_000_000)

OPERATIONS = {
    "add_in_place_1e6": lambda: mine.add_(small),
    "mul_in_place_1e6": lambda: mine.mul_(one),
    "div_in_place_1e6": lambda: mine.div_(one),
    "neg_in_place_1e6": mine.neg_,
    "abs_in_place_1e6": mine.abs_,
    "relu_in_place_1e6": mine.relu_,
    "floor_in_place_1e6": mine.floor_,
    "clamp_in_place_1e6": lambda: small.clamp_(0, 1),
    "sigmoid_in_place_1e6": small.sigmoid_,
    "conv_fwdbwd": convolve_back,
    "conv_fwd": convolve,
    "softmax_1000": lambda: m.softmax(1),
    "add_1e6": lambda: x + p,
    "mul_1e6": lambda: x * p,
    "div_1e6": lambda: x / p,
    "exp_1e6": x.exp,
    "log_1e6": p.log,
    "sigmoid_1e6": x.sigmoid,
    "tanh_1e6": x.tanh,
    "relu_1e6": x.relu,
    "sum_1e6": x.sum,
    "sum0_1000": lambda: m.sum(0),
    "sum1_1000": lambda: m.sum(1),
    "mean0_1000": lambda: m.mean(0),
    "mean1_1000": lambda: m.mean(1),
    "max_1e6": x.max,
    "min_1e6": x.min,
    "transpose_2048": lambda: wide.t().contiguous(),
    "tiny_add": lambda: s + t,
    "tiny_matmul": lambda: s @ t,
}
row, many = p[:1000], torch.rand(10_000_000)
OPERATIONS.update(
    {
        "add_1e7": lambda: many + many,
        "add_row_1000": lambda: m + row,
        "add_number_1e6": lambda: x + 1,
        "zeros_1e6": lambda: torch.zeros(1_000_000),
        "neg_1e6": x.neg,
        "abs_1e6": x.abs,
        "sign_1e6": x.sign,
        "floor_1e6": x.floor,
        "round_1e6": x.round,
        "sqrt_1e6": p.sqrt,
        "rsqrt_1e6": p.rsqrt,
        "reciprocal_1e6": p.reciprocal,
        "pow2_1e6": lambda: x**2,
        "pow3_1e6": lambda: x**3,
        "pow_1e6": lambda: p**1.5,
        "sin_1e6": x.sin,
        "cos_1e6": x.cos,
        "tan_1e6": x.tan,
        "sinh_1e6": x.sinh,
        "cosh_1e6": x.cosh,
        "atan_1e6": x.atan,
        "asinh_1e6": x.asinh,
        "exp2_1e6": x.exp2,
        "log2_1e6": p.log2,
        "log10_1e6": p.log10,
        "log1p_1e6": p.log1p,
        "expm1_1e6": x.expm1,
        "erf_1e6": x.erf,
        "clamp_1e6": lambda: x.clamp(-1, 1),
        "maximum_1e6": lambda: x.maximum(p),
        "lerp_1e6": lambda: x.lerp(p, 0.3),
        "silu_1e6": lambda: F.silu(x),
        "elu_1e6": lambda: F.elu(x),
        "leaky_relu_1e6": lambda: F.leaky_relu(x, 0.01),
        "softplus_1e6": lambda: F.softplus(x),
        "logsigmoid_1e6": lambda: F.logsigmoid(x),
        "mish_1e6": lambda: F.mish(x),
        "gelu_tanh_1e6": lambda: F.gelu(x, approximate="tanh"),
    }
)
mask, whole = x > 0, (x * 100).long()
table, stacked = whole.view(1000, 1000), x.view(10, 100, 1000)
rows, places = torch.randint(0, 1000, (1000,)), torch.randint(0, 1000, (1000, 1000))
OPERATIONS.update(
    {
        "add_long_1e6": lambda: whole + whole,
        "mul_long_1e6": lambda: whole * 3,
        "abs_long_1e6": whole.abs,
        "sum_long_1e6": whole.sum,
        "sum0_long_1000": lambda: table.sum(0),
        "sum1_long_1000": lambda: table.sum(1),
        "max_long_1e6": whole.max,
        "max1_long_1000": lambda: table.max(1),
        "argmax_long_1e6": whole.argmax,
        "prod1_long_1000": lambda: table.prod(1),
        "cumsum_long_1e6": lambda: whole.cumsum(0),
        "sum_mask_1e6": mask.sum,
        "any_1e6": mask.any,
        "all_1e6": mask.all,
        "to_float_1e6": whole.float,
        "to_long_1e6": x.long,
        "mask_to_float_1e6": mask.float,
        "unique_long_1e6": whole.unique,
        "bincount_1e6": lambda: whole.abs().bincount(),
        "gt_1e6": lambda: x > p,
        "lt_1e6": lambda: x < p,
        "isnan_1e6": x.isnan,
        "isfinite_1e6": x.isfinite,
        "gt0_1e6": lambda: x > 0,
        "eq_1e6": lambda: x == p,
        "eq_long_1e6": lambda: whole == 3,
        "gt_long_1e6": lambda: whole > whole,
        "and_1e6": lambda: mask.logical_and(mask),
        "or_1e6": lambda: mask.logical_or(mask),
        "not_1e6": mask.logical_not,
        "where_1e6": lambda: x.where(mask, p),
        "masked_fill_1e6": lambda: x.masked_fill(mask, 0),
        "masked_select_1e6": lambda: x.masked_select(mask),
        "nonzero_1e6": mask.nonzero,
        "std_1e6": x.std,
        "std0_1000": lambda: m.std(0),
        "std1_1000": lambda: m.std(1),
        "prod_1e6": p.prod,
        "prod1_1000": lambda: m.prod(1),
        "prod0_1000": lambda: m.prod(0),
        "argmax1_1000": lambda: m.argmax(1),
        "argmin1_1000": lambda: m.argmin(1),
        "max0_1000": lambda: m.max(0),
        "max1_1000": lambda: m.max(1),
        "amax0_1000": lambda: m.amax(0),
        "amin1_1000": lambda: m.amin(1),
        "cumsum_1e6": lambda: x.cumsum(0),
        "cumsum0_1000": lambda: m.cumsum(0),
        "cumsum1_1000": lambda: m.cumsum(1),
        "cumprod1_1000": lambda: m.cumprod(1),
        "sort_1e6": lambda: x.sort(),
        "sort_1000": lambda: m.sort(1),
        "topk_1e6": lambda: x.topk(10),
        "unique_1e6": x.unique,
        "gather_1000": lambda: m.gather(1, places),
        "gather0_1000": lambda: m.gather(0, places),
        "scatter_add_1000": lambda: m.scatter_add(1, places, m),
        "index_select_1000": lambda: m.index_select(0, rows),
        "index_select1_1000": lambda: m.index_select(1, rows),
        "cat_1e6": lambda: torch.cat((x, p)),
        "cat1_1000": lambda: torch.cat((m, m), 1),
        "stack_1e6": lambda: torch.stack((x, p)),
        "stack1_1e6": lambda: torch.stack((x, p), 1),
        "transpose_long_1000": lambda: table.t().contiguous(),
        "permute_1e6": lambda: stacked.permute(2, 0, 1).contiguous(),
        "flip_1e6": lambda: x.flip(0),
        "rand_1e6": lambda: torch.rand(1_000_000),
        "randn_1e6": lambda: torch.randn(1_000_000),
        "randint_1e6": lambda: torch.randint(0, 100, (1_000_000,)),
        "randperm_1e6": lambda: torch.randperm(1_000_000),
        "normalise_1000": lambda: (m - m.mean(0)) / m.std(0),
        "gelu_1e6": lambda: F.gelu(x),
        "mse_1e6": lambda: ((x - p) ** 2).mean(),
    }
)
w, logits = x.clone().requires_grad_(), m.clone().requires_grad_()
truth, classes = (p > 0.5).float(), torch.randint(0, 1000, (1000,))
layer_norm, batch_norm = nn.LayerNorm(1000), nn.BatchNorm1d(1000)


def learn(leaf, loss):
    def step():
        leaf.grad = None
        loss().backward()

    return step


OPERATIONS.update(
    {
        "bce_sigmoid_1e6": learn(w, lambda: F.binary_cross_entropy(w.sigmoid(), truth)),
        "bce_logits_1e6": learn(w, lambda: F.binary_cross_entropy_with_logits(w, truth)),
        "cross_entropy_1000": learn(logits, lambda: F.cross_entropy(logits, classes)),
        "gelu_fwdbwd_1e6": learn(w, lambda: F.gelu(w).sum()),
        "layer_norm_1000": learn(logits, lambda: layer_norm(logits).sum()),
        "batch_norm_1000": learn(logits, lambda: batch_norm(logits).sum()),
    }
)
pictures, steps = torch.randn(32, 64, 28, 28, requires_grad=True), torch.randn(50, 32, 128, requires_grad=True)
q, r, guess = torch.randn(50, 32, 256, requires_grad=True), torch.randn(1000, 1000, requires_grad=True), torch.rand(1000, 1000)
words, text = nn.Embedding(10_000, 128), torch.randint(0, 10_000, (32, 50))
attention = nn.MultiheadAttention(256, 4)


def layer(module, x, forward=None):
    def step():
        module.zero_grad()
        x.grad = None
        y = forward() if forward else module(x)
        (y[0] if isinstance(y, tuple) else y).sum().backward()

    return step


def steps_of(optimizer, **settings):
    parameter = torch.rand(1000, 1000, requires_grad=True)
    parameter.grad = torch.ones(1000, 1000)
    return optimizer([parameter], **settings).step


OPERATIONS.update(
    {
        "batch_norm2d": layer(nn.BatchNorm2d(64), pictures),
        "group_norm": layer(nn.GroupNorm(8, 64), pictures),
        "instance_norm2d": layer(nn.InstanceNorm2d(64), pictures),
        "max_pool2d": layer(nn.MaxPool2d(2), pictures),
        "avg_pool2d": layer(nn.AvgPool2d(2), pictures),
        "conv1d": layer(nn.Conv1d(64, 64, 5), torch.randn(32, 64, 128, requires_grad=True)),
        "conv3d": layer(nn.Conv3d(8, 16, 3), torch.randn(8, 8, 16, 16, 16, requires_grad=True)),
        "lstm_128": layer(nn.LSTM(128, 128), steps),
        "gru_128": layer(nn.GRU(128, 128), steps),
        "attention_4x64": layer(attention, q, lambda: attention(q, q, q, need_weights=False)),
        "dropout_1e6": layer(nn.Dropout(0.5), r),
        "softmax_fwdbwd_1000": learn(r, lambda: r.softmax(1).sum()),
        "log_softmax_fwdbwd_1000": learn(r, lambda: r.log_softmax(1).sum()),
        "mse_loss_1e6": learn(r, lambda: F.mse_loss(r, guess)),
        "l1_loss_1e6": learn(r, lambda: F.l1_loss(r, guess)),
        "smooth_l1_1e6": learn(r, lambda: F.smooth_l1_loss(r, guess)),
        "embedding": learn(words.weight, lambda: words(text).sum()),
        "adam_1e6": steps_of(optim.Adam),
        "sgd_1e6": steps_of(optim.SGD, lr=1e-3, momentum=0.9),
        "rmsprop_1e6": steps_of(optim.RMSprop),
    }
)
for n in (16, 32, 64, 128, 256, 512, 1024):
    OPERATIONS[f"matmul_{n}"] = lambda a=torch.rand(n, n), b=torch.rand(n, n): a @ b

common.answer(PROGRAMS, OPERATIONS)
