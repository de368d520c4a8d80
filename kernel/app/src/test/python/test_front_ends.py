"""How front ends speak to a kernel, replayed without them: what each asks, in its order and with its contents, and that
the answers are what it goes on with.

The orders are those of vscode-jupyter (`rawKernelConnection`, `kernel`, `cellExecution`, `kernelDebugAdapterBase`), of
colabtools (`_kernel`, `_history`, `_message`), of qtconsole (`frontend_widget`, `jupyter_widget`), of jupyter_console
(`ptshell`, `zmqhistory`) and of JupyterLab's services. jupyter_console itself is driven in test_console.py.
"""

import json
import os
import subprocess
import sys
import time
import urllib.request
import uuid
from contextlib import contextmanager, suppress

import psutil
import pytest
from front_ends import AtServer, AtSockets
from jupyter_client import KernelManager

KERNEL = os.environ.get("KERNEL", "java")


@contextmanager
def started(folder):
    """A kernel; nobody has spoken to it."""
    manager = KernelManager(kernel_name=KERNEL)
    manager.start_kernel(env=dict(os.environ, HIMALIA_HISTORY=str(folder / "history.jsonl")))
    try:
        yield manager
    finally:
        manager.shutdown_kernel(now=True)


@pytest.fixture(scope="module")
def manager(tmp_path_factory):
    with started(tmp_path_factory.mktemp("shared")) as manager:
        yield manager


@pytest.fixture
def front_end(manager):
    """One more at a kernel that others speak to as well; the kernel knows it and it hears everything."""
    yield from heard(manager)


@pytest.fixture
def alone(tmp_path):
    """The same at a kernel of its own."""
    with started(tmp_path) as manager:
        yield from heard(manager)


def heard(manager):
    page = AtSockets(manager)
    try:
        hears(page)
        yield page
    finally:
        page.close()


def hears(page):
    """A subscription takes its time; until it is there, what the kernel says is lost."""
    end = time.monotonic() + 60
    while not any(channel == "iopub" for channel, _ in page.heard):
        assert time.monotonic() < end, "nothing was heard"
        page.send("shell", "kernel_info_request", {})
        page.listen(0.1)
    page.listen(0.3)


def proper(kind, channel, answer):
    """An answer as every front end needs it: on the channel of the question, between busy and idle."""
    assert answer.reply["header"]["msg_type"] == kind.replace("_request", "_reply")
    assert answer.channel == channel
    assert answer.states == ["busy", "idle"]
    assert answer.types[0] == answer.types[-1] == "status"
    for message in (answer.reply, *answer.told):
        assert message["header"]["msg_id"] and message["header"]["version"].startswith("5.")
        assert isinstance(message["metadata"], dict) and isinstance(message["content"], dict)
    return answer


def unharmed(page):
    """That what came before has left nothing behind: neither in the counter nor in the queue."""
    first = page.run("1 + 1")
    second = page.run("2 + 2")
    assert (first.result, second.result) == ("2", "4")
    assert second.content["execution_count"] == first.content["execution_count"] + 1


# ---------------------------------------------------------------------------------------- how each begins


def silent(**expressions):
    return dict(
        code="",
        silent=True,
        store_history=False,
        user_expressions=expressions,
        allow_stdin=False,
        stop_on_error=False,
    )


def dap(seq, command, **arguments):
    message = dict(seq=seq, type="request", command=command)
    return dict(message, arguments=arguments) if arguments else message


TAIL = dict(raw=True, output=False, hist_access_type="tail", n=1000)

# What each asks before a user has done anything.
BEGINNINGS = {
    "jupyter server": [("control", "kernel_info_request", {}), ("shell", "kernel_info_request", {})] * 2,
    "jupyter console": [("shell", "kernel_info_request", {}), ("shell", "history_request", TAIL)],
    "qtconsole": [
        ("shell", "kernel_info_request", {}),
        ("shell", "history_request", TAIL),
        # The number of the first prompt.
        ("shell", "execute_request", dict(silent(), store_history=True, allow_stdin=True, stop_on_error=True)),
    ],
    "JupyterLab": [
        ("shell", "kernel_info_request", {}),
        ("shell", "comm_info_request", dict(target_name="jupyter.widget")),
        ("control", "debug_request", dap(1, "debugInfo")),
        ("shell", "history_request", dict(output=False, raw=True, hist_access_type="tail", n=500)),
    ],
    "VS Code": [
        *[("control", "kernel_info_request", {}), ("shell", "kernel_info_request", {})] * 3,
        ("shell", "kernel_info_request", {}),
        ("shell", "comm_info_request", dict(target_name="jupyter.widget")),
    ],
    "Colab": [
        ("shell", "kernel_info_request", {}),
        ("shell", "comm_info_request", {}),
        ("shell", "execute_request", silent(cells="get_ipython().history_manager._executed_cells_as_json()")),
        ("shell", "complete_request", dict(code="Sys", cursor_pos=3)),
    ],
}


@pytest.mark.parametrize("name", BEGINNINGS)
def test_all_that_a_front_end_asks_at_first_is_answered(name, front_end):
    asked = [(*one, front_end.send(*one)) for one in BEGINNINGS[name]]  # none of them waits for an answer
    for channel, kind, _, request in asked:
        answer = proper(kind, channel, front_end.answer(request))
        assert answer.content.get("status", "ok") == "ok"
    unharmed(front_end)


def test_a_front_end_that_asks_before_the_kernel_is_there_is_answered_all_the_same(tmp_path):
    """VS Code asks on both channels, every half second, until it has heard iopub and a reply. It subscribes first."""
    with started(tmp_path) as manager:
        page = AtSockets(manager)
        try:
            asked = []
            end = time.monotonic() + 60
            while not any(page.about(one).reply for one in asked) or not any(c == "iopub" for c, _ in page.heard):
                assert time.monotonic() < end
                asked += [page.send("control", "kernel_info_request", {}), page.send("shell", "kernel_info_request", {})]
                page.listen(0.5)
            for one in asked:
                page.until(lambda one=one: page.about(one).reply)
            assert page.run("1 + 1").content["execution_count"] == 1
        finally:
            page.close()


@pytest.mark.parametrize("topics", ["", "status"])
def test_who_begins_to_listen_is_welcomed_and_misses_nothing_from_then_on(topics, manager):
    """Also the second one that listens to the same."""
    for _ in range(2):
        listener = AtSockets(manager, listening=False)
        try:
            iopub = listener.sockets["iopub"]
            iopub.subscribe(topics.encode())
            listener.connect("iopub")
            assert iopub.poll(30_000)
            welcome = listener.session.recv(iopub)[1]
            assert welcome["msg_type"] == "iopub_welcome"
            assert welcome["content"] == {"subscription": topics}
            assert welcome["parent_header"] == {}
            assert listener.ask("shell", "kernel_info_request", {}).states == ["busy", "idle"]
        finally:
            listener.close()


def test_the_kernel_tells_what_front_ends_read_of_it(front_end):
    info = front_end.ask("shell", "kernel_info_request", {}).content
    language = info["language_info"]
    assert info["protocol_version"].startswith("5.") and info["implementation"] and info["banner"]  # all of them
    assert language["name"] == "java" and language["version"]  # qtconsole colours by the name, Colab and VS Code ask it
    assert language["pygments_lexer"] == "java"  # jupyter console, nbconvert
    assert language["codemirror_mode"] == language["mimetype"] == "text/x-java"  # JupyterLab, Notebook
    assert language["file_extension"] == ".java"  # Save and Export As
    assert all(set(link) == {"text", "url"} for link in info["help_links"])
    assert info["debugger"] and "debugger" in info["supported_features"]


# ---------------------------------------------------------------------------------------- helper code in Python

# With `silent=False, store_history=False, stop_on_error=False`, as VS Code runs what its user does not see.
VS_CODE_HELPERS = [
    'import builtins\nimport ipykernel\nbuiltins.print("5dc3" + ipykernel.__version__ + "5dc3")',
    "import debugpy\ndebugpy.debug_this_thread()",
    "pass",
    'import os as _VSCODE_os\n_files = ["/tmp/none_such"]\nfor file in _files:\n    try:\n        _VSCODE_os.remove(file)\n'
    "    except:\n        pass\ndel _files\ndel _VSCODE_os",
    "try:\n    import ipywidgets as _w\n    print(_w.__version__)\n    del _w\nexcept:\n    pass",
    "%config Completer.use_jedi = False",
    "import matplotlib\nmatplotlib.style.use('dark_background')",
]

COLAB_EXPRESSIONS = [
    "get_ipython().history_manager._executed_cells_as_json(include_source_hash=True)",
    "get_ipython().history_manager._history_with_cells_as_json()",
    """__import__("google.colab").colab.output._js._invoke_function('f', '''[1]''', '''{"a": 2}''')""",
    "dir()",
]


@pytest.mark.parametrize("code", VS_CODE_HELPERS)
def test_helper_code_in_python_disturbs_nobody(code, front_end):
    count = front_end.run("int kept = 42;").content["execution_count"]
    helper = dict(
        code=code, silent=False, store_history=False, user_expressions={}, allow_stdin=True, stop_on_error=False
    )
    request = front_end.send("shell", "execute_request", helper)
    waiting = front_end.send("shell", "execute_request", dict(helper, code="kept + 1", store_history=True))
    answer = proper("execute_request", "shell", front_end.answer(request))
    assert not [kind for kind in answer.types if kind not in ("status", "execute_input", "error", "stream")]
    assert "5dc3" not in answer.text  # by which VS Code would know IPython
    assert not front_end.prompts(request)
    next_one = front_end.answer(waiting)
    assert next_one.result == "43" and next_one.content["execution_count"] == count + 1
    history = front_end.ask("shell", "history_request", dict(TAIL, n=2)).content["history"]
    assert [source for _, _, source in history] == ["int kept = 42;", "kept + 1"]


def test_expressions_in_python_are_an_error_of_theirs_alone(front_end):
    count = front_end.run("1 + 1").content["execution_count"]
    expressions = {f"e{i}": one for i, one in enumerate(COLAB_EXPRESSIONS)} | {"mine": "1 + 2"}
    answer = proper("execute_request", "shell", front_end.ask("shell", "execute_request", silent(**expressions)))
    assert answer.types == ["status", "status"]  # not a word in the notebook
    assert answer.content["status"] == "ok"
    values = answer.content["user_expressions"]
    assert values["mine"]["data"]["text/plain"] == "3"
    for name in expressions.keys() - {"mine"}:
        assert values[name]["status"] == "error" and values[name]["ename"]
    assert answer.content["execution_count"] == count
    unharmed(front_end)


def test_a_prompt_is_numbered_by_an_empty_cell(front_end):
    """qtconsole runs one whenever it has to know the next number."""
    count = front_end.run("1 + 1").content["execution_count"]
    asked = dict(silent(), store_history=True, allow_stdin=True, stop_on_error=True)
    for _ in range(2):
        assert front_end.ask("shell", "execute_request", asked).content["execution_count"] == count


# ---------------------------------------------------------------------------------------- cells

METADATA = {
    "JupyterLab": dict(deletedCells=["a1", "b2"], recordTiming=True, cellId="c3", trusted=True),
    "VS Code": dict(cellId="vscode-notebook-cell:/home/me/a.ipynb#W2sZmlsZQ%3D%3D", vscode=dict(languageId="java")),
    "Colab": dict(colab=dict(cell_id="Xy1z", base_uri="https://localhost/"), colab_options=dict(include_colab_metadata=True)),
    "any other": dict(tags=["parameters"], slideshow=None, nested=dict(list=[1, None, {"x": 1.5}])),
}


@pytest.mark.parametrize("name", METADATA)
def test_a_cell_runs_whatever_its_metadata_say(name, front_end):
    answer = proper("execute_request", "shell", front_end.run("6 * 7", metadata=METADATA[name]))
    assert answer.result == "42"
    assert answer.types == ["status", "execute_input", "execute_result", "status"]
    assert answer.reply["metadata"]["started"]  # with which JupyterLab records the time
    assert answer.of("execute_input")[0]["code"] == "6 * 7"


def test_fields_that_the_kernel_does_not_know_do_no_harm(front_end):
    header = dict(workspace="x", extra=[1, 2])
    answer = front_end.ask(
        "shell", "execute_request", dict(silent(), code="6 * 7", silent=False, cell_meta={}, position=None), header=header
    )
    assert answer.result == "42"
    code = dict(code="Strin", cursor_pos=5, detail_level=0, trigger=None)
    assert "String" in front_end.ask("shell", "complete_request", code, metadata=METADATA["Colab"]).content["matches"]
    assert front_end.ask("shell", "inspect_request", dict(code, code="String")).content["found"]


def test_while_a_cell_runs_all_else_is_answered(front_end):
    """VS Code asks for completions as one types, and for the text of each that is shown; nobody waits for the cell."""
    front_end.run('String text = "hello";')
    cell = front_end.send("shell", "execute_request", dict(silent(), code="Thread.sleep(3000); 1", silent=False))
    front_end.until(lambda: "execute_input" in front_end.about(cell).types)
    asked = [
        ("complete_request", dict(code="text.sub", cursor_pos=8)),
        ("inspect_request", dict(code="text.substring", cursor_pos=14, detail_level=0)),
        ("inspect_request", dict(code="text.substring", cursor_pos=14, detail_level=1)),
        ("is_complete_request", dict(code="for (;;) {")),
        ("history_request", TAIL),
        ("comm_info_request", dict(target_name="jupyter.widget")),
        ("kernel_info_request", {}),
    ]
    for kind, content in asked:
        answer = proper(kind, "shell", front_end.ask("shell", kind, content))
        assert answer.content["status"] in ("ok", "incomplete")
    assert front_end.about(cell).reply is None
    assert front_end.answer(cell).content["status"] == "ok"


def test_a_completion_says_what_front_ends_do_with_it(front_end):
    """qtconsole and jupyter console put it between start and end; JupyterLab and VS Code show its kind, jupyter console
    by the same order as the matches."""
    front_end.run('String text = "hello";')
    code = "text.substr"
    content = front_end.ask("shell", "complete_request", dict(code=code, cursor_pos=len(code))).content
    assert content["matches"] and code[: content["cursor_start"]] + content["matches"][0] == "text.substring("
    assert content["cursor_end"] == len(code)
    kinds = content["metadata"]["_jupyter_types_experimental"]
    assert [one["text"] for one in kinds] == content["matches"] and all(one["type"] for one in kinds)


LINES = [
    ("int a = 1;", "complete"),
    ("for (int i = 0; i < 2; i++) {", "incomplete"),
    ("for (int i = 0; i < 2; i++) {\n    System.out.println(i);", "incomplete"),
    ("for (int i = 0; i < 2; i++) {\n    System.out.println(i);\n}", "complete"),
    ("text?", "complete"),
    ("%who", "complete"),
    ("", "complete"),
]


@pytest.mark.parametrize("code, state", LINES)
def test_a_console_asks_after_each_line_whether_the_cell_is_whole(code, state, front_end):
    content = front_end.ask("shell", "is_complete_request", dict(code=code)).content
    assert content["status"] == state
    assert isinstance(content["indent"], str)


def test_what_follows_a_line_that_opens_a_block_is_indented(front_end):
    content = front_end.ask("shell", "is_complete_request", dict(code="for (;;) {")).content
    assert content["indent"] == "    "


def test_the_history_is_that_of_the_cells_alone(front_end):
    front_end.run("int old = 1;")
    front_end.ask("shell", "execute_request", dict(silent(), code="int hidden = 2;"))
    for output in (False, True):
        history = front_end.ask("shell", "history_request", dict(TAIL, output=output)).content["history"]
        session, line, source = history[-1]
        assert isinstance(session, int) and isinstance(line, int)
        assert source == (["int old = 1;", None] if output else "int old = 1;")
    # jupyter console's other ways, with nulls where it has nothing to say.
    search = dict(raw=True, output=False, hist_access_type="search", pattern="int o*", search_raw=True, n=None, unique=True)
    assert front_end.ask("shell", "history_request", search).content["history"][-1][2] == "int old = 1;"
    lines = dict(raw=True, output=False, hist_access_type="range", session=0, start=1, stop=None)
    assert front_end.ask("shell", "history_request", lines).content["history"]


@pytest.mark.parametrize("code, kept", [("exit", False), ("quit", False), ("exit True", True), ("%exit -k", True)])
def test_a_console_that_is_to_be_left_is_told(code, kept, front_end):
    """qtconsole reads both fields; with `exit True` it closes one of its tabs, whose kernel goes on."""
    assert front_end.run(code).content["payload"] == [dict(source="ask_exit", keepkernel=kept)]
    unharmed(front_end)


def test_a_call_tip_is_asked_for_behind_the_bracket(front_end):
    code = "Math.max("
    content = front_end.ask("shell", "inspect_request", dict(code=code, cursor_pos=len(code), detail_level=0)).content
    assert content["found"] and "max" in content["data"]["text/plain"]


# ---------------------------------------------------------------------------------------- input

READS = "System.out.println('<' + new java.util.Scanner(System.in).nextLine() + '>');".replace("'", '"')


def reading(page, code=READS):
    cell = page.send("shell", "execute_request", dict(silent(), code=code, silent=False, allow_stdin=True))
    return cell, page.until(lambda: page.prompts(cell))[-1]


def test_a_cell_asks_the_front_end_that_has_sent_it(front_end, manager):
    other = AtSockets(manager)
    try:
        cell, prompt = reading(front_end)
        assert prompt["header"]["msg_type"] == "input_request"
        assert prompt["content"] == dict(prompt="", password=False)
        # VS Code's and JupyterLab's answer has a status, and names the question.
        front_end.send("stdin", "input_reply", dict(value="가 b", status="ok"), parent=prompt["header"])
        assert front_end.answer(cell).text == "<가 b>\n"
        cell, _ = reading(front_end)
        front_end.send("stdin", "input_reply", dict(value="c"))  # qtconsole's has neither
        assert front_end.answer(cell).text == "<c>\n"
        other.listen(0.2)
        assert not [channel for channel, _ in other.heard if channel == "stdin"]
    finally:
        other.close()


def test_an_answer_to_an_older_question_is_none(front_end):
    """A box that VS Code shows is closed by an interrupt, and answers with nothing, late."""
    cell, old = reading(front_end)
    proper("interrupt_request", "control", front_end.ask("control", "interrupt_request", {}))
    assert front_end.answer(cell).content["status"] == "error"
    cell, new = reading(front_end)
    front_end.send("stdin", "input_reply", dict(value="", status="ok"), parent=old["header"])
    front_end.listen(0.3)
    front_end.send("stdin", "input_reply", dict(value="mine", status="ok"), parent=new["header"])
    assert front_end.answer(cell).text == "<mine>\n"


def test_what_is_no_line_is_no_answer(front_end):
    """Colab's page answers its own questions on stdin, with an object."""
    cell, _ = reading(front_end)
    front_end.send("stdin", "input_reply", dict(value=dict(type="colab_reply", colab_msg_id=1, data={})))
    front_end.listen(0.3)
    front_end.send("stdin", "input_reply", dict(value="line"))
    assert front_end.answer(cell).text == "<line>\n"


@pytest.mark.parametrize(
    "code, shown",
    [
        ("new java.io.BufferedReader(new java.io.InputStreamReader(System.in)).readLine() == null", "true"),
        ("new java.util.Scanner(System.in).hasNextLine()", "false"),
        ("System.in.read()", "-1"),
    ],
)
def test_the_end_of_the_input_is_told_by_ctrl_d(code, shown, front_end):
    """jupyter console sends the character of Ctrl-D for it, as ipykernel knows it."""
    cell, _ = reading(front_end, code)
    front_end.send("stdin", "input_reply", dict(value="\x04"))
    assert front_end.answer(cell).result == shown
    cell, _ = reading(front_end)  # for the next cell there is input again
    front_end.send("stdin", "input_reply", dict(value="more"))
    assert front_end.answer(cell).text == "<more>\n"


# ---------------------------------------------------------------------------------------- widgets


def test_a_page_that_looks_for_widgets_learns_what_there_is(front_end):
    """JupyterLab, Notebook and VS Code open a control comm at first, and ask comm by comm if nobody answers it."""
    comm = uuid.uuid4().hex
    opened = front_end.send(
        "shell",
        "comm_open",
        dict(comm_id=comm, target_name="jupyter.widget.control", data={}),
        metadata=dict(version="1.0.0"),
    )
    front_end.send("shell", "comm_msg", dict(comm_id=comm, data=dict(method="request_states")))

    def answered():
        said = [m for _, m in front_end.heard if m["content"].get("comm_id") == comm]
        return [m for m in said if m["header"]["msg_type"] in ("comm_msg", "comm_close")]

    front_end.until(answered, 6)
    assert front_end.about(opened).states == ["busy", "idle"]
    info = front_end.ask("shell", "comm_info_request", dict(target_name="jupyter.widget")).content
    assert info["status"] == "ok" and isinstance(info["comms"], dict)
    unharmed(front_end)


# ---------------------------------------------------------------------------------------- what is not known


def test_a_request_of_a_type_that_the_kernel_does_not_know_is_refused(front_end):
    """Who waits for the answer would wait for ever: jupyter-resource-usage asks for `usage`, old pages for `connect`."""
    for channel, kind in [("control", "usage_request"), ("shell", "connect_request"), ("shell", "apply_request")]:
        answer = proper(kind, channel, front_end.ask(channel, kind, {}))
        assert answer.content["status"] == "error"
        assert kind in answer.content["evalue"]
    unharmed(front_end)


def test_a_request_that_the_kernel_cannot_read_is_refused(front_end):
    for kind, content, field in [
        ("execute_request", {}, "code"),
        ("execute_request", dict(code=["a", "b"]), "code"),
        ("complete_request", dict(code="Str", cursor_pos="3"), "cursor_pos"),
        ("history_request", dict(hist_access_type="tail", n="all"), "n"),
    ]:
        answer = proper(kind, "shell", front_end.ask("shell", kind, content))
        assert answer.content["status"] == "error"
        assert f"`{field}`" in answer.content["evalue"]
    unharmed(front_end)


def test_what_asks_for_no_answer_gets_none(front_end):
    for kind in ("comm_surprise", "status"):
        request = front_end.send("shell", kind, {})
        front_end.until(lambda request=request: "idle" in front_end.about(request).states)
        assert front_end.about(request).reply is None
    unharmed(front_end)


# ---------------------------------------------------------------------------------------- interrupt, restart, shutdown

ENDLESS = "while (true) {}"


def test_an_interrupt_by_message_ends_the_cell_that_runs(front_end):
    front_end.run("int kept = 42;")
    cell = front_end.send("shell", "execute_request", dict(silent(), code=ENDLESS, silent=False))
    front_end.until(lambda: "execute_input" in front_end.about(cell).types)
    proper("interrupt_request", "control", front_end.ask("control", "interrupt_request", {}))
    ended = front_end.answer(cell)
    assert ended.content["status"] == "error"
    assert front_end.run("kept").result == "42"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals")
def test_a_kernel_that_vs_code_ends_is_gone(alone):
    """It asks for nothing: it ends what the process has started, then the process, and deletes the connection file."""
    alone.send("shell", "execute_request", dict(silent(), code=ENDLESS, silent=False))
    file = alone.manager.connection_file

    def mine():
        all_there = psutil.process_iter(["cmdline", "status"])
        return [one for one in all_there if file in (one.info["cmdline"] or []) and one.info["status"] != psutil.STATUS_ZOMBIE]

    alone.until(lambda: "execute_input" in [m["header"]["msg_type"] for _, m in alone.heard])
    assert mine()
    started = psutil.Process(alone.manager.provisioner.pid)
    for process in [*started.children(recursive=True), started]:
        with suppress(psutil.NoSuchProcess):
            process.terminate()
    os.unlink(file)
    end = time.monotonic() + 20
    while mine():
        assert time.monotonic() < end, mine()
        time.sleep(0.1)


@pytest.mark.parametrize("restart", [False, True])
def test_all_who_look_on_hear_that_the_kernel_goes_down(restart, alone):
    """qtconsole looks for the reply on iopub, when another front end has asked for it."""
    other = AtSockets(alone.manager)
    try:
        hears(other)
        request = alone.send("control", "shutdown_request", dict(restart=restart))
        reply = alone.until(lambda: alone.about(request).reply)
        assert reply["content"] == dict(status="ok", restart=restart)
        told = other.until(lambda: [m for m in other.about(request).told if m["header"]["msg_type"] == "shutdown_reply"])
        assert told[0]["content"]["restart"] is restart
        assert told[0]["parent_header"]["session"] == alone.session.session
        end = time.monotonic() + 10
        while alone.manager.is_alive():
            assert time.monotonic() < end
            time.sleep(0.05)
    finally:
        other.close()


def test_another_socket_of_one_identity_takes_the_place_of_the_first(front_end, manager):
    """A page that has lost its way to the server comes back under the same identity, while the first may still hang."""
    identity = b"the-page-of-one-session"
    first = AtSockets(manager, identity)
    second = None
    try:
        hears(first)
        second = AtSockets(manager, identity)
        hears(second)
        assert second.run("1 + 2").result == "3"
        cell, prompt = reading(second)
        second.send("stdin", "input_reply", dict(value="x"), parent=prompt["header"])
        assert second.answer(cell).text == "<x>\n"
        proper("interrupt_request", "control", second.ask("control", "interrupt_request", {}))
    finally:
        first.close()
        if second:
            second.close()
    unharmed(front_end)


# ---------------------------------------------------------------------------------------- debugging in VS Code

DEBUGGED = "int total = 0;\nfor (int i = 1; i < 4; i++) {\n    total += i;\n}\nSystem.out.println(total);"

CLIENT = dict(
    clientID="vscode",
    clientName="Visual Studio Code",
    adapterID="Python Kernel Debug Adapter",
    pathFormat="path",
    linesStartAt1=True,
    columnsStartAt1=True,
    supportsVariableType=True,
    supportsVariablePaging=True,
    supportsRunInTerminalRequest=True,
    locale="en",
    supportsProgressReporting=True,
    supportsInvalidatedEvent=True,
    supportsMemoryReferences=True,
    supportsArgsCanBeInterpretedByShell=True,
    supportsMemoryEvent=True,
    supportsStartDebuggingRequest=True,
)

NOTEBOOK = "vscode-notebook-cell:/home/me/a.ipynb"

ATTACH = dict(
    type="Python Kernel Debug Adapter",
    name="a.ipynb",
    request="attach",
    justMyCode=True,
    __mode="cell",
    __cellIndex=0,
    __notebookUri=NOTEBOOK,
    __sessionId="5b1f",
)


class VsCodesDebugger:
    def __init__(self, page):
        self.page = page
        self.seq = 0

    def ask(self, command, **arguments):
        self.seq += 1
        asked = dap(self.seq, command, **arguments)
        answer = proper("debug_request", "control", self.page.ask("control", "debug_request", asked)).content
        assert answer["type"] == "response" and answer["request_seq"] == self.seq and answer["command"] == command
        return answer

    def body(self, command, **arguments):
        answer = self.ask(command, **arguments)
        assert answer["success"], answer
        return answer["body"]

    def event(self, name, count=1):
        def there():
            found = [m["content"] for _, m in self.page.heard if m["header"]["msg_type"] == "debug_event"]
            found = [one for one in found if one["event"] == name]
            return found[count - 1 :]

        return self.page.until(there)[0]


def test_a_cell_is_debugged_in_the_order_of_vs_code(alone):
    """Which differs from JupyterLab's: `debugInfo` before `attach`, breakpoints for paths that no cell has, the cells only
    then, helper code in Python in between, one frame before the others, and pages of variables."""
    debugger = VsCodesDebugger(alone)
    alone.run("int[] many = new int[500];")
    can = debugger.body("initialize", **CLIENT)
    assert can["supportsConfigurationDoneRequest"]
    info = debugger.body("debugInfo")
    assert info["stoppedThreads"] == [] and not info["isStarted"]
    debugger.body("attach", **ATTACH)
    debugger.event("initialized")  # without which VS Code sends nothing more
    third = dict(lines=[3], breakpoints=[dict(line=3)], sourceModified=False)
    elsewhere = debugger.body("setBreakpoints", source=dict(name="a.py", path="/home/me/a.py"), **third)
    assert [one["verified"] for one in elsewhere["breakpoints"]] == [False]
    path = debugger.body("dumpCell", code=DEBUGGED)["sourcePath"]
    [breakpoint] = debugger.body("setBreakpoints", source=dict(name="a.ipynb", path=path), **third)["breakpoints"]
    assert breakpoint["verified"] and breakpoint["line"] == 3
    assert not debugger.ask("setFunctionBreakpoints", breakpoints=[])["success"]
    debugger.body("setExceptionBreakpoints", filters=[], filterOptions=[])
    helper = dict(silent(), code=VS_CODE_HELPERS[1], silent=False, allow_stdin=True)
    assert alone.ask("shell", "execute_request", helper).content["status"] == "error"
    assert debugger.body("dumpCell", code=DEBUGGED)["sourcePath"] == path
    debugger.body("configurationDone")
    debugged = dict(silent(), code=DEBUGGED, silent=False, store_history=True)
    cell = alone.send("shell", "execute_request", debugged, metadata=METADATA["VS Code"])
    stopped = debugger.event("stopped")["body"]
    assert stopped["reason"] == "breakpoint"
    [thread] = debugger.body("threads")["threads"]
    assert thread["id"] == stopped["threadId"]
    [top] = debugger.body("stackTrace", threadId=thread["id"], startFrame=0, levels=1)["stackFrames"]
    assert (top["line"], top["source"]["path"]) == (3, path)
    rest = debugger.body("stackTrace", threadId=thread["id"], startFrame=1, levels=19)
    assert top["id"] not in [one["id"] for one in rest["stackFrames"]]
    assert rest["totalFrames"] == 1 + len(rest["stackFrames"])
    scopes = debugger.body("scopes", frameId=top["id"])["scopes"]
    local = debugger.body("variables", variablesReference=scopes[0]["variablesReference"])["variables"]
    found = {one["name"]: one for one in local}
    assert (found["i"]["value"], found["total"]["value"]) == ("1", "0")
    for context in ("watch", "hover", "repl"):
        assert debugger.body("evaluate", expression="total + i", frameId=top["id"], context=context)["result"] == "1"
    assert not debugger.ask("evaluate", expression="no_such", frameId=top["id"], context="hover")["success"]
    paged(debugger, found["many"]["variablesReference"])
    for line in (2, 3):
        count = len([m for _, m in alone.heard if m["content"].get("event") == "stopped"])
        debugger.body("next", threadId=thread["id"])
        debugger.event("stopped", count + 1)
        assert debugger.body("stackTrace", threadId=thread["id"], startFrame=0, levels=1)["stackFrames"][0]["line"] == line
    debugger.body("setBreakpoints", source=dict(path=path), breakpoints=[], sourceModified=False)
    debugger.body("continue", threadId=thread["id"])
    assert alone.answer(cell).text == "6\n"
    debugger.body("disconnect", restart=False)
    assert not debugger.body("debugInfo")["isStarted"]
    unharmed(alone)


def paged(debugger, reference):
    """A long list comes in pages, if a front end asks for them."""
    page = debugger.body("variables", variablesReference=reference, filter="indexed", start=0, count=2)["variables"]
    following = debugger.body("variables", variablesReference=reference, filter="indexed", start=2, count=2)["variables"]
    assert len(page) == len(following) == 2
    assert {one["name"] for one in page}.isdisjoint({one["name"] for one in following})


def test_a_kernel_that_has_stopped_for_a_page_that_is_gone_goes_on(alone):
    """VS Code was closed while a cell stood; the next one asks, and has all threads go on, with the number 0."""
    debugger = VsCodesDebugger(alone)
    debugger.body("initialize", **CLIENT)
    debugger.body("attach", **ATTACH)
    path = debugger.body("dumpCell", code=DEBUGGED)["sourcePath"]
    debugger.body("setBreakpoints", source=dict(path=path), breakpoints=[dict(line=5)], sourceModified=False)
    debugger.body("configurationDone")
    cell = alone.send("shell", "execute_request", dict(silent(), code=DEBUGGED, silent=False, store_history=True))
    debugger.event("stopped")
    following = VsCodesDebugger(alone)
    following.body("initialize", **CLIENT)
    for thread in following.body("debugInfo")["stoppedThreads"]:
        following.seq = -1
        following.body("continue", threadId=thread)
    assert alone.answer(cell).text == "6\n"
    following.body("attach", **ATTACH)
    following.body("disconnect", restart=False)


# ---------------------------------------------------------------------------------------- over a server


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A Jupyter server with one kernel. -> its address, the kernel's id"""
    folder = tmp_path_factory.mktemp("server")
    env = dict(
        os.environ,
        JUPYTER_RUNTIME_DIR=str(folder / "runtime"),
        JUPYTER_CONFIG_DIR=str(folder / "config"),
        HIMALIA_HISTORY=str(folder / "history.jsonl"),
    )
    command = [sys.executable, "-m", "jupyter_server", "--no-browser", "--allow-root", "--ip=127.0.0.1", "--port=0"]
    command += [f"--ServerApp.root_dir={folder}"]
    command += ["--IdentityProvider.token=", "--ServerApp.password=", "--ServerApp.disable_check_xsrf=True"]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, env=env, stdout=log, stderr=log)
        try:
            end = time.monotonic() + 60
            while not (files := list((folder / "runtime").glob("jpserver-*.json"))) or not files[0].read_text():
                assert process.poll() is None and time.monotonic() < end, (folder / "log").read_text()
                time.sleep(0.1)
            port = json.loads(files[0].read_text())["port"]
            address = f"127.0.0.1:{port}"
            made = urllib.request.Request(f"http://{address}/api/kernels", json.dumps(dict(name=KERNEL)).encode())
            with urllib.request.urlopen(made, timeout=60) as answer:
                kernel = json.load(answer)["id"]
            yield address, kernel
            gone = urllib.request.Request(f"http://{address}/api/kernels/{kernel}", method="DELETE")
            urllib.request.urlopen(gone, timeout=30).close()
        finally:
            process.terminate()
            process.wait(30)


def page_at(server, session):
    from websocket import create_connection

    address, kernel = server
    protocol = "v1.kernel.websocket.jupyter.org"
    websocket = create_connection(
        f"ws://{address}/api/kernels/{kernel}/channels?session_id={session}", subprotocols=[protocol], timeout=60
    )
    assert websocket.subprotocol == protocol
    return AtServer(websocket, session)


def test_pages_over_a_server_hear_the_same(server):
    page = page_at(server, "one-page")
    other = page_at(server, "another-page")
    again = None
    try:
        for channel, kind, content in BEGINNINGS["JupyterLab"]:
            proper(kind, channel, page.ask(channel, kind, content, timeout=60))
        answer = proper("execute_request", "shell", page.run("6 * 7", metadata=METADATA["JupyterLab"]))
        assert answer.result == "42"
        cell, prompt = reading(page)
        page.send("stdin", "input_reply", dict(value="x", status="ok"), parent=prompt["header"])
        assert page.answer(cell).text == "<x>\n"
        other.until(lambda: other.about(cell).states == ["busy", "idle"])  # what others do is seen, too
        assert other.about(cell).reply is None
        # The page is loaded again: the same session, while its first connection still hangs.
        again = page_at(server, "one-page")
        assert again.run("1 + 2", timeout=60).result == "3"
        cell = again.send("shell", "execute_request", dict(silent(), code=ENDLESS, silent=False))
        again.until(lambda: "execute_input" in again.about(cell).types)
        address, kernel = server
        asked = urllib.request.Request(f"http://{address}/api/kernels/{kernel}/interrupt", b"")
        urllib.request.urlopen(asked, timeout=30).close()
        assert again.answer(cell).content["status"] == "error"
    finally:
        for one in (page, other, again):
            if one:
                one.close()
