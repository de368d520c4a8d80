"""How `lab` speaks: in sentences, never in stack traces."""

import shutil
import sys


class Trouble(Exception):
    """Something the user can mend: shown as one sentence (and the end of a log), never as a stack trace."""

    def __init__(self, sentence, details="", code=2):
        super().__init__(sentence)
        self.details = details
        self.code = code


def say(text, end="\n"):
    print(text, end=end, flush=True)


def indent(text, width=4):
    return "\n".join(" " * width + line for line in text.splitlines())


class Progress:
    """A line that can be written anew on a terminal; elsewhere it is written once, without what comes between."""

    def __init__(self, head):
        self.head = head
        self.live = sys.stdout.isatty()
        say(head, end="")

    def show(self, text):
        if self.live:
            say("\r" + f"{self.head}{text}"[: shutil.get_terminal_size().columns - 1] + "\x1b[K", end="")

    def end(self, text):
        say(f"\r{self.head}{text}\x1b[K" if self.live else text)
