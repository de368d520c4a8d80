"""Starts the kernel, does what a student does first, and shuts it down, upon which the JVM writes its start-up cache."""

import contextlib
import os
import sys
import tempfile
import time
from pathlib import Path

from jupyter_client import KernelManager
from jupyter_client.kernelspec import KernelSpecManager

from . import shared
from .front_end import NAME, as_json, kernelspec

# Seconds: what is called often by then, the JVM will compile at once. More brought little.
PRACTICE = 8


def main(arguments):
    """The cache that is to be there at the end, and the command that makes it."""
    cache, *command = arguments
    with running_kernel(kernelspec(command, "Java"), seconds=60) as client:
        first, *others = shared.text("first-steps.java").split("// %%\n")
        answer = client.execute_interactive(first, timeout=60, output_hook=lambda message: None)["content"]
        if answer["status"] != "ok":
            sys.exit(f"The kernel cannot add one and one: {answer}")
        run_all(client, others)
        client.complete("x.matm", 6, reply=True, timeout=60)
        client.inspect("x.matmul", 8, reply=True, timeout=60)
        end = time.monotonic() + PRACTICE
        while time.monotonic() < end:
            run_all(client, shared.text("practice.java").split("// %%\n"))
            client.complete("words.for", 9, reply=True, timeout=60)
            client.inspect("words.forEach", 13, reply=True, timeout=60)
    return 0 if Path(cache).exists() else 1


def run_all(client, cells):
    for code in cells:
        client.execute_interactive(code, timeout=60, output_hook=lambda message: None)


@contextlib.contextmanager
def running_kernel(spec, seconds):
    """A client of a kernel of just this kernelspec, which nothing needs to be installed for and no history is kept of."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / NAME / "kernel.json"
        file.parent.mkdir()
        file.write_text(as_json(spec), encoding="utf-8")
        manager = KernelManager(kernel_name=NAME)
        manager.kernel_spec_manager = KernelSpecManager(kernel_dirs=[folder], ensure_native_kernel=False)
        manager.shutdown_wait_time = 120  # the JVM writes the cache before it ends
        manager.start_kernel(env=dict(os.environ, HIMALIA_HISTORY=""))
        client = manager.blocking_client()
        client.start_channels()
        try:
            client.wait_for_ready(timeout=seconds)
            yield client
        finally:
            client.stop_channels()
            manager.shutdown_kernel()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
