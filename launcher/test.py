"""`./lab test`: everything, or the named parts; the last line counts the tests of Java and Python together."""

import os
import re
import shutil
import subprocess
import time
import xml.etree.ElementTree
from pathlib import Path

import lab
from himalia import jdks, system
from himalia.talking import Trouble, indent, say
from lab import ROOT

REQUIREMENTS = lab.LAUNCHER / "test-requirements.txt"

# What takes longest, and is seldom the first to break: all that `fast` leaves out of Java's tests.
SLOW = (
    "FuzzTest OracleTest AssistantTest InterruptTest StuckCellTest UnloadingTest SecondGradientsTest DamagedFilesTest "
    "StandInsTest EveryKindTest PainterTest AliveTest BombTest ProgramsTest OrphanTest InterruptedCallsTest OversizedTest "
    "FirstCellTest ExportedNotebooksTest FirstGuessesTest MistakesTest ShutdownTest ByNameTest VerbsAgainstLoopsTest "
    "JShellCompletionTest RandomFormulasTest TimeitMagicTest RedefinitionTest WidthsTest"
).split()

QUICK_VM = "-Dhimalia.test.vm=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"

FUZZ_MINUTES = "10"

LENIENT = ["-Dspotless.check.skip=true", "-Dhimalia.strict=false"]

# What Maven is asked for.
MAVEN_PARTS = {
    "java": ["verify"],
    "golden": ["--projects", "lib/golden", "--also-make", "-Dtest=himalia/golden/**", "test"],
    "sql": ["-Psql", "--projects", "lib/sql", "--also-make", "-Dtest=himalia/sql/**", "test"],
    "spark": ["-Pspark", "--projects", "lib/spark", "--also-make", "-Dtest=himalia/spark/**", "test"],
    "fuzz": ["--projects", "course", "--also-make", "-Dtest=himalia/fuzz/**", "test"],
    # Compiled as for a user, without a look at warnings; the kernel's modules beside the library's; and in a VM that warms
    # up quickly: most tests are over before the second compiler has paid for itself.
    "fast": ["--threads", "2", "-Dtest=" + ",".join(f"!{name}" for name in SLOW), QUICK_VM, *LENIENT, "test"],
}
PYTHON_PARTS = {
    "conformance": ["kernel/app/src/test/python"],
    "lab": ["launcher/test_lab.py", "launcher/test_system.py"],
    "wheel": ["launcher/test_wheel.py", "launcher/test_java_alone.py", "launcher/test_hosting.py"],
    "hub": ["launcher/test_hub.py"],
    "notebooks": ["course/src/test/python/test_notebooks.py"],
    "browser": ["course/src/test/python/test_browser.py", "course/src/test/python/test_controls.py"],
}
PARTS = [*MAVEN_PARTS, *PYTHON_PARTS, "jdks"]
# The others are parts of these; `spark` starts a cluster, `hub` fetches what only it needs, `fuzz` takes as long as one likes.
WHOLE = ["java", "sql", *(part for part in PYTHON_PARTS if part != "hub"), "jdks"]
SAMPLE = ["p_01_00_setup_check", "p_02_01_xor_problem_solution_v2", "p_02_03_normalization"]


def main(parts):
    minutes = next((part for part in parts if part.isdecimal()), FUZZ_MINUTES)
    parts = [part for part in parts if not part.isdecimal()]
    for part in parts:
        if part not in PARTS:
            raise Trouble(f"`lab test` has no part {part}: it knows {', '.join(PARTS)}.")
    others = other_jdks() if not parts or "jdks" in parts else []
    needs_kernel = not set(parts or WHOLE) <= set(MAVEN_PARTS)
    jdk = lab.setup(quiet=True, strict=True) if needs_kernel else jdks.find_jdk()
    others = [other for other in others if other.home.resolve() != jdk.home.resolve()]
    parts = parts or WHOLE
    more = {"fuzz": [f"-Dhimalia.test.vm=-Dhimalia.fuzz.minutes={minutes}"]}
    counts = [test_java(jdk, [*MAVEN_PARTS[part], *more.get(part, [])]) for part in MAVEN_PARTS if part in parts]
    chosen = [path for part in PYTHON_PARTS if part in parts for path in PYTHON_PARTS[part]]
    if chosen:
        counts.append(test_python(jdk, chosen))
    if "jdks" in parts and not others:
        say("No other JDK was found: HIMALIA_JDKS may name some.")
    counts += [count for other in others for count in test_on(other, jdk)]
    passed, failed = map(sum, zip(*counts)) if counts else (0, 0)
    say(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


# ---------------------------------------------------------------------------------------- Java


def test_java(jdk, options):
    """All modules, also those after a failed one; shows a count per module and what went wrong."""
    started = time.time()
    lab.LOGS.mkdir(exist_ok=True)
    if set(LENIENT) <= set(options):
        lab.note_lenient_build()
    else:
        forget_lenient_build()
    command = [jdks.find_maven(jdk), "--batch-mode", "-ntp", "--fail-at-end"]
    command += ["-Dsurefire.failIfNoSpecifiedTests=false", *options]
    telling = re.compile(r"\[INFO\] Building (?!jar)|\[\w+\] Tests run: [^-]*$|\[ERROR\] (COMPILATION|Failed|.*\.java)")
    with (lab.LOGS / "lab-test.log").open("w", encoding="utf-8") as log:
        output = dict(stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace")
        maven = subprocess.Popen(command, cwd=ROOT, env=test_env(jdks.java_env(jdk)), **output)
        try:
            for line in maven.stdout:
                log.write(line)
                if telling.match(line):
                    say(line, end="")
            maven.wait()
        finally:
            lab.stop(maven)
    reports = [file for deep in ("*/target", "*/*/target") for file in ROOT.glob(deep + "/*-reports/TEST-*.xml")]
    reports = [file for file in reports if file.stat().st_mtime >= started]
    for case in (case for report in reports for case in xml.etree.ElementTree.parse(report).iter("testcase")):
        for problem in case.findall("failure") + case.findall("error"):
            message = problem.get("message") or problem.get("type")
            say(f"FAIL {case.get('classname')}.{case.get('name')}\n{indent(message.strip())}")
    if maven.returncode:
        say(f"All of Maven's output is in {lab.LOGS / 'lab-test.log'}.")
    passed, failed = count_tests(reports)
    return passed, failed or int(maven.returncode != 0)  # a build that failed before its tests is a failure


def forget_lenient_build():
    """A set-up compiles without a look at warnings; Maven would take its classes as they are, and no test see one."""
    if lab.LENIENT.exists():
        for folder in [*ROOT.glob("*/target/maven-status"), *ROOT.glob("*/*/target/maven-status")]:
            shutil.rmtree(folder)
        lab.LENIENT.unlink()


# ---------------------------------------------------------------------------------------- Python


def test_python(jdk, paths, env=None):
    lab.need("Test packages", REQUIREMENTS)
    report = lab.LOGS / "pytest.xml"
    report.unlink(missing_ok=True)
    options = ["-q", "-rs", "-p", "no:cacheprovider", f"--junitxml={report}"]
    env = test_env(dict(env or lab.jupyter_env(), JAVA_HOME=str(jdk.home)))
    code = subprocess.call([str(lab.VENV_PYTHON), "-m", "pytest", *options, *paths], cwd=ROOT, env=env)
    passed, failed = count_tests([report]) if report.exists() else (0, 0)
    return passed, failed or int(code not in (0, 5))  # 5: no test was there to run


def run_notebooks(names, env):
    """By `lab run`, of whose last line this is the count."""
    paths = [ROOT / "notebooks" / f"{name}.ipynb" for name in names]
    command = [str(lab.VENV_PYTHON), str(ROOT / "lab"), "run", *map(str, paths)]
    done = subprocess.run(command, env=test_env(env), stdout=subprocess.PIPE, encoding="utf-8")
    say(done.stdout, end="")
    found = re.search(r"^(\d+) passed, (\d+) failed$", done.stdout, re.M)
    return (int(found.group(1)), int(found.group(2))) if found else (0, 1)


# ---------------------------------------------------------------------------------------- other JDKs


def other_jdks():
    """Those that HIMALIA_JDKS names, or of those on this machine the newest of each version that we know."""
    named = [home for home in os.environ.get("HIMALIA_JDKS", "").split(os.pathsep) if home]
    if named:
        found = [jdks.jdk_in(home) or jdks.Jdk(Path(home), (), "", "in which there is no Java") for home in named]
        for jdk in found:
            if jdk.flaw:
                raise Trouble(f"HIMALIA_JDKS names {jdks.named(jdk)}, {jdk.flaw}.")
        return found
    found = [jdk for jdk in jdks.all_jdks() if jdks.is_known(jdk) and not jdk.flaw]
    newest = {jdk.version[0]: jdk for jdk in sorted(found, key=lambda jdk: jdk.version)}
    newest.pop(jdks.find_jdk().version[0], None)
    return list(newest.values())


def test_on(other, jdk):
    """The classes and jars that the first JDK built, run on another: engine, oracle, protocol and some notebooks."""
    say(f"On {jdks.named(other)}:")
    java = system.executable(other.home, "java")
    yield test_java(jdk, ["--projects", "kernel/app", "--also-make", f"-Djvm={java}", "test"])
    data = lab.LOGS / "jdks" / jdks.dotted(other.version)
    env = dict(lab.jupyter_env(), JUPYTER_DATA_DIR=str(data), JUPYTER_PREFER_ENV_PATH="0")
    folder = data / "kernels" / "java"
    lab.write_kernelspec(folder, other, lab.kernel_command(other))
    remark = lab.make_start_cache(other, folder, jdks.identity(other), env)
    if remark:
        say(remark)
    yield test_python(other, PYTHON_PARTS["conformance"], env)
    yield run_notebooks(SAMPLE, env)


# ---------------------------------------------------------------------------------------- what they share


def test_env(env):
    """Where the real tables lie beside the project, the tests use them instead of the stand-ins."""
    real = ROOT.parent / "shared" / "data"
    return dict(env, HIMALIA_DATA=str(real)) if real.is_dir() and "HIMALIA_DATA" not in env else env


def count_tests(reports):
    """Passed and failed in report files, which Surefire and pytest write alike."""
    passed = failed = 0
    for report in reports:
        for suite in xml.etree.ElementTree.parse(report).iter("testsuite"):
            tests, failures, errors, skipped = (
                int(suite.get(name, 0)) for name in ("tests", "failures", "errors", "skipped")
            )
            failed += failures + errors
            passed += tests - failures - errors - skipped
    return passed, failed
