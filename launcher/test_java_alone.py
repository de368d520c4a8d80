"""`java -jar himalia-kernel.jar install` and what it installs, in folders of odd names, with nothing of our Python."""

import json
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree
from collections import Counter
from pathlib import Path

import pytest
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager
from loading import ROOT, load_lab

POSIX = os.name == "posix"
ODD = "내 과제 'eins' \"2\"" if POSIX else "내 과제 'eins'"
# Into a pipe Java writes as the system does, which on Windows lacks most letters.
JAVA = [Path(os.environ["JAVA_HOME"]) / "bin" / "java", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8"]


class Place:
    """A folder with the jars, as the wheel has them, and a home that is empty."""

    def __init__(self, folder):
        lab = load_lab()
        self.folder = folder
        self.home = folder / "home"
        self.home.mkdir(parents=True)
        self.jars = folder / "jars"
        lab.install_jars(self.jars)
        (self.jars / "SHA256SUMS").write_text(lab.part("wheel").sums(self.jars), encoding="utf-8")
        self.jar = next(self.jars.glob("kernel/himalia-kernel-*.jar"))

    def env(self, **more):
        foreign = ("JUPYTER", "PYTHON", "HIMALIA", "XDG", "VIRTUAL_ENV", "CONDA")
        env = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
        here = dict(HOME=self.home, USERPROFILE=self.home, APPDATA=self.home / "AppData", HIMALIA_HISTORY="", HIMALIA_CACHE="")
        given = {name: str(value) for name, value in {**here, **more}.items() if value is not None}
        return {**env, "LC_ALL": "C.UTF-8", **given}

    def run(self, *arguments, start=(), **more):
        command = [str(part) for part in (*JAVA, *(start or ("-jar", self.jar)), *arguments)]
        return subprocess.run(command, env=self.env(**more), cwd=self.home, capture_output=True, encoding="utf-8")

    def install(self, prefix, *arguments, **more):
        done = self.run("install", "--prefix", prefix, *arguments, **more)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return Place(tmp_path_factory.mktemp("place") / ODD)


def kernels(prefix):
    return prefix / "share" / "jupyter" / "kernels"


def cells(prefix, *sources, kernel="java", env=None):
    """What each cell comes to, in a kernel that Jupyter starts."""
    manager = KernelManager(kernel_name=kernel)
    manager.kernel_spec_manager = KernelSpecManager(kernel_dirs=[str(kernels(prefix))], ensure_native_kernel=False)
    manager.start_kernel(env=env or dict(os.environ, HIMALIA_HISTORY=""))
    client = manager.blocking_client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=120)
        shown = []
        for source in sources:
            heard = []
            client.execute_interactive(source, timeout=120, output_hook=heard.append)
            texts = [m["content"].get("evalue") or m["content"].get("data", {}).get("text/plain", "") for m in heard]
            shown.append("".join(texts))
        return shown
    finally:
        client.stop_channels()
        manager.shutdown_kernel()


def test_jupyter_starts_what_was_installed_and_the_doctor_finds_it_well_until_it_is_gone(place):
    prefix = place.folder / "P"
    assert place.install(prefix) == f"The kernel java is in {kernels(prefix) / 'java'}.\n"
    library = 'tensor("[1., 2.]").sum()'
    folder = 'System.getProperty("user.dir")'
    locale = dict(place.env(), LC_ALL="C")  # in which Java would not find the jar
    assert cells(prefix, "1 + 1", library, folder, env=locale) == ["2", "tensor(3.)", str(Path.cwd())]
    done = place.run("doctor", "--prefix", prefix)
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    told = dict(line.split(" ... ") for line in lines if " ... " in line)
    assert list(told) == ["JDK", "jars", "kernelspec", "quick start", "a cell"] and lines[-1] == "All is well."
    assert told["jars"].endswith(", as they were made") and told["a cell"].startswith("1 + 1 gives 2")
    assert place.run("doctor", JUPYTER_PATH=prefix / "share" / "jupyter").returncode == 0
    assert place.run("uninstall", "--prefix", prefix).stdout == f"The kernel java is gone from {kernels(prefix)}.\n"
    assert not list(kernels(prefix).iterdir())
    done = place.run("doctor", "--prefix", prefix)
    assert done.returncode == 1 and "kernelspec ... there is no kernel java: `install` adds ours." in done.stdout


def test_the_start_up_cache_is_made_and_used(place, tmp_path):
    assert "could not be made" not in place.install(tmp_path, HIMALIA_CACHE=None)
    [cache] = kernels(tmp_path).glob("java/start-*.aot")
    options = "java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments()"
    assert f"-XX:AOTCache={cache}" in cells(tmp_path, options)[0]
    assert f"quick start ... {cache}" in place.run("doctor", "--prefix", tmp_path).stdout


def levels(log):
    """How often the JVM has compiled methods of each class, by the class and the level."""
    line = re.compile(r".*\]\s+\d+[ %sbn!]+(\d)\s+(\S+)::")
    found = (line.match(text) for text in log.read_text(encoding="utf-8").splitlines() if "made not entrant" not in text)
    return Counter((match[2], int(match[1])) for match in found if match)


def test_the_cache_has_the_jvm_compile_the_compiler_at_once_and_for_good_and_nothing_of_the_users(place, tmp_path):
    log = tmp_path / "compiled.log"
    place.install(tmp_path, f'--jvm-option=-Xlog:jit+compilation=debug:file="{log}"', HIMALIA_CACHE=None)
    count = 'var words = new HashMap<String, Integer>(); for (int i = 0; i < 100_000; i++) words.merge("" + i % 99, 1, Integer::sum);'
    cells(tmp_path, *["List.of(1).size()"] * 20, *[count] * 3)
    of_javac, of_maps = Counter(), Counter()
    for (name, level), number in levels(log).items():
        if name.startswith("com.sun.tools.javac.") and "$$" not in name:
            of_javac[level] += number
        elif name == "java.util.HashMap":
            of_maps[level] += number
    assert of_javac[1] > 100 and of_javac[1] > of_javac.total() / 2, of_javac
    assert of_maps[3] + of_maps[4] > of_maps[1], of_maps


@pytest.mark.skipif(not POSIX, reason="Windows has no such shell")
def test_a_kernel_that_is_killed_says_so_and_one_whose_java_is_gone_starts_on_another(place, tmp_path):
    place.install(tmp_path)
    kill = 'new ProcessBuilder("kill", "-9", "" + ProcessHandle.current().pid()).start(); Thread.sleep(60000);'
    assert "killed" in cells(tmp_path, kill)[0]
    spec = kernels(tmp_path) / "java" / "kernel.json"
    argv = json.loads(spec.read_text(encoding="utf-8"))["argv"]
    spec.write_text(spec.read_text(encoding="utf-8").replace(argv[2], "/gone/bin/java"), encoding="utf-8")
    assert cells(tmp_path, "1 + 1") == ["2"]


def test_two_stand_side_by_side_and_a_newer_one_takes_the_place_of_an_older(place, tmp_path):
    """The other version is a copy of this one, in a folder of its own."""
    other = tmp_path / "other"
    shutil.copytree(place.jars, other)
    older = place.run("install", "--prefix", tmp_path, start=("-jar", next(other.glob("kernel/himalia-kernel-*.jar"))))
    assert older.returncode == 0, older.stderr
    place.install(tmp_path, "--name", "java-small", "--jvm-option=-Xmx300m")
    asked = 'System.getProperty("java.class.path") + (Runtime.getRuntime().maxMemory() < 400_000_000)'
    assert cells(tmp_path, asked) == [f"{next(other.glob('kernel/himalia-kernel-*.jar'))}false"]
    assert cells(tmp_path, asked, kernel="java-small") == [f"{place.jar}true"]
    place.install(tmp_path)
    assert cells(tmp_path, asked) == [f"{place.jar}false"]


def test_the_kernel_of_somebody_else_stays(place, tmp_path):
    spec = kernels(tmp_path) / "java" / "kernel.json"
    spec.parent.mkdir(parents=True)
    spec.write_text(json.dumps({"argv": ["java", "-jar", "other.jar"], "display_name": "Java", "language": "java"}))
    before = spec.read_text()
    for command in ("install", "uninstall"):
        done = place.run(command, "--prefix", tmp_path)
        assert done.returncode == 2 and "is another one: " in done.stderr and done.stderr.count("\n") == 1
    assert spec.read_text() == before and list(spec.parent.iterdir()) == [spec]


@pytest.mark.skipif(not POSIX or os.geteuid() == 0, reason="root may write everywhere")
def test_where_nothing_may_be_written_one_sentence_says_so(place, tmp_path):
    tmp_path.chmod(0o555)
    try:
        done = place.run("install", "--prefix", tmp_path)
    finally:
        tmp_path.chmod(0o755)
    assert done.returncode == 2 and done.stderr.startswith("Himalia may not write ") and done.stderr.count("\n") == 1


def test_the_doctor_finds_a_damaged_jar(tmp_path):
    place = Place(tmp_path / "x")
    jar = next(place.jars.glob("cells/ejml-core-*.jar"))
    jar.unlink()  # it may be a link to that of the build
    jar.write_bytes(b"half")
    done = place.run("doctor")
    assert done.returncode == 1
    assert f"jars ... cells/{jar.name} is not as it was made: take it anew" in done.stdout
    (place.jars / "SHA256SUMS").unlink()
    assert f"jars ... {jar.name} cannot be read: take it anew" in place.run("doctor").stdout


def test_from_a_repository_of_maven_as_jbang_starts_it_the_jars_are_copied(place, tmp_path):
    jars = {}
    for jar in place.jars.rglob("*.jar"):
        jars[jar.name] = tmp_path / "repository" / jar.stem / jar.name
        jars[jar.name].parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(jar, jars[jar.name])
    start = ("-cp", os.pathsep.join(map(str, jars.values())), "himalia.kernel.Main")
    done = place.run("install", "--prefix", tmp_path, start=start)
    assert done.returncode == 0, done.stderr
    shutil.rmtree(tmp_path / "repository")
    assert cells(tmp_path, 'tensor("[1., 2.]").sum()') == ["tensor(3.)"]
    copies = kernels(tmp_path) / "java" / "jars"
    for folder in ("kernel", "cells", "maven"):
        assert {jar.name for jar in copies.glob(f"{folder}/*.jar")} >= {
            jar.name for jar in place.jars.glob(f"{folder}/*.jar") if not jar.name.startswith("error_prone")
        }
    assert place.run("doctor", "--prefix", tmp_path, start=start[:1] + (str(copies / "kernel" / "*"),) + start[2:]).returncode == 0


def test_jbang_is_told_the_artefacts_of_this_version():
    alias = json.loads((ROOT / "jbang-catalog.json").read_text(encoding="utf-8"))["aliases"]["himalia"]
    pom = "{http://maven.apache.org/POM/4.0.0}"
    known = set()
    for file in (*ROOT.glob("kernel/*/pom.xml"), *ROOT.glob("lib/*/pom.xml")):
        project = xml.etree.ElementTree.parse(file).getroot()
        group, version = (project.findtext(f"{pom}parent/{pom}{name}") for name in ("groupId", "version"))
        known.add(f"{group}:{project.findtext(f'{pom}artifactId')}:{version}")
    assert {alias["script-ref"], *alias["dependencies"]} <= known
