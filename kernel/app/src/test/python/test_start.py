"""What a kernel does before its first cell has run."""

import os
import re

from conformance import Kernel

KERNEL = os.environ.get("KERNEL", "java")


def test_a_start_waits_for_no_class_that_the_vm_makes_as_it_goes(tmp_path):
    """A `switch` over types, a text put together by `+`, the hash of a record: the VM links each where it first runs, which
    takes milliseconds, and the start-up cache keeps none of them. Where a kernel starts, `instanceof` and `StringBuilder` do."""
    log = tmp_path / "classes"
    kernel = Kernel(KERNEL, {"JDK_JAVA_OPTIONS": f"-Xlog:class+load:file={log}"})
    try:
        kernel.ready()
        kernel.run("1 + 1")
    finally:
        kernel.close()
    loaded = re.findall(r"\] (\S+) source: (.*)", log.read_text(encoding="utf-8"))
    assert len(loaded) > 1000
    made = [name for name, source in loaded if "/0x" in name and "shared objects" not in source]
    # What warms up for later cells may have begun, too: declarations, and Tab.
    first = re.compile(r"himalia\.(?!kernel\.cell\.javac\.(?!Draft|Layout)).*\$\$TypeSwitch|.*\$\$StringConcat")
    assert [name for name in made if first.match(name)] == []
