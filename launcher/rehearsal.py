"""Starts the kernel, does what a student does first, and shuts it down, upon which the JVM writes its start-up cache.

  rehearsal.py CACHE      in the .venv; the kernelspec must be installed
"""

import os
import sys
from pathlib import Path

from jupyter_client import KernelManager

FIRST_STEPS = """import java.util.stream.*;
record Pair(int a, int b) {}
var x = tensor("[[0., 1.], [2., 3.]]");
var model = new Sequential(new Linear(2, 1), new Sigmoid());
System.out.println(model.forward(x));
for (int i = 0; i < 3; i++) System.out.println(new Pair(i, i));
line(IntStream.range(0, 9).boxed().toList()).title("a line")"""


def main(cache):
    manager = KernelManager(kernel_name="java")
    command = manager.kernel_spec.argv
    command.insert(command.index("-jar"), f"-XX:AOTCacheOutput={cache}")
    manager.shutdown_wait_time = 120  # the JVM writes the cache before it ends
    manager.start_kernel(env=dict(os.environ, HIMALIA_HISTORY=""))
    client = manager.blocking_client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        answer = client.execute_interactive("1 + 1", timeout=60, output_hook=lambda message: None)["content"]
        if answer["status"] != "ok":
            sys.exit(f"The kernel cannot add one and one: {answer}")
        for code in (FIRST_STEPS, "int y = oops;", 'describe(table(column("x", 1, 2)))'):
            client.execute_interactive(code, timeout=60, output_hook=lambda message: None)
        client.complete("x.matm", 6, reply=True, timeout=60)
        client.inspect("x.matmul", 8, reply=True, timeout=60)
    finally:
        client.stop_channels()
        manager.shutdown_kernel()
    return 0 if Path(cache).exists() else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
