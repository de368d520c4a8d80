"""The launcher as a module: `lab` has no .py in its name, so `import lab` does not find it."""

import importlib.machinery
import importlib.util
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def load_lab(root=ROOT):
    """A fresh copy, so that a test may bend its constants; of another folder's, if need be."""
    loader = importlib.machinery.SourceFileLoader("lab", str(root / "lab"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("lab", loader))
    sys.modules["lab"] = module  # for the files beside this one
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = before
    return module
