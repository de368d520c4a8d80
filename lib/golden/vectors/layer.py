"""Adds what PyTorch gives for a layer to nn_layers_more.json: its weights, outputs and gradients, all in float64.

    python layer.py "PReLU(3)" 4,3
    python layer.py "Bilinear(2, 3, 4, bias=False)" 5,2 5,3

needs PyTorch: the layer as Python makes it, without `nn.`, and the shape of each input.
"""

import json
import sys
from pathlib import Path

import torch
from torch import nn

from edges import flat, literal

HERE = Path(__file__).resolve().parent
FILE = HERE / "nn_layers_more.json"


def short(shape):
    """Random numbers of few digits, which are read well."""
    return (torch.randn(shape, dtype=torch.float64) * 1000).round() / 1000


def case(ctor, shapes, number):
    layer = eval(f"nn.{ctor}").double()
    with torch.no_grad():
        for value in layer.parameters():
            value.copy_(short(value.shape) / 2)
    inputs = [short(shape).requires_grad_() for shape in shapes]
    name = ctor.partition("(")[0]
    found = {"id": f"{name}#{number}", "layer": name, "ctor": ctor, "training": False}
    found["state_dict"] = {key: literal(value) for key, value in layer.state_dict().items()}
    found["inputs"] = [{"tensor": literal(value), "requires_grad": True} for value in inputs]
    out = flat([layer.eval()(*inputs)])
    sent = [short(value.shape) for value in out]
    grads = torch.autograd.grad(out, [*inputs, *layer.parameters()], sent)
    found |= {"out": [literal(value) for value in out], "grad_out": [literal(value) for value in sent]}
    found["grad_inputs"] = [literal(value) for value in grads[: len(inputs)]]
    named = zip(dict(layer.named_parameters()), grads[len(inputs) :], strict=True)
    found["grad_params"] = {key: literal(value) for key, value in named}
    return found | {"repr": repr(layer), "num_params": sum(value.numel() for value in layer.parameters())}


def numbers(layer):
    """The numbers of this layer's cases so far, in all files."""
    for file in HERE.glob("nn_layers*.json"):
        for each in json.loads(file.read_text(encoding="utf-8"))["cases"]:
            name, _, number = each["id"].partition("#")
            if name == layer:
                yield int(number)


def main(ctor, *shapes):
    known = json.loads(FILE.read_text(encoding="utf-8"))
    torch.manual_seed(len(known["cases"]))
    number = max(numbers(ctor.partition("(")[0]), default=-1) + 1
    known["cases"].append(case(ctor, [[int(n) for n in shape.split(",")] for shape in shapes], number))
    body = ",\n".join(json.dumps(each, separators=(",", ":")) for each in known.pop("cases"))
    head = json.dumps(known, separators=(",", ":"))[:-1]
    FILE.write_text(f'{head},"cases":[\n{body}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
