"""The installed package: where its files are, on which JDK it runs, and what it keeps for each user."""

import hashlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path

from . import java, quick_start, system
from .jdks import find_jdk, identity
from .talking import Trouble

HERE = Path(__file__).resolve().parent
JARS = HERE / "jars"
JARS_LIST = JARS / "SHA256SUMS"  # what the jars are, in the form of sha256sum
SAMPLES = HERE / "samples"
UNUSED = 60 * 24 * 3600  # so many seconds a start-up cache is kept that nobody uses
FIRST_CELLS = 20  # so many seconds the first cells have the machine for themselves


def version():
    from importlib import metadata  # slow to read, and a start of the kernel does not need it

    return metadata.version("himalia")


def jdk():
    """The one to run on. One that has been started before is not tried again."""
    trusted = recall("jdk")
    found = find_jdk(trusted=trusted, first_of_all="`himalia install-jdk` fetches one, or ")
    if identity(found) != trusted:
        remember("jdk", identity(found))
    return found


def command(jdk, options=()):
    def understand(program, options):
        asked = [identity(jdk), *options]
        known = recall("options")
        if known is None or known["asked"] != asked:
            known = {"asked": asked, "understood": java.understood(program, options)}
            remember("options", known)
        return known["understood"]

    plain = java.kernel_command(jdk, JARS, understand=understand)
    return quick_start.with_options(plain, *options) if options else plain


# ---------------------------------------------------------------------------------------- what is kept for each user


def folder():
    """`HIMALIA_CACHE` names another one; empty, nothing is kept."""
    named = os.environ.get("HIMALIA_CACHE")
    if named is None:
        return system.cache_folder("himalia")
    return Path(named).absolute() if named else None


def recall(what):
    place = folder()
    try:
        return json.loads((place / f"{what}.json").read_text(encoding="utf-8")) if place else None
    except (OSError, ValueError):
        return None


def remember(what, value):
    """Or not, where nothing can be written: then it is found out again."""
    place = folder()
    if place is None:
        return
    try:
        place.mkdir(parents=True, exist_ok=True)
        new = place / f"{what}.{os.getpid()}.new"
        new.write_text(json.dumps(value), encoding="utf-8")
        os.replace(new, place / f"{what}.json")
    except OSError:
        pass


# ---------------------------------------------------------------------------------------- the quick start


def quick_start_file(jdk):
    """Where the start-up cache of these jars on this JDK is, or will be; None where nothing is kept."""
    if folder() is None:
        return None
    jars = JARS_LIST.read_bytes() + str(JARS).encode()
    return folder() / f"start-{hashlib.sha256(jars + identity(jdk).encode()).hexdigest()[:16]}.aot"


def quick_start_options(jdk):
    """Those that use the start-up cache; where there is none yet, it is made meanwhile, for the next time."""
    cache = quick_start_file(jdk)
    if cache is None:
        return []
    if cache.exists():
        try:
            os.utime(cache)  # it is in use
        except OSError:
            pass
        return quick_start.options(cache)
    if not cache.with_suffix(".failed").exists():
        try:
            system.start_in_background([sys.executable, "-m", "himalia", "quick-start", "--later"])
        except OSError:
            pass
    return []


def make_quick_start(later=False):
    """Makes the start-up cache, unless it is there or another process makes it; returns a word about it."""
    if later:
        time.sleep(FIRST_CELLS)
    jdk_found = jdk()
    cache = quick_start_file(jdk_found)
    if cache is None:
        raise Trouble("HIMALIA_CACHE is empty, so no start-up cache is kept.")
    if cache.exists():
        return f"{cache} is there already."
    cache.parent.mkdir(parents=True, exist_ok=True)
    with (cache.parent / "quick-start.lock").open("w") as lock:
        if not system.try_lock(lock):
            return "It is being made just now."
        failed = cache.with_suffix(".failed")
        try:
            rehearse = [sys.executable, "-m", "himalia.rehearsal"]
            quick_start.make(command(jdk_found), cache, rehearse, run)
        except Trouble as trouble:
            failed.write_text(f"{trouble}\n{trouble.details}", encoding="utf-8")  # not tried again by itself
            raise
        failed.unlink(missing_ok=True)
        for old in cache.parent.glob("start-*"):
            if time.time() - old.stat().st_mtime > UNUSED:
                old.unlink()
        return f"{cache} is made."


def run(command):
    output = dict(stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace")
    done = subprocess.run([str(part) for part in command], **output)
    if done.returncode:
        raise Trouble("The start-up cache could not be made.", "\n".join(done.stdout.splitlines()[-30:]), code=1)
