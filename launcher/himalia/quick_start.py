"""The start-up cache: what the JVM loaded and linked in a first run. With it the kernel starts in half the time."""

import os

from . import shared

# What the cell engine uses of javac. The manifest says so, too; but the JVM that writes the cache down reads none, and
# would leave out every lambda that has to do with these, each of which takes half a millisecond to make. Only with a
# cache that has them as well: another one would lose its module graph.
JAVAC = [
    f"--add-exports=jdk.compiler/com.sun.tools.javac.{name}=ALL-UNNAMED"
    for name in ("api", "code", "comp", "main", "parser", "resources", "tree", "util")
]


def options(cache):
    return [*shared.options("start-up-cache.txt", cache=cache), *JAVAC]


def make(command, cache, rehearse, run):
    """Makes the file, whole or not at all.

    It belongs to just the jars of the command and their JDK, and the JVM does not check the jars: so the file's name
    has to say which.

    command: starts the kernel; rehearse: starts `rehearsal`; run: runs a command and raises if that fails
    """
    new = cache.with_suffix(".new")
    try:
        watched = f"-Dhimalia.launcher={os.getpid()}"  # as in earnest
        learnt = shared.options("rehearsal.txt")
        run([*rehearse, new, *with_options(command, *JAVAC, *learnt, f"-XX:AOTCacheOutput={new}", watched)])
        check = with_options(command, *JAVAC, "-XX:+VerifySharedSpaces", f"-XX:AOTCache={new}")
        run([*check[: check.index("--class-path")], "--version"])
        os.replace(new, cache)
    finally:
        new.unlink(missing_ok=True)


def with_options(command, *options):
    """The last word belongs to them."""
    at = command.index("-jar")
    return [*command[:at], *options, *command[at:]]
