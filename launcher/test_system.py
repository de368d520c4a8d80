"""The launcher as if this were another system: one file knows which it is, and all others go by it."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from himalia import jdks, system
from himalia.samples import quoted
from loading import ROOT, load_lab
from test_lab import make_jdk

HERE = Path(__file__).parent
ASKS = re.compile(r"os\.name|sys\.platform|platform\.system|\bfcntl\b|\bmsvcrt\b|\bWINDOWS\b|\bMAC\b|geteuid|/bin/sh|\.exe\b")


def test_one_file_asks_which_system_this_is():
    files = [ROOT / "lab", *HERE.glob("*.py"), *HERE.glob("himalia/*.py")]
    for file in files:
        if not file.name.startswith("test_"):
            found = set(ASKS.findall(file.read_text(encoding="utf-8")))
            assert bool(found) == (file.name == "system.py"), f"{file.name}: {found}"


# ------------------------------------------------------------------ as if this were Windows


@pytest.fixture
def windows(monkeypatch, tmp_path):
    """Windows, as far as Python on another system can play it: a folder for a drive, no Java, no Maven."""
    monkeypatch.setattr(system, "WINDOWS", True)
    monkeypatch.setattr(system, "MAC", False)
    for name in ("JAVA_HOME", "MAVEN_HOME", "M2_HOME", "CONDA_PREFIX", "CI"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(system, "JDK_FOLDERS", [folder for folder in system.JDK_FOLDERS if folder.startswith(("$", "~"))])
    monkeypatch.setenv("ProgramFiles", str(tmp_path / "Program Files"))
    monkeypatch.setenv("HOME", str(tmp_path / "Users" / "홍 길동"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Users" / "홍 길동" / "AppData" / "Local"))
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    locks = SimpleNamespace(LK_NBLCK=2, locking=lambda number, kind, size: os.fstat(number))
    monkeypatch.setitem(sys.modules, "msvcrt", locks)
    return tmp_path


def windows_jdk(home, version="25.0.3"):
    make_jdk(home, version)
    for tool in (home / "bin").iterdir():
        tool.rename(tool.with_name(tool.name + ".exe"))
    return home


def test_a_jdk_is_found_among_the_program_files(windows):
    home = windows_jdk(windows / "Program Files" / "Eclipse Adoptium" / "jdk-25.0.3+9-hotspot")
    make_jdk(windows / "Program Files" / "Java" / "jdk-27", "27")  # without .exe it is none
    assert jdks.find_jdk().home == home
    fetched = windows_jdk(windows / "Users" / "홍 길동" / ".jdk" / "jdk-26", "26")
    assert jdks.find_jdk().home == fetched


def test_without_a_jdk_the_advice_is_one_for_windows(windows):
    with pytest.raises(jdks.Trouble, match="found none: install one, for example `winget install EclipseAdoptium.Temurin.25.JDK`,"):
        jdks.find_jdk()


def test_a_java_home_with_a_drive_letter_is_named_as_it_was_typed(windows, monkeypatch):
    there = jdks.jdk_in(windows_jdk(windows / "jdk"))
    monkeypatch.setenv("JAVA_HOME", r"D:\Program Files\Java\jdk-17")
    assert jdks.word_on_java_home(there).startswith(r"JAVA_HOME (D:\Program Files\Java\jdk-17) has no Java: taking JDK 25.0.3")


def test_a_path_of_windows_is_quoted_where_a_console_needs_it():
    assert quoted(r"C:\Users\x\himalia") == r"C:\Users\x\himalia"
    assert quoted(r"C:\Users\홍 길동\himalia") == r'"C:\Users\홍 길동\himalia"'


def test_what_is_kept_lies_where_each_system_keeps_it(windows, monkeypatch):
    assert system.cache_folder("himalia") == windows / "Users" / "홍 길동" / "AppData" / "Local" / "himalia" / "Cache"
    monkeypatch.delenv("LOCALAPPDATA")
    assert system.cache_folder("himalia") == Path.home() / "AppData" / "Local" / "himalia" / "Cache"
    monkeypatch.setattr(system, "WINDOWS", False)
    monkeypatch.setenv("XDG_CACHE_HOME", "/mine")
    assert system.cache_folder("himalia") == Path("/mine/himalia")
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert system.cache_folder("himalia") == Path.home() / ".cache" / "himalia"
    monkeypatch.setattr(system, "MAC", True)
    assert system.cache_folder("himalia") == Path.home() / "Library" / "Caches" / "himalia"


@pytest.mark.parametrize("windows_, mac, words", [(True, False, "winget"), (False, True, "brew"), (False, False, "adoptium")])
def test_each_system_has_its_own_advice(windows, monkeypatch, windows_, mac, words):
    monkeypatch.setattr(system, "WINDOWS", windows_)
    monkeypatch.setattr(system, "MAC", mac)
    assert words in jdks.how_to_get("jdk") and "maven" in jdks.how_to_get("maven")


def test_another_program_is_waited_for_and_ends_with_this_one(windows, monkeypatch):
    calls = []
    monkeypatch.setattr(subprocess, "call", lambda command, env: calls.append((command, env)) or 7)
    monkeypatch.setattr(os, "execve", lambda *_: pytest.fail("Windows has no such call"))
    assert system.become([Path("java.exe"), "x"], {"A": "1"}, ends_with_us=["JPY_PARENT_PID"]) == 7
    assert calls == [(["java.exe", "x"], {"A": "1", "JPY_PARENT_PID": str(os.getpid())})]


@pytest.mark.parametrize("left", [True, False])
def test_a_kernel_that_dies_is_started_once_more_to_say_so(windows, tmp_path, monkeypatch, left):
    connection = tmp_path / "kernel-1.json"
    calls = []

    def call(command, env):
        calls.append(command)
        if left:
            (tmp_path / ".kernel-1.json.himalia").touch()
        return 7

    monkeypatch.setattr(subprocess, "call", call)
    assert system.become_kernel(["java.exe", "-jar", "x", str(connection)], {}) == 7
    watched = ["java.exe", f"-Dhimalia.launcher={os.getpid()}", "-jar", "x", str(connection)]
    told = ["java.exe", "-Dhimalia.ended=7", "-jar", "x", str(connection)]
    assert calls == ([watched, told] if left else [watched])


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such shell")
@pytest.mark.parametrize("left", [True, False])
def test_so_does_the_script_of_the_other_systems(tmp_path, left):
    folder = tmp_path / "홍 'a\" b"
    folder.mkdir()
    java, connection, log = folder / "java", folder / "kernel-1.json", folder / "log"
    note = folder / ".kernel-1.json.himalia"
    make = f'touch "$(dirname "$0")/{note.name}"' if left else ":"
    java.write_text(f'#!/bin/sh\n{make}\nprintf "%s|" "$@" >> "$(dirname "$0")/log"\necho >> "$(dirname "$0")/log"\nexit 7\n')
    java.chmod(0o755)
    process = subprocess.Popen(["/bin/sh", str(system.SUPERVISE), str(java), "-jar", "a b", str(connection)])
    assert process.wait() == 7
    watched, told = f"-Dhimalia.launcher={process.pid}|-jar|a b|{connection}|", f"-Dhimalia.ended=7|-jar|a b|{connection}|"
    assert log.read_text().splitlines() == ([watched, told] if left else [watched])


def test_what_runs_in_the_background_is_detached_and_below_others(windows, monkeypatch):
    started = []
    monkeypatch.setattr(subprocess, "Popen", lambda command, **how: started.append((command, how)))
    system.start_in_background(["python.exe", "-m", "himalia"])
    [(command, how)] = started
    assert command == ["python.exe", "-m", "himalia"] and how["creationflags"] == 0x4208


# ------------------------------------------------------------------ all commands of `lab` there


@pytest.fixture
def lab_there(windows, monkeypatch):
    """A copy of the project in a folder of a student, whose tools only write down that they were called."""
    root = windows / "Users" / "홍 길동" / "himalia"
    (root / "notebooks").mkdir(parents=True)
    shutil.copytree(HERE, root / "launcher", ignore=shutil.ignore_patterns("__pycache__", "test_*"))
    shutil.copytree(ROOT / "kernel" / "app" / "src" / "main" / "kernelspec", root / "kernel/app/src/main/kernelspec")
    (root / "lib" / "golden" / "vectors").mkdir(parents=True)
    (root / "data").mkdir()
    for name in ("lab", "requirements.txt", "pom.xml", "README.md", "LICENSE", "lib/golden/pom.xml", "data/README.md"):
        shutil.copyfile(ROOT / name, root / name)
    shutil.copyfile(ROOT / "notebooks" / "p_01_00_setup_check.ipynb", root / "notebooks" / "x.ipynb")
    windows_jdk(windows / "Program Files" / "Java" / "jdk-25")
    maven = windows / "maven" / "bin" / "mvn.cmd"
    maven.parent.mkdir(parents=True)
    maven.write_text("#!/bin/sh\necho Apache Maven 3.9.1\n")
    maven.chmod(0o755)
    monkeypatch.setenv("MAVEN_HOME", str(windows / "maven"))
    lab = load_lab(root)
    lab.called = called = []

    def logged(command, log, failure, env=None, tell=None):
        command = [str(part) for part in command]
        called.append(command)
        if "venv" in command:
            lab.write(root / ".venv" / "Scripts" / "python.exe", "")
            (root / ".venv" / "Lib" / "site-packages").mkdir(parents=True)
        elif "package" in command:
            for jar in ("kernel/app/target/himalia-kernel-1.jar", "kernel/app/target/lib/gson.jar"):
                lab.write(root / jar, "")
            for jar in ("lib/core/target/himalia-1.jar", "lib/golden/target/himalia-golden-1.jar"):
                lab.write(root / jar, "")
        elif "rehearse" in command:
            lab.write(Path(command[command.index("rehearse") + 1]), "")

    def call(command, **_):
        called.append([str(part) for part in command])
        return 0

    monkeypatch.setattr(lab, "logged", logged)
    monkeypatch.setattr(subprocess, "call", call)
    return lab


def test_it_sets_up(lab_there, windows, capsys):
    assert lab_there.guarded(["setup"]) == 0, capsys.readouterr().err
    venv, python = lab_there.VENV, str(lab_there.VENV / "Scripts" / "python.exe")
    spec = json.loads((venv / "share/jupyter/kernels/java/kernel.json").read_text(encoding="utf-8"))
    java = str(windows / "Program Files" / "Java" / "jdk-25" / "bin" / "java.exe")
    assert spec["argv"][:4] == [python, str(lab_there.ROOT / "lab"), "kernel", java]
    assert not list(venv.rglob("*.sh"))
    assert (venv / "Lib" / "site-packages" / "himalia_export" / "__init__.py").exists()
    tools = [command[0] for command in lab_there.called]
    assert tools[1:3] == [python, str(windows / "maven" / "bin" / "mvn.cmd")]
    capsys.readouterr()
    assert lab_there.guarded(["setup"]) == 0
    assert [line.split(" ... ")[1] for line in capsys.readouterr().out.splitlines()][1:] == ["unchanged"] * 4


def test_its_other_commands_call_what_windows_has(lab_there, windows, capsys, monkeypatch):
    lab = lab_there
    assert lab.guarded(["setup"]) == 0
    lab.called.clear()
    notebook = str(lab.ROOT / "notebooks" / "x.ipynb")
    assert lab.guarded(["run", notebook]) == 0
    assert lab.guarded(["golden"]) == 0
    assert lab.guarded(["wheel"]) == 0
    gone = r"C:\Program Files\Java\gone\bin\java.exe"
    assert lab.guarded(["kernel", gone, "-jar", "x.jar", "connection.json"]) == 0
    python, java = str(lab.VENV / "Scripts" / "python.exe"), str(windows / "Program Files/Java/jdk-25/bin/java.exe")
    programs = [command[0] for command in lab.called]
    assert set(programs) == {python, java, str(windows / "maven" / "bin" / "mvn.cmd")}
    assert lab.called[0] == [python, str(lab.ROOT / "lab"), "run", notebook]
    assert programs[-1] == java and lab.called[-1][-1] == "connection.json"
    assert lab.part("opening").lab_command()[:3] == [python, "-m", "jupyterlab"]
    assert "--no-browser" not in lab.part("opening").lab_command()
    assert "gone: using JDK 25.0.3" in capsys.readouterr().err


def test_a_file_in_use_is_told_as_windows_means_it(lab_there, capsys, monkeypatch):
    def refuse(arguments):
        raise PermissionError(13, "The process cannot access the file", r"C:\himalia\.venv\x.jar")

    monkeypatch.setattr(lab_there, "main", refuse)
    assert lab_there.guarded([]) == 2
    assert capsys.readouterr().err == "Himalia may not write C:\\himalia\\.venv\\x.jar: close the notebooks that use it.\n"


def test_the_package_starts_its_kernel_there(windows, monkeypatch, tmp_path):
    from himalia import installation, kernel

    java = windows_jdk(windows / "Program Files" / "Java" / "jdk-25") / "bin" / "java.exe"
    calls, background = [], []
    (tmp_path / "jars" / "kernel").mkdir(parents=True)
    (tmp_path / "jars" / "SHA256SUMS").write_text("")
    monkeypatch.setattr(installation, "JARS", tmp_path / "jars")
    monkeypatch.setattr(installation, "JARS_LIST", tmp_path / "jars" / "SHA256SUMS")
    monkeypatch.delenv("HIMALIA_CACHE", raising=False)
    monkeypatch.setattr(subprocess, "call", lambda command, env: calls.append(command) or 0)
    monkeypatch.setattr(system, "start_in_background", background.append)
    file = r"C:\Users\홍 길동\AppData\Roaming\jupyter\runtime\kernel-1.json"
    assert kernel.main(["--jvm-option=-Xmx1g", "-f", file]) == 0
    [command] = calls
    assert (command[0], command[-1]) == (str(java), file) and "-Xmx1g" in command
    assert background[0][1:] == ["-m", "himalia", "quick-start", "--later"]
    kept = windows / "Users" / "홍 길동" / "AppData" / "Local" / "himalia" / "Cache"
    assert sorted(file.name for file in kept.iterdir()) == ["jdk.json", "options.json"]
