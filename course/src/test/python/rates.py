"""Changes the learning rate as a student does, and finds out from which weights the next training starts.

Each experiment, that is each cell with a rate, runs three times: with a rate of 0, with its own, with 0 again. At a
rate of 0 nothing is learned: the losses that a cell then shows, and the weights that it leaves, are those of its start.
If the third run differs from the first, the second has changed the start of the third: whoever edits the rate and runs
the cell again would go on from trained weights, and take what the old rate has learned for the work of the new one.

A rate within a method, or in a variable of its own, belongs to the cells that use that name: both then run together. To
be quick, trainings are cut short.
"""

import json
import re
from collections import namedtuple

from jupyter_client.manager import start_new_kernel

# Those of himalia.optim.
OPTIMIZERS = "SGD AdamW Adamax Adam NAdam RAdam RMSprop Rprop Adagrad Adadelta Adafactor ASGD LBFGS".split()
AS_SECOND_ARGUMENT = re.compile(rf"\bnew (?:{'|'.join(OPTIMIZERS)})\(")
AS_FIRST_ARGUMENT = re.compile(r"\bOptimizers\.[a-z]\w*\(|\.(?:lr|learningRate|setLearningRate)\(")
AS_VARIABLE = re.compile(r"^(?:var|double) (lr|rate|learningRate) = ([^;]+);", re.MULTILINE)
NAME = re.compile(r"(\s*(?:\w+\s*=\s*)?)(.*)", re.DOTALL)  # of an argument that has one
SPEAKS_OF_A_RATE = {*OPTIMIZERS, "Optimizers", "lr", "learningRate", "setLearningRate"}

METHOD = re.compile(r"^(?!return|new)[\w<>\[\], ]+ (\w+)\([^()]*\) \{$", re.MULTILINE)
VARIABLE = re.compile(r"^(?:var|[A-Za-z]\w*(?:<[^=;]*>)?(?:\[\])*) (\w+) =", re.MULTILINE)

# Weights and losses with all their digits, of which a cell prints only a few.
ALL_DIGITS = """
String allDigits(Object o) {
    return switch (o) {
        case himalia.nn.Module model -> allDigits(model.parameters());
        case himalia.tensor.Tensor t -> t.shape() + " " + Arrays.hashCode(t.detach().toDoubleArray());
        case himalia.train.History history -> Arrays.toString(history.get("loss"));
        case List<?> list -> list.stream().map(e -> allDigits(e)).toList().toString();
        case Number number -> number.toString();
        case null, default -> "";
    };
}
"""

STARTS_ANEW = "starts anew"
GOES_ON = "goes on from trained weights"
UNSEEN = "shows no loss and leaves no weights"

Experiment = namedtuple("Experiment", "number source parts names")  # names: of its methods and variables with a rate


def experiments(sources):
    """The cells with a rate of their own, or of a method or variable, which is then one of their parts."""
    found, owners = [], {}
    for number, source in enumerate(sources):
        words = words_of(source)
        used = [parts for name, parts in owners.items() if name in words]
        names = []
        if used or has_rate(source):
            parts = list(dict.fromkeys([part for parts in used for part in parts] + [source]))
            names = [match[1] for pattern in (METHOD, AS_VARIABLE) for match in pattern.finditer(source)]
            found.append(Experiment(number, source, parts, names))
            owners.update((name, parts) for name in names)
        for name in VARIABLE.findall(source):
            if name not in names:
                owners.pop(name, None)  # it stands for something else from here on
    return found


def judged(sources, folder):
    """What comes of each experiment: pairs of it and a verdict, as the cells run from top to bottom in a kernel."""
    found = {experiment.number: experiment for experiment in experiments(sources)}
    manager, client = start_new_kernel(kernel_name="java", cwd=str(folder))
    try:
        run(client, ALL_DIGITS)
        variables, verdicts = set(), []
        for number, source in enumerate(sources[: max(found, default=-1) + 1]):
            variables.update(set(VARIABLE.findall(source)) - {name for name, _ in AS_VARIABLE.findall(source)})
            if number in found:
                verdicts.append((found[number], verdict(client, found[number].parts, variables)))
            else:
                run(client, source)
        return verdicts
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def verdict(client, parts, variables):
    parts = [cut_short(part) for part in parts]
    resting = [at_rate_zero(part) for part in parts]
    start, trained, start_again = (seen(client, which, variables) for which in (resting, parts, resting))
    if start == trained or not re.search(r"\d", start):
        return UNSEEN
    return STARTS_ANEW if start == start_again else GOES_ON


def seen(client, parts, variables):
    """What the last of the parts shows, and what the variables hold that it speaks of."""
    for part in parts[:-1]:
        run(client, part)
    shown = run(client, parts[-1])
    spoken_of = sorted(variables & words_of(parts[-1]))
    return shown + run(client, "\n".join(f"System.out.println(allDigits({name}));" for name in spoken_of))


def run(client, source):
    """The text, values and errors that a cell shows; not the progress that is written over, as it tells the time."""
    texts = []

    def hear(message):
        content = message["content"]
        if message["msg_type"] == "stream" and content["name"] == "stdout":
            texts.append(content["text"])
        if message["msg_type"] in ("execute_result", "display_data") and not content.get("transient"):
            data = content["data"]
            texts.append(json.dumps(data.get("application/vnd.plotly.v1+json", data.get("text/plain"))) + "\n")
        if message["msg_type"] == "error":
            texts.append(f"{content['ename']}: {content['evalue']}\n")

    client.execute_interactive(source, store_history=False, allow_stdin=False, output_hook=hear, timeout=300)
    return "".join(texts)  # a text may come in pieces


# ---------------------------------------------------------------------------------------- sources


def without_comments(source):
    return "\n".join(line for line in source.splitlines() if not line.lstrip().startswith("//"))


def words_of(source):
    """Its names and numbers, without those in texts."""
    return set(re.findall(r"\w+", re.sub(r'"(?:\\.|[^"\\])*"', '""', source)))


def has_rate(source):
    return at_rate_zero(source) != source


def at_rate_zero(source):
    for pattern, place in ((AS_SECOND_ARGUMENT, 1), (AS_FIRST_ARGUMENT, 0)):
        for match in reversed(list(pattern.finditer(source))):
            spans = arguments(source, match.end())
            if len(spans) > place:
                begin, end = spans[place]
                name, rate = NAME.match(source[begin:end]).groups()
                source = f"{source[:begin]}{name}0 * ({rate.strip()}){source[end:]}"
    return AS_VARIABLE.sub(lambda match: match[0].replace(match[2], f"0 * ({match[2]})"), source)


def arguments(source, begin):
    """Where the arguments stand in a call whose parenthesis opens before `begin`."""
    spans, depth, quoted = [], 0, False
    for at in range(begin, len(source)):
        letter = source[at]
        quoted ^= letter == '"' and source[at - 1] != "\\"
        if quoted:
            continue
        if depth == 0 and letter in ",)":
            spans += [(begin, at)] if source[begin:at].strip() else []
            begin = at + 1
            if letter == ")":
                break
        depth += (letter in "([{") - (letter in ")]}")
    return spans


def cut_short(source):
    """20 epochs, or steps of a loop, where there are 1000 or more."""
    return re.sub(r"(?<![\w.])\d{1,3}(?:_\d{3})+\b(?!\.)|(?<![\w.])\d{4,}\b(?!\.)", "20", source)
