"""JupyterLab's `File > Save and Export Notebook As > Java`. Also in a clone's .venv, where `lab setup` puts it alone."""

import sys
import tempfile
from pathlib import Path

from nbconvert.exporters import Exporter

from .program import argv_of, java_program


class JavaExporter(Exporter):
    """Writes a notebook as a program of plain Java, saved or not."""

    export_from_notebook = "Java"
    output_mimetype = "text/x-java"

    def _file_extension_default(self):
        return ".java"

    def from_notebook_node(self, nb, resources=None, **kwargs):
        import nbformat

        nb, resources = super().from_notebook_node(nb, resources, **kwargs)
        metadata = resources.get("metadata", {})
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"{metadata.get('name') or 'notebook'}.ipynb"
            nbformat.write(nb, path)
            return java_program(kernel(), path, metadata.get("path") or folder), resources


def kernel():
    """The command that starts it; of a clone, the kernelspec says it."""
    if __package__ == "himalia":
        from .front_end import installed_kernelspec

        return installed_kernelspec(sys.executable)["argv"]
    return argv_of(Path(sys.prefix) / "share" / "jupyter" / "kernels" / "java")
