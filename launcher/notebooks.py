"""`./lab run`: runs notebooks without a browser."""

import atexit
import json
import os
import re
import sys
import time
from collections import namedtuple
from pathlib import Path

import lab
from himalia import system
from himalia.talking import Trouble, indent, say

Outcome = namedtuple("Outcome", "cells errors seconds notebook")  # errors: one text per failed cell


def main(arguments):
    save = "--save" in arguments
    notebooks = find_notebooks([argument for argument in arguments if argument != "--save"])
    if not in_venv():
        lab.setup(quiet=True)
        return system.become([lab.VENV_PYTHON, lab.ROOT / "lab", "run", *arguments], lab.jupyter_env())
    failed = skipped = 0
    for notebook in notebooks:
        missing = lacks(notebook)
        if missing:
            say(f"skipped {shown_name(notebook)}: it needs `./lab setup {' '.join(missing)}`")
            skipped += 1
            continue
        outcome = run_notebook(notebook, save)
        failed += bool(outcome.errors)
        say(line_of(outcome, shown_name(notebook)))
        for error in outcome.errors:
            say(indent(error))
    say(f"{len(notebooks) - failed - skipped} passed, {failed} failed")
    return 1 if failed else 0


def needs(path):
    """The extras that a notebook says it needs."""
    try:
        return json.loads(Path(path).read_text(encoding="utf-8"))["metadata"].get("himalia", {}).get("needs", [])
    except (OSError, ValueError, KeyError, AttributeError):
        return []  # whatever it is, running it will tell


def lacks(path):
    """Those of them that nobody has set up."""
    return sorted({*needs(path)} - {*lab.read_stamp().get("Extras", [])})


def find_notebooks(names, command="run", option="--save"):
    """The files named; for a folder, the notebooks in it."""
    found = []
    for name in names:
        if name.startswith("-"):
            raise Trouble(f"`lab {command}` has no option {name}: it knows {option}.")
        path = Path(name)
        found += sorted(path.glob("*.ipynb")) if path.is_dir() else [path]
    for path in found:
        if not path.is_file():
            raise Trouble(f"There is no notebook {path}.")
    if not found:
        raise Trouble("`lab run` needs at least one notebook, for example `./lab run notebooks/*.ipynb`.")
    return found


def in_venv():
    return Path(sys.prefix) == lab.VENV and "JUPYTER_DATA_DIR" in os.environ


def run_notebook(path, save=False):
    """Runs all cells in the notebook's own folder, also those after a failed one, as the count is to be right."""
    import nbformat
    from jupyter_client.kernelspec import NoSuchKernel
    from nbclient import NotebookClient
    from nbclient.exceptions import CellTimeoutError, DeadKernelError

    start = time.monotonic()
    try:
        notebook = nbformat.read(path, as_version=4)
    except (nbformat.reader.NotJSONError, nbformat.validator.ValidationError) as error:
        return Outcome(0, [f"not a notebook: {error}"], time.monotonic() - start, None)
    client = NotebookClient(
        notebook,
        timeout=600,
        allow_errors=True,
        coalesce_streams=True,
        record_timing=False,  # dates would make every saved notebook differ
        resources={"metadata": {"path": str(Path(path).resolve().parent)}},
    )
    stopped = []
    try:
        client.execute()
    except (NoSuchKernel, DeadKernelError, CellTimeoutError, RuntimeError) as error:
        stopped = [f"the kernel failed: {error}"]
        atexit.unregister(client._cleanup_kernel)  # of a kernel that never came: it would fail when this one ends
    if save:
        nbformat.write(notebook, path)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    errors = [error for number, cell in enumerate(code, 1) for error in errors_of(cell, number)]
    return Outcome(len(code), errors + stopped, time.monotonic() - start, notebook)


def errors_of(cell, number):
    """The error of a code cell as text; none where the author tagged the cell as one that is to fail."""
    if "raises-exception" in cell.metadata.get("tags", []):
        return []
    colours = re.compile(r"\x1b\[[0-9;]*m")
    errors = [output for output in cell.outputs if output.output_type == "error"]
    texts = ["\n".join(error.traceback) or f"{error.ename}: {error.evalue}" for error in errors]
    return [f"code cell {number}:\n{indent(colours.sub('', text), 2)}" for text in texts]


def line_of(outcome, name):
    result, failures = ("FAIL", f" ({len(outcome.errors)} failed)") if outcome.errors else ("ok", "")
    return f"{result} {outcome.cells} cells{failures} {outcome.seconds:.1f} s {name}"


def shown_name(path):
    path = Path(path).resolve()
    return (path.relative_to(lab.ROOT) if lab.ROOT in path.parents else path).as_posix()
