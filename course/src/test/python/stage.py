"""The real server with the real kernel, and a real Chromium without a network."""

import os
import re
import shutil
import socket
import subprocess
import time
from urllib.parse import urlsplit

import pytest
from loading import ROOT, load_lab
from student import Student

KERNEL = {"kernelspec": {"name": "java", "display_name": "Java 25 (Himalia)", "language": "java"}}

CHROMIUM_FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture
def student(page_factory, jupyterlab, request):
    address, token = jupyterlab
    name = re.sub(r"\W+", "-", request.node.name.removeprefix("test_")).strip("-")
    pictures = ROOT / "course" / "target" / "screenshots" / name
    shutil.rmtree(pictures, ignore_errors=True)
    pictures.mkdir(parents=True)
    return Student(page_factory(), address, token, pictures)


@pytest.fixture
def jupyterlab(tmp_path):
    """JupyterLab as `./lab` starts it, on copies: the tests must not change the project's notebooks."""
    lab = load_lab()
    leave_out = shutil.ignore_patterns(".ipynb_checkpoints", "real")
    for folder in ("notebooks", "data"):
        if (ROOT / folder).is_dir():
            shutil.copytree(ROOT / folder, tmp_path / folder, ignore=leave_out)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = dict(
        lab.jupyter_env(),
        JUPYTERLAB_SETTINGS_DIR=str(tmp_path / "settings"),
        JUPYTERLAB_WORKSPACES_DIR=str(tmp_path / "workspaces"),
    )
    signatures = f"--NotebookNotary.db_file={tmp_path / 'signatures.db'}"  # nothing is trusted yet
    command = lab.part("opening").lab_command([f"--port={port}", "--no-browser", signatures], root=tmp_path)
    with (tmp_path / "jupyterlab.log").open("w") as log:
        server = subprocess.Popen(command, env=env, cwd=tmp_path, stdout=log, stderr=subprocess.STDOUT)
    try:
        wait_for_port(server, port, tmp_path / "jupyterlab.log")
        yield f"http://127.0.0.1:{port}", env["JUPYTER_TOKEN"]
    finally:
        lab.stop(server)


def wait_for_port(server, port, log):
    for _ in range(600):
        if server.poll() is not None:
            break
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text()}")


@pytest.fixture
def page_factory():
    """Pages of the system's Chromium; each notes what it asked of the world."""
    chromium = find_chromium()
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as play:
        as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        browser = play.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS + as_root)

        def new_page():
            page = browser.new_page(viewport={"width": 1400, "height": 1000})
            page.asked = []
            page.on("request", lambda request: page.asked.append(urlsplit(request.url)))
            page.complaints = []
            page.on("console", lambda said: page.complaints.append(said.text) if said.type == "error" else None)
            page.on("pageerror", lambda error: page.complaints.append(str(error)))
            page.set_default_timeout(60_000)
            return page

        yield new_page
        browser.close()


def find_chromium():
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        if shutil.which(name):
            return shutil.which(name)
    reason = "no Chromium here: install it (on Debian `apt install chromium`) to test JupyterLab itself"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
