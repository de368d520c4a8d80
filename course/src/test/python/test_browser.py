"""A student works in JupyterLab: the real server, the real kernel, a real Chromium, no network.

Screenshots of every step are left in course/target/screenshots for looking at.
"""

import re

import nbformat
import pytest
from figures import CELLS, run_figures
from stage import KERNEL, jupyterlab, page_factory, student  # noqa: F401 - the fixtures

NOTEBOOK = "solution_03_01_or_xor_experiments.ipynb"
TABLE = 'table(column("x", 0, 1), column("not x", 1, 0))'
ENDLESS = "while (true) { }"
SUM = "20 + 22"


def test_a_student_changes_the_learning_rate_stops_an_endless_loop_and_restarts(student):
    student.opens(NOTEBOOK)
    student.looks("opened")
    assert not student.is_trusted(), "a fresh copy must be untrusted, as it is for a student"

    student.runs_all_cells()
    student.looks("run-all")
    assert student.errors() == []
    assert student.coloured_pixels_of_pictures() > 300
    student.looks("plot")
    costs = student.reads_lines_with("cost")
    assert "step     0   cost 0.912537" in costs
    assert "step 10000   cost 0.001235" in costs
    assert ["0", "0.0", "0.0", "0.0", "0.0"] in student.table_in(student.cell(1))

    student.changes_number_after("lr", lambda rate: rate / 10)
    student.runs_this_cell_and_all_below()
    student.looks("other-learning-rate")
    other = student.reads_lines_with("cost")
    assert "step     0   cost 0.912537" in other, "the start is the same"
    assert other != costs

    table = student.adds_and_runs(TABLE)
    student.looks("table")
    assert student.table_in(table) == [["", "x", "not x"], ["0", "0", "1"], ["1", "1", "0"]]

    loop = student.adds_and_starts(ENDLESS)
    student.presses_stop()
    student.looks("interrupted")
    assert "Interrupted" in student.text_of(loop)
    assert "42" in student.text_of(student.adds_and_runs(SUM))

    student.restarts_the_kernel()
    assert "42" in student.text_of(student.adds_and_runs(SUM))
    student.looks("restarted")
    assert student.asked_outside() == []


def test_every_kind_of_figure_is_seen_and_answers_the_mouse_in_an_untrusted_notebook(student, tmp_path):
    nbformat.write(run_figures(), tmp_path / "notebooks" / "figures.ipynb")
    student.opens("figures.ipynb")
    assert not student.is_trusted()
    problems = []
    for number, kind in enumerate(CELLS, 2):  # the first cell makes the data
        figure = student.figure_of(number)
        width, colour = student.width_of(figure), student.coloured_pixels(figure)
        answered = student.points_at(figure)
        student.looks(kind.replace(" ", "-"))
        if not answered:
            problems.append(f"{kind} does not answer the mouse")
        elif abs(student.width_of(figure) - width) > 60:
            problems.append(f"{kind} changes its width under the mouse: {width} to {student.width_of(figure)}")
        seen = min(colour, student.coloured_pixels(figure))
        if seen < 100 and kind not in ("nothing", "graph"):  # a graph's boxes are too pale to count as colour
            problems.append(f"{kind} is blank, as a picture or under the mouse: {seen} coloured points")
    assert problems == []
    assert student.complaints() == []
    assert student.asked_outside() == []


def test_figures_are_legible_on_a_dark_page(student, tmp_path):
    nbformat.write(run_figures(), tmp_path / "notebooks" / "figures.ipynb")
    student.prefers("dark", tmp_path / "settings")
    student.opens("figures.ipynb")
    for kind in ("scatter", "surface", "graph"):
        figure = student.figure_of(2 + list(CELLS).index(kind))
        student.looks(kind)
        assert student.has_white_paper(figure), kind


SLIDER = """var lr = slider(0, 1, 0.01).value(0.1).description("lr");
lr.onChange(value -> println("handler: " + value));
lr"""
WAITS = """while (lr.value() < 0.5) {
    Thread.sleep(20);
}
println("seen while the cell runs");"""
INTERACT = "interact(x -> x * x, slider(0, 10))"
ALL = """new VBox(new IntSlider(), new FloatSlider(), new FloatLogSlider(), new IntRangeSlider(), new FloatRangeSlider(),
    new SelectionSlider<>("a", "b"), new SelectionRangeSlider<>("a", "b"), new Checkbox(), new ToggleButton(),
    new ToggleButtons<>("a", "b"), new Button("go"), new Dropdown<>("a", "b"), new RadioButtons<>("a", "b"),
    new Select<>("a", "b"), new SelectMultiple<>("a", "b"), new Text(), new Textarea(), new Password(), new Combobox(),
    new Label("label"), new HTML("<b>html</b>"), new HTMLMath("$x^2$"), new IntText(), new FloatText(),
    new BoundedIntText(), new BoundedFloatText(), new IntProgress().value(50), new FloatProgress().value(50), new Play(),
    new ColorPicker(), new DatePicker(), new TimePicker(), new DatetimePicker(), new NaiveDatetimePicker(),
    new FileUpload(), new Valid(), new TagsInput(), new ColorsInput(), new IntsInput(), new FloatsInput(), new Image(),
    new Video(), new Audio(), new Output().append("output"), new HBox(new Label("a")), new GridBox(new Label("a")),
    new Tab(new Label("a")).titles("one"), new Accordion(new Label("a")).titles("one"), new himalia.widgets.Stack(new Label("a")))"""
TRAINS = """manualSeed(1);
var rate = new FloatLogSlider().min(-4).max(0).value(1e-4).description("lr");
display(rate);
var x = randn(256, 2);
var y = x.narrow(1, 0, 1).mul(x.narrow(1, 1, 1)).gt(0).toFloat();
var net = new Sequential(new Dense(16, "tanh").inputShape(2), new Dense(1, "sigmoid"));
net.compile(Optimizers.sgd(0.1), "binary_crossentropy", "binary_accuracy");
var history = net.fit(x, y).epochs(1_000_000).batchSize(32).learningRate(rate).stopButton().live().run();
history"""


def test_widgets_act_while_a_cell_runs_and_are_there_after_a_reload(student, tmp_path):
    nbformat.write(nbformat.v4.new_notebook(metadata=KERNEL), tmp_path / "notebooks" / "widgets.ipynb")
    student.opens("widgets.ipynb")
    shown = student.adds_and_runs(SLIDER)
    waits = student.adds_and_starts(WAITS)
    student.page.wait_for_timeout(1500)
    assert "seen" not in student.text_of(waits)
    student.drags_slider(shown, 0.8)
    student.waits_for_text(waits, "seen while the cell runs")
    student.waits_until_idle()
    student.waits_for_text(shown, "handler: ")
    student.looks("moved")
    reads = student.slider_reads(shown)
    assert reads == pytest.approx(0.8, abs=0.05)
    assert f"{reads}" in student.text_of(student.adds_and_runs("lr.value()"))
    student.adds_and_runs("lr.value(0.25);")
    assert student.slider_reads(shown) == 0.25

    squares = student.adds_and_runs(INTERACT)
    student.waits_for_text(squares, "25")
    student.drags_slider(squares, 1)
    student.waits_for_text(squares, "100")
    student.looks("interact")

    everything = student.adds_and_runs(ALL)
    student.page.wait_for_timeout(1000)
    seen, broken = student.widgets_in(everything)
    everything.query_selector(".jp-Cell-outputArea").screenshot(path=student.pictures / "all-widgets.png")
    assert (seen >= 50, broken) == (True, 0)

    student.page.keyboard.press("ControlOrMeta+s")
    student.page.wait_for_timeout(1000)
    student.opens("widgets.ipynb")
    again = student.cell(2)
    student.page.wait_for_function("cell => cell.querySelector('.widget-readout') !== null", arg=again)
    assert student.slider_reads(again) == 0.25
    student.drags_slider(again, 0.6)
    student.page.wait_for_timeout(500)
    assert f"{student.slider_reads(again)}" in student.text_of(student.adds_and_runs("lr.value()"))
    student.looks("reloaded")
    assert student.asked_outside() == []


def test_a_hand_steers_a_training_and_ends_it(student, tmp_path):
    nbformat.write(nbformat.v4.new_notebook(metadata=KERNEL), tmp_path / "notebooks" / "steering.ipynb")
    student.opens("steering.ipynb")
    training = student.adds_and_starts(TRAINS)
    student.waits_for_text(training, "lr: 0.0001")
    student.page.wait_for_timeout(3000)
    student.drags_slider(training, 0.95)
    student.page.wait_for_timeout(3000)
    student.looks("steered")
    rates = [float(rate) for rate in re.findall(r"lr: ([0-9.e-]+)", student.text_of(training))]
    assert rates and rates[-1] > 0.1
    training.query_selector("button:has-text('Stop')").click()
    student.waits_for_text(training, "stopped by hand")
    student.waits_until_idle()
    student.looks("stopped")
    assert student.errors() == []


def test_a_playground_learns_while_it_is_watched_and_its_film_stays_in_the_saved_notebook(student, tmp_path):
    nbformat.write(nbformat.v4.new_notebook(metadata=KERNEL), tmp_path / "notebooks" / "playground.ipynb")
    student.opens("playground.ipynb")
    cell = student.adds_and_runs('var p = playground().data("xor").layers(2); p')
    student.page.wait_for_selector(".himalia-playground .hp-tile")
    student.page.click(".himalia-playground .hp-play")
    student.page.wait_for_function("() => Number(document.querySelector('.himalia-playground').dataset.frames) > 20")
    student.looks("learns")
    student.page.select_option(".himalia-playground select >> nth=0", "0.1")
    student.page.click(".himalia-playground .hp-head button[title='one layer more']")
    student.page.wait_for_function("() => document.querySelectorAll('.himalia-playground .hp-tile').length === 7 + 4")
    student.page.click(".himalia-playground .hp-play")
    student.page.wait_for_selector(".jp-RenderedPlotly")
    student.looks("paused")
    shown = student.adds_and_runs("println(p)")
    assert "xor, x1 x2 -> 2 -> 2 tanh -> 1, lr 0.1" in student.text_of(shown)
    student.page.click("text=show me the code")
    student.page.wait_for_function("() => document.querySelector('.hp-code pre').innerText.includes('new SGD(net.parameters(), 0.1)')")
    student.looks("code")
    student.page.keyboard.press("Escape")
    student.page.keyboard.press("ControlOrMeta+s")
    student.page.wait_for_timeout(1500)
    saved = nbformat.read(tmp_path / "notebooks" / "playground.ipynb", as_version=4)
    forms = [set(output.data) for each in saved.cells for output in each.get("outputs", []) if "data" in output]
    assert any({"application/vnd.plotly.v1+json", "image/png"} <= form for form in forms)
    assert (student.errors(), student.asked_outside()) == ([], [])


DESCENT = """var w = zeros(2, 1).requiresGrad_();
for (int epoch = 0; epoch < 3; epoch++) {
    var loss = w.sub(rate(epoch)).square().sum();
    loss.backward();
    noGrad(() -> w.sub_(w.grad().mul(0.1)));
}
w"""
RATE = """double rate(int epoch) {
    double base = 2;
    return base + epoch;
}"""


def test_a_cell_is_stopped_at_a_line_and_looked_into(student, tmp_path):
    cells = [nbformat.v4.new_code_cell(code) for code in (RATE, DESCENT)]
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=KERNEL), tmp_path / "notebooks" / "debugged.ipynb")
    student.opens("debugged.ipynb")
    student.starts(student.cell(1))
    student.waits_until_idle()
    student.switches_the_debugger_on()
    loop = student.cell(2)
    student.clicks_beside_line(loop, 3)
    student.starts(loop)
    student.waits_for_stop_at("var loss = w.sub(rate(epoch)).square().sum();")
    student.waits_for_variable("w", "float32 [2, 1]: tensor([[0.], [0.]]")
    student.looks("stopped")

    student.goes_on("stepIn")
    student.waits_for_stop_at("double base = 2;")
    student.waits_for_frames("rate", "Cell [2]")
    student.waits_for_variable("epoch", "0")
    student.goes_on("stepOut")
    student.waits_for_stop_at("loss.backward();")
    student.goes_on("next")
    student.waits_for_stop_at("noGrad(() -> w.sub_(w.grad().mul(0.1)));")
    student.waits_for_variable("loss", "tensor(8.")
    student.looks("stepped")

    student.page.reload()
    student.waits_for_variable("loss", "tensor(8.")
    student.page.wait_for_timeout(3000)
    student.goes_on("continue")
    student.waits_for_stop_at("var loss = w.sub(rate(epoch)).square().sum();")
    student.waits_for_variable("epoch", "1")
    student.waits_for_variable("w", "0.4000")
    student.looks("reloaded")

    student.clicks_beside_line(student.cell(2), 3)
    student.goes_on("continue")
    student.page.wait_for_selector(".jp-DebuggerCallstackFrame", state="detached")
    student.starts(student.cell(2))
    student.waits_for_text(student.cell(2), "tensor")
    assert student.asked_outside() == []


COUNTS = """int total = 0;
for (int i = 0; i < 3; i++) {
    total += i;
}
total"""
COUNTED = "total += i;"


def test_a_cell_that_stands_at_a_line_can_be_stopped_restarted_and_left_and_nothing_hangs(student, tmp_path):
    cells = [nbformat.v4.new_code_cell(COUNTS)]
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=KERNEL), tmp_path / "notebooks" / "stopped.ipynb")
    student.opens("stopped.ipynb")
    student.starts(student.cell(1))
    student.waits_until_idle()
    student.switches_the_debugger_on()
    student.clicks_beside_line(student.cell(1), 3)
    student.starts(student.cell(1))
    student.waits_for_stop_at(COUNTED)

    student.presses_stop()
    student.looks("stop")
    assert "Interrupted" in student.text_of(student.cell(1))
    student.waits_for_frames()

    student.starts(student.cell(1))
    student.waits_for_stop_at(COUNTED)
    student.restarts_the_kernel()
    student.looks("restarted")
    student.waits_for_frames()

    student.page.wait_for_timeout(3000)  # the page tells the new kernel of its breakpoints
    student.starts(student.cell(1))
    student.waits_for_stop_at(COUNTED)
    student.waits_for_variable("total", "0")
    student.page.goto("about:blank")
    student.page.wait_for_timeout(2000)
    student.goes_to("stopped.ipynb")
    student.waits_for_stop_at(COUNTED)
    student.looks("opened-again")
    student.page.wait_for_timeout(3000)
    for number in (1, 2):
        student.goes_on("continue")
        student.waits_for_variable("i", str(number))
    student.goes_on("continue")
    student.page.wait_for_selector(".jp-DebuggerCallstackFrame", state="detached")
    assert "42" in student.text_of(student.adds_and_runs(SUM))
    student.looks("gone-on")
    assert student.asked_outside() == []


def test_a_notebook_is_exported_as_java_by_the_menu(student, tmp_path):
    cells = [nbformat.v4.new_code_cell(code) for code in ("int a = 1;", "println(a + 41)")]
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=KERNEL), tmp_path / "notebooks" / "my-export.ipynb")
    student.opens("my-export.ipynb")
    name, program = student.exports_as("Java")
    student.looks("exported")
    assert name == "my-export.java"
    assert "class" in program and "println(a + 41)" in program
    name, script = student.exports_as("Executable Script")
    assert (name, "int a = 1;" in script, "println(a + 41)" in script) == ("my-export.java", True, True)
