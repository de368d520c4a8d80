"""The package: what is in it, and that it works where it is installed, in a fresh environment and an empty home."""

import html
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from email import message_from_string
from importlib import metadata
from pathlib import Path

import nbformat
import pytest
from loading import ROOT, load_lab

POSIX = os.name == "posix"
ODD = "내 과제 'eins' \"2\"" if POSIX else "내 과제 'eins'"

# Runs cells in a kernel of the name that comes first, and prints what each shows.
RUN = """
import json, sys
from jupyter_client.manager import start_new_kernel
name, *cells = json.loads(sys.stdin.read())
manager, client = start_new_kernel(kernel_name=name, startup_timeout=120)
shown = [manager.provisioner.pid]
try:
    for cell in cells:
        heard = []
        client.execute_interactive(cell, timeout=120, output_hook=heard.append)
        texts = [m["content"].get("text") or m["content"].get("evalue") or m["content"].get("data", {}).get("text/plain")
                 for m in heard if m["msg_type"] in ("stream", "error", "execute_result", "display_data")]
        shown.append("".join(texts))
finally:
    client.stop_channels()
    manager.shutdown_kernel()
print(json.dumps(shown))
"""
PARENT = "ProcessHandle.current().parent().get().pid()"

# Makes a Python believe that there is no Java.
NO_JAVA = "from himalia import system; system.JDK_FOLDERS.clear(); "


class Place:
    """An environment with Jupyter and nothing of Himalia, and a home that is empty."""

    def __init__(self, folder):
        self.folder = folder
        self.home = folder / "home"
        self.venv = folder / "venv"
        self.home.mkdir(parents=True)
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", self.venv], check=True)
        self.python = self.venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        # Jupyter is that of the set-up: to fetch it anew takes minutes.
        self.packages = Path(self.run("-c", "import sysconfig; print(sysconfig.get_path('purelib'))").stdout.strip())
        (self.packages / "jupyter.pth").write_text(next(p for p in sys.path if p.endswith("site-packages")), encoding="utf-8")
        templates = Path("share") / "jupyter" / "nbconvert"
        shutil.copytree(Path(sys.prefix) / templates, self.venv / templates)

    def env(self, **more):
        foreign = ("JUPYTER", "PYTHON", "HIMALIA", "XDG", "IPYTHON")
        env = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
        here = {name: str(self.home) for name in ("HOME", "USERPROFILE")}
        here |= {name: str(self.home / "AppData") for name in ("APPDATA", "LOCALAPPDATA")}
        # Nothing is kept: no history, as the JVM takes another home, and no cache, which would be made meanwhile.
        env = {**env, **here, "HIMALIA_HISTORY": "", "HIMALIA_CACHE": "", "PYTHONUTF8": "1", **more}
        return {name: value for name, value in env.items() if value is not None}

    def run(self, *arguments, text=None, **more):
        command = [str(self.python), *map(str, arguments)]
        output = dict(stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
        return subprocess.run(command, input=text, env=self.env(**more), cwd=self.home, **output)

    def install(self, wheel):
        pip = [sys.executable, "-m", "pip", "--python", self.python, "install", "-q", "--disable-pip-version-check"]
        subprocess.run([*map(str, pip), "--no-index", "--no-deps", str(wheel)], check=True)
        return self

    def himalia(self, *arguments, **more):
        return self.run("-m", "himalia", *arguments, **more)

    def cells(self, *cells, kernel="java", **more):
        """The number of the process that was started, and what each cell shows."""
        done = self.run("-c", RUN, text=json.dumps([kernel, *cells]), **more)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout.splitlines()[-1])

    def kernels(self):
        listed = json.loads(self.run("-m", "jupyter_client.kernelspecapp", "list", "--json").stdout)
        return {name: Path(about["resource_dir"]) for name, about in listed["kernelspecs"].items()}


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    lab = load_lab()
    return lab.part("wheel").build(folder=tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="session")
def place(wheel, tmp_path_factory):
    """With the package, in a folder of an odd name; while the tests run, its first start makes a start-up cache."""
    place = Place(tmp_path_factory.mktemp("place") / ODD).install(wheel)
    assert place.cells("1 + 1", HIMALIA_CACHE=None)[1:] == ["2"]
    return place


@pytest.fixture
def another(wheel, tmp_path):
    return Place(tmp_path)


# ------------------------------------------------------------------ what is in it


def test_it_holds_all_that_a_computer_needs_but_java(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    data = f"himalia-{load_lab().project_version()}.data/data/share/jupyter/"
    kernel, cells = ("himalia/jars/kernel/himalia-kernel-", "himalia/jars/cells/himalia-")
    maven = "himalia/jars/maven/himalia-maven-"
    for begin in (kernel, cells, maven, "himalia/kernel.py", data + "kernels/java/kernel.json", data + "kernels/java/logo-svg.svg"):
        assert any(name.startswith(begin) for name in names), begin
    samples = {Path(name).name for name in names if name.startswith("himalia/samples/notebooks/")}
    assert samples == {file.name for file in (ROOT / "notebooks").glob("*.ipynb")}
    assert not [name for name in names if "test" in Path(name).name.lower() and name.endswith(".py")]


def test_no_text_in_it_names_a_folder_of_the_machine_that_made_it(wheel):
    with zipfile.ZipFile(wheel) as files:
        for name in files.namelist():
            if name.endswith((".py", ".json", ".js", "SUMS", ".txt", "METADATA")):
                text = files.read(name).decode()
                assert str(ROOT) not in text and str(Path.home()) + "/" not in text, name


def test_the_same_sources_make_the_same_wheel(wheel, tmp_path):
    again = load_lab().part("wheel").build(folder=tmp_path)
    assert again.name == wheel.name and again.read_bytes() == wheel.read_bytes()


def test_what_it_needs_is_what_the_set_up_has(wheel):
    from packaging.requirements import Requirement

    with zipfile.ZipFile(wheel) as files:
        text = files.read(next(name for name in files.namelist() if name.endswith("METADATA"))).decode()
    needed = [Requirement(text) for text in message_from_string(text).get_all("Requires-Dist")]
    assert {"jupyterlab", "plotly", "nbclient"} <= {need.name for need in needed}
    for need in needed:
        assert need.specifier.contains(metadata.version(need.name)), need


@pytest.mark.parametrize("version, expected", [("4.6.6", ">=4,<5"), ("0.11.0", ">=0.11,<1"), ("25.10", ">=25,<26")])
def test_a_requirement_is_a_range_that_ends_where_something_may_break(version, expected):
    assert load_lab().part("wheel").a_range("x", version) == "x" + expected


# ------------------------------------------------------------------ where it is installed


def test_jupyter_sees_the_kernel_at_once(place):
    assert place.kernels()["java"] == place.venv / "share" / "jupyter" / "kernels" / "java"
    assert place.himalia("--version").stdout == f"Himalia {load_lab().project_version()}\n"


def test_cells_run_in_a_folder_of_any_name(place):
    _, two, folder = place.cells("1 + 1", 'System.getProperty("user.dir")')
    assert two == "2" and folder == str(place.home) and ODD in folder


@pytest.mark.skipif(not POSIX, reason="Windows cannot become another program")
def test_the_process_that_jupyter_starts_watches_over_the_jvm_and_nothing_stands_between(place):
    pid, seen = place.cells(PARENT)
    assert int(seen) == pid


def test_a_running_cell_can_be_interrupted(place):
    program = """if True:
        from jupyter_client.manager import start_new_kernel
        manager, client = start_new_kernel(kernel_name="java", startup_timeout=120)
        asked = client.execute('System.out.println("on"); while (true) { }')
        while client.get_iopub_msg(timeout=120)["msg_type"] != "stream":
            pass
        manager.interrupt_kernel()
        answer = client.get_shell_msg(timeout=120)
        while answer["parent_header"]["msg_id"] != asked:
            answer = client.get_shell_msg(timeout=120)
        print(answer["content"]["status"])
        print(client.execute_interactive("1", timeout=120, output_hook=lambda _: None)["content"]["status"])
        client.stop_channels()
        manager.shutdown_kernel()
    """
    done = place.run("-c", program)
    assert done.stdout.split() == ["error", "ok"], done.stderr


@pytest.mark.skipif(not POSIX, reason="a signal to another process is a Unix matter")
def test_a_kernel_ends_when_the_one_that_started_it_is_killed(place):
    program = """if True:
        import time
        from jupyter_client.manager import start_new_kernel
        manager, client = start_new_kernel(kernel_name="java", startup_timeout=120)
        print(manager.provisioner.pid, flush=True)
        time.sleep(600)
    """
    command = [str(place.python), "-c", program]
    server = subprocess.Popen(command, env=place.env(), cwd=place.home, stdout=subprocess.PIPE, text=True)
    kernel = int(server.stdout.readline())
    server.send_signal(signal.SIGKILL)
    server.wait()
    server.stdout.close()
    end = time.monotonic() + 120
    while alive(kernel):
        assert time.monotonic() < end, "it is still there"
        time.sleep(0.2)


def alive(pid):
    import psutil

    return psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE


def test_nothing_is_written_where_it_is_installed(place):
    def contents():
        files = [f for f in place.venv.rglob("*") if f.is_file() and f.suffix != ".pyc" and "jupyter" not in f.parts[-2:]]
        return {file: (file.stat().st_mtime_ns, file.stat().st_size) for file in files}

    before = contents()
    assert len(before) > 50
    place.cells("1 + 1", 'line(List.of(1, 2))')
    place.himalia("doctor")
    assert contents() == before


def test_where_nothing_can_be_kept_it_starts_all_the_same(place):
    file = place.home / "a file"
    file.write_text("")
    assert place.cells("1 + 1", HIMALIA_CACHE=str(file / "below"))[1:] == ["2"]


def test_the_cell_of_a_kernel_without_java_says_what_to_do(place):
    spec = place.home / "no" / "kernels" / "none" / "kernel.json"
    spec.parent.mkdir(parents=True)
    program = NO_JAVA + "import sys; from himalia.kernel import main; sys.exit(main(sys.argv[1:]))"
    argv = [str(place.python), "-c", program, "{connection_file}"]
    spec.write_text(json.dumps({"argv": argv, "display_name": "None", "language": "java"}))
    without = dict(JUPYTER_PATH=str(place.home / "no"), JAVA_HOME=None, PATH=str(place.home))
    _, said = place.cells("1 + 1", kernel="none", **without)
    assert said.startswith("Himalia runs on JDK 25, 26 or 27 and found none: `himalia install-jdk` fetches one, or install")
    assert said.count("\n") == 0


# ------------------------------------------------------------------ its commands


def command_without_java(place, *arguments, before="", **more):
    program = NO_JAVA + before + "import sys; from himalia import __main__ as it; sys.exit(it.guarded(sys.argv[1:]))"
    return place.run("-c", program, *arguments, JAVA_HOME=None, PATH=str(place.home), **more)


def test_notebooks_are_copied_and_run_and_those_that_were_changed_stay(place):
    folder = place.home / "mein Ordner"
    done = place.himalia("notebooks", folder)
    assert done.returncode == 0 and f'jupyter lab "{folder / "notebooks"}"' in done.stdout
    for name in ("p_01_00_setup_check", "p_02_05_data_division"):
        path = folder / "notebooks" / f"{name}.ipynb"
        assert path.read_bytes() == (ROOT / "notebooks" / path.name).read_bytes()
    assert (folder / "data" / "BostonHousing.csv").exists()
    done = place.run("-m", "nbconvert", "--to", "notebook", "--execute", "--inplace", path)
    assert done.returncode == 0, done.stderr
    path.write_text("mine")
    done = place.himalia("notebooks", folder)
    assert done.stdout.startswith("0 files are in ") and "stay as they are" in done.stdout
    assert path.read_text() == "mine"


def test_the_doctor_runs_a_cell_and_says_what_it_found(place):
    done = place.himalia("doctor")
    assert done.returncode == 0, done.stdout
    lines = done.stdout.splitlines()
    assert lines[0].startswith("Himalia ") and lines[-1] == "All is well."
    told = dict(line.split(" ... ") for line in lines if " ... " in line)
    assert list(told) == ["JDK", "jars", "kernelspec", "quick start", "a cell"]
    assert told["a cell"].startswith("1 + 1 gives 2")


def test_the_doctor_finds_a_damaged_jar_a_kernel_that_is_gone_and_no_java(another, wheel):
    another.install(wheel)
    jar = next(another.packages.glob("himalia/jars/cells/gson*.jar"), next(another.packages.glob("himalia/jars/cells/*.jar")))
    jar.write_bytes(b"half")
    (jar.parent / "more-1.jar").write_bytes(b"")
    shutil.rmtree(another.venv / "share" / "jupyter" / "kernels" / "java")
    done = command_without_java(another, "doctor")
    assert done.returncode == 1, done.stderr
    told = dict(line.split(" ... ") for line in done.stdout.splitlines() if " ... " in line)
    assert "found none: `himalia install-jdk` fetches one" in told["JDK"]
    assert told["jars"].startswith(f"cells/{jar.name}, cells/more-1.jar is not as it was made: `pip install --force-reinstall")
    assert told["kernelspec"] == "there is no kernel java: `himalia install` adds ours."
    assert told["quick start"] == told["a cell"] == "left out, as there is no JDK"
    assert done.stdout.splitlines()[-1] == "3 of 5 will not do: mend the first, then ask again."


def test_a_console_that_lacks_the_letters_of_a_path_shows_the_rest(place):
    done = subprocess.run(
        [str(place.python), "-m", "himalia", "notebooks", str(place.home / "\U0001d4d0")],
        env=place.env(PYTHONIOENCODING="cp949", PYTHONUTF8="0"),
        capture_output=True,
    )
    assert done.returncode == 0 and "과제" in done.stdout.decode("cp949"), done.stderr


def test_kernels_stand_side_by_side_under_names_of_their_own(place, tmp_path):
    small = place.himalia("install", "--prefix", tmp_path, "--name", "java-small", "--jvm-option=-Xmx300m")
    large = place.himalia("install", "--user", "--name", "Java-Large", "--jvm-option", "-Dhimalia.test=a b")
    assert (small.returncode, large.returncode) == (0, 0), small.stderr + large.stderr
    path = str(tmp_path / "share" / "jupyter")
    memory = "Runtime.getRuntime().maxMemory() / 1000000 < 400"
    option = 'System.getProperty("himalia.test")'
    assert place.cells(memory, option, kernel="java-small", JUPYTER_PATH=path)[1:] == ["true", "null"]
    assert place.cells(memory, option, kernel="java-large", JUPYTER_PATH=path)[1:] == ["false", "a b"]
    assert {"java", "java-large"} <= set(place.kernels())
    assert place.himalia("uninstall", "--name", "Java-Large").returncode == 0
    assert "java-large" not in place.kernels() and "java" in place.kernels()
    again = place.himalia("uninstall", "--name", "java-large")
    assert again.returncode == 2 and again.stderr.startswith("There is no kernel java-large in ") and again.stderr.count("\n") == 1


def test_the_kernel_of_somebody_else_stays(place, tmp_path):
    spec = tmp_path / "share" / "jupyter" / "kernels" / "java" / "kernel.json"
    spec.parent.mkdir(parents=True)
    spec.write_text(json.dumps({"argv": ["java", "-jar", "other.jar"], "display_name": "Java", "language": "java"}))
    before = spec.read_text()
    for command in ("install", "uninstall"):
        done = place.himalia(command, "--prefix", tmp_path)
        assert done.returncode == 2 and "is another one: " in done.stderr and done.stderr.count("\n") == 1
    assert spec.read_text() == before


@pytest.mark.parametrize(
    "arguments, words",
    [
        (["fly"], "`himalia` has no command fly"),
        (["notebooks"], "`himalia notebooks` takes a folder"),
        (["doctor", "now"], "`himalia doctor` takes no arguments."),
        (["install", "--user", "--sys-prefix"], "not allowed with argument --user"),
        (["install", "--name", "a b"], "A kernel cannot be named a b"),
        (["uninstall", "--name", ".."], "A kernel cannot be named .."),
        (["install", "--frob"], "unrecognized arguments: --frob"),
        (["install", "--user", "--jvm-option=-Xmx1x"], "Java does not start with -Xmx1x: Invalid maximum heap size: -Xmx1x."),
    ],
)
def test_a_wrong_call_is_one_sentence(place, arguments, words):
    done = place.himalia(*arguments)
    assert done.returncode == 2 and words in done.stderr and done.stderr.count("\n") == 1, done.stderr


def test_without_the_package_for_it_install_jdk_says_how(place):
    done = command_without_java(place, "install-jdk", before="import sys; sys.modules['jdk'] = None; ")
    assert done.returncode == 2 and done.stderr.count("\n") == 1
    assert done.stderr.startswith("The package install-jdk fetches it: `pip install install-jdk`, and then `himalia install-jdk`")


@pytest.mark.skipif(not POSIX, reason="the JDK that is fetched is a link")
def test_a_jdk_that_was_fetched_is_found_by_the_kernel(place):
    """The package fetches nothing here: it puts a link to the JDK of the tests where it would put one."""
    folder = place.home / ".jdk"
    folder.mkdir()
    fake = f"""if True:
        import types, sys, os
        from himalia import system
        def install(version):
            assert version == "25"
            os.symlink({os.environ["JAVA_HOME"]!r}, {str(folder / "jdk-25")!r})
            return {str(folder / "jdk-25")!r}
        sys.modules["jdk"] = types.SimpleNamespace(install=install)
        system.JDK_FOLDERS.append("~/.jdk/*")
        import himalia.__main__ as it
        sys.exit(it.guarded(sys.argv[1:]))
    """
    without = dict(JAVA_HOME=None, PATH=str(place.home))
    done = place.run("-c", "from himalia import system; assert '~/.jdk/*' in system.JDK_FOLDERS; " + NO_JAVA)
    assert done.returncode == 0, done.stderr
    fake = "from himalia import system\nsystem.JDK_FOLDERS.clear()\n" + fake
    for said in (f"in {folder / 'jdk-25'} is there, and the kernel finds it by itself.", ": no other one is needed."):
        done = place.run("-c", fake, "install-jdk", **without)
        assert done.returncode == 0 and said in done.stdout, done.stdout + done.stderr
    shutil.rmtree(folder)


def test_the_package_that_fetches_jdks_takes_a_version():
    import inspect

    jdk = pytest.importorskip("jdk")
    assert list(inspect.signature(jdk.install).parameters)[0] == "version"


# ------------------------------------------------------------------ upgrades, several versions


def older(wheel, folder):
    """The wheel as of an earlier version, with a jar and a module that have gone since."""
    version = load_lab().project_version()
    old = folder / wheel.name.replace(version, "0.0.1")
    with zipfile.ZipFile(wheel) as files, zipfile.ZipFile(old, "w") as copy:
        gone = ["himalia/jars/cells/gone-1.jar", "himalia/gone.py"]
        for name in files.namelist():
            content = files.read(name)
            if name.endswith(("METADATA", "RECORD")):
                content = content.replace(version.encode(), b"0.0.1")
            if name.endswith("RECORD"):
                content += "".join(f"{file},,\n" for file in gone).encode()
            copy.writestr(name.replace(f"himalia-{version}.", "himalia-0.0.1."), content)
        for file in gone:
            copy.writestr(file, "")
    return old


def test_an_upgrade_leaves_nothing_of_the_older_version(another, wheel, tmp_path):
    another.install(older(wheel, tmp_path))
    assert another.himalia("--version").stdout == "Himalia 0.0.1\n"
    assert next(another.packages.glob("himalia/jars/cells/gone-1.jar"))
    another.install(wheel)
    assert not [file for file in another.packages.rglob("*gone*")]
    assert not list(another.packages.glob("himalia-0.0.1*"))
    assert another.cells("1 + 1")[1:] == ["2"]
    pip = [sys.executable, "-m", "pip", "--python", str(another.python), "uninstall", "-q", "-y", "himalia"]
    subprocess.run([*pip, "--disable-pip-version-check"], check=True)
    assert "java" not in another.kernels() and not (another.packages / "himalia" / "jars").exists()


# ------------------------------------------------------------------ the quick start


def test_the_first_start_has_made_a_start_up_cache_which_the_next_one_uses(place):
    """It was started long ago by the fixture, in the background; it belongs to the user."""
    cache = place.home / ".cache" / "himalia"
    end = time.monotonic() + 300
    while not list(cache.glob("start-*.aot")):
        assert time.monotonic() < end and not list(cache.glob("start-*.failed")), list(cache.iterdir())
        time.sleep(0.5)
    options = "java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments()"
    _, told = place.cells(options, HIMALIA_CACHE=None)
    assert f"-XX:AOTCache={next(cache.glob('start-*.aot'))}" in told
    assert place.himalia("quick-start", HIMALIA_CACHE=None).stdout.endswith("is there already.\n")
    assert "start-" in place.himalia("doctor", HIMALIA_CACHE=None).stdout


def test_each_version_in_each_place_has_a_start_up_cache_of_its_own(tmp_path, monkeypatch):
    from himalia import installation
    from himalia.jdks import Jdk

    monkeypatch.setenv("HIMALIA_CACHE", str(tmp_path))
    jars = [tmp_path / "one", tmp_path / "two"]
    seen = set()
    for folder, sums, jdk in ((jars[0], "a", "25"), (jars[0], "b", "25"), (jars[1], "a", "25"), (jars[0], "a", "26")):
        folder.mkdir(exist_ok=True)
        (folder / "SHA256SUMS").write_text(sums)
        monkeypatch.setattr(installation, "JARS", folder)
        monkeypatch.setattr(installation, "JARS_LIST", folder / "SHA256SUMS")
        seen.add(installation.quick_start_file(Jdk(Path("/jdk"), (int(jdk),), jdk, None)))
    assert len(seen) == 4 and {file.parent for file in seen} == {tmp_path}


# ------------------------------------------------------------------ tools beside Jupyter


def tool(name):
    return pytest.importorskip(name)


def write_notebook(path, *sources):
    """The first cell is that of the parameters."""
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    cells[0].metadata["tags"] = ["parameters"]
    kernel = {"name": "java", "display_name": "Java (Himalia)", "language": "java"}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)
    return path


def test_papermill_gives_parameters_which_keep_the_types_of_the_notebook(place, tmp_path):
    tool("papermill")
    defaults = 'double lr = 0.1; int epochs = 10; long seed = 1; String name = ""; boolean on = false; '
    defaults += "List<Double> rates = List.of(); Map<String, Integer> sizes = Map.of(); Object nothing = 1;"
    show = 'lr / 2 + " " + epochs + " " + seed + " " + name + " " + on + " " + rates + " " + sizes + " " + nothing'
    notebook = write_notebook(tmp_path / "in.ipynb", defaults, show)
    values = tmp_path / "values.json"
    given = dict(lr=1, epochs=20, seed=2**40, name='가 "q" \\ \n', on=True, rates=[1, 0.5], sizes={"a": 1}, nothing=None)
    values.write_text(json.dumps(given))
    done = place.run("-m", "papermill", notebook, tmp_path / "out.ipynb", "-f", values)
    assert done.returncode == 0, done.stderr
    cells = nbformat.read(tmp_path / "out.ipynb", as_version=4).cells
    assert cells[1].source.startswith("// Parameters\n")
    assert cells[2].outputs[0].data["text/plain"] == f'0.5 20 {2**40} 가 "q" \\ \n true [1.0, 0.5] {{a=1}} null'


def test_papermill_writes_every_value_as_java():
    tool("papermill")
    from himalia.parameters import JavaTranslator

    def java(value):
        return JavaTranslator.translate(value)

    assert [java(value) for value in (2**31 - 1, 2**31, -1, 1.5, 1e300)] == ["2147483647", "2147483648L", "-1", "1.5", "1e+300"]
    assert [java(float(value)) for value in ("nan", "inf", "-inf")] == [
        "Double.NaN",
        "Double.POSITIVE_INFINITY",
        "Double.NEGATIVE_INFINITY",
    ]
    assert java("a\t\x00\u2028b") == '"a\\t\\u0000\\u2028b"'
    assert java([True, None, "x"]) == 'java.util.Arrays.asList(true, null, "x")'
    assert java([1, 2.0]) == "java.util.Arrays.asList(1.0, 2.0)"
    assert java({"a": [1]}) == 'java.util.Map.ofEntries(java.util.Map.entry("a", java.util.Arrays.asList(1)))'
    assert JavaTranslator.codify({"lr": 0.1}, "Given") == "// Given\nlr = 0.1;\n"


def test_jupytext_takes_a_notebook_to_java_and_back(place, tmp_path):
    tool("jupytext")
    notebook = write_notebook(tmp_path / "x.ipynb", "int x = 1;", 'println("가" + x);\nx + 1')
    done = place.run("-m", "jupytext", "--to", "java:percent", notebook)
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "x.java").read_text(encoding="utf-8")
    assert "// %% tags=[\"parameters\"]\nint x = 1;\n" in text and "//     name: java\n" in text
    (tmp_path / "x.ipynb").unlink()
    assert place.run("-m", "jupytext", "--to", "notebook", "--execute", tmp_path / "x.java").returncode == 0
    outputs = nbformat.read(tmp_path / "x.ipynb", as_version=4).cells[1].outputs
    assert [out.get("text") or out.data["text/plain"] for out in outputs] == ["가1\n", "2"]


def test_nbconvert_writes_java_pages_and_slides(place, tmp_path):
    notebook = write_notebook(tmp_path / "x.ipynb", "int x = 1;", "x + 1")
    program = """if True:
        import json, sys, nbformat
        from nbconvert.exporters import get_exporter
        from nbconvert.preprocessors import ExecutePreprocessor
        made, notebook = {}, nbformat.read(sys.argv[1], as_version=4)
        ExecutePreprocessor(timeout=120).preprocess(notebook, {})
        nbformat.write(notebook, sys.argv[1])  # only one that has run knows how its script's name ends
        for form in ("java", "script", "html", "slides"):
            text, more = get_exporter(form)().from_filename(sys.argv[1])
            made[more["output_extension"] + form] = text
        print(json.dumps(made))
    """
    done = place.run("-c", program, notebook)
    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)
    assert list(made) == [".javajava", ".javascript", ".htmlhtml", ".slides.htmlslides"]
    for form, text in made.items():
        text = html.unescape(re.sub("<[^>]*>", "", text))
        assert "x = 1;" in text and ("class X {" in text) == (form == ".javajava"), text
