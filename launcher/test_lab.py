"""The launcher: what it finds, what it says when something is missing, and what it prints."""

import json
import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest
from loading import ROOT
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

LAB = ROOT / "lab"


def make_jdk(home, version, release=True, compiler=True):
    """A folder that looks like a JDK."""
    (home / "bin").mkdir(parents=True)
    for name in ["java"] + ["javac"] * compiler:
        tool = home / "bin" / name
        tool.write_text(f"#!/bin/sh\necho 'openjdk version \"{version}\" 2026-01-01' >&2\n")
        tool.chmod(0o755)
    if release:
        (home / "release").write_text(f'IMPLEMENTOR="Somebody"\nJAVA_VERSION="{version}"\n')
    return home


@pytest.fixture
def machine(lab, tmp_path, monkeypatch):
    """A machine without any Java: neither in the environment, nor on the PATH, nor in the usual folders."""
    for name in ("JAVA_HOME", "MAVEN_HOME", "M2_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    lab.JDK_FOLDERS = [str(tmp_path / "jvm" / "*")]
    return tmp_path


# ------------------------------------------------------------------ versions


@pytest.mark.parametrize(
    "text, version",
    [
        ('openjdk version "25.0.3" 2026-04-21', (25, 0, 3)),
        ("26-ea", (26,)),
        ("1.8.0_392", (1, 8, 0)),
        ("Apache Maven 3.8.7", (3, 8, 7)),
        ("no number", ()),
    ],
)
def test_reads_versions(lab, text, version):
    assert lab.parse_version(text) == version


def test_an_older_python_is_told_in_one_sentence():
    """The check stands before everything that an older Python could not read."""
    head = LAB.read_text(encoding="utf-8").split("import glob")[0].replace("< (3, 10)", "< (99, 0)")
    done = subprocess.run([sys.executable, "-c", head], capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr.startswith("Himalia needs Python 3.10 or newer, and this is Python 3.")
    assert done.stderr.count("\n") == 1


def test_its_grammar_is_that_of_python_3_6():
    """Only then does an older Python come as far as the sentence."""
    import ast

    ast.parse(LAB.read_text(encoding="utf-8"), feature_version=(3, 6))


# ------------------------------------------------------------------ finding a JDK


def test_java_home_comes_first(lab, machine, monkeypatch):
    make_jdk(machine / "jvm" / "jdk-25", "25.0.1")
    monkeypatch.setenv("JAVA_HOME", str(make_jdk(machine / "mine", "26")))
    assert lab.find_jdk() == (machine / "mine", (26,))


def test_a_java_home_that_is_too_old_is_passed_over(lab, machine, monkeypatch):
    monkeypatch.setenv("JAVA_HOME", str(make_jdk(machine / "mine", "17.0.15")))
    make_jdk(machine / "jvm" / "jdk-25", "25.0.1")
    assert lab.find_jdk().home == machine / "jvm" / "jdk-25"


def test_follows_the_link_on_the_path(lab, machine, monkeypatch):
    home = make_jdk(machine / "somewhere" / "jdk", "25")
    (machine / "links").mkdir()
    (machine / "links" / "java").symlink_to(home / "bin" / "java")
    monkeypatch.setenv("PATH", str(machine / "links"))
    assert lab.find_jdk().home == home


def test_of_the_usual_folders_the_lowest_that_will_do(lab, machine):
    for version in ("17.0.1", "27", "25.0.2"):
        make_jdk(machine / "jvm" / f"jdk-{version}", version)
    assert lab.find_jdk().version == (25, 0, 2)


def test_asks_java_itself_where_no_release_file_tells(lab, machine):
    make_jdk(machine / "jvm" / "jdk", "25.0.9", release=False)
    assert lab.find_jdk().version == (25, 0, 9)


def test_a_runtime_without_a_compiler_is_no_jdk(lab, machine):
    make_jdk(machine / "jvm" / "jre", "25", compiler=False)
    with pytest.raises(lab.Trouble, match="needs JDK 25 or newer and found none: install one"):
        lab.find_jdk()


def test_names_the_jdk_that_is_too_old(lab, machine):
    make_jdk(machine / "jvm" / "jdk-17", "17.0.15")
    with pytest.raises(lab.Trouble, match=r"found only JDK 17\.0\.15 in .*jdk-17: install one.*JAVA_HOME"):
        lab.find_jdk()


# ------------------------------------------------------------------ finding Maven


def make_maven(home, version):
    (home / "bin").mkdir(parents=True)
    maven = home / "bin" / "mvn"
    maven.write_text(f"#!/bin/sh\nprintf '\\033[1mApache Maven {version}\\033[m (x)\\n'\n")
    maven.chmod(0o755)
    return maven


def test_finds_maven_on_the_path_or_by_maven_home(lab, machine, monkeypatch):
    jdk = lab.Jdk(machine, (25,))
    maven = make_maven(machine / "maven", "3.9.1")
    monkeypatch.setenv("MAVEN_HOME", str(machine / "maven"))
    assert lab.find_maven(jdk) == str(maven)
    monkeypatch.delenv("MAVEN_HOME")
    monkeypatch.setenv("PATH", str(maven.parent))
    assert lab.find_maven(jdk) == str(maven)


def test_says_which_maven_is_missing_or_too_old(lab, machine, monkeypatch):
    jdk = lab.Jdk(machine, (25,))
    with pytest.raises(lab.Trouble, match="needs Maven 3.8 or newer and found none: "):
        lab.find_maven(jdk)
    monkeypatch.setenv("PATH", str(make_maven(machine / "maven", "3.6.3").parent))
    with pytest.raises(lab.Trouble, match=r"found only Maven 3\.6\.3"):
        lab.find_maven(jdk)


# ------------------------------------------------------------------ messages and exit codes


def run_lab(*arguments, **more):
    return subprocess.run(
        [sys.executable, str(LAB), *map(str, arguments)], capture_output=True, text=True, cwd=ROOT, **more
    )


def assert_one_sentence(done, words, code=2):
    assert done.returncode == code, done.stderr
    assert words in done.stderr
    assert done.stderr.count("\n") == 1, done.stderr


def test_without_a_jdk_one_sentence_and_exit_code_2(lab, machine, capsys):
    assert lab.guarded(["setup"]) == 2
    assert capsys.readouterr().err.startswith("Himalia needs JDK 25 or newer and found none: install one")


def test_a_port_in_use_is_named():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        for form in ([f"--port={port}"], ["--port", port], [f"--ServerApp.port={port}"]):
            assert_one_sentence(run_lab(*form), f"Port {port} is in use")


def test_no_right_to_write_is_one_sentence(lab, tmp_path, capsys, monkeypatch):
    lab.ROOT, lab.VENV = tmp_path, tmp_path / ".venv"
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # root, as whom this may run, is refused nothing
    assert lab.guarded(["setup"]) == 2
    assert capsys.readouterr().err.startswith(f"Himalia may not write into {tmp_path}: ")


def test_a_refused_write_is_one_sentence(lab, monkeypatch, capsys):
    def refuse(arguments):
        raise PermissionError(13, "Permission denied", "some/file")

    monkeypatch.setattr(lab, "main", refuse)
    assert lab.guarded([]) == 2
    assert capsys.readouterr().err.startswith("Himalia may not write some/file: ")


def test_an_unknown_command_is_one_sentence():
    assert_one_sentence(run_lab("fly"), "`lab` has no command fly")


def test_unknown_arguments_are_one_sentence():
    assert_one_sentence(run_lab("run", "--fast", "x.ipynb"), "no option --fast")
    assert_one_sentence(run_lab("run"), "at least one notebook")
    assert_one_sentence(run_lab("run", "nowhere.ipynb"), "There is no notebook nowhere.ipynb.")
    assert_one_sentence(run_lab("test", "everything"), "no part everything")
    assert_one_sentence(run_lab("setup", "now"), "takes no arguments")
    assert_one_sentence(run_lab("golden", "a", "b"), "takes one folder")
    assert_one_sentence(run_lab("golden", "nowhere"), "There is no folder")


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_names_every_command(option):
    done = run_lab(option)
    assert done.returncode == 0
    for command in ("./lab setup", "./lab run [--save] NOTEBOOK...", "./lab test", "./lab golden [DIR]"):
        assert command in done.stdout


def test_version_is_that_of_the_project(lab):
    said = run_lab("--version")
    assert said.returncode == 0
    assert re.fullmatch(r"Himalia \d+\.\d+\.\d+(-\w+)?\n", said.stdout)


def test_a_failed_build_shows_the_end_of_its_log(lab, tmp_path, capsys, monkeypatch):
    lab.ROOT, lab.LOGS = tmp_path, tmp_path / "target"
    failing = [sys.executable, "-c", "for n in range(99): print('line', n)\nraise SystemExit(3)"]
    monkeypatch.setattr(lab, "main", lambda _: lab.logged(failing, "build.log", "The Java build failed"))
    assert lab.guarded([]) == 1
    errors = capsys.readouterr().err.splitlines()
    assert errors[-2:] == ["    line 98", f"The Java build failed (all of its output is in {tmp_path / 'target' / 'build.log'})."]
    assert len(errors) == 31


# ------------------------------------------------------------------ setting up


def test_the_kernel_starts_from_a_cache_that_the_jvm_accepts(lab):
    assert run_lab("setup").returncode == 0
    command = json.loads((lab.KERNEL / "kernel.json").read_text())["argv"]
    assert any(option.startswith("-XX:AOTCache=") for option in command)
    main = command.index("-jar") + 1
    strict = [option.replace("AOTMode=auto", "AOTMode=on") for option in command[: main + 1]]
    said = subprocess.run([*strict, "--version"], capture_output=True, text=True)
    assert said.returncode == 0 and said.stdout.startswith("Himalia"), said


def test_a_second_setup_has_nothing_to_do():
    assert run_lab("setup").returncode == 0
    start = time.monotonic()
    done = run_lab("setup")
    assert [line.split(" ... ")[1] for line in done.stdout.splitlines()][1:] == ["unchanged"] * 4
    assert time.monotonic() - start < 10


def test_the_build_is_due_when_a_source_changes_and_not_when_a_test_does(lab, tmp_path):
    lab.ROOT = tmp_path
    main, tests = (tmp_path / "lib" / "core" / "src" / kind for kind in ("main", "test"))
    for folder in (main, tests):
        folder.mkdir(parents=True)
        (folder / "A.java").write_text("class A { }")
    before = lab.digest(lab.java_sources())
    (tests / "A.java").write_text("class A { int a; }")
    assert lab.digest(lab.java_sources()) == before
    (main / "A.java").write_text("class A { int a; }")
    assert lab.digest(lab.java_sources()) != before


def test_a_changed_tool_needs_no_new_kernel(lab, tmp_path):
    lab.ROOT = tmp_path
    main = tmp_path / "lib" / "golden" / "src" / "main"
    main.mkdir(parents=True)
    (main / "A.java").write_text("class A { }")
    assert lab.java_sources() == []
    assert lab.sources_of(tmp_path / "lib" / "golden")[1:] == [main / "A.java"]


def test_the_kernel_folder_holds_exactly_the_jars_of_the_last_build(lab, tmp_path):
    jars = [tmp_path / name for name in ("a-1.jar", "b-1.jar", "a-2.jar")]
    for jar in jars:
        jar.write_text(jar.name)
    lab.copy_jars(jars[:2], tmp_path / "jars")
    lab.copy_jars(jars[1:], tmp_path / "jars")
    assert sorted(jar.name for jar in (tmp_path / "jars").iterdir()) == ["a-2.jar", "b-1.jar"]


def test_jupyter_sees_nothing_of_the_users_own_settings(lab, monkeypatch):
    for name in ("JUPYTER_PATH", "JUPYTER_CONFIG_PATH", "PYTHONPATH", "PYTHONHOME"):
        monkeypatch.setenv(name, "mine")
    env = lab.jupyter_env()
    assert "mine" not in env.values()
    assert Path(env["JUPYTER_DATA_DIR"]) == lab.VENV / "share" / "jupyter"


# ------------------------------------------------------------------ running notebooks


def write_notebook(path, *sources):
    cells = [new_markdown_cell("# A title")] + [new_code_cell(source) for source in sources]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)
    return path


def shape(line):
    """A line of `lab run` without its seconds: ('ok 2 cells', 'x.ipynb')."""
    words, _, name = line.rpartition(" s ")
    return words.rpartition(" ")[0], Path(name).name


def test_run_prints_a_line_per_notebook_and_a_sum(tmp_path):
    good = write_notebook(tmp_path / "good.ipynb", "1 + 1", "2 + 2")
    bad = write_notebook(tmp_path / "bad.ipynb", "1 / 0", "'goes on'", "unknown")
    done = run_lab("run", good, bad)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert shape(lines[0]) == ("ok 2 cells", "good.ipynb")
    assert shape(lines[1]) == ("FAIL 3 cells (2 failed)", "bad.ipynb")
    assert "      ZeroDivisionError: division by zero" in lines
    assert "      NameError: name 'unknown' is not defined" in lines
    assert lines[-1] == "1 passed, 1 failed"


def test_run_works_in_the_notebooks_folder_and_saves_only_when_asked(tmp_path):
    (tmp_path / "table.csv").write_text("x\n42\n")
    path = write_notebook(tmp_path / "reads.ipynb", "open('table.csv').read()")
    before = path.read_text()
    assert run_lab("run", path).stdout.endswith("1 passed, 0 failed\n")
    assert path.read_text() == before
    assert run_lab("run", "--save", path).returncode == 0
    assert "42" in str(nbformat.read(path, as_version=4).cells[1].outputs)


def test_run_takes_a_folder_and_survives_what_is_no_notebook(tmp_path):
    write_notebook(tmp_path / "b.ipynb", "1")
    (tmp_path / "a.ipynb").write_text('{"cells": ')
    lines = run_lab("run", tmp_path).stdout.splitlines()
    assert [shape(line) for line in (lines[0], lines[-2])] == [
        ("FAIL 0 cells (1 failed)", "a.ipynb"),
        ("ok 1 cells", "b.ipynb"),
    ]
    assert lines[-1] == "1 passed, 1 failed"


def test_a_cell_that_is_to_fail_is_no_failure(lab, tmp_path):
    path = write_notebook(tmp_path / "x.ipynb", "1 / 0", "2")
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[1].metadata["tags"] = ["raises-exception"]
    nbformat.write(notebook, path)
    assert lab.run_notebook(path).errors == []


def test_a_notebook_is_named_from_the_project_on(lab):
    assert lab.shown_name(ROOT / "notebooks" / "x.ipynb") == "notebooks/x.ipynb"


# ------------------------------------------------------------------ opening and counting


@pytest.mark.skipif(os.name == "nt", reason="a signal to another process is a Unix matter")
def test_lab_prints_the_address_and_ends_with_one_line():
    import signal

    env = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    server = subprocess.Popen([sys.executable, str(LAB)], env=env, stdout=subprocess.PIPE, text=True)
    opened = [server.stdout.readline().strip() for _ in range(3)]
    assert opened[0] == "JupyterLab is open at"
    assert opened[2].startswith("http://127.0.0.1:")
    server.send_signal(signal.SIGINT)
    rest, _ = server.communicate(timeout=30)
    assert rest.splitlines()[-1] == "JupyterLab has stopped."
    assert server.returncode == 0


def test_golden_runs_any_subset_of_the_vector_files(tmp_path):
    zeros = {"dtype": "float32", "shape": [2], "data": [0.0, 0.0]}
    case = {"id": "a#0", "fn": "torch.zeros", "args": [2], "out": [zeros]}
    unknown = dict(case, id="b#0", fn="torch.no_such_thing")
    (tmp_path / "ops.json").write_text(json.dumps({"cases": [case, unknown]}))
    done = run_lab("golden", tmp_path)
    assert done.stdout.splitlines() == [
        "ops 1/2",
        "unmapped ops b#0: no Tensor.noSuchThing(int)",
        "missing 1 x Tensor.noSuchThing",
    ]
    assert done.returncode == 1
    (tmp_path / "ops.json").write_text(json.dumps({"cases": [case]}))
    again = run_lab("golden", tmp_path)
    assert (again.stdout, again.returncode) == ("ops 1/1\n", 0)


def test_counts_the_reports_of_surefire_and_pytest_alike(lab, tmp_path):
    surefire, pytest_ = tmp_path / "a.xml", tmp_path / "b.xml"
    surefire.write_text('<testsuite tests="5" failures="1" errors="1" skipped="1"/>')
    pytest_.write_text('<testsuites><testsuite tests="3" failures="0" errors="0" skipped="1"/></testsuites>')
    assert lab.count_tests([surefire, pytest_]) == (4, 2)


def test_the_versions_of_all_packages_are_exact(lab):
    lines = [line.split("#")[0].strip() for line in lab.REQUIREMENTS.read_text().splitlines()]
    assert all("==" in line for line in lines if line)
    assert "://" not in lab.REQUIREMENTS.read_text(), "no registry is named here"
