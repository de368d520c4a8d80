"""`./lab wheel`: the package for `pip install`, with all that a computer needs but Java itself."""

import hashlib
import json
import os
import re
import shutil
import xml.etree.ElementTree
from pathlib import Path

import lab
from himalia.front_end import NAME, data_files
from himalia.talking import Trouble, say
from lab import ROOT

REQUIREMENTS = lab.LAUNCHER / "wheel-requirements.txt"
DIST = ROOT / "dist"
BORN = "1767225600"  # the date of all files in it, so that the same sources give the same wheel

PROJECT = """\
[build-system]
requires = [{backend}]
build-backend = "flit_core.buildapi"

[project]
name = "himalia"
version = {version}
description = {description}
readme = "README.md"
license = "Apache-2.0"
license-files = ["LICENSE"]
requires-python = ">=3.10"
keywords = ["jupyter", "kernel", "java", "tensor", "machine learning"]
classifiers = ["Framework :: Jupyter", "Programming Language :: Java", "Topic :: Scientific/Engineering"]
dependencies = {dependencies}

[project.optional-dependencies]
jdk = ["install-jdk>=1,<2"]

[project.scripts]
himalia = "himalia.__main__:main"

[project.entry-points."nbconvert.exporters"]
java = "himalia.exporter:JavaExporter"

[project.entry-points."papermill.engine"]
himalia = "himalia.parameters:Engine"

[tool.flit.external-data]
directory = "data"
"""


def main(arguments):
    if arguments:
        raise Trouble("`lab wheel` takes no arguments.")
    lab.setup(quiet=True)
    file = build()
    say(f"{file}\nTo try it: python3 -m venv fresh && fresh/bin/pip install {file} && fresh/bin/himalia doctor")
    return 0


def build(version=None, folder=DIST):
    """The file that is written."""
    version = version or lab.project_version()
    lab.need("Package for the wheel", REQUIREMENTS)
    stage = lab.LOGS / "wheel"
    shutil.rmtree(stage, ignore_errors=True)
    lay_out(stage, version)
    pip = [lab.VENV_PYTHON, "-m", "pip", "wheel", "--disable-pip-version-check", "--no-deps", "--no-build-isolation"]
    env = dict(os.environ, SOURCE_DATE_EPOCH=BORN)
    lab.logged([*pip, "--wheel-dir", folder, stage], "lab-wheel.log", "The wheel could not be made", env)
    return Path(folder) / f"himalia-{version}-py3-none-any.whl"


def lay_out(stage, version):
    """All files of the wheel, as the build backend wants to find them."""
    package = stage / "himalia"
    package.mkdir(parents=True)
    for file in (file for ending in ("py", "js", "sh") for file in lab.PACKAGE.glob(f"*.{ending}")):
        shutil.copyfile(file, package / file.name)
    take((file for file in (lab.ROOT / lab.SHARED).iterdir() if file.is_file()), package / "shared")
    lab.install_jars(package / "jars")
    lab.write(package / "jars" / "SHA256SUMS", sums(package / "jars"))
    take([*lab.NOTEBOOKS.glob("*.ipynb")], package / "samples" / "notebooks")
    take([*(ROOT / "data").glob("*.csv"), ROOT / "data" / "README.md"], package / "samples" / "data")
    for folder in (package / "logos", stage / "data" / "share" / "jupyter" / "kernels" / NAME):
        take(lab.KERNELSPEC.glob("logo-*"), folder)
    for path, text in data_files(version).items():
        lab.write(stage / "data" / path, text)
    take([ROOT / "README.md", ROOT / "LICENSE"], stage)
    lab.write(stage / "pyproject.toml", project(version))


def take(files, folder):
    folder.mkdir(parents=True, exist_ok=True)
    for file in files:
        shutil.copyfile(file, folder / file.name)


def sums(folder):
    """In the form of sha256sum, so that it can check them, too."""
    jars = sorted(folder.rglob("*.jar"))
    return "".join(f"{hashlib.sha256(jar.read_bytes()).hexdigest()}  {jar.relative_to(folder).as_posix()}\n" for jar in jars)


def project(version):
    pom = xml.etree.ElementTree.parse(ROOT / "pom.xml")
    backend = next(line for line in REQUIREMENTS.read_text(encoding="utf-8").splitlines() if "==" in line)
    texts = {
        "backend": backend.split()[0],
        "version": version,
        "description": pom.findtext("{http://maven.apache.org/POM/4.0.0}description"),
        "dependencies": dependencies(lab.REQUIREMENTS.read_text(encoding="utf-8")),
    }
    return PROJECT.format(**{name: json.dumps(text) for name, text in texts.items()})  # whose texts are TOML's, too


def dependencies(requirements):
    """What we use ourselves, from the version that is tested up to the next one that may break it."""
    ours = requirements.split("# What those need")[0]
    return [a_range(name, version) for name, version in re.findall(r"^([\w-]+)==([\w.]+)", ours, re.M)]


def a_range(name, version):
    """4.6.6 -> >=4,<5; and of what has not come to its first version, 0.11.0 -> >=0.11,<1."""
    major, minor = version.split(".")[:2]
    return f"{name}>={major},<{int(major) + 1}" if int(major) else f"{name}>=0.{minor},<1"
