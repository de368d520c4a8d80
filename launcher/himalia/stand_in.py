"""A kernel that can only say what is missing: it answers every cell with one sentence, where the student looks."""

import json
from pathlib import Path

import zmq
from jupyter_client.session import Session

ABOUT = {
    "status": "ok",
    "protocol_version": "5.3",
    "implementation": "himalia",
    "implementation_version": "",
    "language_info": {"name": "java", "version": "", "mimetype": "text/x-java", "file_extension": ".java"},
    "banner": "",
    "help_links": [],
}


def serve(connection_file, sentence):
    """Until it is shut down; returns the exit code."""
    connection = json.loads(Path(connection_file).read_text())
    session = Session(key=connection["key"].encode(), signature_scheme=connection["signature_scheme"])
    context = zmq.Context()

    def bind(kind, name):
        socket = context.socket(kind)
        separator = "-" if connection["transport"] == "ipc" else ":"
        socket.bind(f"{connection['transport']}://{connection['ip']}{separator}{connection[name + '_port']}")
        return socket

    shell, control = bind(zmq.ROUTER, "shell"), bind(zmq.ROUTER, "control")
    news, heartbeat, _ = bind(zmq.PUB, "iopub"), bind(zmq.REP, "hb"), bind(zmq.ROUTER, "stdin")
    poller = zmq.Poller()
    for socket in (shell, control, heartbeat):
        poller.register(socket, zmq.POLLIN)
    try:
        while True:
            for socket, _ in poller.poll():
                if socket is heartbeat:
                    heartbeat.send(heartbeat.recv())
                    continue
                senders, request = session.recv(socket, mode=0)
                kind = request["header"]["msg_type"]
                session.send(news, "status", {"execution_state": "busy"}, parent=request)
                answer = answer_to(kind, sentence)
                if kind == "execute_request":
                    session.send(news, "error", {name: answer[name] for name in ("ename", "evalue", "traceback")}, parent=request)
                session.send(socket, kind.replace("_request", "_reply"), answer, parent=request, ident=senders)
                session.send(news, "status", {"execution_state": "idle"}, parent=request)
                if kind == "shutdown_request":
                    return 0
    finally:
        context.destroy(linger=1000)


def answer_to(kind, sentence):
    if kind == "kernel_info_request":
        return ABOUT
    if kind == "execute_request":
        error = {"ename": "No JDK", "evalue": sentence, "traceback": [sentence]}
        return {"status": "error", "execution_count": 0, **error}
    if kind == "is_complete_request":
        return {"status": "complete"}
    return {"status": "ok", "restart": False, "history": [], "comms": {}, "matches": [], "found": False, "data": {}}
