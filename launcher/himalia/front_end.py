"""What Jupyter is told of Himalia: how to start the kernel, and how JupyterLab shows its notebooks."""

import json
from pathlib import Path

from . import shared

NAME = "java"  # as in the notebooks of all Java kernels, so that they run unchanged

# JupyterLab's, for notebooks with figures.
NOTEBOOK_SETTINGS = {
    # Cells out of sight stay drawn: scrolling a lecture back and forth must not draw its figures again.
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
}

# Before the mouse comes near a figure, plotly's extension shows its picture, and lets a narrow pane cut it off; a figure
# wider than the pane can be scrolled. Long lines of texts break between words, numbers stay whole.
NOTEBOOK_CSS = """\
.jp-RenderedPlotly img.plot-img { max-width: 100%; }
.jp-RenderedPlotly { overflow-x: auto; }
div.jp-RenderedText pre { word-break: normal; overflow-wrap: anywhere; }
"""

def kernelspec(argv, display_name):
    return {"argv": argv, "display_name": display_name, **json.loads(shared.text("kernel.json"))}


def installed_kernelspec(python="python", jvm_options=(), display_name="Java (Himalia)"):
    """That of the package. Jupyter takes its own Python for `python`."""
    options = [f"--jvm-option={option}" for option in jvm_options]
    return kernelspec([python, "-m", "himalia.kernel", *options, "{connection_file}"], display_name)


def data_files(version):
    """Path below the folder of an installation, and text, of all that Jupyter looks for there."""
    return {
        f"share/jupyter/kernels/{NAME}/kernel.json": as_json(installed_kernelspec()),
        "share/jupyter/lab/settings/overrides.d/himalia.json": as_json(NOTEBOOK_SETTINGS),
        **lab_extension(version),
    }


def lab_extension(version):
    """The same of the extension of JupyterLab and Notebook 7."""
    about = {"load": "static/himalia.js", "extension": "./extension"}
    extension = {"name": "himalia", "version": version, "jupyterlab": {"extension": True, "_build": about}}
    script = Path(__file__).with_name("front_end.js").read_text(encoding="utf-8")
    return {
        "share/jupyter/labextensions/himalia/package.json": as_json(extension),
        "share/jupyter/labextensions/himalia/static/himalia.js": script.replace("CSS", json.dumps(NOTEBOOK_CSS)),
    }


def as_json(value):
    return json.dumps(value, indent=1) + "\n"
