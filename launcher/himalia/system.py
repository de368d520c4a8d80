"""The operating system: the only file that asks which one this is. All others call these functions."""

import glob
import os
import platform
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

WINDOWS = os.name == "nt"
MAC = sys.platform == "darwin"
SUPERVISE = Path(__file__).with_name("shared") / "supervise.sh"

# Where JDKs usually lie. Patterns of all systems together: on the others nothing is there.
JDK_FOLDERS = [
    "/usr/lib/jvm/*",
    "/usr/java/*",
    "/opt/java/*",
    "/opt/jdk*",
    "/Library/Java/JavaVirtualMachines/*/Contents/Home",
    "~/Library/Java/JavaVirtualMachines/*/Contents/Home",
    "/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home",
    "/usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home",
    "$ProgramFiles/Java/*",
    "$ProgramFiles/Eclipse Adoptium/*",
    "$ProgramFiles/Microsoft/*",
    "$ProgramFiles/Amazon Corretto/*",
    "$ProgramFiles/Zulu/*",
    "$ProgramFiles/BellSoft/*",
    "~/.sdkman/candidates/java/*",
    "~/.jdks/*",
    "~/.jdk/*",  # the folder of the package install-jdk
    "~/.jdk/*/Contents/Home",
    "$CONDA_PREFIX/lib/jvm",
    "$CONDA_PREFIX/Library/lib/jvm",
    f"{glob.escape(sys.prefix)}/lib/jvm",
]


# ---------------------------------------------------------------------------------------- files


def executable(home, name, windows_suffix=".exe"):
    return Path(home) / "bin" / (name + (windows_suffix if WINDOWS else ""))


def python_of(venv):
    return Path(venv) / ("Scripts/python.exe" if WINDOWS else "bin/python")


def packages_of(venv):
    return Path(venv) / "Lib" / "site-packages" if WINDOWS else next(Path(venv).glob("lib/python*/site-packages"))


def cache_folder(name):
    """The user's folder for what can be made anew at any time."""
    home = Path.home()
    if WINDOWS:
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / name / "Cache"
    if MAC:
        return home / "Library" / "Caches" / name
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / name


def try_lock(file):
    """Whether this process has the lock of an open file now; closing it gives it back, and so does the process' end."""
    try:
        if WINDOWS:
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def cure_of_refused_write():
    """What helps where a file may not be written."""
    return "close the notebooks that use it" if WINDOWS else "copy the project into a folder of your own"


def utf8_names(env):
    """Changes the locale of an environment to one under which Java and Maven find files with any letters."""
    locale = env.get("LC_ALL") or env.get("LC_CTYPE") or env.get("LANG") or ""
    if not WINDOWS and "utf8" not in locale.lower().replace("-", ""):
        env.pop("LC_ALL", None)
        env["LC_CTYPE"] = "C.UTF-8"


# ---------------------------------------------------------------------------------------- processes


def what_it_says(command, env=None):
    """What a tool prints of itself; nothing if it cannot be started."""
    try:
        return subprocess.run(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True).stdout
    except OSError:
        return ""


def become(command, env, ends_with_us=()):
    """Goes on as another program; Windows has no such call, so there this one waits for it.

    ends_with_us: a variable that tells a program the number of the process with whose end it ends.
    """
    command = [str(part) for part in command]
    if not WINDOWS:
        os.execve(command[0], command, env)
    return subprocess.call(command, env=dict(env, **{name: str(os.getpid()) for name in ends_with_us}))


def become_kernel(command, env):
    """Goes on as a kernel, and as who says in its notebook how it ended, should it be killed (`supervise.sh`)."""
    command = [str(part) for part in command]
    if not WINDOWS:
        return become(["/bin/sh", SUPERVISE, *command], env)
    java, *rest = command
    connection = Path(rest[-1])
    status = become([java, f"-Dhimalia.launcher={os.getpid()}", *rest], env, ends_with_us=["JPY_PARENT_PID"])
    if connection.with_name(f".{connection.name}.himalia").exists():
        become([java, f"-Dhimalia.ended={status}", *rest], env)
    return status


def shell_command(script, start_anyhow):
    """A command that runs a script of /bin/sh, which writes it; where there is no shell, what the script ends with."""
    if WINDOWS:
        return start_anyhow
    return ["/bin/sh", str(script(f"exec {' '.join(map(shlex.quote, start_anyhow))} \"$@\"\n"))]


def start_in_background(command):
    """Starts a program that outlives this one, is nobody's child, prints nothing and comes after all others."""
    command = [str(part) for part in command]
    quiet = dict(stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if WINDOWS:
        flags = 0x00000008 | 0x00000200 | 0x00004000  # detached, a group of its own, below normal priority
        subprocess.Popen(command, creationflags=flags, **quiet)
    else:  # a shell in between goes at once, so that nobody has to wait for the program
        shell = ["/bin/sh", "-c", 'nice -n 15 "$@" &', "sh", *command]
        subprocess.Popen(shell, start_new_session=True, **quiet).wait()


def is_root():
    return hasattr(os, "geteuid") and os.geteuid() == 0


def has_screen():
    if os.environ.get("CI"):
        return False
    return WINDOWS or MAC or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def probe_like_a_server(socket, module):
    """A port that only waits out its last connections is free to a server, but on Windows this would say that all are."""
    if not WINDOWS:
        socket.setsockopt(module.SOL_SOCKET, module.SO_REUSEADDR, 1)


# ---------------------------------------------------------------------------------------- advice


def described():
    return f"{platform.system()} {platform.machine()}"


def how_to_get(tool, versions):
    """One phrase: the package of the usual installer, or where to download."""
    system = "windows" if WINDOWS else "mac" if MAC else "linux"
    return {
        ("jdk", "linux"): lambda: f"install one, for example {jdk_package(versions)}from https://adoptium.net",
        ("jdk", "mac"): lambda: "install one, for example `brew install --cask temurin@25` or from https://adoptium.net",
        ("jdk", "windows"): lambda: "install one, for example `winget install EclipseAdoptium.Temurin.25.JDK`",
        ("maven", "linux"): lambda: "install it, for example `apt install maven` or from https://maven.apache.org",
        ("maven", "mac"): lambda: "install it, for example `brew install maven` or from https://maven.apache.org",
        ("maven", "windows"): lambda: "unpack the one from https://maven.apache.org and put its bin folder on the PATH",
    }[tool, system]()


def jdk_package(versions):
    """The command that gets one on this Linux; nothing where its packages are all too old."""
    for number in reversed(versions):
        if re.search(r"^\s*openjdk-", what_it_says(["apt-cache", "madison", f"openjdk-{number}-jdk"])):
            return f"by `apt install openjdk-{number}-jdk` or "
    if shutil.which("dnf"):
        return f"by `dnf install java-{versions[0]}-openjdk-devel` or "
    return "by `pacman -S jdk-openjdk` or " if shutil.which("pacman") else ""
