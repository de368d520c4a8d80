"""What SECURITY.md promises of a running kernel."""

import hashlib
import hmac
import json
import os
import stat
import uuid

import psutil
import pytest
import zmq
from jupyter_client import KernelManager

SECRET = "s3cr3t-of-the-environment"
KERNEL = os.environ.get("KERNEL", "java")


@pytest.fixture(scope="module")
def kernel():
    manager = KernelManager(kernel_name=KERNEL)
    manager.start_kernel(env=dict(os.environ, HIMALIA_TEST_TOKEN=SECRET, HIMALIA_HISTORY=""))
    client = manager.blocking_client()
    client.start_channels()
    client.wait_for_ready(timeout=120)
    yield manager, client
    client.stop_channels()
    manager.shutdown_kernel()


def run(client, code):
    """All that comes back for a cell."""
    heard = []
    reply = client.execute_interactive(code, timeout=120, output_hook=heard.append)
    return [message["content"] for message in heard], reply["content"]


def test_it_listens_to_this_computer_only(kernel):
    manager, _ = kernel
    launcher = psutil.Process(manager.provisioner.pid)
    connections = [c for process in (launcher, *launcher.children()) for c in process.net_connections("inet")]
    listening = [c.laddr.ip for c in connections if c.status == psutil.CONN_LISTEN]
    assert len(listening) == 5
    assert {address.removeprefix("::ffff:") for address in listening} == {"127.0.0.1"}


@pytest.mark.skipif(os.name == "nt", reason="Windows gives rights in another way")
def test_the_file_with_its_key_can_be_read_by_its_owner_only(kernel):
    manager, _ = kernel
    about = os.stat(manager.connection_file)
    assert stat.S_IMODE(about.st_mode) & 0o077 == 0 and about.st_uid == os.getuid()
    assert len(manager.session.key) >= 32


def test_a_text_is_shown_as_a_text_whatever_stands_in_it(kernel):
    _, client = kernel
    evil = '"<img src=x onerror=alert(1)><script>alert(2)</script>"'
    for code in (evil, f"List.of({evil})", f"Map.of(1, {evil})", f"record Evil(String a) {{}}\nnew Evil({evil})"):
        shown, _ = run(client, code)
        [value] = [content["data"] for content in shown if "execution_count" in content and "data" in content]
        assert set(value) == {"text/plain"}, code
    shown, _ = run(client, f'table(column("<b>", {evil}))')
    [value] = [content["data"] for content in shown if "execution_count" in content and "data" in content]
    page = value["text/html"]
    assert "<script>" not in page and "<img" not in page and "<b>" not in page and "&lt;script&gt;" in page


@pytest.mark.parametrize(
    "code",
    [
        "1 / 0",
        "int x = oops;",
        "int x = ;",
        "%nothing",
        "%jars nowhere.jar",
        'throw new IllegalStateException(System.getProperty("user.dir"));',
        'new ProcessBuilder("no-such-program").start()',
        'csv("nowhere.csv")',
        "zeros(2, 3).matmul(zeros(2, 3))",
        "void deep(int n) { deep(n + 1); }\ndeep(0);",
    ],
)
def test_an_error_tells_nothing_of_the_environment(kernel, code):
    _, client = kernel
    shown, reply = run(client, code)
    assert reply["status"] == "error"
    assert SECRET not in json.dumps(shown) + json.dumps(reply)


class Stranger:
    """Somebody on this computer who found the port, with or without the key."""

    def __init__(self, manager, channel):
        self.key = manager.session.key
        self.socket = zmq.Context.instance().socket(zmq.DEALER)
        self.socket.connect(f"tcp://127.0.0.1:{getattr(manager, channel + '_port')}")

    def message(self, kind, content=b"{}"):
        header = dict(msg_id=uuid.uuid4().hex, username="x", session="y", msg_type=kind, version="5.3", date="2026-01-01T00:00:00Z")
        parts = [json.dumps(header).encode(), b"{}", b"{}", content]
        sign = hmac.new(self.key, digestmod=hashlib.sha256)
        for part in parts:
            sign.update(part)
        return [b"<IDS|MSG>", sign.hexdigest().encode(), *parts]

    def is_answered(self, frames, milliseconds=1500):
        self.socket.send_multipart(frames)
        answered = bool(self.socket.poll(milliseconds))
        if answered:
            self.socket.recv_multipart()
        return answered


@pytest.fixture(params=["shell", "control"])
def stranger(kernel, request):
    stranger = Stranger(kernel[0], request.param)
    yield stranger
    stranger.socket.close(0)


def test_a_message_is_answered_once_and_its_copy_never(kernel, stranger):
    asked = stranger.message("kernel_info_request")
    assert stranger.is_answered(asked, 60_000)
    assert not stranger.is_answered(asked)
    assert stranger.is_answered(stranger.message("kernel_info_request"), 60_000)


def test_forged_truncated_and_nested_messages_are_dropped_and_the_next_one_is_answered(kernel, stranger):
    good = stranger.message("kernel_info_request")
    forged = [good[0], b"0" * 64, *good[2:]]
    changed = [*good[:5], b'{"x": 1}']
    nested = stranger.message("execute_request", b'{"code": ' + b"[" * 100_000)
    truncated = stranger.message("execute_request", b'{"code": "1 + 1')
    letters = stranger.message("execute_request", b'{"code": "\xff\xfe')
    for frames in (forged, changed, good[:4], [b""], [], nested, truncated, letters):
        if frames:
            stranger.socket.send_multipart(frames)
    assert stranger.is_answered(stranger.message("kernel_info_request"), 60_000)
    assert run(kernel[1], "1 + 1")[1]["status"] == "ok"


def test_a_message_of_a_hundred_megabytes_leaves_the_kernel_well(kernel):
    manager, client = kernel
    stranger = Stranger(manager, "shell")
    try:
        stranger.socket.send_multipart([b"<IDS|MSG>", b"0" * 64, b"{}", b"{}", b"{}", b" " * 100_000_000])
        assert stranger.is_answered(stranger.message("kernel_info_request"), 120_000)
    finally:
        stranger.socket.close(0)
    assert run(client, "1 + 1")[1]["status"] == "ok"
