"""A notebook with a figure of every kind, as a student would leave it: run and saved, but never trusted."""

import functools
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from loading import load_lab

DATA = """\
double[] a = new double[60], b = new double[60];
List<String> groups = new ArrayList<>();
var random = new Random(1);
for (int i = 0; i < 60; i++) {
    a[i] = random.nextGaussian();
    b[i] = a[i] + random.nextGaussian();
    groups.add(i % 2 == 0 ? "even" : "odd");
}
Table table = table(column("a", a), column("b", b));
double[][] image = {{0, 1, 2}, {3, 4, 5}};
manualSeed(777);
var model = new himalia.nn.Sequential(
        new himalia.nn.Linear(2, 3), new himalia.nn.Sigmoid(), new himalia.nn.Linear(3, 1), new himalia.nn.Sigmoid());
Tensor w = tensor(2.0).requiresGrad_(), loss = w.mul(3).sub(1).pow(2);
loss.backward();
var X = new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
var learner = new himalia.train.Sequential();
learner.add(new himalia.train.Dense(4, "sigmoid").inputShape(2));
learner.add(new himalia.train.Dense(1, "sigmoid"));
learner.compile("adam", "binary_crossentropy", "accuracy");
var history = learner.fit(tensor(X), tensor(new double[][] {{0}, {1}, {1}, {0}})).epochs(40).verbose(0).run();
var tried = sweep(List.of(0.01, 0.1, 1.0), lr -> List.of(1.0, 1 - lr / 2)).run();
"""

CELLS = {
    "line": 'line(a, "a").dashed().markers().vline(3).annotate(1, 1, "here").title("Line")',
    "scatter": 'scatter(a, b, groups).title("Scatter")',
    "area": 'area(IntStream.range(0, 60).toArray(), a, b).title("Area")',
    "function": 'function(Math::tanh, -3, 3).title("tanh: 쌍곡 탄젠트")',
    "bar": 'bar(List.of("x", "y"), new double[] {1, 2}, "p").bar(List.of("x", "y"), new double[] {2, 1}, "q")',
    "horizontal": 'bar(List.of("x", "y"), new double[] {1, 2}).horizontal()',
    "hist": "hist(a, groups)",
    "kde": "kde(a, groups)",
    "box": "box(table)",
    "stairs": "stairs(tensor(3., 5., 2.), tensor(0., 10., 20., 30.))",
    "violin": "violin(table)",
    "pairplot": "pairplot(table)",
    "heatmap": "heatmap(corr(table))",
    "confusion": "confusionMatrix(new int[] {0, 1, 1}, new int[] {0, 1, 0})",
    "imshow": 'imshow(image).colors("viridis").title("Image")',
    "contour": "contour((x, y) -> x * y, 0, 1, 0, 1)",
    "decision": "decisionBoundary(model::forward, X, List.of(0, 1, 1, 0))",
    "surface": 'surface((x, y) -> x * x - y * y, -1, 1, -1, 1).title("Surface").xLabel("x")',
    "residuals": "residuals(a, b)",
    "learning curve": "learningCurve(history)",
    "network": "network(model)",
    "network of a learner": "network(learner)",
    "graph": 'graph(loss, Map.of("w", w))',
    "gates": "gates()",
    "grid": 'grid(1, 2, line(a).title("one"), hist(b).title("two"))',
    "nothing": "line(new double[] {Double.NaN, Double.NaN})",
    "animation": "animate(6, i -> contour((x, y) -> x * x + y * y, -2, 2, -2, 2).line(Arrays.copyOf(a, i + 2), Arrays.copyOf(b, i + 2)))",
    "animation of a training": "history.animate(m -> decisionBoundary(m, X, List.of(0, 1, 1, 0)))",
    "inspection": "inspect(rand(20, 30))",
    "inspection of channels": "inspect(rand(3, 16, 16))",
    "sweep": "tried.plot()",
    "live": 'var chart = live("Live");\nfor (int i = 0; i < 200; i++) { chart.add("loss", 1.0 / (i + 1)); Thread.sleep(2); }',
}


@functools.cache
def run_figures():
    """The notebook with its outputs."""
    cells = [nbformat.v4.new_code_cell(code) for code in (DATA, *CELLS.values())]
    kernel = {"kernelspec": {"name": "java", "display_name": "Java", "language": "java"}}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "figures.ipynb"
        nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), path)
        outcome = load_lab().part("notebooks").run_notebook(path)
    assert not outcome.errors, "\n".join(outcome.errors)
    return outcome.notebook


def shown_figures():
    """The outputs of every figure's cell, by its kind."""
    code = run_figures().cells[1:]
    return {kind: cell.outputs for kind, cell in zip(CELLS, code, strict=True)}
