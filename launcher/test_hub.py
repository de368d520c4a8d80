"""The package under a real JupyterHub, behind its real proxy: two users at once, each with a server and kernels of their
own. What only this needs (jupyterhub, node's configurable-http-proxy) is fetched into target/hub when it is asked for."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid

import psutil
import pytest
import websocket
from himalia import system
from loading import ROOT, load_lab
from test_wheel import Place

PROXY = "configurable-http-proxy@5.3.0"
FOLDER = ROOT / "target" / "hub"
REQUIREMENTS = ROOT / "launcher" / "hub-requirements.txt"
TOKEN = "token-of-the-tests"
USERS = ("ada", "한글")
IDLE = 12  # so many seconds without a word, and a kernel is culled

CONFIG = """
import sys
c = get_config()
c.JupyterHub.bind_url = "http://127.0.0.1:{port}/"
c.JupyterHub.hub_port = {hub_port}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{api_port}"
c.ConfigurableHTTPProxy.command = [{proxy!r}]
c.JupyterHub.spawner_class = "simple"
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.JupyterHub.db_url = "sqlite://"
c.JupyterHub.cookie_secret_file = "cookie_secret"
c.JupyterHub.services = [dict(name="tests", api_token={token!r})]
c.JupyterHub.load_roles = [dict(name="tests", services=["tests"],
    scopes=["admin:users", "admin:servers", "tokens", "access:servers", "list:users"])]
c.Spawner.cmd = [sys.executable, "-m", "jupyterhub.singleuser"]
c.SimpleLocalProcessSpawner.home_dir_template = {homes!r}
c.Spawner.start_timeout = c.Spawner.http_timeout = 300
c.Spawner.env_keep = ["PATH", "JAVA_HOME", "LANG", "LC_ALL"]
c.Spawner.args = ["--MappingKernelManager.cull_idle_timeout={idle}", "--MappingKernelManager.cull_interval=2",
    "--MappingKernelManager.cull_connected=True", *{root}]
c.Spawner.environment = dict(HIMALIA_HISTORY="", HIMALIA_CACHE="")
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Hub:
    def __init__(self, place, folder):
        self.port = free_port()
        self.folder = folder
        proxy = FOLDER / "node_modules" / ".bin" / "configurable-http-proxy"
        config = folder / "jupyterhub_config.py"
        texts = dict(port=self.port, hub_port=free_port(), api_port=free_port(), proxy=str(proxy), token=TOKEN, idle=IDLE)
        texts["root"] = ["--allow-root"] if system.is_root() else []
        config.write_text(CONFIG.format(homes=str(folder / "homes" / "{username}"), **texts), encoding="utf-8")
        self.log = (folder / "log").open("wb")
        command = [place.python, "-m", "jupyterhub", "--config", config]
        env = place.env(PATH=os.pathsep.join([str(place.python.parent), os.environ["PATH"]]))
        output = dict(stdout=self.log, stderr=subprocess.STDOUT)
        self.process = subprocess.Popen([*map(str, command)], cwd=folder, env=env, start_new_session=True, **output)
        self.wait(lambda: self.ask("GET", "/hub/api/")["version"], "the hub does not answer")

    def wait(self, question, otherwise, seconds=300):
        end = time.monotonic() + seconds
        while True:
            try:
                answer = question()
                if answer:
                    return answer
            except OSError:
                pass
            if time.monotonic() > end or self.process.poll() is not None:
                self.log.flush()
                pytest.fail(f"{otherwise}:\n{(self.folder / 'log').read_text(errors='replace')[-4000:]}")
            time.sleep(0.2)

    def ask(self, method, path, content=None, token=TOKEN):
        data = None if content is None else json.dumps(content).encode()
        address = f"http://127.0.0.1:{self.port}{urllib.parse.quote(path)}"
        request = urllib.request.Request(address, data, {"Authorization": f"token {token}"}, method=method)
        with urllib.request.urlopen(request, timeout=120) as answer:
            text = answer.read()
        return json.loads(text) if text else {}

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(60)
        finally:
            for one in kernels_and_servers(self.folder):
                one.kill()
            self.log.close()


class User:
    """Somebody who is logged in, with a server and one kernel, and a page that is connected with it."""

    def __init__(self, hub, name):
        self.hub = hub
        self.name = name
        hub.ask("POST", f"/hub/api/users/{name}")
        self.token = hub.ask("POST", f"/hub/api/users/{name}/tokens", {})["token"]
        try:
            hub.ask("POST", f"/hub/api/users/{name}/server")
        except urllib.error.HTTPError as slow:
            assert slow.code == 202, slow
        hub.wait(lambda: hub.ask("GET", f"/hub/api/users/{name}")["servers"].get("", {}).get("ready"), "no server")

    def ask(self, method, path, content=None):
        return self.hub.ask(method, f"/user/{self.name}/api/{path}", content, self.token)

    def opens_a_notebook(self):
        self.kernel = self.ask("POST", "kernels", {"name": "java"})["id"]
        path = urllib.parse.quote(f"/user/{self.name}/api/kernels/{self.kernel}/channels")
        address = f"ws://127.0.0.1:{self.hub.port}{path}?session_id={uuid.uuid4().hex}"
        self.page = websocket.create_connection(address, timeout=120, header=[f"Authorization: token {self.token}"])
        return self

    def starts(self, code):
        header = dict(msg_id=uuid.uuid4().hex, username=self.name, session="s", msg_type="execute_request", version="5.3")
        content = dict(code=code, silent=False, store_history=True, user_expressions={}, allow_stdin=False, stop_on_error=True)
        message = dict(header=header, parent_header={}, metadata={}, content=content, channel="shell", buffers=[])
        self.page.send(json.dumps(message))
        return header["msg_id"]

    def sees(self, cell):
        """What a cell shows, when it has ended."""
        shown, idle, answered = [], False, False
        while not (idle and answered):
            message = json.loads(self.page.recv())
            if message["parent_header"].get("msg_id") != cell:
                continue
            content = message["content"]
            answered |= message["msg_type"] == "execute_reply"
            idle |= content.get("execution_state") == "idle"
            if message["msg_type"] in ("stream", "execute_result", "error"):
                shown.append(content.get("text") or content.get("evalue") or content["data"]["text/plain"])
        return "".join(shown)

    def runs(self, code):
        return self.sees(self.starts(code))

    def until(self, cell, text):
        while text not in json.dumps(json.loads(self.page.recv())["content"]):
            pass


def kernels_and_servers(folder):
    """The processes that work for the hub in this folder."""
    found = []
    for process in psutil.process_iter():
        try:
            if str(folder) in process.environ().get("HOME", "") or str(folder) in " ".join(process.cmdline()):
                found.append(process)
        except psutil.Error:
            pass
    return [process for process in found if process.pid != os.getpid() and process.status() != psutil.STATUS_ZOMBIE]


def jvms(folder, user):
    return [p for p in kernels_and_servers(folder) if p.name() == "java" and user in p.environ().get("HOME", "")]


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    if os.name != "posix" or not shutil.which("npm"):
        pytest.skip("a hub is a Unix matter, and its proxy needs node's npm")
    lab = load_lab()
    FOLDER.mkdir(parents=True, exist_ok=True)
    npm = ["npm", "install", "--silent", "--no-fund", "--no-audit", "--prefix", FOLDER, PROXY]
    lab.logged(npm, "lab-hub.log", "The proxy could not be installed")
    place = Place(tmp_path_factory.mktemp("hub"))
    pip = [sys.executable, "-m", "pip", "--python", place.python, "install", "--disable-pip-version-check", "--no-deps"]
    lab.logged([*pip, "--requirement", REQUIREMENTS], "lab-hub.log", "JupyterHub could not be installed")
    place.install(lab.part("wheel").build(folder=place.folder / "dist"))
    folder = place.folder / "run"
    folder.mkdir()
    hub = Hub(place, folder)
    yield hub
    hub.close()


@pytest.fixture(scope="module")
def users(hub):
    return [User(hub, name) for name in USERS]


def test_two_users_work_at_once_and_neither_sees_the_other(hub, users):
    ada, other = (user.opens_a_notebook() for user in users)
    long = ada.starts('int x = 1; System.out.println("on"); Thread.sleep(3000); x')
    assert other.runs("int x = 2; x + 1") == "3"
    assert other.runs('Path.of(System.getProperty("user.dir")).toString()').endswith(USERS[1])
    assert ada.sees(long) == "on\n1"
    assert other.runs('tensor("[[1., 2.]]").sum()').startswith("tensor(3.")
    for user, stranger in ((ada, other), (other, ada)):
        with pytest.raises(urllib.error.HTTPError) as refused:
            hub.ask("GET", f"/user/{stranger.name}/api/kernels", token=user.token)
        assert refused.value.code in (403, 404)
    assert [len(jvms(hub.folder, user)) for user in USERS] == [1, 1]


def test_a_cell_is_interrupted_and_a_kernel_restarted_through_the_proxy(users):
    ada = users[0].opens_a_notebook()
    endless = ada.starts('System.out.println("on"); while (true) { }')
    ada.until(endless, "on")
    ada.ask("POST", f"kernels/{ada.kernel}/interrupt")
    assert "the cell was stopped" in ada.sees(endless)
    assert ada.runs("int kept = 5; kept") == "5"
    ada.ask("POST", f"kernels/{ada.kernel}/restart")
    ada.page.close()
    path = urllib.parse.quote(f"/user/{ada.name}/api/kernels/{ada.kernel}/channels")
    address = f"ws://127.0.0.1:{ada.hub.port}{path}?session_id={uuid.uuid4().hex}"
    ada.page = websocket.create_connection(address, timeout=120, header=[f"Authorization: token {ada.token}"])
    assert "cannot find symbol" in ada.runs("kept") and ada.runs("1 + 1") == "2"


def test_a_kernel_that_is_killed_says_so_in_the_page(hub, users):
    ada = users[0].opens_a_notebook()
    pid = int(re.sub(r"\D", "", ada.runs("ProcessHandle.current().pid()")))
    cell = ada.starts('System.out.println("on"); Thread.sleep(600_000);')
    ada.until(cell, "on")
    psutil.Process(pid).kill()
    assert "The kernel died while cell [2] ran: its Java was killed (SIGKILL)" in ada.sees(cell)


def test_kernels_that_nobody_uses_are_culled_and_servers_that_are_stopped_leave_nothing(hub, users):
    users[1].opens_a_notebook().runs("1 + 1")
    hub.wait(lambda: not users[1].ask("GET", "kernels"), "the kernel is still there")
    hub.wait(lambda: not jvms(hub.folder, USERS[1]), "its process is still there")
    users[0].opens_a_notebook().runs("1 + 1")
    assert jvms(hub.folder, USERS[0])
    hub.ask("DELETE", f"/hub/api/users/{USERS[0]}/server")
    hub.wait(lambda: not jvms(hub.folder, USERS[0]), "a kernel has outlived its server")
