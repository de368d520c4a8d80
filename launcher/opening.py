"""`./lab`: opens JupyterLab on the notebooks."""

import http.client
import json
import os
import re
import shutil
import socket
import ssl
import subprocess
import time
import urllib.error
import urllib.request
import uuid
from pathlib import Path
from urllib.parse import quote

import lab
from himalia import system
from himalia.talking import Trouble, say

FIRST_NOTEBOOK = "p_01_00_setup_check.ipynb"
STARTS_AGAIN = 5  # of a server whose port another one took at the same moment
MARK = "Himalia-Lab"  # the header that each answer of a server has, and which tells one server from another

# JupyterLab, made to work without a network and to show nothing but the course.
LAB_OPTIONS = [
    "--ServerApp.ip=127.0.0.1",
    "--ServerApp.answer_yes=True",  # Ctrl-C stops it at once
    "--log-level=WARN",
    "--MultiKernelManager.default_kernel_name=java",
    "--KernelSpecManager.allowed_kernelspecs=java",
    "--KernelSpecManager.ensure_native_kernel=False",
    "--LabApp.extension_manager=readonly",  # the other one asks the package registry
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.news_url=None",
]


def lab_command(options=(), root=None):
    """The whole project is in reach (the tables of data/, too), and the file browser begins in notebooks/."""
    root = root or lab.ROOT
    folders = [f"--ServerApp.root_dir={root}", f"--FileContentsManager.preferred_dir={Path(root) / lab.NOTEBOOKS.name}"]
    as_root = ["--allow-root"] if system.is_root() else []
    browser = [] if system.has_screen() else ["--no-browser"]
    return [str(lab.VENV_PYTHON), "-m", "jupyterlab", *folders, *LAB_OPTIONS, *as_root, *browser, *options]


def main(options):
    check_options(options)
    lab.setup(quiet=True)
    root = lab.ROOT
    if lab.own_folder() != lab.VENV:
        root = own_copy()
        say(f"This Himalia belongs to somebody else: your notebooks are in {root}.")
    lab.NOTEBOOKS.mkdir(exist_ok=True)
    env = lab.jupyter_env()
    runtime = Path(env["JUPYTER_RUNTIME_DIR"]) / str(os.getpid())  # of its own: another `lab` has another address
    env["JUPYTER_RUNTIME_DIR"] = str(runtime)
    log = log_of_server()
    beginning = Path(root) / lab.NOTEBOOKS.name / FIRST_NOTEBOOK
    first = not (Path(env["JUPYTER_CONFIG_DIR"]) / "lab" / "workspaces").exists() and beginning.exists()
    page = f"lab/tree/{lab.NOTEBOOKS.name}/{FIRST_NOTEBOOK}" if first else "lab"
    mark = uuid.uuid4().hex
    marked = "--ServerApp.tornado_settings=" + json.dumps({"headers": {MARK: mark}})
    command = lab_command([f"--LabApp.default_url=/{page}", marked, *options], root)

    def start():
        with log.open("w", encoding="utf-8") as out:
            return subprocess.Popen(command, env=env, cwd=root, stdout=out, stderr=subprocess.STDOUT)

    server = start()
    try:
        address, lost = address_of(server, runtime, page, mark)
        for _ in range(STARTS_AGAIN if lost else 0):
            server = start()
            address, lost = address_of(server, runtime, page, mark)
            if not lost:
                break
        if address:
            say(f"JupyterLab is open at\n\n    {address}\n\nCtrl-C here stops it; its log is {log}.")
        else:  # it has ended: an option that it does not know, or one like --version
            say(log.read_text(encoding="utf-8"), end="")
        return server.wait()
    except KeyboardInterrupt:
        say("\nJupyterLab has stopped.")
        return 0
    finally:
        lab.stop(server)
        shutil.rmtree(runtime, ignore_errors=True)


def own_copy():
    """The user's own notebooks and tables, taken from a set-up of somebody else; what is there already stays."""
    home = Path.home() / "himalia"
    for folder in (lab.NOTEBOOKS, lab.ROOT / "data"):
        for file in folder.rglob("*"):
            copy = home / file.relative_to(lab.ROOT)
            if file.is_file() and not copy.exists():
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, copy)
    return home


def log_of_server():
    """A file of its own for each JupyterLab that runs; those of the last month are kept."""
    logs = lab.LOGS if lab.own_folder() == lab.VENV else lab.own_folder() / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    for old in logs.glob("jupyterlab-*.log"):
        if time.time() - old.stat().st_mtime > 30 * 24 * 3600:
            old.unlink()
    return logs / f"jupyterlab-{os.getpid()}.log"


# Those of JupyterLab's options that have no dot; an unknown one is told before anything is set up.
LAB_WORDS = (
    "allow-root app-dir autoreload browser certfile client-ca core-mode debug dev-mode generate-config "
    "help-all ip keyfile log-level no-browser no-script notebook-dir port port-retries preferred-dir script "
    "show-config show-config-json skip-dev-build transport y"
).split()


def check_options(options):
    for option in options:
        word = option[2:].split("=")[0]
        if option.startswith("--") and "." not in word and word not in LAB_WORDS:
            raise Trouble(f"`lab` and JupyterLab have no option --{word}: `lab --help` shows those of `lab`.")
    check_port(options)


def check_port(options):
    """JupyterLab takes the next free port by itself; a port that the user asked for must be free."""
    asked = re.search(r"(?:^| )--(?:ServerApp\.)?port(?:[= ](\S*)|$)", " ".join(options))
    if not asked:
        return
    port = asked.group(1) or ""
    if not port.isdigit() or not 1 <= int(port) <= 65535:
        raise Trouble(f"There is no port {port}: ports go from 1 to 65535." if port else "--port needs a number.")
    if not is_free(int(port)):
        raise Trouble(f"Port {port} is in use: name another, or leave --port away to get a free one.")


def is_free(port):
    with socket.socket() as probe:
        system.probe_like_a_server(probe, socket)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError):
            return False
    return True


def address_of(server, runtime, page, mark):
    """The address, as soon as the server answers there; None if it ends before, and whether another took its port.

    A server looks for a free port, writes its address down, and only then takes the port: one started at the same
    moment may have been quicker. So what answers there must have the mark of this one.
    """
    lost = False
    while server.poll() is None:
        for file in runtime.glob("jpserver-*.json"):
            try:
                about = json.loads(file.read_text())
            except (OSError, ValueError):  # half written, or gone with its server
                continue
            lost = True
            if mark_at(about["url"]) == mark:
                token = f"?token={quote(about['token'])}" if about.get("token") else ""
                return f"{about['url']}{page}{token}", False
        time.sleep(0.1)
    return None, lost


def mark_at(url):
    """The mark of the server that answers there, whatever it answers; None if nobody does, or none of ours."""
    unknown = ssl.create_default_context()  # a certificate of the user's own need not be known to this machine
    unknown.check_hostname = False
    unknown.verify_mode = ssl.CERT_NONE
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=unknown))
    try:
        with direct.open(f"{url}api", timeout=5) as answer:
            return answer.headers.get(MARK)
    except urllib.error.HTTPError as answer:
        return answer.headers.get(MARK)
    except (OSError, http.client.HTTPException):
        return None
