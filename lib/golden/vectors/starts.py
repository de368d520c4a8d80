"""Prints the lines of torch_starts.txt for a layer: PyTorch's first numbers with seed 5.

    python starts.py bilinear "Bilinear(3, 4, 2)"

needs PyTorch: the layer's key in StartsTest, and the layer as Python makes it, without `nn.`. A line has the key, the
parameter, its shape, the bits of its first six numbers and the sum of all.
"""

import struct
import sys

import torch
from torch import nn


def main(key, ctor):
    torch.manual_seed(5)
    layer = eval(f"nn.{ctor}")
    for name, value in layer.named_parameters():
        numbers = value.detach().reshape(-1).tolist()
        bits = " ".join(struct.pack(">f", number).hex() for number in numbers[:6])
        print(key, name, list(value.shape), bits, f"{value.detach().double().sum().item():.9g}")


if __name__ == "__main__":
    main(*sys.argv[1:])
