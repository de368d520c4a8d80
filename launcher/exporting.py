"""`./lab export`: writes notebooks as programs of plain Java."""

import os
from pathlib import Path

import lab
from himalia.program import NoProgram, argv_of, class_name, java_program
from himalia.talking import Trouble, indent, say

USAGE = "`lab export` wants notebooks and a folder, for example `./lab export notebooks/*.ipynb --java programs`."


def main(arguments):
    notebooks, folder = understood(arguments)
    lab.setup(quiet=True)
    failed = []
    for notebook in notebooks:
        try:
            say(str(export(notebook, folder)))
        except NoProgram as problem:
            failed.append(notebook)
            say(f"FAIL {lab.part('notebooks').shown_name(notebook)}\n{indent(str(problem))}")
    if len(failed) < len(notebooks):
        jars = lab.KERNEL / "jars"
        api = next((jars / "kernel").glob("himalia-api-*.jar"))
        say(f'To run one: java -cp "{jars / "cells" / "*"}{os.pathsep}{api}" {folder / "NAME.java"}')
    return 1 if failed else 0


def understood(arguments):
    if arguments.count("--java") != 1 or arguments[-1] == "--java":
        raise Trouble(USAGE)
    at = arguments.index("--java")
    names = arguments[:at] + arguments[at + 2 :]
    if not names:
        raise Trouble(USAGE)
    folder = Path(arguments[at + 1])
    if folder.exists() and not folder.is_dir():
        raise Trouble(f"{folder} is no folder.")
    return lab.part("notebooks").find_notebooks(names, "export", "--java"), folder


def export(notebook, folder):
    """The file that is written; in one piece, so that no half of a program is ever there."""
    program = java_program(argv_of(lab.KERNEL), notebook, Path(notebook).resolve().parent)
    file = folder / f"{class_name(program)}.java"
    folder.mkdir(parents=True, exist_ok=True)
    new = file.with_suffix(".new")
    lab.write(new, program)
    os.replace(new, file)
    return file
