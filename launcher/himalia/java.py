"""The command that starts the kernel on a JDK: the only place for its options."""

import os
import tempfile
from pathlib import Path

from .system import executable, what_it_says

# Measure the start before adding one: with --add-exports, --add-modules or --enable-native-access the JVM drops its
# archived module graph (20 to 40 ms).
JVM_OPTIONS = [
    "-Dfile.encoding=UTF-8",
    "-Dstdout.encoding=UTF-8",
    "-Dstderr.encoding=UTF-8",
    "-Djava.awt.headless=true",  # pictures are drawn into the notebook, never into a window
    "-XX:-CreateCoredumpOnCrash",  # gigabytes, beside the notebook
    "-XX:-ShrinkHeapInSteps",  # after a cell that has filled the memory, one collection gives it back and not four
    # The cache of loaded classes lies where it was made for: moved, each kernel has a copy of its own of these 45 MB, where
    # kernels can share 27, and starts 15 ms later. If something else lies there, it is moved all the same.
    "-XX:+UnlockDiagnosticVMOptions",
    "-XX:ArchiveRelocationMode=0",
    # Where the compiler has much to do, methods are compiled without counting what they call, and what was not counted is
    # left out of loops of vectors for ever: one start in five computed tanh at half its speed.
    "-XX:Tier3DelayOn=1000",
    # Else an exception that compiled code has thrown often comes without its message and without its lines.
    "-XX:-OmitStackTraceInFastThrow",
    "-XX:TrimNativeHeapInterval=10000",  # what javac's code took to be compiled goes back to the system: 16 MB, in 2 ms
    "--sun-misc-unsafe-memory-access=allow",  # Tablesaw's class-path scanner still uses it; else a warning per start
]


def kernel_command(jdk, jars, *options, understand=None):
    """jars: the folder of what the kernel is and of what cells see; understand: `understood`, or who remembers it."""
    # What a JVM leaves behind that crashes belongs to no folder of the user's; the notebook says where it is.
    crash = Path(tempfile.gettempdir()).resolve()
    reports = [f"-XX:ErrorFile={crash / 'java-crash-%p.log'}", f"-XX:ReplayDataFile={crash / 'java-replay-%p.log'}"]
    # With two cores the parallel collectors only cost memory and start-up time.
    collector = ["-XX:+UseSerialGC"] if (os.cpu_count() or 1) <= 2 else []
    java = str(executable(jdk.home.resolve(), "java"))  # a link may lead to an older one tomorrow
    # With -jar, because only then the JVM reads the manifest, which opens javac's packages to the cell engine and the
    # loader of modules to the library, at no cost.
    jar = next(iter((jars / "kernel").glob("himalia-kernel-*.jar")), "")
    main = ["-jar", str(jar), "--class-path", str(jars / "cells"), "{connection_file}"]
    return [java, *(understand or understood)(java, [*collector, *options, *JVM_OPTIONS, *reports]), *main]


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
