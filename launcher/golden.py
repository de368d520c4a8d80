"""`./lab golden`: the vectors of PyTorch through the public API of the library."""

import os
import subprocess
from pathlib import Path

import lab
from himalia import jdks, system
from himalia.talking import Trouble
from lab import ROOT

GOLDEN = ROOT / "lib" / "golden"
VECTORS = GOLDEN / "vectors"


def main(arguments):
    """Prints how many vectors of each file pass, then those that do not; needs no .venv."""
    if len(arguments) > 1 or arguments and arguments[0].startswith("-"):
        raise Trouble("`lab golden` takes one folder of vector files, or none for the project's own.")
    vectors = Path(arguments[0] if arguments else VECTORS).resolve()
    if not vectors.is_dir():
        raise Trouble(f"There is no folder {vectors}.")
    lab.check_writable()
    jdk = jdks.find_jdk()
    build_golden(jdk)
    jars = [*GOLDEN.glob("target/himalia-golden-*.jar"), *GOLDEN.glob("target/lib/*.jar")]
    java = [str(system.executable(jdk.home, "java")), *lab.JVM_OPTIONS, "-cp", os.pathsep.join(map(str, jars))]
    return subprocess.call([*java, "himalia.golden.Main", str(vectors)])


def build_golden(jdk):
    """Builds the runner with the library when a source of either changed or its jars are gone."""
    stamp = GOLDEN / "target" / "built-from.txt"
    sources = lab.digest([*lab.java_sources(), *lab.sources_of(GOLDEN)], jdk.home)
    jars = [*GOLDEN.glob("target/himalia-golden-*.jar"), *GOLDEN.glob("target/lib/himalia-[0-9]*.jar")]
    if stamp.is_file() and stamp.read_text() == sources and len(jars) == 2:
        return
    for old in GOLDEN.glob("target/**/*.jar"):
        old.unlink()  # a jar of an earlier version would be taken along
    lab.package(jdk, ["--projects", "lib/golden", "--also-make"])
    stamp.write_text(sources)
