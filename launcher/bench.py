"""`./lab bench`: builds what lib/bench and bench_kernel.py time, and installs their peers."""

import json
import os
import subprocess
import sys

import lab
from himalia import jdks, system
from himalia.talking import Trouble, say
from lab import ROOT

BENCH = ROOT / "lib" / "bench"
VENV_PEERS = ROOT / ".venv-peers"
KERNEL_ROWS = ROOT / "target" / "bench-kernel.txt"
PEER_KERNELS = VENV_PEERS / "kernelspecs" / "kernels"  # not where Jupyter would look for them by itself


def main(arguments):
    """Builds the programs and hands over to lib/bench/bench.py; the peers run where --peers has installed them."""
    wants_peers = "--peers" in arguments
    arguments = [argument for argument in arguments if argument != "--peers"]
    kernel = [name for name in arguments if name.split(".")[0] == "kernel"]
    if kernel:
        KERNEL_ROWS.parent.mkdir(exist_ok=True)
        failed = bench_kernel(kernel, wants_peers)
        arguments = [name for name in arguments if name not in kernel]
        if failed or not arguments:
            return failed
        arguments += ["--kernel-rows", KERNEL_ROWS]
    jdk = jdks.find_jdk()
    if wants_peers:
        install_peers(BENCH / "peers" / "requirements.txt")
    modules = ["-Pbench", "--projects", "lib/bench", "--also-make"]
    lab.package(jdk, modules)
    jars = [*(BENCH / "target").glob("himalia-bench-*.jar")]
    for part in ("core", "sql"):
        target = ROOT / "lib" / part / "target"
        jars += [*target.glob("himalia-*.jar"), *target.glob("lib/*.jar")]
    command = [sys.executable, BENCH / "bench.py", "--java", system.executable(jdk.home, "java")]
    command += ["--class-path", os.pathsep.join(str(jar) for jar in jars)]
    if peers_python().exists():
        command += ["--python", peers_python()]
    return subprocess.call([str(part) for part in [*command, *arguments]])


def bench_kernel(names, wants_peers):
    """Times the kernel beside ipykernel and the kernels that --peers has installed."""
    if not (lab.KERNEL / "kernel.json").exists():
        raise Trouble("The kernel is not installed yet: run ./lab setup first.")
    jdk = jdks.find_jdk()
    lab.need("Test packages", lab.part("test").REQUIREMENTS)  # ipykernel is one of them
    if wants_peers:
        install_peers(BENCH / "peers" / "kernels.txt")
        rename_jjava(jdk)
    program = ROOT / "kernel" / "app" / "src" / "test" / "python" / "bench_kernel.py"
    kernels = ["java", "python3", *sorted(spec.parent.name for spec in PEER_KERNELS.glob("*/kernel.json"))]
    command = [lab.VENV_PYTHON, program, "--names", ",".join(names), "--java", system.executable(jdk.home, "java")]
    command += ["--rows", KERNEL_ROWS, *kernels]
    env = dict(lab.jupyter_env(), HIMALIA_HISTORY="", JUPYTER_PATH=str(PEER_KERNELS.parent))
    return subprocess.call([str(part) for part in command], env=env)


def rename_jjava(jdk):
    """Makes a kernelspec of its own of JJava's, which has the same name as ours, and has it run on the same JDK."""
    spec = json.loads((VENV_PEERS / "share" / "jupyter" / "kernels" / "java" / "kernel.json").read_text())
    home = str(VENV_PEERS / "share" / "jupyter" / "kernels" / "java")
    spec["argv"] = [str(system.executable(jdk.home, "java")), *(part.replace("{resource_dir}", home) for part in spec["argv"][1:])]
    spec["env"] = {"PATH": os.pathsep.join([str(jdk.home / "bin"), os.environ["PATH"]])}  # its launcher starts another JVM
    lab.write(PEER_KERNELS / "jjava" / "kernel.json", json.dumps(spec, indent=1))


def peers_python():
    return VENV_PEERS / lab.VENV_PYTHON.relative_to(lab.VENV)


def install_peers(wanted):
    if not peers_python().exists():
        lab.logged([sys.executable, "-m", "venv", VENV_PEERS], "lab-peers.log", "The folder .venv-peers could not be made")
    pip = [peers_python(), "-m", "pip", "install", "--disable-pip-version-check", "--requirement", wanted]
    say("Installing the peers, which may take some minutes ...")
    lab.logged(pip, "lab-peers.log", "The peers could not be installed")
