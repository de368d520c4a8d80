"""Runs our programs and the peers' in turns and prints who is how fast; started by `./lab bench`.

One line per workload and peer: WORKLOAD ours_seconds peer peer_seconds ratio (peer / ours: above 1 we are faster).
Seconds are the shortest of all rounds, and so is the ratio; medians go into the history, a line per comparison in
target/bench.csv. All systems stay loaded and take turns, so that a busy machine slows all of them alike. How a JVM
compiles a program is not the same each time: for a page all of them are started twice.
`--table docs/performance.md` writes that page.
"""

import argparse
import csv
import datetime
import os
import platform
import statistics
import subprocess
import sys
import textwrap
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
HISTORY = ROOT / "target" / "bench.csv"

GROUPS = {
    "elementwise": "zeros_1e6 add_1e6 mul_1e6 div_1e6 exp_1e6 log_1e6 sigmoid_1e6 tanh_1e6 relu_1e6 softmax_1000 tiny_add",
    "functions": """add_1e7 add_row_1000 add_number_1e6 neg_1e6 abs_1e6 sign_1e6 floor_1e6 round_1e6 sqrt_1e6 rsqrt_1e6
    reciprocal_1e6 pow2_1e6 pow3_1e6 pow_1e6 sin_1e6 log1p_1e6 expm1_1e6 erf_1e6 clamp_1e6 maximum_1e6 lerp_1e6 silu_1e6
    elu_1e6 leaky_relu_1e6 softplus_1e6 gelu_1e6 gelu_tanh_1e6
    cos_1e6 tan_1e6 sinh_1e6 cosh_1e6 atan_1e6 asinh_1e6 exp2_1e6 log2_1e6 log10_1e6 logsigmoid_1e6 mish_1e6""",
    "reductions": """sum_1e6 sum0_1000 sum1_1000 mean0_1000 mean1_1000 max_1e6 min_1e6 std_1e6 std0_1000 std1_1000 prod_1e6
    prod0_1000 prod1_1000 argmax1_1000 argmin1_1000 max0_1000 max1_1000 amax0_1000 amin1_1000""",
    "whole": """add_long_1e6 mul_long_1e6 abs_long_1e6 sum_long_1e6 sum0_long_1000 sum1_long_1000 max_long_1e6
    max1_long_1000 argmax_long_1e6 prod1_long_1000 cumsum_long_1e6 sum_mask_1e6 any_1e6 all_1e6 to_float_1e6 to_long_1e6
    mask_to_float_1e6 unique_long_1e6 bincount_1e6""",
    "choices": """gt_1e6 lt_1e6 gt0_1e6 eq_1e6 eq_long_1e6 gt_long_1e6 isnan_1e6 isfinite_1e6 and_1e6 or_1e6 not_1e6 where_1e6
    masked_fill_1e6 masked_select_1e6 nonzero_1e6""",
    "orders": "cumsum_1e6 cumsum0_1000 cumsum1_1000 cumprod1_1000 sort_1e6 sort_1000 topk_1e6 unique_1e6",
    "picks": """gather_1000 gather0_1000 scatter_add_1000 index_select_1000 index_select1_1000 cat_1e6 cat1_1000 stack_1e6
    stack1_1e6 transpose_2048 transpose_long_1000 permute_1e6 flip_1e6""",
    "in_place": """add_in_place_1e6 mul_in_place_1e6 div_in_place_1e6 neg_in_place_1e6 abs_in_place_1e6 relu_in_place_1e6
    floor_in_place_1e6 clamp_in_place_1e6 sigmoid_in_place_1e6""",
    "random": "rand_1e6 randn_1e6 randint_1e6 randperm_1e6",
    "chains": "normalise_1000 mse_1e6 gelu_fwdbwd_1e6",
    "layers": """layer_norm_1000 batch_norm_1000 batch_norm2d group_norm instance_norm2d bce_sigmoid_1e6 bce_logits_1e6
    cross_entropy_1000 mse_loss_1e6 l1_loss_1e6 smooth_l1_1e6 softmax_fwdbwd_1000 log_softmax_fwdbwd_1000 dropout_1e6
    embedding max_pool2d avg_pool2d conv1d conv3d lstm_128 gru_128 attention_4x64 adam_1e6 sgd_1e6 rmsprop_1e6""",
    "matmul": "matmul_16 matmul_32 matmul_64 matmul_128 matmul_256 matmul_512 matmul_1024 tiny_matmul",
    "plot": "plot.line plot.pairplot",
    "files": "tables.parquet.write.1e6 tables.parquet.read.1e6 tables.arrow.write.1e6 tables.arrow.read.1e6",
    "house": "house_200 k_house_norm",
    "convolution": "conv_fwd conv_fwdbwd",
    "networks": "mlp_mnist cnn_keras cnn_pt",
    "small": "xor_221 or_21 xor_21 cls_243 poly_1_10_6_1 mlr_5x3 logreg_6x2 linreg_1000 k_0108 k_xor",
    "fit": "fit_0108 fit_xor fit_house fit_house_norm",
    "display": "shown_xor_20000 shown_house_norm",
    "scaling": "xor_221 k_house_norm mlp_6000 cnn_keras cnn_pt conv_fwdbwd matmul_64 matmul_256 matmul_1024 add_1e6",
}
# What a page of figures has, by its headings.
PAGE = {
    "Programs of the course": ["small", "fit", "house", "mlp_mnist", "mlp_adam"],
    "Networks": ["convolution", "cnn_keras", "cnn_pt"],
    "Layers, forward and backward": ["layers"],
    "Operations": ["elementwise", "functions", "reductions", "whole", "matmul", "choices", "orders", "picks", "random", "chains"],
    "Operations in place": ["in_place"],
    "Tables of 100,000 rows": ["tables.1e5"],
    "Tables of 1,000,000 rows": ["tables.1e6"],
    "Tables of 5,000,000 rows": ["tables.5e6"],
    "Files of columns, 1,000,000 rows": ["files"],
    "Figures": ["plot"],
}
DEFAULT = ["small", "elementwise", "reductions", "matmul", "house_200", "mlp_adam"]
TABLES = """csv describe groupBy.g groupBy.k groupBy.s sort.number sort.textNumber merge corr valueCounts query query.text
    minMaxScale standardScale standardScaler robustScaler getDummies pivotTable crosstab dropDuplicates fillna interpolate quantile sample split
    tensor text duplicated dropna concat nunique select"""
for size in ("1e5", "1e6", "5e6"):
    GROUPS[f"tables.{size}"] = " ".join(f"tables.{verb}.{size}" for verb in TABLES.split())
for size in ("1e5", "1e6"):
    GROUPS[f"tables.{size}"] += "".join(f" tables.csv.{kind}.{size}" for kind in ("texts", "gaps", "days"))
# How a processor of vectors of so many bits is played, by us and by what the peers compute with; on another kind of
# processor than Intel's and AMD's only our side knows how.
VECTORS = {
    128: (
        ["-XX:+IgnoreUnrecognizedVMOptions", "-XX:UseAVX=1", "-XX:MaxVectorSize=16"],
        {
            "ATEN_CPU_CAPABILITY": "default",
            "OPENBLAS_CORETYPE": "Nehalem",
            "MKL_ENABLE_INSTRUCTIONS": "SSE4_2",
            "ONEDNN_MAX_CPU_ISA": "SSE41",
        },
    ),
    256: (
        ["-XX:+IgnoreUnrecognizedVMOptions", "-XX:UseAVX=2", "-XX:MaxVectorSize=32"],
        {
            "ATEN_CPU_CAPABILITY": "avx2",
            "OPENBLAS_CORETYPE": "Haswell",
            "MKL_ENABLE_INSTRUCTIONS": "AVX2",
            "ONEDNN_MAX_CPU_ISA": "AVX2",
        },
    ),
    512: ([], {}),
}
# Why we are behind in these, where it is known; a page says so below its tables.
WHY = {
    """A cell goes through javac, which finds out all types and writes classes, as Python's compiler does not; and the JVM
itself compiles javac while the first some hundred cells run.""": "kernel.cell10 kernel.cell30 kernel.inspect kernel.one kernel.start",
    """The checks by which a loop can be stopped, and the variables that later cells see; in a new kernel also what else
waits for the JVM's compiler.""": """kernel.loop
    kernel.loop_vector kernel.loop_once""",
    """The result lies in new memory, which is not in the cache; PyTorch's lies where the last one was freed. (That Java
empties it first costs nothing: left as it is, it takes as long.) `zeros_1e6` is what that takes alone, *Operations in
place* has the same loops without it.""": """zeros_1e6
    add_1e6 mul_1e6 div_1e6 log_1e6 sigmoid_1e6 tanh_1e6 relu_1e6 add_row_1000 add_number_1e6 neg_1e6 abs_1e6 sign_1e6
    floor_1e6 round_1e6 sqrt_1e6 rsqrt_1e6 reciprocal_1e6 pow2_1e6 pow3_1e6 clamp_1e6 maximum_1e6 lerp_1e6 leaky_relu_1e6
    gelu_1e6 exp2_1e6 mse_1e6 cat_1e6 cat1_1000 stack_1e6 flip_1e6 index_select_1000 permute_1e6 and_1e6 or_1e6 not_1e6
    add_long_1e6 mul_long_1e6 abs_long_1e6 cumsum_long_1e6 transpose_long_1000 bincount_1e6 randint_1e6 silu_1e6""",
    """Who compares numbers must look for nan, too, and Java's vectors cannot round: some instructions, where PyTorch needs
one.""": """clamp_in_place_1e6 floor_in_place_1e6
    relu_in_place_1e6 max_1e6 min_1e6 amin1_1000 amax0_1000""",
    """Sums go on in double after sixteen floats, products at once: right to the last place for any length, and nothing
overflows on the way. PyTorch stays in float.""": """sum_1e6 sum0_1000 sum1_1000 mean0_1000 mean1_1000 prod_1e6 prod0_1000
    prod1_1000""",
    """Products of matrices are written in Java and stand beside assembler that was made for each processor (oneMKL,
OpenBLAS, oneDNN).""": """matmul_16 matmul_32 matmul_64 matmul_128 matmul_256 matmul_512 matmul_1024 conv1d conv3d
    attention_4x64 gru_128 cnn_keras cnn_pt house_200 k_house_norm""",
    """PyTorch hands a whole LSTM to oneDNN, but walks along a GRU step by step: `gru_128` is the fairer comparison.""":
    "lstm_128",
    """pyarrow keeps texts as they stand; ours are numbered as they are read, by which groups, orders and joins of texts are
several times as fast.""": "tables.csv.texts.1e5 tables.csv.days.1e5 tables.csv.texts.1e6 tables.csv.days.1e6",
}
MOST_SECONDS = 20  # of all rounds of one workload; at least three are run
PATIENCE = 5  # seconds: a peer that takes longer is asked once, for minutes would not tell more


class System:
    """A process that answers names of workloads with seconds."""

    def __init__(self, name, command, env=None):
        self.name = name
        pipes = dict(stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.process = subprocess.Popen([str(part) for part in command], env=env, **pipes)
        self.known = self.process.stdout.readline().split()

    def ask(self, request):
        self.process.stdin.write(request + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().split()
        if not answer:
            raise SystemExit(f"{self.name} ended while running {request}.")
        return float(answer[-1])

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Silent:
    """The trainings whose progress is shown, without that, in the same process."""

    name = "silent"

    def __init__(self, ours):
        self.ours = ours
        self.known = [name for name in ours.known if name.startswith("shown_")]

    def ask(self, workload):
        return self.ours.ask(workload.replace("shown_", "fit_"))

    def close(self):
        pass  # ours is closed by itself


def measure(workload, systems, rounds):
    """Seconds of all rounds, by system; the first one also warms up."""
    seconds = {system.name: [] for system in systems}
    if workload.startswith("tables."):
        for system in systems:  # reads the table, if it is not the one of the workload before
            system.ask(f"tables.text.{workload.split('.')[-1]}")
    start = time.monotonic()
    done = 0
    while done < rounds and (done < 3 or time.monotonic() - start < MOST_SECONDS):
        for system in systems:
            if not seconds[system.name] or system is systems[0] or seconds[system.name][0] < PATIENCE:
                seconds[system.name].append(system.ask(workload))
        done += 1
    return seconds


def show(workload, seconds):
    """One line for each peer; and what was measured, for the history and the page."""
    ours = seconds.pop("himalia")
    rows = []
    if not seconds:
        print(f"{workload} {min(ours):.3e}", flush=True)
        rows.append((workload, min(ours), statistics.median(ours), "", "", "", ""))
    for peer, theirs in seconds.items():
        ratio = min(theirs) / min(ours)
        print(f"{workload} {min(ours):.3e} {peer} {min(theirs):.3e} {ratio:.2f}", flush=True)
        middle = statistics.median(ours), peer, min(theirs), statistics.median(theirs)
        rows.append((workload, min(ours), *middle, f"{ratio:.3f}"))
    return rows


def rows_of_kernel(file):
    """What bench_kernel.py has measured, as [show] has it."""
    for line in file.read_text(encoding="utf-8").splitlines() if file else []:
        name, ours, peer, theirs, ratio = line.split()
        yield name, float(ours), float(ours), peer, float(theirs), float(theirs), ratio


def page(rows, options):
    """Markdown: a table for each heading, slowest row first."""
    of_kernel = list(rows_of_kernel(options.kernel_rows))
    headings = {"The kernel": {row[0] for row in of_kernel}}
    headings.update((heading, set(chosen(names, None))) for heading, names in PAGE.items())
    now, machine, commit = about()
    width = f"vectors of {options.vectors} bits" if options.vectors else "the processor's own vectors"
    threads = f"{options.threads} thread{'s' if options.threads > 1 else ''} each" if options.threads else "all threads"
    measured = f"""Each row was measured by `./lab bench kernel --table PAGE`, ours and the peer in turns in one run: {now[:10]}, commit {commit},
{machine}, {processor()}, {width}, {threads}."""
    text = f"""# How fast

{textwrap.fill(measured, 120, break_on_hyphens=False)}

The ratio is the peer's time by ours: above 1 we are faster. First that of the shortest rounds, then that of the medians;
the rows in which we are behind come first. A time is that of one step of the program, or of one call; those of the kernel
are medians, except for its loops.

pandas has pyarrow beside it and keeps its texts there: it reads and compares them several times faster than without.
"""
    for heading, names in headings.items():
        found = sorted((row for row in [*of_kernel, *rows] if row[0] in names and row[3]), key=lambda row: float(row[6]))
        if found:
            text += f"\n## {heading}\n\n| | ours | peer | its time | ratio | of medians |\n|---|--:|---|--:|--:|--:|\n"
        for name, ours, our_median, peer, theirs, their_median, ratio in found:
            ratios = f"{two_digits(float(ratio))} | {two_digits(their_median / our_median)}"
            text += f"| `{name}` | {readable(ours)} | {peer} | {readable(theirs)} | {ratios} |\n"
        text += reasons({row[0] for row in found if float(row[6]) < 1})
    return text


def reasons(behind):
    """Why, where it is known, and where not."""
    paragraphs = []
    for why, names in WHY.items():
        known = [name for name in names.split() if name in behind]
        behind = behind.difference(known)
        if known:
            paragraphs.append(f"{why} So in {in_ticks(known)}.")
    if behind:
        paragraphs.append(f"Behind without a reason that we know: {in_ticks(sorted(behind))}.")
    return "".join("\n" + textwrap.fill(text, 120, break_on_hyphens=False) + "\n" for text in paragraphs)


def in_ticks(names):
    return ", ".join(f"`{name}`" for name in names)


def readable(seconds):
    for unit, name in ((1, "s"), (1e-3, "ms"), (1e-6, "us")):
        if seconds >= unit:
            return f"{seconds / unit:.3g} {name}"
    return f"{seconds * 1e9:.3g} ns"


def two_digits(ratio):
    return f"{ratio:.0f}" if ratio >= 10 else f"{ratio:.2f}"


def processor():
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        return next(line.split(":")[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or "unknown processor"


def about():
    git = ["git", "-C", str(ROOT), "describe", "--always", "--dirty"]
    try:
        commit = subprocess.run(git, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout.strip()
    except OSError:
        commit = ""
    now = datetime.datetime.now().isoformat(timespec="seconds")
    return now, f"{platform.system()} {platform.machine()} {os.cpu_count()} cores", commit or "unknown"


def history():
    fresh = not HISTORY.exists()
    HISTORY.parent.mkdir(exist_ok=True)
    file = HISTORY.open("a", newline="", encoding="utf-8")
    writer = csv.writer(file)
    if fresh:
        columns = "date machine commit workload ours_min ours_median peer peer_min peer_median ratio"
        writer.writerow(columns.split())
    return file, writer


def huge_pages():
    """The option of a JVM, where it would not complain: its complaint would be taken for an answer."""
    try:
        never = "[never]" in Path("/sys/kernel/mm/transparent_hugepage/enabled").read_text(encoding="utf-8")
    except OSError:
        never = True
    return [] if never else ["-XX:+UseTransparentHugePages"]


def chosen(names, known):
    names = [one for name in names or DEFAULT for one in GROUPS.get(name, name).split()]
    names = [one for name in names for one in GROUPS.get(name, name).split()]
    for name in names:
        if known is not None and name not in known:
            raise SystemExit(f"There is no workload {name}: known are {', '.join([*GROUPS, *known])}.")
    return list(dict.fromkeys(names))


def started(java, program, options, env):
    """Ours and what it is compared with."""
    ours = System("himalia", [*java, *program])
    peers = [Silent(ours)]
    if options.scaling:
        return [ours, *peers, System("1-thread", [*java, "-Dhimalia.threads=1", *program])]
    for name in ("torch", "keras", "numpy", "pandas", "seaborn") if options.python else ():
        peer = System(name, [options.python, HERE / "peers" / f"peer_{name}.py"], env)
        if peer.known:
            peers.append(peer)
        else:
            print(f"{name} could not be started: `./lab bench --peers` installs it.", file=sys.stderr)
    return [ours, *peers]


def allocated(command, names):
    ours = System("himalia", command)
    for name in chosen(names, ours.known):
        print(f"{name} {ours.ask('bytes ' + name):.0f} bytes", flush=True)
    ours.close()


def main(arguments):
    parser = argparse.ArgumentParser(prog="lab bench", description="Times our programs, beside the peers where they are.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="workloads or groups: " + ", ".join(GROUPS))
    parser.add_argument("--rounds", type=int, default=7, help="how often each system takes its turn")
    parser.add_argument("--passes", type=int, help="how often all is started anew; 1, for a page 2")
    parser.add_argument("--threads", type=int, help="how many threads each system may use")
    parser.add_argument("--scaling", action="store_true", help="compare with ourselves on one thread")
    parser.add_argument("--vectors", type=int, choices=VECTORS, help="the width in bits, ours and the peers'")
    parser.add_argument("--table", type=Path, metavar="PAGE", help="write a page, of all workloads if none is named")
    parser.add_argument("--plain", action="store_true", help="start our JVM without the Vector API")
    parser.add_argument("--bytes", action="store_true", help="what a step allocates, instead of times")
    parser.add_argument("--kernel-rows", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--java", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--class-path", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--python", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)

    env = dict(os.environ)
    # as the kernel's
    java = [options.java, "-XX:+UseSerialGC", "-XX:Tier3DelayOn=1000", "-XX:Tier3LoadFeedback=100", *huge_pages()]
    if not options.plain:
        # what the manifest of the kernel says
        java.append("--add-exports=java.base/jdk.internal.module=ALL-UNNAMED")
    if options.threads:
        java.append(f"-Dhimalia.threads={options.threads}")
        env.update({name: str(options.threads) for name in ("BENCH_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")})
    if options.vectors:
        java += VECTORS[options.vectors][0]
        env.update(VECTORS[options.vectors][1])
    program = ["-cp", options.class_path, "himalia.bench.Main"]
    wanted = options.names or (sum(PAGE.values(), []) if options.table else [])
    if options.bytes:
        allocated([*java, *program], wanted)
        return
    passes = options.passes or (2 if options.table else 1)
    seconds = {}
    file, writer = history()
    rows = []
    with file:
        for number in range(passes):
            systems = started(java, program, options, env)
            for name in chosen(wanted, systems[0].known):
                asked = [systems[0], *(peer for peer in systems[1:] if name in peer.known)]
                for system, more in measure(name, asked, options.rounds).items():
                    seconds.setdefault(name, {}).setdefault(system, []).extend(more)
                if number == passes - 1:
                    for row in show(name, seconds[name]):
                        writer.writerow([*about(), *row])
                        rows.append(row)
                    file.flush()
            for system in systems:
                system.close()
    if options.table:
        options.table.write_text(page(rows, options), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
