"""Every control in JupyterLab: a hand moves it and Java knows, Java sets it and the page shows it."""

import json
import re

import nbformat
import pytest
from controls import CONTROLS, PREPARED, asked, same, set_from_java, shown
from loading import ROOT
from stage import KERNEL, jupyterlab, page_factory, student  # noqa: F401 - the fixtures

STATE = "application/vnd.jupyter.widget-state+json"
NOTEBOOK = "controls.ipynb"
SOURCES = ROOT / "lib" / "core" / "src" / "main" / "java" / "himalia" / "widgets"
NO_CONTROLS = {"Layout", "Style", "Link", "Interactive"}


def test_all_controls_that_there_are_stand_in_the_table():
    kinds = re.compile(r"public final class (\w+)(?:<T>)? extends (?:Widget|Settings\.Chooses)")
    there = {found[1] for file in SOURCES.glob("*.java") for found in kinds.finditer(file.read_text(encoding="utf-8"))}
    assert there - NO_CONTROLS == set(CONTROLS)


def test_every_control_acts_both_ways_and_is_there_after_a_reload_and_in_the_saved_notebook(student, tmp_path):
    file = tmp_path / "notebooks" / NOTEBOOK
    saves_the_state_of_widgets(tmp_path)
    nbformat.write(nbformat.v4.new_notebook(metadata=KERNEL), file)
    student.opens(NOTEBOOK)
    student.adds_and_runs(PREPARED)
    all_of_them = student.adds_and_runs(shown())
    asks = student.adds_and_runs(asked())
    assert student.errors() == []
    begins = both_sides(student, asks)
    photograph(student, all_of_them, "begins")

    moved = by_hand(student)
    after_hand = both_sides(student, asks)
    photograph(student, all_of_them, "moved")
    assert unchanged(begins, after_hand, moved) == []

    student.adds_and_runs(set_from_java())
    assert student.errors() == []
    after_java = both_sides(student, asks)
    photograph(student, all_of_them, "set")
    assert unchanged(after_hand, after_java, set(CONTROLS)) == []

    student.saves(file)
    student.opens(NOTEBOOK)
    student.page.wait_for_selector(".c-AnyWidget button")
    assert different(after_java, seen_in(student)) == {}, "after a reload"
    moved = by_hand(student)
    again = both_sides(student, student.cell(4))
    photograph(student, student.cell(3), "moved-after-reload")
    assert unchanged(after_java, again, moved) == []

    student.saves(file)
    student.shuts_the_kernel_down()
    student.opens(NOTEBOOK)
    student.page.wait_for_selector(".c-AnyWidget button")
    last = seen_in(student)
    photograph(student, student.cell(3), "saved")
    assert different(again, last) == {}, "in the saved notebook, whose kernel knows nothing of it"

    student.shuts_the_kernel_down()
    student.opens_without_a_kernel(NOTEBOOK)
    student.page.wait_for_selector(".c-AnyWidget button")
    last = seen_in(student)
    photograph(student, student.cell(3), "without-kernel")
    assert different(again, last) == {}, "in the saved notebook, where no kernel runs"
    saved = state_in(file)
    student.saves(file)
    assert state_in(file) == saved, "saved once more"
    student.chooses_the_kernel(KERNEL["kernelspec"]["display_name"])
    student.runs_all_cells()
    moved = by_hand(student)
    fresh = both_sides(student, student.cell(4))
    photograph(student, student.cell(3), "moved-in-later-kernel")
    assert unchanged(begins, fresh, moved) == []
    assert student.asked_outside() == []


# ------------------------------------------------------------------ both sides


def saves_the_state_of_widgets(folder):
    settings = folder / "settings" / "@jupyter-widgets" / "jupyterlab-manager"
    settings.mkdir(parents=True)
    (settings / "plugin.jupyterlab-settings").write_text(json.dumps({"saveState": True}))


def state_in(file):
    return nbformat.read(file, 4).metadata.widgets[STATE]


def by_hand(student):
    """The names of those that a hand can move."""
    moved = set()
    for name, control in CONTROLS.items():
        if control.hand:
            box = student.page.locator(f".c-{name}")
            box.scroll_into_view_if_needed()
            control.hand(box)
            moved.add(name)
    return moved


def seen_in(student):
    return {name: student.page.locator(f".c-{name}").evaluate(control.seen) for name, control in CONTROLS.items()}


def known_to_java(student, asks):
    student.starts(asks)
    student.waits_until_idle()
    lines = [line.split(": ", 1) for line in student.text_of(asks).splitlines() if ": " in line]
    return {line[0]: line[1] for line in lines}


def different(one, other):
    return {name: (one.get(name), other.get(name)) for name in CONTROLS if not same(one.get(name, ""), other.get(name, ""))}


def both_sides(student, asks):
    """What the page shows, when Java knows the same; it has some seconds for it."""
    for _ in range(6):
        student.page.wait_for_timeout(700)
        page, kernel = seen_in(student), known_to_java(student, asks)
        wrong = different(page, kernel)
        if not wrong:
            return page
    raise AssertionError(f"in the page and in Java: {wrong}")


def unchanged(before, after, names):
    return [name for name in sorted(names) if same(before[name], after[name])]


def photograph(student, cell, name):
    cell.query_selector(".jp-Cell-outputArea").screenshot(path=student.pictures / f"{name}.png")
