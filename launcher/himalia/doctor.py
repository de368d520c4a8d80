"""`himalia doctor`: looks at all that a cell needs, runs one, and says what it found."""

import hashlib
import platform
import sys
import time
from pathlib import Path

from . import installation, system
from .front_end import NAME, installed_kernelspec
from .installation import HERE, JARS, JARS_LIST
from .jdks import named
from .kernelspecs import is_ours
from .talking import Trouble, say

NEEDS_JDK = ("quick start", "a cell")


def examine():
    say(f"Himalia {installation.version()} in {HERE}")
    say(f"Python {platform.python_version()} ({sys.executable}) on {system.described()}")
    examinations = {"JDK": the_jdk, "jars": the_jars, "kernelspec": the_kernelspec}
    examinations |= {"quick start": the_quick_start, "a cell": a_cell}
    flaws = []
    for title, look in examinations.items():
        try:
            say(f"{title} ... {look() if title not in NEEDS_JDK or 'JDK' not in flaws else 'left out, as there is no JDK'}")
        except Trouble as trouble:
            flaws.append(title)
            say(f"{title} ... {trouble}")
    say("All is well." if not flaws else f"{len(flaws)} of {len(examinations)} will not do: mend the first, then ask again.")
    return 1 if flaws else 0


def the_jdk():
    return named(installation.jdk())


def the_jars():
    """Each has what it had when the package was made."""
    lines = JARS_LIST.read_text(encoding="utf-8").splitlines()
    wrong = []
    for sum_, name in (line.split(maxsplit=1) for line in lines):
        file = JARS / name
        if not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != sum_:
            wrong.append(name)
    more = {file.relative_to(JARS).as_posix() for file in JARS.rglob("*.jar")} - {line.split(maxsplit=1)[1] for line in lines}
    if wrong or more:
        raise Trouble(
            f"{', '.join([*wrong, *sorted(more)])} is not as it was made: "
            "`pip install --force-reinstall --no-deps himalia` puts it right."
        )
    return f"{len(lines)}, as they were made"


def the_kernelspec():
    from jupyter_client.kernelspec import KernelSpecManager

    found = KernelSpecManager().find_kernel_specs()
    ours = {name: folder for name, folder in found.items() if is_ours(Path(folder) / "kernel.json")}
    if NAME not in ours:
        there = f"the kernel {NAME} in {found[NAME]} is another one" if NAME in found else f"there is no kernel {NAME}"
        name = f" --name himalia-{NAME}" if NAME in found else ""
        raise Trouble(f"{there}: `himalia install{name}` adds ours{', besides ' + ', '.join(ours) if ours else ''}.")
    return ", ".join(f"{name} in {folder}" for name, folder in sorted(ours.items()))


def the_quick_start():
    cache = installation.quick_start_file(installation.jdk())
    if cache is None:
        return "HIMALIA_CACHE is empty: none is kept"
    if cache.exists():
        return f"{cache}"
    if cache.with_suffix(".failed").exists():
        return f"it could not be made ({cache.with_suffix('.failed')} says why), so a start takes longer"
    return "none yet: the next start of a kernel makes it, or `himalia quick-start`"


def a_cell():
    """By a kernel of this package, whichever kernelspecs there are."""
    from .rehearsal import running_kernel

    installation.jdk()  # else the stand-in would answer
    start = time.monotonic()
    shown = []
    try:
        with running_kernel(installed_kernelspec(sys.executable), seconds=120) as client:
            client.execute_interactive("1 + 1", timeout=120, output_hook=shown.append)
    except (RuntimeError, TimeoutError) as problem:
        raise Trouble(f"the kernel does not answer ({str(problem).rstrip('.')})") from problem
    seconds = time.monotonic() - start
    values = [m["content"]["data"]["text/plain"] for m in shown if m["msg_type"] == "execute_result"]
    if values != ["2"]:
        raise Trouble(f"1 + 1 gives {values or [m['content'] for m in shown if m['msg_type'] == 'error']}")
    return f"1 + 1 gives 2, with start and end of the kernel in {seconds:.1f} s"
