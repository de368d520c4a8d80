"""What other computers are told to do (Dockerfile, Binder, dev-container, workflow, the pages on installing): that it can
be done. Their steps run here as far as no network and no container is needed."""

import json
import os
import re
import shlex
import shutil
import subprocess

import pytest
import yaml
from loading import ROOT, load_lab
from test_wheel import POSIX, Place, wheel  # noqa: F401: a fixture

PAGES = [ROOT / "README.md", ROOT / "docs" / "install.md"]
HOSTING = [ROOT / "Dockerfile", ROOT / ".binder" / "postBuild", ROOT / ".github" / "workflows" / "tests.yml"]
KNOWN = "notebooks doctor install-jdk install uninstall quick-start --version --help".split()


def dockerfile():
    """Instruction and rest of each line, by stage."""
    stages = []
    for line in (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            instruction, rest = line.split(maxsplit=1)
            if instruction == "FROM":
                stages.append([])
            stages[-1].append((instruction, rest))
    return stages


def workflow():
    return yaml.safe_load((ROOT / ".github" / "workflows" / "tests.yml").read_text(encoding="utf-8"))


# ------------------------------------------------------------------ that they say nothing wrong


@pytest.mark.parametrize("file", [*PAGES, *HOSTING], ids=lambda file: file.name)
def test_every_command_that_is_named_is_one(file):
    text = file.read_text(encoding="utf-8")
    for command in re.findall(r"(?:^|[`&/] ?)himalia (?!notebooks \.)([a-z-]+)", text, re.M):
        assert command in KNOWN or command in ("and", "as"), command
    lab = load_lab()
    words = "setup run export test golden bench wheel".split()
    for command in re.findall(r"(?:\./lab|python lab) ([a-z]+)", text):
        assert command in words and command in lab.__doc__, command


def test_the_workflow_runs_on_three_systems_what_the_pages_say():
    jobs = workflow()["jobs"]
    assert jobs["package"]["strategy"]["matrix"]["os"] == ["ubuntu-latest", "macos-latest", "windows-latest"]
    runs = [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]
    for run in runs:
        assert subprocess.run(["bash", "-n", "-c", run]).returncode == 0, run
    steps = "\n".join(runs)
    for said in ("lab wheel", "himalia doctor", "himalia notebooks himalia"):
        assert said in steps and all(said in page.read_text(encoding="utf-8") for page in PAGES[1:]), said
    parts = next(run for run in runs if "lab test" in run).split()[3:]
    assert set(parts) <= set(load_lab().part("test").PARTS)


def test_the_pages_name_the_file_that_is_made():
    for page in PAGES:
        versions = re.findall(r"himalia-([\d.]+)-py3-none-any\.whl", page.read_text(encoding="utf-8"))
        assert set(versions) == {load_lab().project_version()}, page


def test_the_page_on_security_names_tests_that_there_are():
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    tests = [*ROOT.glob("*/src/test/**/*.*"), *ROOT.glob("*/*/src/test/**/*.*"), *ROOT.glob("launcher/test_*.py")]
    sources = {file.name: file.read_text(encoding="utf-8") for file in tests if file.suffix in (".py", ".java")}
    named = re.findall(r"`(\w+_\w+_\w+)`", text)
    assert len(named) > 15
    for test in named:
        assert any(re.search(rf"(def|void) {test}\(", source) for source in sources.values()), test
    for name in re.findall(r"`([A-Z]\w+Test)`", text):
        assert f"{name}.java" in sources, name
    for path in re.findall(r"`([\w/]+/test_\w+\.py)`", text):
        assert (ROOT / path).is_file(), path


def test_nothing_names_a_registry_or_this_machine():
    files = [*PAGES, *HOSTING, *ROOT.glob(".binder/*"), *ROOT.glob(".devcontainer/*"), ROOT / ".dockerignore"]
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert str(ROOT) not in text and not re.search(r"(pypi|ghcr|quay|docker)\.(org|io|com)|mcr\.", text), file


def test_the_dev_container_is_built_from_the_dockerfile():
    folder = ROOT / ".devcontainer"
    told = json.loads((folder / "devcontainer.json").read_text(encoding="utf-8"))
    assert (folder / told["build"]["dockerfile"]).resolve() == ROOT / "Dockerfile"
    assert (folder / told["build"]["context"]).resolve() == ROOT
    [user] = [rest for instruction, rest in dockerfile()[-1] if instruction == "USER"]
    assert told["remoteUser"] == user
    assert told["postCreateCommand"].split()[0] == "himalia" and told["postCreateCommand"].split()[1] in KNOWN


def test_what_the_dockerfile_copies_is_there_and_the_jdk_is_one_of_ours():
    from himalia.jdks import KNOWN_JDKS

    build, final = dockerfile()
    assert ("RUN", "./lab wheel") in build and ("COPY", ". /himalia") in build and build[0][1].endswith(" AS build")
    assert ("COPY", "--from=build /himalia/dist /opt/dist") in final
    for _, image in (build[0], final[0]):
        assert int(re.search(r"(\d+)(-jdk)?( |$)", image).group(1)) in KNOWN_JDKS
    instructions = {instruction for stage in (build, final) for instruction, _ in stage}
    assert instructions <= {"FROM", "RUN", "COPY", "WORKDIR", "USER", "ENV", "EXPOSE", "CMD"}
    [command] = [json.loads(rest) for instruction, rest in final if instruction == "CMD"]
    assert command[:2] == ["jupyter", "lab"]
    left_out = (ROOT / ".dockerignore").read_text().split()
    assert not set(left_out) & {"lab", "launcher", "kernel", "lib", "notebooks", "data", "pom.xml", ".mvn"}


# ------------------------------------------------------------------ that its steps can be done


@pytest.mark.skipif(not POSIX, reason="a container is a Linux")
def test_the_steps_of_the_dockerfile_end_with_a_kernel_that_runs(wheel, tmp_path):  # noqa: F811
    """Below a folder instead of /, without the packages of the system and with the Jupyter of the set-up."""
    opt, home = tmp_path / "opt", tmp_path / "home" / "student"
    home.mkdir(parents=True)
    (opt / "dist").mkdir(parents=True)
    shutil.copyfile(wheel, opt / "dist" / wheel.name)
    here = Place(tmp_path / "env")  # for its environment only
    env = here.env(HOME=str(home), HIMALIA_CACHE=None, PIP_NO_DEPS="1", PIP_NO_INDEX="1", PIP_DISABLE_PIP_VERSION_CHECK="1")
    ran = []
    for instruction, rest in dockerfile()[-1]:
        rest = rest.replace("/opt/", f"{opt}/").replace("/home/", f"{tmp_path}/home/")
        if instruction == "ENV":
            name, value = rest.split("=", 1)
            env[name] = value.replace(f"${name}", env[name])
        if instruction != "RUN" or rest.startswith(("apt-get", "useradd")):
            continue
        done = subprocess.run(["bash", "-euc", rest], cwd=home, env=env, capture_output=True, text=True)
        assert done.returncode == 0, f"{rest}\n{done.stdout}{done.stderr}"
        ran.append(rest.split()[0:2])
        if rest.startswith("python3 -m venv"):
            packages = next((opt / "himalia").glob("lib/python*/site-packages"))
            shutil.copyfile(here.packages / "jupyter.pth", packages / "jupyter.pth")
    assert len(ran) == 5 and done.stdout.endswith("All is well.\n")
    assert (home / "notebooks" / "p_01_00_setup_check.ipynb").exists()
    assert list((home / ".cache" / "himalia").glob("start-*.aot"))


@pytest.mark.skipif(not POSIX, reason="Binder is a Linux")
def test_binder_makes_the_package_installs_it_and_leaves_no_rest_of_the_build(tmp_path):
    """With tools that only write down that they were called."""
    post_build = tmp_path / ".binder" / "postBuild"
    post_build.parent.mkdir()
    shutil.copy(ROOT / ".binder" / "postBuild", post_build)
    assert os.access(ROOT / ".binder" / "postBuild", os.X_OK)
    log, tools = tmp_path / "log", tmp_path / "tools"
    tools.mkdir()
    record = f'#!/bin/sh\necho "$(basename "$0") $*" >> {shlex.quote(str(log))}\n'
    make = "mkdir -p dist target .venv lib/core/target && touch dist/himalia-1-py3-none-any.whl\n"
    for tool, more in ((tools / "python3", ""), (tools / "himalia", ""), (tmp_path / "lab", make)):
        tool.write_text(record + more)
        tool.chmod(0o755)
    env = dict(os.environ, PATH=f"{tools}{os.pathsep}{os.environ['PATH']}", HOME=str(tmp_path / "home"))
    subprocess.run([str(post_build)], cwd=tmp_path, env=env, check=True)
    assert log.read_text().splitlines() == [
        "python3 -m pip install --no-cache-dir install-jdk>=1,<2",
        'python3 -c import jdk; jdk.install("25")',
        "lab wheel",
        "python3 -m pip install --no-cache-dir dist/himalia-1-py3-none-any.whl",
        "himalia quick-start",
        "himalia doctor",
    ]
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == [".binder", "dist", "lab", "lib", "log", "tools"] and not (tmp_path / "lib" / "core" / "target").exists()


def test_the_jdk_that_binder_fetches_is_one_that_all_tests_pass_on():
    from himalia.jdks import KNOWN_JDKS
    from himalia.system import JDK_FOLDERS

    found = re.search(r'jdk\.install\("(\d+)"\)', (ROOT / ".binder" / "postBuild").read_text())
    assert int(found.group(1)) in KNOWN_JDKS and "~/.jdk/*" in JDK_FOLDERS
