"""A notebook as a program of plain Java; the kernel that was set up writes it. Also in the .venv, for JupyterLab."""

import json
import re
import subprocess
from pathlib import Path


class NoProgram(Exception):
    """Why there is no program, in the kernel's words."""


def argv_of(kernelspec):
    return json.loads((Path(kernelspec) / "kernel.json").read_text(encoding="utf-8"))["argv"]


def java_program(argv, notebook, folder):
    """Text of the program. The cells are compiled and do not run; what their %jars name is looked for in the folder.

    argv: that of the kernelspec
    """
    command = [*argv[:-1], "--program", str(Path(notebook).resolve())]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", errors="replace")
    if done.returncode:
        raise NoProgram(done.stderr.strip() or f"the kernel ended with {done.returncode}")
    return done.stdout


def class_name(program):
    return re.search(r"^class (\S+) \{$", program, re.M).group(1)
