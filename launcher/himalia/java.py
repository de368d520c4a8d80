"""The command that starts the kernel on a JDK; its options stand in `shared/jvm-options.txt`."""

import os
import tempfile
from pathlib import Path

from . import shared
from .system import executable, what_it_says

JVM_OPTIONS = shared.options("jvm-options.txt", temp=Path(tempfile.gettempdir()).resolve())


def kernel_command(jdk, jars, *options, understand=None):
    """jars: the folder of what the kernel is and of what cells see; understand: `understood`, or who remembers it."""
    collector = shared.options("few-processors.txt") if (os.cpu_count() or 1) <= 2 else []
    java = str(executable(jdk.home.resolve(), "java"))  # a link may lead to an older one tomorrow
    # With -jar, because only then the JVM reads the manifest, which opens javac's packages to the cell engine and the
    # loader of modules to the library, at no cost.
    jar = next(iter((jars / "kernel").glob("himalia-kernel-*.jar")), "")
    main = ["-jar", str(jar), "--class-path", str(jars / "cells"), "{connection_file}"]
    return [java, *(understand or understood)(java, [*collector, *options, *JVM_OPTIONS]), *main]


def understood(java, options):
    """Those of the options that this JVM takes without a word: it would not start with others, or print a warning."""

    def answer(*options):
        return what_it_says([java, *options, "-version"]).replace(", sharing", "")  # not with a cache of ours

    plain = answer()
    if answer(*options) == plain:
        return options
    taken = []
    for option in options:
        taken += [option] if answer(*taken, option) == plain else []
    return taken
