"""The real `jupyter console` in a terminal: keys go in, and what stands on the screen is looked at."""

import os
import re
import sys
import time

import pytest

pexpect = pytest.importorskip("pexpect", reason="there is no terminal of this kind")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no terminal of this kind")

KERNEL = os.environ.get("KERNEL", "java")

# What moves the cursor, colours, and switches modes of the terminal.
CONTROL = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b[()][A-Z0-9]|\x1b[=>]|\x1b\][^\x07]*\x07|\r")

UP, CTRL_C, CTRL_D, TAB = "\x1b[A", "\x03", "\x04", "\t"


class Console:
    def __init__(self, folder):
        env = dict(
            os.environ,
            TERM="xterm",
            PROMPT_TOOLKIT_NO_CPR="1",  # nobody is there to say where the cursor is
            HIMALIA_HISTORY=str(folder / "history.jsonl"),
            JUPYTER_RUNTIME_DIR=str(folder / "runtime"),
            IPYTHONDIR=str(folder / "ipython"),
        )
        command = ["-m", "jupyter_console", f"--kernel={KERNEL}"]
        self.process = pexpect.spawn(sys.executable, command, env=env, encoding="utf-8", dimensions=(50, 150), timeout=60)
        self.text = ""
        self.sees(r"In \[1\]:")

    def sees(self, pattern, timeout=60):
        """Waits until something comes that was not there at the last look. -> what came before it, and it"""
        end = time.monotonic() + timeout
        while not (found := re.search(pattern, self.text)):
            assert time.monotonic() < end, f"no {pattern} in {self.text}"
            try:
                self.text = CONTROL.sub("", self.text + self.process.read_nonblocking(4096, timeout=1))
            except (pexpect.TIMEOUT, pexpect.EOF):
                pass
        seen, self.text = self.text[: found.end()], self.text[found.end() :]
        return seen

    def types(self, text):
        # A prompt that has just been drawn reads its keys in a moment.
        time.sleep(0.2)
        self.process.send(text)

    def enters(self, line):
        self.types(line)
        self.types("\r")

    def ends(self):
        """Waits for the end. -> the last that was said"""
        self.process.expect(pexpect.EOF, timeout=60)
        return CONTROL.sub("", self.text + self.process.before)


@pytest.fixture
def console(tmp_path):
    console = Console(tmp_path)
    yield console
    console.process.close(force=True)


def test_a_session_in_a_terminal(console):
    # A result, and what is printed, in one cell of several lines: a line that opens a block is followed by another.
    console.enters("int sum = 0;")
    console.sees(r"In \[2\]:")
    console.enters("for (int i = 1; i < 4; i++) {")
    console.sees(r"\.\.\.:")
    console.enters('sum += i; System.out.println("i is " + i);')
    console.sees(r"\.\.\.:")
    console.enters("}")
    console.sees("i is 1\ni is 2\ni is 3\n")
    console.sees(r"In \[3\]:")
    console.enters("sum")
    console.sees(r"Out\[3\]: 6\n")
    # What a name means.
    console.sees(r"In \[4\]:")
    console.enters("String?")
    console.sees("class String")
    # Ctrl-C ends what does not end, and nothing else.
    console.sees(r"In \[5\]:")
    console.enters("while (true) {}")
    time.sleep(1)
    console.types(CTRL_C)
    console.sees("[Ii]nterrupted")
    console.sees(r"In \[6\]:")
    # An error says where it is.
    console.enters("sum / 0")
    console.sees("ArithmeticException")
    console.sees(r"In \[7\]:")
    # The cell before the last, of which there is one line in the history.
    console.types(UP)
    console.types(UP)
    console.sees(r"while ?\(true\) ?\{\}")
    console.types(CTRL_C)
    console.enters("sum")
    console.sees(r"Out\[7\]: 6\n")


def test_tab_offers_what_may_follow(console):
    console.enters('String text = "hello";')
    console.sees(r"In \[2\]:")
    console.types("text.substr")
    console.types(TAB)
    console.sees(r"text\.substring|ing\(")
    console.types("1)\r")
    console.sees(r"Out\[2\]: ello\n")


def test_a_cell_that_reads_asks_in_the_terminal_and_ctrl_d_ends_its_input(console):
    console.enters('IO.println("<" + IO.readln("name? ") + ">");')
    console.sees(r"name\? ")
    console.types("Ada\n")
    console.sees("<Ada>")
    console.sees(r"In \[2\]:")
    console.enters("new java.util.Scanner(System.in).hasNextLine()")
    time.sleep(1)
    console.types(CTRL_D)
    console.sees(r"Out\[2\]: false\n")
    # Ctrl-C at a question ends the cell that has asked.
    console.sees(r"In \[3\]:")
    console.enters("System.in.read()")
    time.sleep(1)
    console.types(CTRL_C)
    console.sees("[Ii]nterrupted")
    console.sees(r"In \[4\]:")


def test_the_arrows_go_back_to_the_cells_of_earlier_sessions(tmp_path):
    first = Console(tmp_path)
    first.enters("int earlier = 40 + 2;")
    first.sees(r"In \[2\]:")
    first.types(CTRL_D)
    first.sees(r"exit \(\[y\]/n\)\?")
    first.types("y\n")
    assert "Shutting down kernel" in first.ends()
    second = Console(tmp_path)
    try:
        second.types(UP)
        second.sees(r"int earlier = 40 \+ 2;")
        second.types("\r")
        second.sees(r"In \[2\]:")
        second.enters("earlier")
        second.sees(r"Out\[2\]: 42\n")
    finally:
        second.process.close(force=True)


@pytest.mark.parametrize("word", ["exit", "quit", "%exit"])
def test_a_word_leaves_the_console_and_ends_its_kernel(word, console):
    console.enters(word)
    assert "Shutting down kernel" in console.ends()
