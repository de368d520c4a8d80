"""Programs at random about what gradients flow through: views, in-place steps, hooks, kept gradients, several passes.

    python graphs.py > graphs.txt

A program is `# number`; its leaves; a line for each step, `name x y` by the numbers of the tensors it takes, with `off`
before it within `no_grad` and `!` behind it where PyTorch refuses it; then a line for each tensor: its values and shape,
whether it asks for gradients, whether it is a leaf, its gradient.
"""

import random
import warnings

import torch

PROGRAMS = 1500

MAKE = {
    "neg": lambda x, y: -x,
    "double": lambda x, y: x * 2,
    "relu": lambda x, y: x.relu(),
    "square": lambda x, y: x.square(),
    "clone": lambda x, y: x.clone(),
    "sum0": lambda x, y: x.sum(0),
    "addSums": lambda x, y: x + x.sum(0, True),
    "add": lambda x, y: x + y,
    "mul": lambda x, y: x * y,
    "mulTwice": lambda x, y: x * y * x,
    "where": lambda x, y: torch.where(x > 0, x, y),
    "cat": lambda x, y: torch.cat([x, y]),
    "stack": lambda x, y: torch.stack([x, y]).sum(0),
}
LOOK = {
    "turned": lambda x, y: x.t(),
    "flat": lambda x, y: x.reshape(-1),
    "first": lambda x, y: x[0],
    "narrow": lambda x, y: x.narrow(1, 0, 1),
    "expand": lambda x, y: x.expand(x.shape),
    "detach": lambda x, y: x.detach(),
}


def forget(x, y):
    x.grad = None


DO = {
    "add_": lambda x, y: x.add_(y),
    "addTwo_": lambda x, y: x.add_(2),
    "double_": lambda x, y: x.mul_(2),
    "zero_": lambda x, y: x.zero_(),
    "fill_": lambda x, y: x.fill_(3),
    "relu_": lambda x, y: torch.relu_(x),
    "copy_": lambda x, y: x.copy_(y),
    "firstTimesThree_": lambda x, y: x[0].mul_(3),
    "retainGrad": lambda x, y: x.retain_grad(),
    "hookDoubles": lambda x, y: x.register_hook(lambda g: g * 2),
    "hookLooks": lambda x, y: x.register_hook(lambda g: None),
    "backward": lambda x, y: x.sum().backward(),
    "backwardAgain": lambda x, y: (x * x).sum().backward(retain_graph=True),
    "forget": forget,
    "doubleGrad": lambda x, y: x.grad.mul_(2),
}
MATRIX = {"turned", "narrow", "sum0", "addSums"}
ROWS = {"first", "cat", "firstTimesThree_"}
NAMES = [*MAKE, *LOOK, *DO, *["backward"] * 4]


def text(x):
    if x is None:
        return "null"
    numbers = ",".join(str(int(v)) for v in x.detach().reshape(-1).tolist())
    return numbers + "|" + "x".join(map(str, x.shape))


def program(number):
    """Its lines, or none if a pass was refused after it had given some leaf its gradient: how far it comes is free; or if
    PyTorch gave two leaves one gradient, so that what is added to one is added to the other."""
    rnd = random.Random(number)
    lines = ["# %d" % number]

    def write(*words):
        lines.append(" ".join(map(str, words)))

    known = []
    for _ in range(rnd.randint(1, 3)):
        rows = [[rnd.randint(-3, 4) for _ in range(3)] for _ in range(2)]
        asks = rnd.random() < 0.8
        known.append(torch.tensor(rows, dtype=torch.float32).requires_grad_(asks))
        write("leaf", str(asks).lower(), ",".join(str(v) for row in rows for v in row))
    for _ in range(rnd.randint(4, 14)):
        name = rnd.choice(NAMES)
        a = rnd.randrange(len(known))
        x = known[a]
        b = rnd.choice([i for i, other in enumerate(known) if other.shape == x.shape])
        off = rnd.random() < 0.15 and name in {*MAKE, *DO}
        if name in MATRIX and x.dim() != 2 or name in ROWS and x.dim() == 0:
            continue
        if x.numel() == 0 or name == "doubleGrad" and x.grad is None:
            continue
        if x.abs().max() > 1e4 or x.grad is not None and x.grad.abs().max() > 1e4:
            continue  # whole numbers stay exact
        if name.startswith("hook") and x._is_view():
            continue  # PyTorch makes the node of a changed view anew, without its hooks
        refused = False
        made = None
        before = [text(t.grad) for t in known]
        try:
            with torch.set_grad_enabled(not off):
                made = (MAKE.get(name) or LOOK.get(name) or DO[name])(x, known[b])
        except RuntimeError:
            refused = True
        write(*(["off"] if off else []), name, a, b, *(["!"] if refused else []))
        if name not in DO and not refused:
            known.append(made)
        if refused and before != [text(t.grad) for t in known[: len(before)]]:
            return []
        places = [t.grad.data_ptr() for t in known if t.grad is not None]
        if len(set(places)) < len(places):
            return []
    for x in known:
        write("=", text(x), str(x.requires_grad).lower(), str(x.is_leaf).lower(), text(x.grad))
    return lines


warnings.filterwarnings("ignore")  # of gradients asked for of what is no leaf
for seed in range(PROGRAMS):
    for line in program(seed):
        print(line)
