#!/usr/bin/env python3
"""Times a kernel beside others: the workloads `kernel.*` of `./lab bench`.

  JUPYTER_PATH=<folder with kernels/> bench_kernel.py [--java JAVA] [--names a,b] OURS [PEER...]

One line per workload and peer: WORKLOAD ours_seconds peer peer_seconds ratio (peer / ours: above 1 we are faster), then
a table with what each is meant to take. All figures are medians, but those of the loops, which are the shortest of
their runs; the kernels take turns, so that a busy machine slows all of them alike. The peer of the loops is the same
code in a program of its own, which has no checks for an interrupt in it and no variables that later cells can see.
"""

import argparse
import contextlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import conformance
from jupyter_client.kernelspec import KernelSpecManager
from conformance import Kernel

WARM_UP = (300, 20)  # how many runs, and for how many seconds at the most: a JVM is at its speed only then
MEASURED = (100, 20)
HISTORY = 1000

# What each is meant to take: milliseconds, or times as long as the workload or peer named.
TARGETS = {
    "kernel.one": (5, "ms"),
    "kernel.cell10": (12, "ms"),
    "kernel.cell30": (18, "ms"),
    "kernel.history": (1.5, "kernel.one"),
    "kernel.complete": (10, "ms"),
    "kernel.inspect": (30, "ms"),
    "kernel.is_complete": (3, "ms"),
    "kernel.interrupt": (50, "ms"),
    "kernel.loop": (1.2, "plain_java"),
    "kernel.loop_vector": (1.2, "plain_java"),
    "kernel.loop_once": (1.5, "plain_java"),
}

# ------------------------------------------------------------------ cells; @ is another number each time

CELLS = {
    "kernel.one": {"java": "1+1", "python": "1+1"},
    "kernel.cell10": {
        "java": """int a = 1;
int b = a + 2;
String s = "x" + b;
var l = new ArrayList<Integer>();
l.add(a);
l.add(b);
for (int i = 0; i < 3; i++) l.add(i);
double d = Math.sqrt(b);
boolean big = d > 1;
l.size() + d""",
        "python": """a = 1
b = a + 2
s = "x" + str(b)
l = list()
l.append(a)
l.append(b)
for i in range(3): l.append(i)
d = b ** 0.5
big = d > 1
len(l) + d""",
    },
    "kernel.cell30": {
        "java": """import java.util.function.Function;

class Account {
    private final String owner;
    private double balance = @;

    Account(String owner) {
        this.owner = owner;
    }

    void deposit(double amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("nothing to deposit");
        }
        balance += amount;
    }

    double balance() {
        return balance;
    }
}

Function<Double, Double> interest = x -> x * 1.03;
var account = new Account("Kim");
for (int i = 0; i < 10; i++) {
    account.deposit(10 + i);
}
double after = interest.apply(account.balance());
var names = List.of("Kim", "Lee", "Park").stream().map(String::toUpperCase).toList();
String text = names + " " + after;
text.length()""",
        "python": """from functools import reduce

class Account:
    def __init__(self, owner):
        self.owner = owner
        self._balance = @

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("nothing to deposit")
        self._balance += amount

    def balance(self):
        return self._balance

interest = lambda x: x * 1.03
account = Account("Kim")
for i in range(10):
    account.deposit(10 + i)
after = interest(account.balance())
names = [name.upper() for name in ["Kim", "Lee", "Park"]]
text = f"{names} {after}"
len(text)""",
    },
}

PAST = {
    "java": "int past@ = @;\nint add@(int x) { return x + past@; }\nadd@(1)",
    "python": "past@ = @\ndef add@(x): return x + past@\nadd@(1)",
}

# Each prints how many nanoseconds its thread was busy with the loop. All variables outside the loops' heads can be seen by later cells.
LOOPS = {
    "kernel.loop": """long start = CPU;
long acc = 1;
for (long i = 0; i < 300_000_000L; i++) {
    acc = acc * 6364136223846793005L + 1442695040888963407L;
}
System.out.println(CPU - start + (acc == 7 ? " " : ""));""",
    "kernel.loop_vector": """double[] x = new double[10_000];
double[] y = new double[10_000];
long start = CPU;
for (int turn = 0; turn < 50_000; turn++) {
    for (int i = 0; i < x.length; i++) {
        y[i] += 2.5 * x[i];
    }
}
System.out.println(CPU - start + (y[3] == 7 ? " " : ""));""",
    "kernel.loop_once": """long start = CPU;
int primes = 0;
boolean[] composite = new boolean[1_000_000];
for (int i = 2; i < composite.length; i++) {
    if (!composite[i]) {
        primes++;
        for (long j = (long) i * i; j < composite.length; j += i) {
            composite[(int) j] = true;
        }
    }
}
System.out.println(CPU - start + (primes == 7 ? " " : ""));""",
}

CPU_TIME = "java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()"

WORKLOADS = ["kernel.start", "kernel.info", *CELLS, *list(TARGETS)[3:]]

# ------------------------------------------------------------------ measuring


def numbered(code, number):
    return code.replace("@", str(number))


def round_trip(kernel, code):
    """Seconds from an execute request to its reply and the end of its output."""
    run = kernel.run(code, 120)
    if (run["reply"] or {}).get("status") != "ok":
        raise SystemExit(f"{kernel.km.kernel_name} fails in\n{code}\n{run['reply']}")
    return max(run["t_reply"], run["t_idle"])


def answered(kernel, question, **content):
    start = time.perf_counter()
    kernel.request(question, content, 30)
    return time.perf_counter() - start


def in_turns(kernels, action, warm_up=WARM_UP, measured=MEASURED):
    """Medians by kernel of what the action returns, once each has done it often enough to be at its speed."""
    for name, kernel in kernels.items():
        start = time.monotonic()
        for number in range(warm_up[0]):
            action(name, kernel, number)
            if time.monotonic() - start > warm_up[1]:
                break
    times = {name: [] for name in kernels}
    start = time.monotonic()
    for number in range(measured[0]):
        for name, kernel in kernels.items():
            times[name].append(action(name, kernel, warm_up[0] + number))
        if time.monotonic() - start > measured[1]:
            break
    return {name: statistics.median(all_of_one) for name, all_of_one in times.items()}


def starts(names, languages, rounds):
    """Seconds from the start of each kernel to its kernel_info and to the result of a first cell, medians."""
    times = {name: {"info": [], "cell": []} for name in names}
    for _ in range(rounds):
        for name in names:
            kernel = Kernel(name)
            try:
                # both are asked at once, as a notebook does
                info = kernel.kc.kernel_info()
                cell = kernel.send_execute(conformance.snippets(name, languages[name])["one"])
                open_ones = {info: "info", cell: "cell"}
                while open_ones:
                    answered = kernel.kc.get_shell_msg(timeout=60)["parent_header"].get("msg_id")
                    if answered in open_ones:
                        times[name][open_ones.pop(answered)].append(time.perf_counter() - kernel.t0)
                time.sleep(0.3)
            finally:
                kernel.close()
    return {name: {which: statistics.median(all) for which, all in by.items()} for name, by in times.items()}


class Bench:
    """The kernels, started when they are first wanted, and what has been measured."""

    def __init__(self, names, java, rows):
        specs = KernelSpecManager()
        self.languages = {name: specs.get_kernel_spec(name).language for name in names}
        self.names, self.java, self.rows = names, java, rows
        self.kernels = {}
        self.starts = None
        self.found = {}

    def measure(self, workload):
        seconds = self.seconds(workload)
        self.found[workload] = seconds
        ours = seconds[self.names[0]]
        for peer, theirs in seconds.items():
            if peer != self.names[0]:
                row = f"{workload} {ours:.6f} {peer} {theirs:.6f} {theirs / ours:.3f}"
                print(row, flush=True)
                print(row, file=self.rows)
        if len(seconds) == 1:
            print(f"{workload} {ours:.6f}", flush=True)

    def seconds(self, workload):
        if workload in ("kernel.start", "kernel.info"):
            # A notebook asks for both at once.
            self.starts = self.starts or starts(self.names, self.languages, 5)
            which = "cell" if workload == "kernel.start" else "info"
            return {name: self.starts[name][which] for name in self.names}
        if workload in LOOPS:
            return self.loop(workload)
        if workload == "kernel.history":
            return self.history()
        kernels = self.started()
        samples = {name: conformance.snippets(name, self.languages[name]) for name in self.names}
        if workload in CELLS:
            code = {name: CELLS[workload][self.languages[name]] for name in self.names}
            return in_turns(kernels, lambda name, kernel, number: round_trip(kernel, numbered(code[name], number)))
        for name, kernel in kernels.items():
            round_trip(kernel, samples[name]["strvar"])
        ask = {"kernel.complete": complete, "kernel.inspect": inspect, "kernel.is_complete": is_complete}
        if workload in ask:
            return in_turns(kernels, lambda name, kernel, number: ask[workload](kernel, samples[name]), (100, 20))
        return in_turns(kernels, lambda name, kernel, number: interrupt(kernel, samples[name]), (3, 30), (15, 40))

    def started(self):
        if not self.kernels:
            self.kernels = {name: Kernel(name).ready() for name in self.names}
        return self.kernels

    def history(self):
        """`1+1` after a thousand cells that stay in the memory of the kernel."""
        kernels = self.started()
        if "kernel.one" not in self.found:
            self.measure("kernel.one")
        for name, kernel in kernels.items():
            for number in range(HISTORY):
                round_trip(kernel, numbered(PAST[self.languages[name]], number))
        code = {name: CELLS["kernel.one"][self.languages[name]] for name in self.names}
        return in_turns(kernels, lambda name, kernel, number: round_trip(kernel, code[name]), (30, 10))

    def loop(self, workload):
        """Each time in a new kernel, as the loop of a cell is run once, and by a JVM that has not seen it."""
        code = LOOPS[workload].replace("CPU", CPU_TIME)
        times = {}
        for _ in range(5):
            for name in [one for one in self.names if self.languages[one] == "java"]:
                with contextlib.closing(Kernel(name)) as kernel:
                    kernel.ready()
                    for _ in range(10):  # the compiler that the loop wants is busy with the kernel itself at first
                        round_trip(kernel, CELLS["kernel.one"]["java"])
                    run = kernel.run(code, 300)
                    times.setdefault(name, []).append(float(kernel.text(run)) / 1e9)
            times.setdefault("plain_java", []).append(self.plain(code))
        return {name: min(all_of_one) for name, all_of_one in times.items()}

    def plain(self, code):
        with tempfile.TemporaryDirectory() as folder:
            program = Path(folder) / "Loop.java"
            program.write_text("void main() {\n" + code + "\n}\n")
            done = subprocess.run([self.java, str(program)], stdout=subprocess.PIPE, text=True, check=True)
        return float(done.stdout) / 1e9

    def close(self):
        for kernel in self.kernels.values():
            kernel.close()

    def table(self):
        """All that has been measured; behind a peer's time, how often ours goes into it."""
        peers = list(dict.fromkeys(peer for row in self.found.values() for peer in row if peer != self.names[0]))
        rows = [["", self.names[0], "meant to be", "", *(cell for peer in peers for cell in (peer, "times ours"))]]
        for workload, seconds in self.found.items():
            ours = seconds[self.names[0]]
            row = [workload, shown(ours), *self.judged(workload, seconds)]
            for peer in peers:
                theirs = seconds.get(peer)
                row += [shown(theirs), f"{theirs / ours:.2f}"] if theirs else ["", ""]
            rows.append(row)
        widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
        for row in rows:
            first, *others = (cell.rjust(width) for cell, width in zip(row, widths))
            print("  ".join([row[0].ljust(len(first)), *others]).rstrip())

    def judged(self, workload, seconds):
        if workload not in TARGETS:
            return ["", ""]
        limit, unit = TARGETS[workload]
        ours = seconds[self.names[0]]
        if unit == "ms":
            return [f"{limit} ms", verdict(ours * 1e3 <= limit)]
        base = seconds[unit] if unit in seconds else self.found[unit][self.names[0]]
        return [f"{limit} x {unit}", verdict(ours / base <= limit)]


def complete(kernel, sample):
    code = sample["complete_member"][0]
    return answered(kernel, "complete_request", code=code, cursor_pos=len(code))


def inspect(kernel, sample):
    code, position = sample["inspect"]
    return answered(kernel, "inspect_request", code=code, cursor_pos=position, detail_level=0)


def is_complete(kernel, sample):
    return answered(kernel, "is_complete_request", code=sample["isc_incomplete"][0])


def interrupt(kernel, sample):
    """Seconds from the interrupt of a busy loop to the reply of its cell."""
    request = kernel.send_execute(sample["spin"])
    time.sleep(0.3)
    start = time.perf_counter()
    kernel.km.interrupt_kernel()
    run = kernel.wait(request, 20)
    return time.perf_counter() - start if run["reply"] else 20.0


def shown(seconds):
    return "" if seconds is None else f"{seconds * 1e3:.1f} ms" if seconds < 10 else f"{seconds:.1f} s"


def verdict(met):
    return "yes" if met else "NO"


# ------------------------------------------------------------------ main


def chosen(names):
    """The workloads that are named; all of them for `kernel` or nothing."""
    for name in names:
        if name not in ("kernel", *WORKLOADS):
            raise SystemExit(f"There is no workload {name}: known are kernel (all of them) and {', '.join(WORKLOADS)}.")
    return WORKLOADS if not names or "kernel" in names else names


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kernels", nargs="+", help="names of kernelspecs, ours first")
    parser.add_argument("--names", default="", help="workloads, with commas between them")
    parser.add_argument("--java", default="java", help="the program that runs the loops outside of kernels")
    parser.add_argument("--rows", default=os.devnull, help="a file for the lines of all comparisons")
    options = parser.parse_args()
    names = chosen([name for name in options.names.split(",") if name])
    with open(options.rows, "w", encoding="utf-8") as rows:
        bench = Bench(options.kernels, options.java, rows)
        try:
            for name in names:
                bench.measure(name)
        finally:
            bench.close()
    bench.table()


if __name__ == "__main__":
    sys.exit(main())
