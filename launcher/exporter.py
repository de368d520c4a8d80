"""JupyterLab's `File > Save and Export Notebook As > Java`; `lab setup` puts it into the .venv."""

import sys
import tempfile
from pathlib import Path

from nbconvert.exporters import Exporter

from himalia_export.program import java_program


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
            kernel = Path(sys.prefix) / "share" / "jupyter" / "kernels" / "java"
            return java_program(kernel, path, metadata.get("path") or folder), resources
