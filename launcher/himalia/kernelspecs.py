"""`himalia install` and `himalia uninstall`: the kernel in other Jupyters, under other names, with other options."""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path

from . import installation
from .front_end import NAME, as_json, installed_kernelspec
from .system import executable
from .talking import Trouble, say

HERE = Path(__file__).resolve().parent
MODULE = "himalia.kernel"


class Parser(ArgumentParser):
    def error(self, message):
        raise Trouble(f"`{self.prog}`: {message}; `himalia --help` shows how it is called.")


def understood(command, arguments):
    parser = Parser(prog=f"himalia {command}", add_help=False, allow_abbrev=False)
    place = parser.add_mutually_exclusive_group()
    place.add_argument("--user", action="store_true")
    place.add_argument("--sys-prefix", action="store_true")
    place.add_argument("--prefix")
    parser.add_argument("--name", default=NAME)
    if command == "install":
        parser.add_argument("--jvm-option", action="append", default=[])
    asked = parser.parse_args(arguments)
    if not re.fullmatch(r"(?!\.+$)[A-Za-z0-9._-]+", asked.name):
        raise Trouble(f"A kernel cannot be named {asked.name}: letters of English, digits, '.', '_' and '-' can be in it.")
    asked.name = asked.name.lower()  # as Jupyter has names
    return asked


def install(arguments):
    from jupyter_client.kernelspec import KernelSpecManager

    asked = understood("install", arguments)
    try_out(asked.jvm_option)
    shown = "Java (Himalia)" if asked.name == NAME else f"Java (Himalia, {asked.name})"
    spec = installed_kernelspec(sys.executable, asked.jvm_option, shown)
    before = folder_of(asked) / "kernel.json"
    if before.exists() and not is_ours(before):
        raise Trouble(f"The kernel in {before.parent} is another one: choose another --name, or take that one away.")
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "kernel.json").write_text(as_json(spec), encoding="utf-8")
        for logo in (HERE / "logos").glob("logo-*"):
            shutil.copyfile(logo, Path(folder) / logo.name)
        prefix = prefix_of(asked)
        made = KernelSpecManager().install_kernel_spec(folder, asked.name, user=prefix is None, prefix=prefix)
    say(f"The kernel {asked.name} is in {made}.")


def try_out(jvm_options):
    """A kernel whose JVM does not start only tells the log of the server."""
    if jvm_options:
        java = executable(installation.jdk().home, "java")
        done = subprocess.run([str(java), *jvm_options, "-version"], capture_output=True, encoding="utf-8", errors="replace")
        if done.returncode:
            why = (done.stderr or done.stdout).strip().splitlines()[0].rstrip(".")
            raise Trouble(f"Java does not start with {' '.join(jvm_options)}: {why}.")


def uninstall(arguments):
    asked = understood("uninstall", arguments)
    folder = folder_of(asked)
    if not (folder / "kernel.json").exists():
        raise Trouble(f"There is no kernel {asked.name} in {folder.parent}.")
    if not is_ours(folder / "kernel.json"):
        raise Trouble(f"The kernel in {folder} is another one: it stays.")
    shutil.rmtree(folder)
    say(f"The kernel {asked.name} is gone from {folder.parent}.")


def prefix_of(asked):
    """None: the user's own folder."""
    return sys.prefix if asked.sys_prefix else str(Path(asked.prefix).absolute()) if asked.prefix else None


def folder_of(asked):
    from jupyter_core.paths import jupyter_data_dir

    prefix = prefix_of(asked)
    data = Path(prefix) / "share" / "jupyter" if prefix else Path(jupyter_data_dir())
    return data / "kernels" / asked.name


def is_ours(file):
    """Whether a kernel.json starts this package, in whichever Python."""
    try:
        return MODULE in json.loads(file.read_text(encoding="utf-8"))["argv"]
    except (OSError, ValueError, KeyError, TypeError):
        return False
