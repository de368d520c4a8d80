"""Writes odd.json: every plain operation on tensors that may not suit it, and what PyTorch makes of them.

    python odd.py > odd.json

needs PyTorch. Where PyTorch refuses, any error that names what was wrong will do: the message is left empty. What
Python itself refuses (a missing argument) is no case, as it does not compile in Java.
"""

import json
import sys
import warnings

import torch
import torch.nn.functional as F

from edges import flat, literal

warnings.simplefilter("ignore")

METHODS = """
abs absolute acos acosh add addcdiv addcmul adjoint all amax amin aminmax any arccos arccosh arcsin arcsinh arctan
arctan2 arctanh argmax argmin argsort argwhere asin asinh atan atan2 atanh bincount bitwise_and bitwise_left_shift
bitwise_not bitwise_or bitwise_right_shift bitwise_xor bmm ceil chunk clamp_max clamp_min copysign corrcoef cos cosh
count_nonzero cov cross cummax cummin cumprod cumsum deg2rad diag diag_embed diagflat diagonal diff digamma dist div
divide dot eq erf erfc erfinv exp exp2 expand_as expm1 fix flatten flip fliplr flipud float_power floor floor_divide
fmax fmin fmod frac gcd ge ger greater greater_equal gt hardshrink heaviside histc hypot i0 inner isclose isfinite isinf
isnan isneginf isposinf isreal kron kthvalue lcm ldexp le less less_equal lgamma log log10 log1p log2 log_softmax
logaddexp logaddexp2 logcumsumexp logical_and logical_not logical_or logical_xor logit logsumexp lt masked_select matmul
matrix_power max maximum mean median min minimum mm mode movedim msort mul multiply mv nan_to_num nanmean nanmedian
nansum ne neg negative nextafter nonzero norm not_equal outer positive pow prod rad2deg ravel reciprocal relu remainder
repeat_interleave reshape_as roll rot90 round rsqrt select sgn sigmoid sign signbit sin sinc sinh softmax sort split
sqrt square squeeze std sub subtract sum t tan tanh tensor_split tile topk trace tril triu true_divide trunc unbind
unfold unique unique_consecutive unsqueeze var vdot view_as xlogy
""".split()

FUNCTIONS = """
celu elu gelu glu hardsigmoid hardswish hardtanh leaky_relu logsigmoid mish normalize pdist relu6 selu silu
softplus softshrink softsign tanhshrink
""".split()

TENSORS = [
    "torch.tensor(1.5)",
    "torch.zeros(0)",
    "torch.zeros(2, 0, 3)",
    "torch.tensor([True, False])",
    "torch.tensor(3)",
    "torch.tensor([3, 0, -2])",
    "torch.tensor([[3, 0], [1, 2]], dtype=torch.int32)",
    "torch.tensor([3, 250], dtype=torch.uint8)",
    "torch.tensor([[0.5, -2., 3.], [0., 1., -1.]])",
]

PAIRS = [
    ("torch.tensor([[0.5, -2., 3.], [0., 1., -1.]])", "torch.tensor([3, 1, -2])"),
    ("torch.tensor([True, False])", "torch.tensor([2, 3])"),
    ("torch.tensor([True, False])", "torch.tensor([True, True])"),
    ("torch.tensor([2, 3])", "torch.tensor(1.5)"),
    ("torch.tensor([2, 3], dtype=torch.uint8)", "torch.tensor([300, 4], dtype=torch.int32)"),
    ("torch.tensor([1., 2.])", "torch.tensor([1., 2., 3.])"),
    ("torch.zeros(0)", "torch.tensor([1.])"),
    ("torch.zeros(2, 0, 3)", "torch.tensor(2.)"),
    ("torch.tensor(2.)", "torch.tensor(3, dtype=torch.int32)"),
    ("torch.tensor([7, -7])", "torch.tensor([2, -3])"),
]

DIMS = ["0", "-1", "2", "-3"]

# What takes another tensor; of the rest PyTorch takes a tensor for a number, which Java does not.
BINARY = """
add atan2 arctan2 bitwise_and bitwise_left_shift bitwise_or bitwise_right_shift bitwise_xor bmm copysign cross dist div
divide dot eq expand_as float_power floor_divide fmax fmin fmod gcd ge ger greater greater_equal gt heaviside hypot inner
isclose kron lcm ldexp le less less_equal logaddexp logaddexp2 logical_and logical_or logical_xor lt masked_select matmul
max maximum min minimum mm mul multiply mv ne nextafter not_equal outer pow remainder repeat_interleave reshape_as sub
subtract true_divide vdot view_as xlogy
""".split()

# Forms that Java does not have: `maximum` clamps by a tensor, and whole numbers cut at places are an `int[]`.
NO_FORM = {"tensor_split", "split", "hardshrink"}


def case(expr):
    c = {"id": f"odd {expr}", "op": "odd", "params": [], "expr": expr, "args": []}
    try:
        out = flat(eval(expr, {"torch": torch, "F": F}))
    except TypeError:
        return None
    except Exception as e:  # noqa: BLE001 - whatever PyTorch raises is the answer
        return c | {"error": {"type": type(e).__name__, "message": ""}}
    if not all(isinstance(o, (torch.Tensor, bool, int, float)) for o in out) or any(
            isinstance(o, torch.Tensor) and (o.is_complex() or o.dtype in (torch.int8, torch.int16)) for o in out):
        return None
    return c | {"out": [literal(o) for o in out]}


def main():
    calls = [f"{x}.{name}()" for name in METHODS for x in TENSORS]
    calls += [f"F.{name}({x})" for name in FUNCTIONS for x in TENSORS]
    calls += [f"{x}.{name}({d})" for name in METHODS if name not in NO_FORM for x in TENSORS[:6:2] + TENSORS[-1:] for d in DIMS]
    calls += [f"{x}.{name}({y})" for name in BINARY for x, y in PAIRS]
    cases = [c for c in map(case, calls) if c is not None]
    body = ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases)
    sys.stdout.write(f'{{"torch":"{torch.__version__.partition("+")[0]}","suite":"odd","cases":[\n{body}\n]}}\n')


if __name__ == "__main__":
    main()
