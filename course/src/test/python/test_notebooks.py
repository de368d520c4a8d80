"""Every notebook, run through the real kernel; and the numbers that the lecture and PyTorch print for it."""

import base64
import functools
import struct

import nbformat
import pytest
from loading import ROOT, load_lab
from figures import run_figures, shown_figures
from rates import GOES_ON, SPEAKS_OF_A_RATE, STARTS_ANEW, UNSEEN, experiments, judged, without_comments, words_of

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

FIRST_STEPS = ["W 0.000   cost 4.666667", "W 1.400   cost 0.74666", "W 0.840   cost 0.119467", "W 1.064   cost 0.01911"]

SHOWN = {
    "p_01_00_setup_check": [
        "Himalia 0.1.0 on Java ",
        "tensor([0.7576, 0.2793, 0.4031, 0.7347, 0.0293])",  # torch.manual_seed(1); torch.rand(5)
        "tensor([0.0819, 0.4911, 0.4033, 0.3859, 0.8813])",
    ],
    "p_01_01_tensor_manipulation": [
        "0 torch.Size([])\n1 torch.Size([3])\n2 torch.Size([3, 3])\n3 torch.Size([3, 3, 3])\n",
        "\n6 torch.Size([3, 3, 3, 3, 3, 3])\n",
        "\n0.0 1.0 6.0\n\n[2.0, 3.0, 4.0]\n[4.0, 5.0]\n[0.0, 1.0]\n[3.0, 4.0, 5.0, 6.0]\n",
        "\n4 x 3\ntensor([0., 1., 2., 3., 4., 5., 6.])\n1\ntorch.Size([7])\ntorch.Size([7])\n",
        "tensor(0.) tensor(1.) tensor(6.)\ntensor([2., 3., 4.]) tensor([4., 5.])\n",
        "tensor([0., 1.]) tensor([3., 4., 5., 6.])\n",
        "tensor([[ 1.,  2.,  3.],\n        [ 4.,  5.,  6.],\n        [ 7.,  8.,  9.],\n        [10., 11., 12.]])",
        "tensor([ 2.,  5.,  8., 11.])\ntorch.Size([4])\n",
        "tensor([[ 1.,  2.],\n        [ 4.,  5.],\n        [ 7.,  8.],\n        [10., 11.]])",
        "tensor([[5., 5.]])\ntensor([[4., 5.]])\ntensor([[4., 5.],\n        [5., 6.]])\n",
        "torch.Size([2, 2]) x torch.Size([2, 1])\n\ntensor([[ 5.],\n        [11.]])\n",
        "tensor([[1., 2.],\n        [6., 8.]])\ntensor([[1., 2.],\n        [6., 8.]])\n",
        "\ntensor(1.5000)\nmean(): could not infer output dtype. ",
        "Got: Long",
        "tensor(2.5000)\ntensor([2., 3.])\ntensor([1.5000, 3.5000])\ntensor([1.5000, 3.5000])\n",
        "tensor(10.)\ntensor([4., 6.])\ntensor([3., 7.])\ntensor([3., 7.])\n\ntensor(4.)\n",
        "Max:    tensor([3., 4.])\nArgmax: tensor([1, 1])\n",
        2 * "torch.return_types.max(\nvalues=tensor([2., 4.]),\nindices=tensor([1, 1]))\n",
        "\ntorch.Size([2, 2, 3])\ntensor([[ 0.,  1.,  2.],\n        [ 3.,  4.,  5.],\n",
        "\ntorch.Size([4, 3])\n\ntensor([[[ 0.,  1.,  2.]],\n\n        [[ 3.,  4.,  5.]],\n",
        "        [[ 9., 10., 11.]]])\ntorch.Size([4, 1, 3])\n",
        "tensor([0., 1., 2.])\ntorch.Size([3])\n\n" + 2 * "tensor([[0., 1., 2.]])\ntorch.Size([1, 3])\n\n",
        2 * "tensor([[0.],\n        [1.],\n        [2.]])\ntorch.Size([3, 1])\n\n",
        "tensor([1, 2, 3, 4])\ntensor([1., 2., 3., 4.])\n",
        "tensor([1, 0, 0, 1], dtype=torch.uint8)\ntensor([1, 0, 0, 1])\ntensor([1., 0., 0., 1.])\n",
        "tensor([[1., 2.],\n        [3., 4.],\n        [5., 6.],\n        [7., 8.]])\ntensor([[1., 2., 5., 6.],\n",
        "        [3., 6.]])\ntensor([[1., 2., 3.],\n        [4., 5., 6.]])\n\ntensor([[1., 4.],\n        [2., 5.],\n",
        "tensor([[1., 1., 1.],\n        [1., 1., 1.]])\ntensor([[0., 0., 0.],\n        [0., 0., 0.]])\n",
        "        [6., 8.]])\ntensor([[1., 2.],\n        [3., 4.]])\n" + 2 * "tensor([[2., 4.],\n        [6., 8.]])\n",
    ],
    "p_01_02_linear_regression": [
        "tensor(18.6667, grad_fn=<MeanBackward0>)",
        "epoch    1   cost 18.66666",
        "W 0.186667   b 0.080000",
        "epoch  100   cost 0.04840",
        "epoch  200   cost 0.02991",
        "epoch  500   cost 0.00705",
        "epoch  900   cost 0.00102",
        "epoch 1000   cost 0.00063",
        "W 1.97078",
        "4 hours: 7.9495",
    ],
    "p_01_03_gradient_descent": [
        *[f"epoch {epoch:2}   {step}" for epoch, step in enumerate(FIRST_STEPS)],
        "epoch  7   W 1.002   cost 0.000013",
        "epoch 10   W 1.000   cost 0.000000",
        "W 0.933   cost 0.020741",  # the mean instead of the sum
        "W 0.996   cost 0.000092",
    ],
    "p_01_04_multivariate_linear_regression": [
        "epoch  0   tensor([0., 0., 0., 0., 0.])   cost 29661.800781",
        "epoch  1   tensor([67.2578, 80.8397, 79.6523, 86.7394, 61.6605])   cost 9298.5",
        "epoch 10   tensor([152.3454, 183.1161, 180.4231, 196.4765, 139.6732])   cost 1.8976",
        "epoch 20   tensor([152.80",
        "cost 1.6190",
        "0  0.66905",
        "29661.8\n343148.9\n3969974.5\n459",  # ten times the rate that converges
        "cost with 90: 1.619",
        "cost with 80: 5.957",
        "tensor([[0.7955],\n        [0.4084],\n        [0.7546],\n        [4.4021]])\ncost 0.10432",
    ],
    "p_01_05_logistic_regression": [
        "torch.Size([6, 2])\ntorch.Size([6, 1])\n",
        "\ntensor([2.7183])\n",
        "\ntensor([0.7311])\n",
        "        [0.5000]], grad_fn=<SigmoidBackward0>)",
        "\ntensor([0.6931], grad_fn=<NegBackward0>)\n",
        "        [0.6931]], grad_fn=<NegBackward0>)\ntensor(0.6931, grad_fn=<MeanBackward0>)\n",
        "tensor(0.6931, grad_fn=<BinaryCrossEntropyBackward0>)",
        "epoch    0   cost 0.693147",
        "epoch  100   cost 0.134722",
        "epoch  500   cost 0.037261",
        "epoch 1000   cost 0.019852",
        "tensor([[3.2530],\n        [1.5179]], requires_grad=True)\ntensor([-14.4819], requires_grad=True)\n",
        "0      1.0  2.0     0.0     0.000276         0.0",
        "2      3.0  1.0     0.0     0.0389",
        "3      4.0  3.0     1.0     0.9562",
        "accuracy 100 %",
    ],
    "p_01_06_module_and_sequential": [
        "0  0.297487 -0.25483 -0.111926  0.27099",  # Linear(3, 1) after torch.manual_seed(1)
        "epoch  0   cost 31667.59",
        "epoch  1   cost 9926.2",
        "epoch  5   cost 96.042",
        "epoch 10   cost 0.5178",
        "epoch 20   cost 0.2277",
        "tensor(0.2277, grad_fn=<MseLossBackward0>)\ntensor(0.3749, ",
        "0  0.364346 -0.312102 -0.137081",
        "epoch    0   cost 0.539713   accuracy  83.33 %",
        "epoch   10   cost 0.614852   accuracy  66.67 %",
        "epoch   50   cost 0.266094   accuracy  83.33 %",
        "epoch  100   cost 0.134272   accuracy 100.00 %",
        "  (0): Linear(in_features=2, out_features=1, bias=True)\n  (1): Sigmoid()\n)",
        "epoch    0   cost 0.713582   accuracy  50.00 %",  # 2-2-1
    ],
    "p_01_07_linear_regression_noise": [
        "tensor(0.1694)",
        "W 1.9699   b 2.4293   loss 0.53307",  # the best of a thousand guesses
        "b 3.0118   loss 0.32794",
        "W 2.0020   b 3.0035   loss 0.16923",
        "loss 11.62",  # the L1 loss with a rate of 1
        "The loss is inf ",
        "tensor([[2.0020],\n        [3.0035]])\ntensor(0.1692)",
    ],
    "p_01_09_sigmoid_odds_logit": [
        "0 -2.0  0.119203\n1 -1.0  0.268941\n2  0.0  0.500000\n3  1.0  0.731059\n4  2.0  0.880797",
        "0.80  4.000000  1.386294",
        "tensor([[ 0.1071],\n        [-0.2857]])",
    ],
    "p_01_10_loss_functions": [
        "sum tensor(4.2500)",
        "sum tensor(0.3200)",
        "tensor(2.1250)\ntensor(0.1600)\n\ntensor(1.4500)\ntensor(0.4000)\n",
        "tensor([[0.6590, 0.2424, 0.0986]])\ntensor(0.4170)\ntensor(0.4170)\n",
        "tensor([0.1054, 0.5108, 2.3026])\ntensor([2.3026, 0.9163, 0.1054])\n",
        "2    6.0     0.0       0.357143       0.516949",
        "slope of the squared error -0.0132\nslope of the cross-entropy -0.9933\n",
    ],
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
    launcher = load_lab().part("notebooks")
    missing = launcher.lacks(path)
    if missing:
        pytest.skip(f"{path.name} needs `./lab setup {' '.join(missing)}`")
    return launcher.run_notebook(path)


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


def code_of(path):
    cells = [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    return [without_comments(source) for source in cells]


def with_its_loop(path):
    """The cells of an exercise; one whose training loop is a gap learns nothing, so the solution's stands in."""
    own, solved = code_of(path), code_of(path.with_name(path.name.replace("exercise_", "solution_")))
    pairs = zip(own, solved, strict=True)
    return [theirs if "zeroGrad" in ours and "step()" not in ours else ours for ours, theirs in pairs]


def is_for_all(path):
    """Whether it runs without an extra: of others, each experiment would start its engine anew."""
    return not load_lab().part("notebooks").needs(path)


WITH_RATES = [path for path in NOTEBOOKS if experiments(code_of(path)) and is_for_all(path)]

# Trainings that a rate of 0 does not show, each by words of its cell.
UNJUDGED = {
    "p_02_02_house_price_of_area_prediction": {"wild": "says only that the loss is no number, with its rate of 100"},
}


@pytest.mark.parametrize("path", WITH_RATES, ids=lambda path: path.stem)
def test_whoever_changes_the_rate_sees_the_same_first_loss(path):
    verdicts = judged(with_its_loop(path), path.parent)
    stale = [experiment.source for experiment, verdict in verdicts if verdict == GOES_ON]
    assert not stale, "\n\n".join(["These cells go on from trained weights:", *stale])
    seen = {name for experiment, verdict in verdicts if verdict == STARTS_ANEW for name in words_of(experiment.source)}
    unseen = [
        experiment.source
        for experiment, verdict in verdicts
        if verdict == UNSEEN and not seen.intersection(experiment.names)  # a method shows itself where it is called
    ]
    listed = UNJUDGED.get(path.stem, {})
    assert len(unseen) == len(listed), "\n\n".join(["Nobody can see where these start:", *unseen])
    assert all(any(word in words_of(source) for source in unseen) for word in listed)
    assert seen


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_rate_is_overlooked(path):
    sources = code_of(path)
    found = {experiment.number for experiment in experiments(sources)}
    spoken_of = {number for number, source in enumerate(sources) if words_of(source) & SPEAKS_OF_A_RATE}
    assert spoken_of <= found


def test_cells_that_go_on_from_trained_weights_are_found_out(tmp_path):
    make = "manualSeed(1);\nvar model = new himalia.train.Sequential(new Dense(1).inputShape(2));\n"
    fit = 'model.compile(loss="mse", optimizer=Optimizers.sgd(lr=0.1));\nmodel.fit(X, Y, epochs=3, verbose=0);'
    start = "var W = zeros(2, 1).requiresGrad_();\n"
    backward = "W.zeroGrad();\nmseLoss(X.matmul(W), Y).backward();\n"
    step = backward + "new SGD(List.of(W), lr=0.1).step();"
    by_hand = backward + "noGrad(() -> { W.sub_(W.grad().mul(lr)); });"
    cells = [
        ("var X = rand(8, 2);\nvar Y = rand(8, 1);", None),
        (make, None),
        (fit, GOES_ON),
        (make + fit, STARTS_ANEW),
        (start, None),
        (step, GOES_ON),
        (start + step, STARTS_ANEW),
        ("var rate = 0.1;", UNSEEN),
        (by_hand.replace("lr", "rate"), GOES_ON),
        (start + by_hand.replace("lr", "rate"), STARTS_ANEW),
        (f"void descend(Tensor W, double lr) {{\n{backward}\nnew SGD(List.of(W), lr).step();\n}}", UNSEEN),
        ("descend(W, 0.1);", GOES_ON),
        (start + "descend(W, 0.1);", STARTS_ANEW),
        ("new SGD(List.of(zeros(1).requiresGrad_()), 0.1);", UNSEEN),
        ("this is no Java, 0.1; new SGD(List.of(W), 0.1).step();", UNSEEN),
    ]
    verdicts = [verdict for _, verdict in judged([cell for cell, _ in cells], tmp_path)]
    assert verdicts == [verdict for _, verdict in cells if verdict]


def test_every_kind_of_figure_is_a_picture_an_interactive_figure_and_a_line_of_text():
    for kind, outputs in shown_figures().items():
        forms = [set(output.data) for output in outputs]
        assert forms == [{"text/plain", "image/png", "application/vnd.plotly.v1+json"}], kind
        assert outputs[0].metadata["image/png"]["width"] >= 200, kind


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_saved_pictures_have_the_size_of_their_figures(path):
    """Whoever opens the notebook elsewhere may have plotly's extension, which shows them pixel by pixel."""
    cells = nbformat.read(path, as_version=4).cells
    for output in (output for cell in cells for output in cell.get("outputs", [])):
        if "application/vnd.plotly.v1+json" in output.get("data", {}):
            width, height = struct.unpack(">II", base64.b64decode(output.data["image/png"])[16:24])
            assert output.metadata["image/png"] == {"width": width, "height": height}


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
