"""Every notebook: it runs without an error, and what is saved in it can be read without a kernel."""

import json

import pytest
from conftest import ROOT, load_lab

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
# An exercise has gaps that the student fills in: its cells fail before that.
FINISHED = [path for path in NOTEBOOKS if not path.name.startswith("exercise_")]


def by_name(paths):
    return pytest.mark.parametrize("path", paths, ids=lambda path: path.stem)


@by_name(FINISHED)
def test_runs_without_an_error(path):
    outcome = load_lab().run_notebook(path)
    assert not outcome.errors, "\n".join(outcome.errors)


@by_name(NOTEBOOKS)
def test_opens_with_the_java_kernel(path):
    assert json.loads(path.read_text(encoding="utf-8"))["metadata"]["kernelspec"]["name"] == "java"


@by_name(FINISHED)
def test_is_saved_with_its_outputs(path):
    outputs = saved_outputs(path)
    assert outputs
    assert not [output for output in outputs if output["output_type"] == "error"]


@by_name(NOTEBOOKS)
def test_saves_only_what_an_untrusted_notebook_shows(path):
    """JupyterLab drops SVG and scripts of a notebook that somebody else has run."""
    for data in (output.get("data", {}) for output in saved_outputs(path)):
        assert "image/svg+xml" not in data
        assert "<script" not in "".join(data.get("text/html", ""))


def saved_outputs(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [output for cell in cells if cell["cell_type"] == "code" for output in cell["outputs"]]
