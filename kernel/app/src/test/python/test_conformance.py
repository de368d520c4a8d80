"""Every message of the Jupyter protocol against the real kernel: one test per check of conformance.py.

KERNEL=python3 runs the same checks against another installed kernel, for comparison.
"""

import os
from pathlib import Path

import conformance
import pytest
from jupyter_client.kernelspec import KernelSpecManager

KERNEL = os.environ.get("KERNEL", "java")

# What the kernel does not do, and why. A check that passes all the same is reported as such: take it out then.
MAY_FAIL = {
    "magic_maven": "needs the network",
}


# What needs more of the JDK than its compiler: some packages of it come without the sources.
NEEDS_SOURCES = {"inspect_javadoc_text"}


def has_sources():
    command = KernelSpecManager().get_kernel_spec(KERNEL).argv
    homes = [Path(part).parents[1] for part in command if Path(part).stem == "java" and Path(part).is_file()]
    return not homes or (homes[0] / "lib" / "src.zip").exists()


@pytest.fixture(scope="module")
def checks():
    language = KernelSpecManager().get_kernel_spec(KERNEL).language
    checks = conformance.Conformance(KERNEL, language)
    yield checks
    checks.close()


@pytest.mark.parametrize("name", [check[0] for check in conformance.CHECKS])
def test_the_kernel_passes(name, checks, request):
    if name in MAY_FAIL:
        request.applymarker(pytest.mark.xfail(reason=MAY_FAIL[name], strict=False))
    if name in NEEDS_SOURCES and not has_sources():
        pytest.skip("this JDK came without its sources")
    outcome = checks.run(name)
    assert outcome["ok"], outcome["ev"]
