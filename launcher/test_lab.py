"""The launcher: what it finds, what it says when something is missing, and what it prints."""

import ast
import builtins
import dis
import json
import os
import re
import socket
import subprocess
import sys
import types
import zipfile
from pathlib import Path

import nbformat
import pytest
from himalia import jdks, system
from loading import ROOT
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

LAB = ROOT / "lab"


def make_jdk(home, version, release=True, compiler=True, starts=True, **more):
    """A folder that looks like a JDK; more: further lines of its release file."""
    (home / "bin").mkdir(parents=True)
    for name in ["java"] + ["javac"] * compiler:
        tool = home / "bin" / name
        said = f"#!/bin/sh\necho 'openjdk version \"{version}\" 2026-01-01' >&2\n"
        tool.write_bytes(said.encode() if starts else b"\x7fELF of another machine")
        tool.chmod(0o755)
    if release:
        lines = dict(IMPLEMENTOR="Somebody", JAVA_VERSION=version, **more)
        (home / "release").write_text("".join(f'{name}="{value}"\n' for name, value in lines.items()))
    return home


@pytest.fixture
def machine(lab, tmp_path, monkeypatch):
    """A machine without any Java: neither in the environment, nor on the PATH, nor in the usual folders."""
    for name in ("JAVA_HOME", "MAVEN_HOME", "M2_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    monkeypatch.setattr(system, "JDK_FOLDERS", [str(tmp_path / "jvm" / "*")])
    return tmp_path


# ------------------------------------------------------------------ programs of Python that no other test starts


def names_asked_for(code):
    """The global names that a compiled program or what stands in it asks for."""
    asked = {step.argval for step in dis.get_instructions(code) if step.opname in ("LOAD_GLOBAL", "LOAD_NAME")}
    return asked.union(*(names_asked_for(part) for part in code.co_consts if isinstance(part, types.CodeType)))


def names_given(code):
    return {step.argval for step in dis.get_instructions(code) if step.opname in ("STORE_GLOBAL", "STORE_NAME")}.union(
        *(names_given(part) for part in code.co_consts if isinstance(part, types.CodeType))
    )


PROGRAMS = [LAB, *(path for part in ("launcher", "lib", "kernel", "course") for path in (ROOT / part).rglob("*.py"))]


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_name_of_a_program_is_known(path):
    code = compile(path.read_text(encoding="utf-8"), str(path), "exec")
    of_itself = {"__file__", "__path__", "__spec__", "__module__", "__qualname__", "__annotations__"}
    known = names_given(code) | set(dir(builtins)) | of_itself
    assert names_asked_for(code) - known == set()


PARTS = [path for path in sorted((ROOT / "launcher").glob("*.py")) if not path.name.startswith("test_")]


@pytest.mark.parametrize("path", PARTS, ids=lambda path: path.name)
def test_a_part_asks_the_launcher_and_other_parts_only_for_what_they_have(lab, path):
    """What stands behind a point, as in `lab.part("test").REQUIREMENTS`, would be missed only by who runs the command."""
    modules = {"lab": lab, "jdks": jdks, "system": system}
    missing = []
    for asked in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(asked, ast.Attribute):
            continue
        owner = asked.value
        if isinstance(owner, ast.Name):
            module = modules.get(owner.id)
        elif isinstance(owner, ast.Call) and ast.unparse(owner.func) == "lab.part":
            module = lab.part(ast.literal_eval(owner.args[0]))
        else:
            module = None
        if module and not hasattr(module, asked.attr):
            missing.append(ast.unparse(asked))
    assert missing == []


PEERS = sorted((ROOT / "lib" / "bench" / "peers").glob("*.py"))


@pytest.mark.parametrize("path", PEERS, ids=lambda path: path.name)
def test_no_peer_gives_a_name_twice(path):
    """What is timed reads names when it runs: it would find what somebody meant who came later."""
    lines = ast.parse(path.read_text(encoding="utf-8")).body
    targets = [target for line in lines if isinstance(line, ast.Assign) for target in line.targets]
    names = [name for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)]
    given = [name.id for name in names if isinstance(name.ctx, ast.Store)]
    given += [line.name for line in lines if isinstance(line, ast.FunctionDef)]
    assert [name for name in given if given.count(name) > 1] == []


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
    assert jdks.parse_version(text) == version


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


def test_the_jdk_of_java_home_is_taken_if_it_is_known_to_work(lab, machine, monkeypatch, capsys):
    make_jdk(machine / "jvm" / "jdk-27", "27.0.1")
    monkeypatch.setenv("JAVA_HOME", str(make_jdk(machine / "mine", "25.0.3")) + "/")
    jdk = lab.find_jdk()
    assert (jdk.home, jdk.version) == (machine / "mine", (25, 0, 3))
    assert jdks.word_on_java_home(jdk) is None


@pytest.mark.parametrize(
    "version, more, why",
    [
        ("17.0.15", {}, "has JDK 17.0.15 in {mine}, which is too old"),
        ("28", {}, "has JDK 28 in {mine}, on which Himalia has not been tried"),
        ("26-ea", {}, "has JDK 26 in {mine}, which is an early-access build"),
        ("27", {"MODULES": "java.base java.desktop"}, "has JDK 27 in {mine}, which has no compiler"),
        (None, {}, "({mine}) has no Java"),
    ],
)
def test_another_java_home_is_passed_over_with_one_line_that_says_why(lab, machine, monkeypatch, version, more, why):
    mine, good = machine / "mine", make_jdk(machine / "jvm" / "jdk-27", "27.0.1")
    if version:
        make_jdk(mine, version, **more)
    monkeypatch.setenv("JAVA_HOME", str(mine))
    jdk = lab.find_jdk()
    assert jdk.home == good
    assert jdks.word_on_java_home(jdk) == f"JAVA_HOME {why.format(mine=mine)}: taking JDK 27.0.1 in {good}."


def test_follows_the_link_on_the_path(lab, machine, monkeypatch):
    home = make_jdk(machine / "somewhere" / "jdk", "25")
    (machine / "links").mkdir()
    (machine / "links" / "java").symlink_to(home / "bin" / "java")
    monkeypatch.setenv("PATH", str(machine / "links"))
    assert lab.find_jdk().home == home


def test_of_several_the_newest_that_is_known_to_work(lab, machine):
    for version in ("17.0.1", "25.0.2", "27", "26.0.2", "28", "29-ea"):
        make_jdk(machine / "jvm" / f"jdk-{version}", version)
    assert lab.find_jdk().version == (27,)


def test_a_newer_one_is_tried_where_there_is_no_other_and_not_before_it_has_built_the_kernel(lab, machine):
    make_jdk(machine / "jvm" / "jdk-17", "17.0.1")
    home = make_jdk(machine / "jvm" / "jdk-28", "28")
    jdk = lab.find_jdk()
    assert jdk.home == home and not lab.is_known(jdk)


def test_asks_java_itself_where_no_release_file_tells(lab, machine):
    make_jdk(machine / "jvm" / "jdk", "25.0.9", release=False)
    assert lab.find_jdk().version == (25, 0, 9)


def test_one_that_only_others_may_read_is_passed_over(lab, machine, monkeypatch):
    """Tried by a fault of the call: root, as whom this may run, may read everything."""
    make_jdk(machine / "jvm" / "jdk-27", "27")
    make_jdk(machine / "jvm" / "jdk-25", "25")
    is_file = Path.is_file

    def refused(path):
        if "jdk-27" in path.parts:
            raise PermissionError(13, "Permission denied", str(path))
        return is_file(path)

    monkeypatch.setattr(Path, "is_file", refused)
    assert lab.find_jdk().version == (25,)


def test_one_that_does_not_start_is_passed_over(lab, machine):
    make_jdk(machine / "jvm" / "jdk-27", "27", starts=False)
    make_jdk(machine / "jvm" / "jdk-25", "25")
    assert lab.find_jdk().version == (25,)


def test_one_that_was_started_before_is_not_started_again_until_it_is_updated(lab, machine):
    home = make_jdk(machine / "jvm" / "jdk-27", "27", starts=False)
    trusted = lab.identity(jdks.jdk_in(home))
    assert lab.find_jdk(trusted).home == home
    (home / "release").write_text('JAVA_VERSION="27.0.1"\n')
    with pytest.raises(lab.Trouble, match="does not start"):
        lab.find_jdk(trusted)


BAD_JDKS = {
    "too old": (dict(version="17.0.15"), "found only JDK 17.0.15 in {home}, which is too old"),
    "too old, too": (dict(version="21.0.4"), "found only JDK 21.0.4 in {home}, which is too old"),
    "a runtime": (dict(version="25", compiler=False), "found only JDK 25 in {home}, which has no compiler"),
    "without the module": (dict(version="25", MODULES="java.base"), "found only JDK 25 in {home}, which has no compiler"),
    "early access": (
        dict(version="28", JAVA_RUNTIME_VERSION="28-ea+5"),
        "found only JDK 28 in {home}, which is an early-access build",
    ),
    "another machine": (
        dict(version="27", starts=False, OS_ARCH="sparc"),
        "found only JDK 27 in {home}, which does not start on this machine: it is made for sparc, and this is ",
    ),
    "damaged": (dict(version="27", starts=False), "found only JDK 27 in {home}, which does not start on this machine"),
    "damaged, without a name": (
        dict(version="27", starts=False, release=False),
        "found only a Java in {home}, which does not start",
    ),
}


@pytest.mark.parametrize("kind", BAD_JDKS)
def test_a_jdk_that_will_not_do_is_one_sentence_and_exit_code_2(lab, machine, capsys, kind):
    settings, words = BAD_JDKS[kind]
    home = make_jdk(machine / "jvm" / "jdk", **settings)
    for command in (["setup"], ["test"], ["golden"], []):
        assert lab.guarded(command) == 2
        said = capsys.readouterr()
        assert said.out == "", "before anything is begun"
        assert said.err.startswith(f"Himalia runs on JDK 25, 26 or 27 and {words.format(home=home)}")
        assert said.err.endswith(", or set JAVA_HOME to the folder of one you have.\n") and said.err.count("\n") == 1


def test_a_java_home_that_leads_nowhere_is_named(lab, machine, capsys, monkeypatch):
    monkeypatch.setenv("JAVA_HOME", str(machine / "gone"))
    assert lab.guarded(["setup"]) == 2
    assert f"found none (there is no Java in JAVA_HOME, {machine / 'gone'}): install one" in capsys.readouterr().err


def test_the_launcher_and_the_kernel_know_the_same_versions():
    source = next(ROOT.glob("kernel/app/src/main/java/**/jdk/Members.java")).read_text(encoding="utf-8")
    listed = re.search(r"TESTED = List.of\((.*)\)", source).group(1)
    assert [int(number) for number in listed.split(",")] == list(jdks.KNOWN_JDKS)


@pytest.mark.parametrize(
    "has, advice",
    [
        ("25", "for example by `apt install openjdk-25-jdk` or from https://adoptium.net,"),
        ("25 26", "for example by `apt install openjdk-26-jdk` or from https://adoptium.net,"),
        ("17 21", "for example from https://adoptium.net,"),
    ],
)
def test_the_advice_is_a_package_that_this_system_has(lab, machine, monkeypatch, has, advice):
    tool = machine / "nothing" / "apt-cache"
    tool.parent.mkdir()
    tool.write_text(f'#!/bin/sh\nfor n in {has}; do [ "$2" = "openjdk-$n-jdk" ] && echo " $2 | $n.0.1 | main"; done; true\n')
    tool.chmod(0o755)
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(lab.Trouble, match=re.escape(advice)):
        lab.find_jdk()


def test_the_versions_that_work_are_said_as_one_says_them(lab):
    assert lab.either((25,)) == "25"
    assert lab.either((25, 26)) == "25 or 26"
    assert lab.either((25, 26, 27)) == "25, 26 or 27"


def test_only_options_that_a_jvm_takes_without_a_word_are_given(lab, tmp_path):
    java = tmp_path / "java"
    java.write_text(
        "#!/bin/sh\n"
        "case \"$*\" in *--gone*) echo 'Unrecognized option: --gone'; exit 1;; esac\n"
        "case \"$*\" in *--old*) echo 'warning: --old is deprecated';; esac\n"
        "echo 'openjdk version \"28\"'\n"
    )
    java.chmod(0o755)
    assert lab.understood(str(java), ["-a", "--gone", "-b", "--old"]) == ["-a", "-b"]


# ------------------------------------------------------------------ finding Maven


def make_maven(home, version):
    (home / "bin").mkdir(parents=True)
    maven = home / "bin" / "mvn"
    maven.write_text(f"#!/bin/sh\nprintf '\\033[1mApache Maven {version}\\033[m (x)\\n'\n")
    maven.chmod(0o755)
    return maven


def test_finds_maven_on_the_path_or_by_maven_home(lab, machine, monkeypatch):
    jdk = jdks.Jdk(machine, (25,), "", None)
    maven = make_maven(machine / "maven", "3.9.1")
    monkeypatch.setenv("MAVEN_HOME", str(machine / "maven"))
    assert lab.find_maven(jdk) == str(maven)
    monkeypatch.delenv("MAVEN_HOME")
    monkeypatch.setenv("PATH", str(maven.parent))
    assert lab.find_maven(jdk) == str(maven)


def test_says_which_maven_is_missing_or_too_old(lab, machine, monkeypatch):
    jdk = jdks.Jdk(machine, (25,), "", None)
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
    assert capsys.readouterr().err.startswith("Himalia runs on JDK 25, 26 or 27 and found none: install one")


def test_a_port_in_use_is_named():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        for form in ([f"--port={port}"], ["--port", port], [f"--ServerApp.port={port}"]):
            assert_one_sentence(run_lab(*form), f"Port {port} is in use")


def test_no_right_to_write_is_one_sentence(lab, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(lab, "read_stamp", dict)
    lab.VENV = tmp_path
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
    assert_one_sentence(run_lab("setup", "now"), "`lab setup` has no now: it takes sql, spark, or nothing.")
    assert_one_sentence(run_lab("golden", "a", "b"), "takes one folder")
    assert_one_sentence(run_lab("golden", "nowhere"), "There is no folder")


@pytest.mark.parametrize(
    "option, words",
    [
        ("--port=abc", "There is no port abc: ports go from 1 to 65535."),
        ("--port=99999999", "There is no port 99999999"),
        ("--port", "--port needs a number"),
        ("--frob", "have no option --frob"),
    ],
)
def test_a_wrong_option_is_told_before_anything_is_set_up(lab, machine, option, words, capsys):
    assert lab.guarded([option]) == 2
    said = capsys.readouterr()
    assert words in said.err and said.err.count("\n") == 1 and not said.out


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


@pytest.mark.parametrize(
    "said",
    [
        "ERROR: Could not install packages: NewConnectionError('<...>: Failed to establish a new connection')",
        "[ERROR] Could not transfer artifact a:b:pom:1 from/to central: repo.example: Name or service not known",
        "java.net.UnknownHostException: repo.example",
    ],
)
def test_no_network_is_named_as_such(lab, tmp_path, capsys, monkeypatch, said):
    lab.ROOT, lab.LOGS = tmp_path, tmp_path / "target"
    failing = [sys.executable, "-c", f"print({said!r})\nraise SystemExit(1)"]
    monkeypatch.setattr(lab, "main", lambda _: lab.logged(failing, "x.log", "The Python packages could not be installed"))
    assert lab.guarded([]) == 2
    said = capsys.readouterr().err
    assert said.startswith("The Python packages could not be installed, as there is no way to the network: ")
    assert said.count("\n") == 1


# ------------------------------------------------------------------ setting up


def test_the_kernel_starts_from_a_cache_that_the_jvm_accepts(lab):
    assert run_lab("setup").returncode == 0
    command = json.loads((lab.KERNEL / "kernel.json").read_text())["argv"]
    assert any(option.startswith("-XX:AOTCache=") for option in command)
    main = command.index("-jar") + 1
    strict = [option.replace("AOTMode=auto", "AOTMode=on") for option in command[: main + 1]]
    said = subprocess.run([*strict, "--version"], capture_output=True, text=True)
    assert said.returncode == 0 and said.stdout.startswith("Himalia"), said


def test_what_the_start_up_cache_learns_is_for_the_rehearsal_alone(lab, tmp_path):
    """The test of the installation by Java alone, which shares the options, looks at what comes of them."""
    commands = []

    def run(command):
        commands.append(command)
        (tmp_path / "start-1.new").touch()

    lab.quick_start.make(["java", "-jar", "x", "--class-path", "y"], tmp_path / "start-1.aot", ["rehearse"], run)
    learns = [any(option == "-XX:TieredStopAtLevel=1" for option in command) for command in commands]
    assert learns == [True, False] and (tmp_path / "start-1.aot").exists()
    assert "-XX:TieredStopAtLevel=1" not in lab.quick_start.options(tmp_path / "start-1.aot")


def test_a_second_setup_has_nothing_to_do():
    assert run_lab("setup").returncode == 0
    done = run_lab("setup")
    assert [line.split(" ... ")[1] for line in done.stdout.splitlines()][1:] == ["unchanged"] * 4


def test_a_start_up_cache_that_was_deleted_is_made_again(lab, tmp_path, machine, monkeypatch):
    jdk = jdks.jdk_in(make_jdk(machine / "jvm" / "25", "25.0.3"))
    monkeypatch.setattr(lab, "KERNEL", tmp_path)
    monkeypatch.setattr(lab, "own_folder", lambda: lab.VENV)
    monkeypatch.setattr(lab, "kernel_command", lambda jdk, *options: ["java", *options])
    done = {title: inputs for title, inputs, _ in lab.steps_for(jdk, {})}

    def due():
        stamp = dict(done)
        return [title for title, inputs, _ in lab.steps_for(jdk, stamp) if stamp.get(title) != inputs]

    monkeypatch.setattr(lab.quick_start, "make", lambda command, cache, *more: cache.write_text("what was loaded"))
    make = {title: work for title, _, work in lab.steps_for(jdk, {})}["Quick start"]
    make(print)
    assert due() == []
    next(tmp_path.glob("start-*.aot")).unlink()
    assert due() == ["Quick start"]
    make(print)
    assert due() == []
    # Who may not write here goes on without it, and so does a JVM that makes none.
    next(tmp_path.glob("start-*.aot")).unlink()
    with monkeypatch.context() as shared:
        shared.setattr(lab, "own_folder", lambda: tmp_path)
        assert due() == []
    lab.write_kernelspec(tmp_path, jdk, ["java"])
    assert due() == []


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


def test_nothing_of_an_extra_is_built_before_somebody_asks_for_it(lab, tmp_path, monkeypatch):
    lab.ROOT = tmp_path
    for module in ("core", "sql", "spark"):
        for file in (f"src/main/{module}.java", f"target/himalia-{module}-1.jar", f"target/lib/{module}-2.jar"):
            lab.write(tmp_path / "lib" / module / file, "x")
    asked = []
    monkeypatch.setattr(lab, "package", lambda jdk, options, *_: asked.append(" ".join(options)))
    monkeypatch.setattr(lab, "is_known", lambda jdk: True)
    for extras, found in (((), False), (("sql",), True)):
        assert any(file.name == "sql.java" for file in lab.java_sources(extras)) == found
        assert {"himalia-sql-1.jar", "sql-2.jar"} <= {jar.name for jar in lab.built_jars(extras)[1]} or not found
        assert any("sql" in jar.name for jar in lab.built_jars(extras)[1]) == found
    for extras in ((), ("sql",)):
        lab.build(None, print, False, extras)
    assert asked == [
        "--projects kernel/app,kernel/maven,kernel/compat,lib/core --also-make",
        "-Psql --projects kernel/app,kernel/maven,kernel/compat,lib/core,lib/sql --also-make",
    ]


def test_an_extra_that_was_set_up_once_stays(lab, machine, tmp_path, monkeypatch):
    jdk = jdks.jdk_in(make_jdk(machine / "jvm" / "jdk-27", "27"))
    lab.VENV, lab.STAMP, lab.LOGS = tmp_path, tmp_path / "stamp.json", tmp_path
    monkeypatch.setattr(lab, "read_stamp", lambda: json.loads(lab.STAMP.read_text()) if lab.STAMP.exists() else {})
    monkeypatch.setattr(lab, "find_jdk", lambda **_: jdk)
    monkeypatch.setattr(lab, "find_maven", lambda jdk: "mvn")
    monkeypatch.setattr(lab, "check_writable", lambda: None)
    with_extras = []
    failing = [True]

    def install(jdk, extras=()):
        if failing.pop() if failing else False:
            raise lab.Trouble("no network")
        with_extras.append(list(extras))

    for name in ("install_packages", "build", "make_start_cache"):
        monkeypatch.setattr(lab, name, lambda *_: None)
    monkeypatch.setattr(lab, "install_kernel", install)
    with pytest.raises(lab.Trouble):
        lab.setup(extras=["sql"])
    lab.setup()
    lab.setup(extras=["sql"])
    lab.STAMP.write_text(json.dumps(dict(lab.read_stamp(), **{"Java kernel": "changed"})))
    lab.setup()
    assert with_extras == [[], ["sql"], ["sql"]]


def test_the_kernel_folder_holds_exactly_the_jars_of_the_last_build(lab, tmp_path):
    jars = [tmp_path / name for name in ("a-1.jar", "b-1.jar", "a-2.jar")]
    for jar in jars:
        jar.write_text(jar.name)
    lab.copy_jars(jars[:2], tmp_path / "jars")
    lab.copy_jars(jars[1:], tmp_path / "jars")
    assert sorted(jar.name for jar in (tmp_path / "jars").iterdir()) == ["a-2.jar", "b-1.jar"]


def test_what_a_release_has_beside_a_jar_is_no_part_of_the_kernel(lab, tmp_path):
    for end in ("", "-sources", "-javadoc", "-tests"):
        (tmp_path / f"himalia-1{end}.jar").write_bytes(b"")
    assert [jar.name for jar in lab.jars_of(tmp_path, "himalia")] == ["himalia-1.jar"]


def test_the_packages_of_a_jar_are_written_down_beside_it(lab, tmp_path, monkeypatch):
    jar = tmp_path / "fruit-1.jar"
    with zipfile.ZipFile(jar, "w") as file:
        for name in ("Plain.class", "fruit/Apple.class", "fruit/tropical/Mango.class", "fruit/tropical/readme.txt"):
            file.writestr(name, "x")
        for name in ("META-INF/versions/21/fruit/fresh/Kiwi.class", "module-info.class", "META-INF/versions/9/module-info.class"):
            file.writestr(name, "x")
    monkeypatch.setattr(lab, "built_jars", lambda extras: ([], [jar], []))
    lab.install_jars(tmp_path / "jars")
    written = (tmp_path / "jars" / "cells" / "packages").read_text(encoding="utf-8")
    assert written == f"fruit-1.jar {jar.stat().st_size} . fruit fruit.fresh fruit.tropical\n"


def test_jupyter_sees_nothing_of_the_users_own_settings(lab, monkeypatch):
    for name in ("JUPYTER_PATH", "JUPYTER_CONFIG_PATH", "PYTHONPATH", "PYTHONHOME"):
        monkeypatch.setenv(name, "mine")
    env = lab.jupyter_env()
    assert "mine" not in env.values()
    assert Path(env["JUPYTER_DATA_DIR"]) == lab.VENV / "share" / "jupyter"


def test_a_library_is_on_the_disk_once(lab, tmp_path):
    """Himalia's own jars are copied: the next build writes them anew while a kernel may run."""
    build = tmp_path / "target" / "lib"
    build.mkdir(parents=True)
    jars = [build / "gson.jar", build / "himalia-api.jar"]
    for jar in jars:
        jar.write_text("x")
    lab.copy_jars(jars, tmp_path / "jars")
    assert [(tmp_path / "jars" / jar.name).samefile(jar) for jar in jars] == [True, False]


def test_where_links_cannot_be_made_a_library_is_copied(lab, tmp_path, monkeypatch):
    def refuse(*files):
        raise OSError("another disk")

    monkeypatch.setattr(os, "link", refuse)
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "gson.jar").write_text("x")
    lab.copy_jars([tmp_path / "lib" / "gson.jar"], tmp_path / "jars")
    assert (tmp_path / "jars" / "gson.jar").read_text() == "x"


def test_only_one_sets_up_at_a_time(lab, tmp_path):
    """The second waits for the first, and says so."""
    lab.LOGS = tmp_path
    wait = "import lab_loaded as l; from pathlib import Path\nl.LOGS = Path({!r})\nwith l.alone(): print('mine')"
    code = "import sys; sys.path.insert(0, {!r})\nfrom loading import load_lab\nsys.modules['lab_loaded'] = load_lab()\n"
    code = code.format(str(ROOT / "launcher")) + wait.format(str(tmp_path))
    with lab.alone():
        second = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
        assert second.stdout.readline().startswith("Another `lab` is setting Himalia up here: waiting")
    assert second.communicate(timeout=60)[0] == "mine\n"


def test_a_progress_that_is_no_terminal_is_one_line(lab, capsys):
    line = lab.Progress("[2/5] Python packages ... ")
    line.show("1 of 80")
    line.end("done")
    assert capsys.readouterr().out == "[2/5] Python packages ... done\n"


def test_a_progress_on_a_terminal_never_wraps(lab, capsys, monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "40")
    line = lab.Progress("[3/5] Java build ... ")
    line.show("fetching a-jar-with-a-very-long-name-1.0.jar")
    line.end("done in 1.0 s")
    shown = [text.partition("\x1b")[0] for text in capsys.readouterr().out.split("\r")]
    assert shown == ["[3/5] Java build ... ", "[3/5] Java build ... fetching a-jar-wit", "[3/5] Java build ... done in 1.0 s"]


def test_a_new_jdk_needs_a_new_kernel_but_no_new_build(lab, machine):
    found = [jdks.jdk_in(make_jdk(machine / "jvm" / version, version)) for version in ("25.0.3", "25.0.4", "27")]
    steps = [{title: inputs for title, inputs, _ in lab.steps_for(jdk, {})} for jdk in found]
    for changes, of in ((1, "Java build"), (1, "Python packages"), (3, "Java kernel"), (3, "Quick start")):
        assert len({step[of] for step in steps}) == changes, of


def test_a_jdk_that_nobody_has_tried_is_tried_before_the_python_packages(lab, machine):
    jdk = jdks.jdk_in(make_jdk(machine / "jvm" / "jdk-28", "28"))
    assert [title for title, _, _ in lab.steps_for(jdk, {})][:3] == ["Java build", "Trial of JDK 28", "Python packages"]


def test_the_trial_is_passed_by_a_jdk_that_works(lab):
    lab.setup(quiet=True)
    lab.try_out(lab.find_jdk())


@pytest.mark.parametrize("stage", ["build", "trial"])
def test_a_newer_jdk_that_does_not_work_is_one_sentence(lab, machine, capsys, monkeypatch, stage):
    jdk = jdks.jdk_in(make_jdk(machine / "jvm" / "jdk-28", "28"))
    failing = [sys.executable, "-c", "print('many lines'); raise SystemExit(2)"]
    lab.LOGS = machine
    monkeypatch.setattr(lab, "kernel_command", lambda *_, **__: [*failing, "file"])
    monkeypatch.setattr(lab, "package", lambda *_: lab.logged(failing, "x.log", "The Java build failed"))
    monkeypatch.setattr(lab, "built_jars", lambda *_: ([], [], []))
    lab.ROOT = machine
    monkeypatch.setattr(lab, "main", lambda _: lab.build(jdk, print, False) if stage == "build" else lab.try_out(jdk))
    assert lab.guarded([]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"Himalia does not work on JDK 28 in {jdk.home}, which is newer than it knows: it runs on JDK 25, 26 or 27; install")
    assert said.count("\n") == 1


# ------------------------------------------------------------------ a set-up that others share


@pytest.fixture
def class_room(lab, tmp_path, monkeypatch):
    """The set-up of this project as it is to a user who may not write into it."""
    monkeypatch.setattr(os, "access", lambda path, mode: not Path(path).is_relative_to(ROOT))
    monkeypatch.setenv("HOME", str(tmp_path))
    return lab


def test_in_a_class_room_everything_is_written_into_the_home_of_the_user(class_room, tmp_path):
    env = class_room.jupyter_env()
    for folder in ("DATA", "CONFIG", "RUNTIME"):
        assert Path(env[f"JUPYTER_{folder}_DIR"]).is_relative_to(tmp_path / ".himalia"), folder
    assert class_room.part("opening").log_of_server().is_relative_to(tmp_path / ".himalia")


def test_in_a_class_room_the_notebooks_are_a_copy_that_is_the_users_own(class_room, tmp_path):
    mine = class_room.part("opening").own_copy() / "notebooks" / class_room.part("opening").FIRST_NOTEBOOK
    assert mine.is_relative_to(tmp_path) and mine.read_bytes() == (ROOT / "notebooks" / mine.name).read_bytes()
    mine.write_text("changed")
    class_room.part("opening").own_copy()
    assert mine.read_text() == "changed"
    assert (tmp_path / "himalia" / "data" / "README.md").exists()


def test_in_a_class_room_nobodys_java_home_asks_for_another_set_up(lab, machine, monkeypatch):
    used = jdks.jdk_in(make_jdk(machine / "jvm" / "jdk-26", "26"))
    monkeypatch.setenv("JAVA_HOME", str(make_jdk(machine / "mine", "27")))
    assert lab.find_jdk(trusted=lab.identity(used)).version == (27,)
    assert lab.find_jdk(trusted=lab.identity(used), keep=True).home == used.home


# ------------------------------------------------------------------ the start of a kernel


LOCALES = [
    ({}, "C.UTF-8/"),
    ({"LC_ALL": "C"}, "C.UTF-8/"),
    ({"LANG": "POSIX"}, "C.UTF-8/"),
    ({"LANG": "ko_KR.UTF-8"}, "/"),
    ({"LC_ALL": "de_DE.utf8"}, "/de_DE.utf8"),
]


@pytest.mark.skipif(os.name == "nt", reason="Windows has file names of its own kind")
@pytest.mark.parametrize("locale, expected", LOCALES)
def test_maven_finds_its_files_under_every_locale(lab, locale, expected):
    env = dict(locale)
    system.utf8_names(env)
    assert f"{env.get('LC_CTYPE', '')}/{env.get('LC_ALL', '')}" == expected


@pytest.mark.skipif(os.name == "nt", reason="Windows has file names of its own kind")
@pytest.mark.parametrize("locale, expected", LOCALES)
def test_a_kernel_finds_its_files_under_every_locale(lab, tmp_path, locale, expected):
    starter = lab.starter(tmp_path)
    tool = tmp_path / "java"
    tool.write_text('#!/bin/sh\necho "$LC_CTYPE/$LC_ALL $3"\n')
    tool.chmod(0o755)
    done = subprocess.run([*starter, tool, "-x", "a b"], env=locale, capture_output=True, text=True)
    assert done.stdout == f"{expected} a b\n", done


@pytest.mark.skipif(os.name == "nt", reason="a script stands for the JVM")
def test_a_kernel_whose_jdk_is_gone_starts_on_another(lab, machine, capfd, monkeypatch):
    started = []
    monkeypatch.setattr(os, "execve", lambda program, command, env: started.append(command))
    other = make_jdk(machine / "jvm" / "jdk-26", "26")
    lab.start_kernel([str(machine / "gone" / "bin" / "java"), "-XX:AOTCache=old", "-jar", "x", "connection.json"])
    [[shell, supervise, *command]] = started
    assert [shell, supervise] == ["/bin/sh", str(system.SUPERVISE)], "which outlives it"
    assert command[0] == str(other / "bin" / "java") and command[-1] == "connection.json"
    assert "-XX:AOTCache=old" not in command
    assert f"using JDK 26 in {other}" in capfd.readouterr().err


def test_without_any_jdk_the_kernel_says_in_the_notebook_what_to_do(lab, machine, tmp_path, monkeypatch):
    """The student sees the sentence as the answer of a cell, and not only whoever reads the log of the server."""
    import threading

    from jupyter_client import BlockingKernelClient
    from jupyter_client.connect import write_connection_file

    file, _ = write_connection_file(str(tmp_path / "connection.json"))
    kernel = threading.Thread(target=lab.start_kernel, args=[[str(machine / "gone" / "bin" / "java"), file]])
    kernel.start()
    client = BlockingKernelClient(connection_file=file)
    client.load_connection_file()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        shown = []
        reply = client.execute_interactive("1 + 1", timeout=60, output_hook=shown.append)
        assert reply["content"]["status"] == "error"
        [error] = [message["content"] for message in shown if message["msg_type"] == "error"]
        assert error["evalue"].startswith("Himalia runs on JDK 25, 26 or 27 and found none: install one")
        assert error["evalue"].endswith(f"Then run `lab setup` in {ROOT}.")
    finally:
        client.shutdown()
        kernel.join(timeout=60)
        client.stop_channels()
    assert not kernel.is_alive()


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


def test_a_kernel_that_does_not_come_is_a_failed_notebook_and_no_traceback(tmp_path):
    path = write_notebook(tmp_path / "x.ipynb", "1")
    gone = {"argv": [sys.executable, "-c", "raise SystemExit(1)"], "display_name": "Gone", "language": "python"}
    spec = tmp_path / "kernels" / "gone" / "kernel.json"
    spec.parent.mkdir(parents=True)
    spec.write_text(json.dumps(gone))
    notebook = nbformat.read(path, as_version=4)
    notebook.metadata.kernelspec.name = "gone"
    nbformat.write(notebook, path)
    program = "import sys; sys.path.insert(0, 'launcher'); import notebooks; print(notebooks.run_notebook(sys.argv[1]).errors)"
    loader = (
        "import importlib.machinery, importlib.util; l = importlib.machinery.SourceFileLoader('lab', 'lab'); "
        "m = importlib.util.module_from_spec(importlib.util.spec_from_loader('lab', l)); "
        "import sys; sys.modules['lab'] = m; l.exec_module(m); "
    )
    env = dict(os.environ, JUPYTER_PATH=str(tmp_path))
    done = subprocess.run([sys.executable, "-c", loader + program, str(path)], cwd=ROOT, env=env, capture_output=True, text=True)
    assert "the kernel failed: Kernel died before replying" in done.stdout
    assert "Traceback" not in done.stderr and "AssertionError" not in done.stderr


def test_a_cell_that_is_to_fail_is_no_failure(lab, tmp_path):
    path = write_notebook(tmp_path / "x.ipynb", "1 / 0", "2")
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[1].metadata["tags"] = ["raises-exception"]
    nbformat.write(notebook, path)
    assert lab.part("notebooks").run_notebook(path).errors == []


def test_a_notebook_is_named_from_the_project_on(lab):
    assert lab.part("notebooks").shown_name(ROOT / "notebooks" / "x.ipynb") == "notebooks/x.ipynb"


# ------------------------------------------------------------------ opening and counting


@pytest.mark.parametrize("own", [True, False])
def test_the_address_is_told_when_the_server_itself_answers_there(lab, tmp_path, own):
    """Two that start at once find the same port free; one of them takes it, the other one ends."""
    from http.server import BaseHTTPRequestHandler, HTTPServer
    from threading import Thread

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(403)  # as to anybody who has a password to give
            self.send_header(opening.MARK, "mine" if own else "another's")
            self.end_headers()

        def log_message(self, *_):
            pass

    opening = lab.part("opening")
    with HTTPServer(("127.0.0.1", 0), Answer) as there:
        Thread(target=there.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{there.server_port}/"
        (tmp_path / "jpserver-1.json").write_text(json.dumps({"url": url, "token": "shared & odd"}))
        server = subprocess.Popen([sys.executable, "-c", f"import time; time.sleep({60 if own else 1})"])
        told = opening.address_of(server, tmp_path, "lab", "mine")
        there.shutdown()
        server.kill()
        server.wait()
    assert told == ((url + "lab?token=shared%20%26%20odd", False) if own else (None, True))


def test_the_token_of_the_server_is_on_no_command_line(lab, monkeypatch):
    """Everybody on a computer can read command lines."""
    monkeypatch.delenv("JUPYTER_TOKEN", raising=False)
    tokens = {lab.jupyter_env()["JUPYTER_TOKEN"] for _ in range(2)}
    assert len(tokens) == 2 and all(len(token) == 32 for token in tokens)
    command = lab.part("opening").lab_command(["--port=9999"])
    assert "--ServerApp.ip=127.0.0.1" in command and not [part for part in command if "token" in part]


@pytest.mark.skipif(os.name == "nt", reason="a signal to another process is a Unix matter")
def test_each_lab_prints_its_own_address_and_ends_with_one_line(lab):
    import signal

    lab.setup(quiet=True)
    env = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    env["JUPYTER_TOKEN"] = "shared by all servers of this user"
    two = [subprocess.Popen([sys.executable, str(LAB)], env=env, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    opened = [[server.stdout.readline().strip() for _ in range(3)] for server in two]
    assert [lines[0] for lines in opened] == ["JupyterLab is open at"] * 2
    assert all(lines[2].startswith("http://127.0.0.1:") for lines in opened)
    assert len({lines[2].split("/")[2] for lines in opened}) == 2, "started at once, they have each a port of its own"
    for server in two:
        server.send_signal(signal.SIGINT)
        rest, _ = server.communicate(timeout=60)
        assert rest.splitlines()[-1] == "JupyterLab has stopped."
        assert server.returncode == 0


# ------------------------------------------------------------------ notebooks as programs

KERNEL_THAT_WRITES = """
import pathlib, sys
assert sys.argv[1] == "--program", sys.argv
notebook = pathlib.Path(sys.argv[2])
if "wrong" in notebook.read_text(encoding="utf-8"):
    sys.exit("In its code cell 1: wrong")
print(f"// \\u00e4 {pathlib.Path.cwd().name}\\nclass {notebook.stem.title()} {{\\n}}")
"""


@pytest.fixture
def writing(lab, tmp_path, monkeypatch):
    """A kernel that writes programs without any Java."""
    spec = tmp_path / "spec"
    lab.write(spec / "kernel.json", json.dumps({"argv": [sys.executable, "-c", KERNEL_THAT_WRITES, "{connection_file}"]}))
    lab.write(spec / "jars" / "kernel" / "himalia-api-1.jar", "")
    monkeypatch.setattr(lab, "KERNEL", spec)
    monkeypatch.setattr(lab, "setup", lambda quiet: None)
    return lab.part("exporting")


def test_export_writes_each_notebook_as_a_program_and_says_how_to_run_it(writing, tmp_path, capsys):
    one = write_notebook(tmp_path / "one.ipynb", "1")
    folder = tmp_path / "new" / "programs"
    assert writing.main([str(one), "--java", str(folder)]) == 0
    assert (folder / "One.java").read_text(encoding="utf-8") == f"// \u00e4 {tmp_path.name}\nclass One {{\n}}\n"
    said = capsys.readouterr().out.splitlines()
    assert said[0] == str(folder / "One.java")
    assert said[1].startswith('To run one: java -cp "') and "himalia-api-1.jar" in said[1]


def test_export_writes_nothing_for_a_notebook_that_does_not_compile(writing, tmp_path, capsys):
    bad, good = write_notebook(tmp_path / "bad.ipynb", "wrong"), write_notebook(tmp_path / "good.ipynb", "1")
    folder = tmp_path / "programs"
    assert writing.main([str(bad), str(good), "--java", str(folder)]) == 1
    assert [file.name for file in folder.iterdir()] == ["Good.java"]
    assert "bad.ipynb\n    In its code cell 1: wrong\n" in capsys.readouterr().out
    assert writing.main([str(bad), "--java", str(tmp_path / "none")]) == 1
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("arguments", [[], ["x.ipynb"], ["x.ipynb", "--java"], ["--java", "folder"], ["x.ipynb", "--python", "x"]])
def test_export_says_what_it_wants(arguments):
    assert_one_sentence(run_lab("export", *arguments), "`./lab export notebooks/*.ipynb --java programs`")


def test_jupyterlab_exports_a_notebook_as_java(lab, tmp_path, monkeypatch):
    """In a Python of its own: nbconvert finds what is installed, and asks the kernel beside it."""
    packages = tmp_path / "lib" / "python3" / "site-packages"
    packages.mkdir(parents=True)
    monkeypatch.setattr(lab, "VENV", tmp_path)
    lab.install_exporter()
    kernel = tmp_path / "share" / "jupyter" / "kernels" / "java" / "kernel.json"
    lab.write(kernel, json.dumps({"argv": [sys.executable, "-c", KERNEL_THAT_WRITES, "{connection_file}"]}))
    program = """if True:
        import sys, nbformat
        sys.path.insert(0, sys.argv[1])
        from nbconvert.exporters.base import get_export_names, get_exporter
        assert "java" in get_export_names()
        sys.prefix = sys.argv[2]
        exporter = get_exporter("java")()
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1")])
        text, more = exporter.from_notebook_node(notebook, {"metadata": {"name": "shown"}})
        print(exporter.output_mimetype, more["output_extension"], text.splitlines()[1])
    """
    done = subprocess.run([sys.executable, "-c", program, packages, tmp_path], capture_output=True, text=True)
    assert done.stdout == "text/x-java .java class Shown {\n", done.stderr


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


def test_the_jdks_to_test_on_are_those_named_or_the_newest_of_each_other_version(lab, machine, monkeypatch, capsys):
    for version in ("17.0.1", "25.0.2", "26.0.1", "26.0.2", "27", "28"):
        make_jdk(machine / "jvm" / f"jdk-{version}", version)
    test = lab.part("test")
    assert [jdk.version for jdk in test.other_jdks()] == [(25, 0, 2), (26, 0, 2)], "27 is the main one"
    monkeypatch.setenv("HIMALIA_JDKS", os.pathsep.join(str(machine / "jvm" / name) for name in ("jdk-28", "jdk-26.0.1")))
    assert [jdk.version for jdk in test.other_jdks()] == [(28,), (26, 0, 1)]
    for home, why in ((machine / "jvm" / "jdk-17.0.1", "which is too old"), (machine / "no", "in which there is no Java")):
        monkeypatch.setenv("HIMALIA_JDKS", str(home))
        assert lab.guarded(["test", "jdks"]) == 2
        said = capsys.readouterr().err
        assert said.startswith("HIMALIA_JDKS names ") and said.endswith(f"{home}, {why}.\n") and said.count("\n") == 1


def test_every_part_of_the_tests_is_in_the_whole_and_named_in_the_help(lab):
    test = lab.part("test")
    assert set(test.PARTS) - set(test.WHOLE) == {"golden", "fast", "fuzz", "hub", "spark"}, "parts of java, and what takes its time"
    for part in test.PARTS:
        assert part in lab.__doc__, part
    for name in test.SLOW:
        found = [*ROOT.glob(f"*/src/test/java/**/{name}.java"), *ROOT.glob(f"*/*/src/test/java/**/{name}.java")]
        assert found, f"there is no {name} any more"


def test_the_tests_compile_anew_what_a_set_up_compiled_leniently(lab, tmp_path):
    test = lab.part("test")
    status = tmp_path / "lib" / "core" / "target" / "maven-status"
    status.mkdir(parents=True)
    test.ROOT, lab.LENIENT = tmp_path, tmp_path / "lenient-build.txt"
    test.forget_lenient_build()
    assert status.exists()
    lab.LENIENT.write_text("x")
    test.forget_lenient_build()
    assert not status.exists() and not lab.LENIENT.exists()


def test_a_set_up_never_fails_for_a_warning(lab, monkeypatch, tmp_path):
    asked = []
    lab.LENIENT = tmp_path / "lenient-build.txt"
    monkeypatch.setattr(lab, "find_maven", lambda jdk: "mvn")
    monkeypatch.setattr(lab, "java_env", lambda jdk: {})
    monkeypatch.setattr(lab, "logged", lambda command, *_: asked.append(command))
    lab.package(None, [])
    assert lab.LENIENT.exists()
    lab.package(None, [], strict=True)
    assert ["-Dhimalia.strict=false" in command for command in asked] == [True, False]
    assert ["-Dhimalia.strict=true" in command for command in asked] == [False, True]
    assert all("-Dspotless.check.skip=true" in command for command in asked)


def test_counts_the_reports_of_surefire_and_pytest_alike(lab, tmp_path):
    surefire, pytest_ = tmp_path / "a.xml", tmp_path / "b.xml"
    surefire.write_text('<testsuite tests="5" failures="1" errors="1" skipped="1"/>')
    pytest_.write_text('<testsuites><testsuite tests="3" failures="0" errors="0" skipped="1"/></testsuites>')
    assert lab.part("test").count_tests([surefire, pytest_]) == (4, 2)


def test_the_versions_of_all_packages_are_exact(lab):
    lines = [line.split("#")[0].strip() for line in lab.REQUIREMENTS.read_text().splitlines()]
    assert all("==" in line for line in lines if line)
    assert "://" not in lab.REQUIREMENTS.read_text(), "no registry is named here"
