"""Every notebook, run through the real kernel; and the numbers that the lecture and PyTorch print for it."""

import functools

import nbformat
import pytest
from conftest import ROOT, load_lab
from figures import run_figures, shown_figures

# Also the exercises: where a student has to fill something in, a stand-in keeps the cells running.
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))

DESCRIBED = """
              A           B            C     D
count  10.00000   10.000000    10.000000  10.0
mean    5.50000   55.000000   550.000000   2.0
std     3.02765   30.276504   302.765035   0.0
min     1.00000   10.000000   100.000000   2.0
25%     3.25000   32.500000   325.000000   2.0
50%     5.50000   55.000000   550.000000   2.0
75%     7.75000   77.500000   775.000000   2.0
max    10.00000  100.000000  1000.000000   2.0"""
TRANSPOSED = """
   count   mean         std    min     25%    50%     75%     max
A   10.0    5.5    3.027650    1.0    3.25    5.5    7.75    10.0
B   10.0   55.0   30.276504   10.0   32.50   55.0   77.50   100.0
C   10.0  550.0  302.765035  100.0  325.00  550.0  775.00  1000.0"""
MIN_MAX = [f"{row}  " + "  ".join([f"{row / 9:.6f}"] * 3) for row in range(10)]
STANDARD = [-1.486301, -1.156012, -0.825723, -0.495434, -0.165145, 0.165145, 0.495434, 0.825723, 1.156012, 1.486301]
STANDARDISED = [f"{row} " + " ".join([f"{value:9.6f}"] * 3) for row, value in enumerate(STANDARD)]

SHOWN = {
    "solution_03_01_or_xor_experiments": [
        "step     0   cost 0.912537",  # OR, as PyTorch with seed 777
        "step 10000   cost 0.000906",
        "tensor([[13.3312, 13.3312]], requires_grad=True)",
        "tensor([-6.2068], requires_grad=True)",
        "step     0   cost 0.727397",  # XOR with one neuron
        "step  2000   cost 0.693147",
        "step     0   cost 0.743407",  # XOR, 2-2-1
        "step 10000   cost 0.001235",
        "3  1.0  1.0  0.0  0.001659        0.0",
        "tensor([0.9989], grad_fn=<SigmoidBackward0>)",
        "Hint: add a sigmoid or use BCEWithLogitsLoss",
        "step     0   cost 0.729736",  # no sigmoid in the middle
        "step 10000   cost 0.693147",
        "step     0   cost 0.757884",  # 2-3-2-1
        "step 10000   cost 0.000247",
        "0  0.0  0.0  0.0  0.000267",
        "step     0   cost 0.864046",  # 2-2-2-2-2-1: the gradient vanishes
        "0.weight                 2.054e-05",
        "8.weight                 1.419e-01",
        "step     0   cost 0.741961",  # the same with tanh
        "step  5000   cost 0.000100",
    ],
    "solution_03_02_design_your_own_classifier": [
        "step    0   cost 0.808942",  # PyTorch with seed 777: a band with two hidden neurons
        "step    0   cost 0.896559",  # a disk with four
        "accuracy 0.9669",
        "step    0   cost 0.741173",  # four quadrants with four
        "step    0   cost 1.129801",  # three sectors, cross-entropy
        "step    0   cost 0.704889",  # a ring with sixteen
        "accuracy 0.9421",
    ],
    "p_04_01_activation_functions": [
        "2         0.0   0.5   0.0         0.5  0.500000  0.000000   0.0",
        "4         2.0   1.0   1.0         1.0  0.880797  0.964028   2.0",
        "tensor(0.2500)",  # the steepest slope of a sigmoid
        "    10  2.78e-07  4.09e-02     1",  # through ten layers, as in PyTorch
    ],
    "p_04_02_forward_propagation": [
        "h = tensor(0.7311)\ny = tensor(-0.2311)",
        "tensor([[1.3185, 1.7588]])",  # PyTorch with seed 1
        "(1x3 and 4x4)",
        "bias=True) 16\n",
        "bias=True) 20\n",
        "bias=True) 10\n46\n",
    ],
    "p_04_03_back_propagation": [
        "df/dx = tensor(-4.)\ndf/dy = tensor(-4.)\ndf/dz = tensor(3.)\ndf/dq = tensor(-4.)",
        "dw1 = -0.3932, dw2 = 0.7311",  # by hand
        "L = tensor(-0.7311), dw1 = tensor(-0.3932), dw2 = tensor(0.7311)",
        "w1 = tensor(0.5393), w2 = tensor(-1.0731)",
        "dw3 = 0.4425, db3 = 1, dw2 = 0.3607",
        "dw = tensor([-0.1940,  0.3607,  0.4425])\ndb = tensor([-0.0970,  0.4934,  1.0000])",
        "0.7311 * 0.2689 = 0.1966",
        "dw0 = tensor(-0.1966)   dx0 = tensor(0.3932)",
        "dw1 = tensor(-0.3932)   dx1 = tensor(-0.5898)   dw2 = tensor(0.1966)",
        "dL/dq1 = tensor(0.1966)   dL/dq2 = tensor(0.1966)",
        "dL/dx1 = tensor(-0.3932)   dL/dw1 = tensor(0.1966)",
        "dL/dx2 = tensor(0.1966)   dL/dw2 = tensor(0.)",
    ],
    "p_04_04_neural_network": [
        "\n93\n",
        "loss 600.1238 -> 582.54",  # PyTorch with seed 1
        "median: 462.7",
        "loss 0.8681 -> 0.0",
        "noise: 48.2",
    ],
    "p_04_05_cnn_pytorch_and_keras": [
        "(0): Conv2d(3, 64, kernel_size=(5, 5), stride=(1, 1))",
        "tensor([[ 0.0546,  0.0706, -0.0609,  0.0687, -0.0187,  0.0357, -0.1887, -0.0955,",  # PyTorch with seed 1
        "torch.Size([1, 30, 5, 5])         0",
        "total                                   60,404",
        "4864 + 48030 + 7510",
        "│ max_pooling2d (MaxPooling2D)         │ (None, 12, 12, 64)          │               0 │",
        "│ flatten (Flatten)                    │ (None, 9216)                │               0 │",
        " Total params: 1,199,882 (4.58 MB)",
        "320 + 18496 + 1179776 + 1290",
    ],
    "solution_02_01_xor_problem_solution": [
        " Total params: 43 (172.00 B)",
        "binary_accuracy 0.5000 -> 1.0000",
        "3  1.0  1.0  0.0  0.00",
        "seed 12: loss 0.69",  # stuck at ln 2
        "after 5000 epochs: loss 0.00",
    ],
    "p_02_08_nn_binary_classification": [
        " Total params: 13 (52.00 B)",
        "mean 191.11, std 133.08",
        "binary_accuracy: 0.5556",  # with days as they are: always yes
        "binary_accuracy: 1.0000",
    ],
    "p_02_03_normalization": [
        DESCRIBED,
        TRANSPOSED,
        *MIN_MAX,
        *STANDARDISED,
        'column "D" is constant',
    ],
    "p_01_08_tensor_cross_entropy": [
        "│ dense (Dense)                        │ (None, 1)                   │               2 │",
        "loss 1.5569 -> 0.2211",  # the lecture's program ends between 0.219 and 0.227
        "tensor([[0.1604],\n        [0.6101],\n        [0.9967],\n        [1.0000]])",
        "torch.Size([4, 1]) torch.Size([4, 1])\ntorch.Size([3, 1]) torch.Size([3, 1])",
    ],
    "p_02_01_xor_problem_solution": [
        "│ dense_1 (Dense)                      │ (None, 5)                   │              25 │",
        " Total params: 43 (172.00 B)",
        "binary_accuracy 0.5000 -> 1.0000",
    ],
    "p_02_01_xor_problem_solution_v2": [
        "│ input_layer (InputLayer)             │ (None, 2)                   │               0 │",
        "12 25 6 -> 43",
        "torch.Size([4, 2])\ntorch.Size([4, 4])\ntorch.Size([4, 5])\ntorch.Size([4, 1])",
        "binary_accuracy=1.0",
    ],
    "p_02_04_house_price_with_normalization": [
        "RangeIndex: 414 entries, 0 to 413",
        " Total params: 36,001 (140.63 KB)",
    ],
    "p_02_05_data_division": [
        DESCRIBED,
        TRANSPOSED,
        "\n6 / 2 / 2\n",
        *MIN_MAX,
        *STANDARDISED,
        *[row.replace(f"{number}", f"{number - 8}", 1) for number, row in enumerate(STANDARDISED) if number >= 8],
        "5    2\nName: D, dtype: int64",
    ],
    "p_02_06_house_price_of_area_prediction_data_div": [
        "231 / 58 / 125",
        " Total params: 36,001 (140.63 KB)",
    ],
    "p_02_07_house_price_of_area_prediction_data_div_with_normal": [
        "334 / 38 / 42",
        " Total params: 30,951 (120.90 KB)",
        "Test rmse: ",
    ],
    "p_02_00_xor_problem": [
        "3  1.0  1.0  1.0     1.0",  # the sums of AND: -3, -1, -1, 1
        "3  1.0  1.0  3.0     1.0",
        "3  1.0  1.0 -1.0     0.0",
        "3  1.0  1.0   0.0  1.0 -1.0  0.0",
        "3 of 4",
        "loss 0.6931",
    ],
    "solution_02_02_boston_housing": [
        "RangeIndex: 506 entries, 0 to 505",
        " Total params: 31,751 (124.03 KB)",
    ],
    "solution_02_03_normalization": [DESCRIBED, TRANSPOSED],
    "solution_02_05_data_division": ["\n6 / 2 / 2\n"],
    "solution_02_06_boston_data_div": ["283 / 71 / 152"],
    "solution_02_07_boston_data_div_with_normal": ["409 / 46 / 51", "torch.Size([1, 13])"],
    "p_02_02_house_price_of_area_prediction": [
        "torch.Size([414, 5]) -> torch.Size([414])",
        " Total params: 36,001 (140.63 KB)",
        "Hint: try a smaller learning rate",
    ],
}


SOLUTIONS = [path for path in NOTEBOOKS if path.name.startswith("solution_0")]


@functools.cache
def run(path):
    return load_lab().run_notebook(path)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_without_an_error(path):
    outcome = run(path)
    assert not outcome.errors, "\n".join(outcome.errors)


@pytest.mark.parametrize("name", SHOWN)
def test_a_notebook_shows_the_numbers_of_its_lecture(name):
    text = shown_by(run(ROOT / "notebooks" / f"{name}.ipynb").notebook)
    for expected in SHOWN[name]:
        assert expected in text


@pytest.mark.parametrize("path", SOLUTIONS, ids=lambda path: path.stem)
def test_a_solution_fills_every_gap_that_its_exercise_has(path):
    exercise = path.with_name(path.name.replace("solution_", "exercise_"))
    assert "not yet: " in shown_by(run(exercise).notebook)
    assert "right:   " in shown_by(run(path).notebook)
    assert "not yet: " not in shown_by(run(path).notebook)


def test_every_kind_of_figure_is_a_picture_an_interactive_figure_and_a_line_of_text():
    for kind, outputs in shown_figures().items():
        forms = [set(output.data) for output in outputs]
        assert forms == [{"text/plain", "image/png", "application/vnd.plotly.v1+json"}], kind
        assert outputs[0].metadata["image/png"]["width"] >= 200, kind


def test_a_live_figure_ends_with_its_cell_and_keeps_its_last_state():
    [last] = shown_figures()["live"]
    assert "200 points" in last.data["text/plain"]


def test_ten_figures_fit_into_a_megabyte():
    size = len(nbformat.writes(run_figures()))
    assert size / len(shown_figures()) < 100_000


def test_nbconvert_shows_every_figure_in_html_and_converts_to_latex():
    from nbconvert import HTMLExporter, LatexExporter

    figures = len(shown_figures())
    page, _ = HTMLExporter().from_notebook_node(run_figures())
    assert page.count('src="data:image/png;base64,') == figures
    paper, files = LatexExporter().from_notebook_node(run_figures())
    assert paper.count(r"\adjustimage{") == figures
    assert sum(name.endswith(".png") for name in files["outputs"]) == figures


def shown_by(notebook):
    """What the cells printed, and the plain form of what they showed, each on lines of its own."""
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    texts = [output.get("text") or output.get("data", {}).get("text/plain", "") for output in outputs]
    return "\n" + "\n".join(texts)
