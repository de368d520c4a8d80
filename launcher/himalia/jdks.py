"""Finds a JDK on which the kernel runs, and Maven; says what is missing and how to get it on this system."""

import glob
import hashlib
import os
import platform
import re
import shutil
import subprocess
from collections import namedtuple
from pathlib import Path
from subprocess import DEVNULL

from . import system
from .system import executable, what_it_says
from .talking import Trouble

KNOWN_JDKS = (25, 26, 27)  # all tests pass on them; a newer one is tried at set-up
OLDEST_MAVEN = (3, 8)
# release: what it says of itself; flaw: why it will not do, or None
Jdk = namedtuple("Jdk", "home version release flaw")


def parse_version(text):
    """The first version number in a text: 'openjdk version "25.0.3"' -> (25, 0, 3)."""
    found = re.search(r"\d+(\.\d+)*", text)
    return tuple(int(part) for part in found.group().split(".")) if found else ()


def dotted(version):
    return ".".join(str(part) for part in version)


def jdk_in(home):
    """The JDK in a folder, with the reason if it will not do; None where there is no Java at all, or none for us."""
    home = Path(home)
    java = executable(home, "java")
    try:
        if not java.is_file():
            return None
    except PermissionError:  # somebody else's
        return None
    try:
        text = (home / "release").read_text(encoding="utf-8", errors="replace")
    except OSError:
        text = ""
    told = dict(re.findall(r'^(\w+)="(.*)"$', text, re.M))
    if "JAVA_VERSION" not in told:
        text = what_it_says([java, "-version"])
        told["JAVA_VERSION"] = text
    version = parse_version(told["JAVA_VERSION"])
    number = told["JAVA_VERSION"] + told.get("JAVA_RUNTIME_VERSION", "")
    modules = told.get("MODULES", "jdk.compiler").split()
    if not version:
        flaw = "which does not start"
    elif version[0] < KNOWN_JDKS[0]:
        flaw = "which is too old"
    elif "-ea" in number:
        flaw = "which is an early-access build"
    elif "jdk.compiler" not in modules or not executable(home, "javac").is_file():
        flaw = "which has no compiler"
    else:
        flaw = None
    return Jdk(home, version, text, flaw)


def with_start(jdk):
    """The JDK, tried: it may be damaged, or made for another kind of machine."""
    try:
        tried = subprocess.run([str(executable(jdk.home, "java")), "-version"], stdout=DEVNULL, stderr=DEVNULL)
        starts = tried.returncode == 0
    except OSError:
        starts = False
    return jdk if starts else jdk._replace(flaw="which does not start on this machine" + other_machine(jdk))


def other_machine(jdk):
    made_for = re.search(r'OS_ARCH="(\w+)"', jdk.release)
    names = {"amd64": "x86_64", "arm64": "aarch64"}
    made_for, here = (made_for.group(1) if made_for else "", platform.machine().lower())
    made_for, here = names.get(made_for, made_for), names.get(here, here)
    return f": it is made for {made_for}, and this is {here}" if made_for and made_for != here else ""


def identity(jdk):
    """Changes with every update of the JDK."""
    return hashlib.sha256(f"{jdk.home} {jdk.release}".encode()).hexdigest()


def is_known(jdk):
    return bool(jdk.version) and jdk.version[0] in KNOWN_JDKS


def all_jdks():
    """That of JAVA_HOME first, then that of the PATH, then those in the usual folders; each once."""
    homes = [os.environ["JAVA_HOME"]] if os.environ.get("JAVA_HOME") else []
    on_path = shutil.which("java")
    if on_path:
        homes.append(Path(on_path).resolve().parent.parent)
    folders = [os.path.expandvars(os.path.expanduser(pattern)) for pattern in system.JDK_FOLDERS]
    homes += [home for pattern in folders for home in sorted(glob.glob(pattern))]
    once = {Path(home).resolve(): home for home in reversed(homes)}  # a folder that has two names goes by its first
    jdks = [jdk_in(home) for home in homes if once.pop(Path(home).resolve(), None)]
    return [jdk for jdk in jdks if jdk]


def find_jdk(trusted=None, keep=False, first_of_all=""):
    """JAVA_HOME's if all tests pass on its version, else the newest of which that is true, else the newest.

    The one that is trusted has been started before; every other one is, before it is chosen. With keep, the trusted one
    comes before all others. first_of_all: the advice that comes before all others, where there is none.
    """
    ours = Path(os.environ.get("JAVA_HOME", ""))

    def rank(jdk):
        return keep and identity(jdk) == trusted, is_known(jdk), jdk.home == ours, jdk.version

    refused = []
    for jdk in sorted(all_jdks(), key=rank, reverse=True):
        if not jdk.flaw and identity(jdk) != trusted:
            jdk = with_start(jdk)
        if not jdk.flaw:
            return jdk
        refused.append(jdk)
    raise Trouble(
        f"Himalia runs on JDK {either(KNOWN_JDKS)} and {found_only(refused)}: {first_of_all}{how_to_get('jdk')}, "
        "or set JAVA_HOME to the folder of one you have."
    )


def found_only(refused):
    if refused:
        nearest = max(refused, key=lambda jdk: jdk.version)
        return f"found only {named(nearest)}, {nearest.flaw}"
    ours = os.environ.get("JAVA_HOME")
    return f"found none (there is no Java in JAVA_HOME, {ours})" if ours else "found none"


def named(jdk):
    return f"JDK {dotted(jdk.version)} in {jdk.home}" if jdk.version else f"a Java in {jdk.home}"


def either(numbers):
    """25, 26 or 27"""
    return " or ".join(filter(None, [", ".join(map(str, numbers[:-1])), str(numbers[-1])]))


def word_on_java_home(jdk):
    """Why the JDK that the user named is not the one that is taken; None if it is."""
    ours = os.environ.get("JAVA_HOME")
    if not ours or Path(ours).resolve() == Path(jdk.home).resolve():
        return None
    there = jdk_in(ours)
    why = f"({ours}) has no Java"
    if there:
        why = f"has {named(there)}, {there.flaw or 'on which Himalia has not been tried'}"
    return f"JAVA_HOME {why}: taking {named(jdk)}."


def find_maven(jdk):
    homes = [os.environ[name] for name in ("MAVEN_HOME", "M2_HOME") if os.environ.get(name)]
    candidates = [shutil.which("mvn")] + [shutil.which(str(executable(home, "mvn", ".cmd"))) for home in homes]
    found = "found none"
    for maven in filter(None, candidates):
        version = parse_version(what_it_says([maven, "--version"], java_env(jdk)).partition("Apache Maven")[2])
        if version >= OLDEST_MAVEN:
            return maven
        found = f"found only Maven {dotted(version)} ({maven})"
    raise Trouble(f"Himalia needs Maven {dotted(OLDEST_MAVEN)} or newer and {found}: {how_to_get('maven')}.")


def how_to_get(tool):
    return system.how_to_get(tool, KNOWN_JDKS)


def java_env(jdk):
    """For Maven, whose own libraries would make the JVM print warnings into every log."""
    quiet = "--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED" if is_known(jdk) else ""
    return dict(os.environ, JAVA_HOME=str(jdk.home), MAVEN_OPTS=f"{os.environ.get('MAVEN_OPTS', '')} {quiet}".strip())
