"""Makes golden/schedulers/rates.json: what PyTorch's schedulers do alone and in pairs, over 20 steps.

    python make_schedulers.py > ../resources/golden/schedulers/rates.json     (with torch installed)

Two groups of parameters (0.1 and 0.01). `both` steps two schedulers after each other, `chained` and `sequential` by
PyTorch's own classes, `hand` sets the rates to 1 and 0.5 after the sixth step, `resumed` takes the states after the
eighth and goes on with new objects.
"""

import json
import sys
import warnings

import torch
from torch.optim import lr_scheduler as S

warnings.simplefilter("ignore")
STEPS = 20
MAKERS = {
    "StepLR": lambda o: S.StepLR(o, 3, 0.5),
    "MultiStepLR": lambda o: S.MultiStepLR(o, [2, 5, 5, 11], 0.3),
    "ConstantLR": lambda o: S.ConstantLR(o, 0.5, 4),
    "ConstantLR long": lambda o: S.ConstantLR(o, 0.1, 30),
    "LinearLR": lambda o: S.LinearLR(o, 0.1, 1.0, 5),
    "LinearLR down": lambda o: S.LinearLR(o, 1.0, 0.2, 12),
    "PolynomialLR": lambda o: S.PolynomialLR(o, 9, 2.0),
    "ExponentialLR": lambda o: S.ExponentialLR(o, 0.9),
    "CosineAnnealingLR": lambda o: S.CosineAnnealingLR(o, 6, 0.001),
    "CosineAnnealingLR once": lambda o: S.CosineAnnealingLR(o, 1),
    "CosineAnnealingWarmRestarts": lambda o: S.CosineAnnealingWarmRestarts(o, 4, 2, 0.002),
    "LambdaLR": lambda o: S.LambdaLR(o, lambda e: 0.95**e),
    "MultiplicativeLR": lambda o: S.MultiplicativeLR(o, lambda e: 0.8 if e % 2 else 1.1),
    "CyclicLR": lambda o: S.CyclicLR(o, 0.01, 0.3, 3, 5, "triangular2"),
    "OneCycleLR": lambda o: S.OneCycleLR(o, 0.5, STEPS),
    "OneCycleLR three": lambda o: S.OneCycleLR(o, 0.5, STEPS + 3, three_phase=True, anneal_strategy="linear"),
}


def optimizer():
    return torch.optim.SGD(
        [{"params": [torch.ones(1, requires_grad=True)], "lr": lr} for lr in (0.1, 0.01)], lr=1, momentum=0.7
    )


def number(x):
    return float(f"{x:.10g}")


def rates(o):
    return [number(g["lr"]) for g in o.param_groups] + [number(o.param_groups[0]["momentum"])]


def make(o, how, names):
    each = [MAKERS[n](o) for n in names]
    if how == "chained":
        return [S.ChainedScheduler(each)]
    if how == "sequential":
        return [S.SequentialLR(o, each, [7])]
    return each


def case(how, *names):
    o = optimizer()
    schedulers = make(o, how, names)
    seen = [rates(o)]
    for step in range(1, STEPS + 1):
        o.step()
        for s in schedulers:
            s.step()
        if how == "hand" and step == 6:
            for g, lr in zip(o.param_groups, (1.0, 0.5)):
                g["lr"] = lr
        if how.startswith("resumed") and step == 8:
            kept, states = o.state_dict(), [dict(s.state_dict()) for s in schedulers]
            o = optimizer()
            schedulers = make(o, how, names)
            o.load_state_dict(kept)
            for s, state in zip(schedulers, states):
                s.load_state_dict(state)
        seen.append(rates(o))
    return {"how": how, "schedulers": list(names), "rates": seen}


cases = [case(how, name) for how in ("alone", "hand", "resumed") for name in MAKERS]
cases += [case(how, a, b) for how in ("both", "chained", "sequential", "resumed") for a in MAKERS for b in MAKERS]
sys.stdout.write("[\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases) + "\n]\n")
