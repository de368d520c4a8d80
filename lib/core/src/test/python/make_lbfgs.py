"""Makes golden/optim/lbfgs.json: where PyTorch's LBFGS goes, with and without a line search, up and down.

    python make_lbfgs.py > ../resources/golden/optim/lbfgs.json
"""

import itertools
import json
import math

import torch

T = torch.tensor
C, AT = T([1.0, 3.0, 0.2], dtype=torch.float64), T([0.3, -0.7, 2.0], dtype=torch.float64)
LOSSES = {
    "bowl": lambda w: 0.5 * (C * (w - AT) ** 2).sum() + 0.1 * w[0] * w[1],
    "valley": lambda w: 100 * (w[1] - w[0] ** 2) ** 2 + (1 - w[0]) ** 2 + (w[2] - 1) ** 4,
    "waves": lambda w: (w * w / 10 + torch.sin(3 * w)).sum(),
    "hill": lambda w: torch.exp(-((w - AT) ** 2).sum() / 20),
}


def run(loss, line, up, lr, max_iter, max_eval, off=0.0):
    w = T([1.0 + off, -2.0 - off, 0.5 + off], dtype=torch.float64, requires_grad=True)
    o = torch.optim.LBFGS([w], lr=lr, max_iter=max_iter, max_eval=max_eval, line_search_fn=line)
    o.param_groups[0]["maximize"] = up
    losses = []

    def closure():
        o.zero_grad()
        value = LOSSES[loss](w)
        value.backward()
        losses.append(value.item())
        return value

    places = []
    for _ in range(4):
        o.step(closure)
        places.append([*w.tolist(), len(losses)])
    return {"loss": loss, "line": line, "up": up, "lr": lr, "max_iter": max_iter, "max_eval": max_eval, "w": places,
            "finite": all(map(math.isfinite, losses))}


def steady(setting):
    """Whether rounding does not decide where it goes: up a parabola, say, the search divides by nearly nothing."""
    here, beside = run(*setting), run(*setting, off=1e-13)
    return here["finite"] and all(
        abs(a - b) < 1e-9 * max(1, abs(a)) for p, q in zip(here["w"], beside["w"]) for a, b in zip(p, q))


settings = itertools.product(
    LOSSES, [None, "strong_wolfe"], [False, True], [1, 0.1], [1, 4, 20], [None, 3])
print(json.dumps([run(*setting) for setting in settings if steady(setting)]))
