"""What a front end is to a kernel: sockets on which it asks, in an order of its own, and all that comes back."""

import json
import struct
import time
from dataclasses import dataclass, field

import zmq
from jupyter_client.session import Session

CHANNELS = ("shell", "control", "stdin", "iopub")


@dataclass
class Answer:
    """What came back for one request.

    channel: on which the reply came
    reply: the whole message, None where there is none
    told: the messages of iopub, in their order
    """

    channel: str = ""
    reply: dict = None
    told: list = field(default_factory=list)

    def of(self, *types):
        return [message["content"] for message in self.told if message["header"]["msg_type"] in types]

    @property
    def content(self):
        return self.reply["content"]

    @property
    def types(self):
        return [message["header"]["msg_type"] for message in self.told]

    @property
    def states(self):
        return [content["execution_state"] for content in self.of("status")]

    @property
    def text(self):
        return "".join(content["text"] for content in self.of("stream"))

    @property
    def result(self):
        return next((content["data"]["text/plain"] for content in self.of("execute_result")), None)


class FrontEnd:
    """One front end at a kernel. A subclass knows the way there: `write` and `read`."""

    def __init__(self, session):
        self.session = session
        self.heard = []  # (channel, message), all that ever came

    def send(self, channel, kind, content, metadata=None, header=None, parent=None):
        """-> the id of the request"""
        message = self.session.msg(kind, content, metadata=metadata or {})
        # JupyterLab's and VS Code's headers say which subshell they mean, or null.
        message["header"].update({"subshell_id": None, **(header or {})})
        message["parent_header"] = parent or {}
        self.write(channel, message)
        return message["header"]["msg_id"]

    def ask(self, channel, kind, content, timeout=30, **more):
        """Sends, and waits for reply and idle."""
        return self.answer(self.send(channel, kind, content, **more), timeout)

    def run(self, code, timeout=30, metadata=None, **fields):
        """As a notebook runs a cell."""
        content = dict(code=code, silent=False, store_history=True, user_expressions={}, allow_stdin=False, **fields)
        return self.ask("shell", "execute_request", content, timeout, metadata=metadata)

    def listen(self, seconds):
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self.heard += self.read(left)

    def until(self, found, timeout=30):
        """Listens until something is there. -> what was found"""
        end = time.monotonic() + timeout
        while not (there := found()):
            assert time.monotonic() < end, f"not in {timeout} s; heard {[m['header']['msg_type'] for _, m in self.heard]}"
            self.listen(0.05)
        return there

    def about(self, request):
        """What has come back for a request so far."""
        answer = Answer()
        for channel, message in self.heard:
            if message["parent_header"].get("msg_id") == request:
                if channel == "iopub":
                    answer.told.append(message)
                elif channel != "stdin":
                    assert answer.reply is None, "a second reply"
                    answer.channel, answer.reply = channel, message
        return answer

    def answer(self, request, timeout=30):
        def done():
            answer = self.about(request)
            return answer if answer.reply and "idle" in answer.states else None

        return self.until(done, timeout)

    def prompts(self, request):
        """The questions of a cell that reads."""
        return [m for channel, m in self.heard if channel == "stdin" and m["parent_header"].get("msg_id") == request]


class AtSockets(FrontEnd):
    """At the kernel's own sockets, as consoles and VS Code are."""

    def __init__(self, manager, identity=None, listening=True):
        signs = manager.session
        super().__init__(Session(key=signs.key, signature_scheme=signs.signature_scheme, username="student"))
        self.manager = manager
        self.context = zmq.Context()
        self.sockets = {channel: self.context.socket(zmq.DEALER) for channel in CHANNELS[:3]}
        self.sockets["iopub"] = self.context.socket(zmq.SUB)
        self.poller = zmq.Poller()
        for channel, socket in self.sockets.items():
            if channel != "iopub":
                # One for all of them: a kernel asks on stdin whoever has sent the cell.
                socket.identity = identity or self.session.bsession
                self.connect(channel)
        if listening:
            self.subscribe()

    def connect(self, channel):
        info = self.manager.get_connection_info()
        socket = self.sockets[channel]
        socket.linger = 0
        socket.connect(f"tcp://{info['ip']}:{info[channel + '_port']}")
        self.poller.register(socket, zmq.POLLIN)

    def subscribe(self):
        self.sockets["iopub"].subscribe(b"")
        self.connect("iopub")

    def write(self, channel, message):
        # A header is signed as it stands, with what else a front end puts into it.
        self.session.send(self.sockets[channel], message)

    def read(self, timeout):
        ready = dict(self.poller.poll(timeout * 1000))
        there = []
        for channel, socket in self.sockets.items():
            if socket in ready:
                there.append((channel, self.session.recv(socket)[1]))
        return there

    def close(self):
        self.context.destroy(linger=0)


class AtServer(FrontEnd):
    """Over a Jupyter server, by the protocol `v1.kernel.websocket.jupyter.org`, as pages are."""

    def __init__(self, websocket, session):
        super().__init__(Session(session=session, username="student"))
        self.websocket = websocket

    def write(self, channel, message):
        parts = [message[name] for name in ("header", "parent_header", "metadata", "content")]
        self.websocket.send_binary(packed([channel.encode()] + [json.dumps(part, default=str).encode() for part in parts]))

    def read(self, timeout):
        from websocket import WebSocketTimeoutException

        self.websocket.settimeout(timeout)
        try:
            frame = self.websocket.recv()
        except (WebSocketTimeoutException, BlockingIOError):
            return []
        channel, header, parent, metadata, content, *buffers = unpacked(frame)
        names = ("header", "parent_header", "metadata", "content")
        message = dict(zip(names, map(json.loads, (header, parent, metadata, content))), buffers=buffers)
        return [(channel.decode(), message)]

    def close(self):
        self.websocket.close()


def packed(parts):
    """One frame: how many places, the places where each part begins and the last one ends, the parts."""
    places = [8 * (len(parts) + 2)]
    for part in parts:
        places.append(places[-1] + len(part))
    return struct.pack(f"<{len(places) + 1}Q", len(places), *places) + b"".join(parts)


def unpacked(frame):
    (count,) = struct.unpack_from("<Q", frame)
    places = struct.unpack_from(f"<{count}Q", frame, 8)
    return [frame[begin:end] for begin, end in zip(places, places[1:])]
