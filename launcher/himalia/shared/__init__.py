"""What the installation by Python and that by Java alone both read: Maven packs this folder into the kernel's jar."""

from pathlib import Path


def text(name):
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def options(name, **places):
    """The options of a file, one a line; what stands for a place in it is filled in."""
    lines = (line.strip() for line in text(name).splitlines())
    return [line.format(**places) for line in lines if line and not line.startswith("#")]
