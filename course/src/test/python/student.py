"""What a student does in JupyterLab and sees there, in words; how, in selectors, is hidden here."""

import base64
import json
import re

import pytest

playwright = pytest.importorskip("playwright.sync_api")


def pixels(which):
    """A function of the page that counts those pixels of a picture for whose `colours` a condition holds."""
    return f"""async url => {{
    const picture = new Image();
    picture.src = url;
    await picture.decode();
    const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
    canvas.drawImage(picture, 0, 0);
    const bytes = canvas.getImageData(0, 0, picture.width, picture.height).data;
    let found = 0;
    for (let i = 0; i < bytes.length; i += 4) {{
        const colours = bytes.slice(i, i + 3);
        if ({which}) found++;
    }}
    return found;
}}"""


COLOURED = pixels("Math.max(...colours) - Math.min(...colours) > 40")
ALL = pixels("true")
WHITE = pixels("colours.every(value => value > 250)")


class Student:
    def __init__(self, page, address, token, pictures):
        self.page, self.address, self.token, self.pictures = page, address, token, pictures
        self.looked = 0

    # -------------------------------------------------------------- doing

    def goes_to(self, notebook):
        self.page.goto(f"{self.address}/lab/tree/notebooks/{notebook}?token={self.token}")
        self.page.wait_for_selector(".jp-NotebookPanel-toolbar")

    def opens(self, notebook):
        self.goes_to(notebook)
        self.page.wait_for_selector(".jp-Spinner", state="hidden")
        self.waits_until_idle()

    def saves(self, file):
        """Until the file on the disk is a newer one."""
        before = file.stat().st_mtime_ns
        self.page.keyboard.press("Escape")
        self.page.keyboard.press("ControlOrMeta+s")
        for _ in range(600):
            if file.stat().st_mtime_ns != before:
                self.page.wait_for_timeout(500)  # it is written in two steps
                return
            self.page.wait_for_timeout(100)
        raise AssertionError(f"{file} was not saved")

    def opens_without_a_kernel(self, notebook):
        self.page.goto(f"{self.address}/lab/tree/notebooks?token={self.token}&reset")
        file = self.page.locator(".jp-DirListing-item").filter(has_text=notebook)
        file.click(button="right")
        self.page.locator('.lm-Menu-itemLabel:text-is("Open With")').hover()
        self.page.locator('.lm-Menu-itemLabel:has-text("(no kernel)")').click()
        self.page.wait_for_selector(".jp-NotebookPanel-toolbar")
        self.page.wait_for_selector(".jp-Spinner", state="hidden")

    def chooses_the_kernel(self, name):
        self.page.locator(".jp-Toolbar-kernelName").click()
        self.page.locator(".jp-Dialog select").select_option(label=name)
        self.page.locator(".jp-Dialog .jp-mod-accept").click()
        self.waits_until_idle()

    def exports_as(self, form):
        """The name and the text of the file that the menu gives."""
        self.page.locator('.lm-MenuBar-item:has-text("File")').first.click()
        self.page.locator('.lm-Menu-itemLabel:text-is("Save and Export Notebook As")').hover()
        entry = self.page.locator(f'.lm-Menu-itemLabel:text-is("{form}")')
        entry.wait_for()
        given = []
        keep = lambda download: given.append(download)  # noqa: E731 - a method of a list is nothing to Playwright
        self.page.context.once("page", lambda opened: opened.on("download", keep))
        self.page.once("download", keep)
        entry.click()
        for _ in range(600):
            if given:
                return given[0].suggested_filename, given[0].path().read_text(encoding="utf-8")
            self.page.wait_for_timeout(100)
        raise AssertionError(f"no file came for {form}")

    def shuts_the_kernel_down(self):
        self._menu("Kernel", "Shut Down Kernel")
        self.page.wait_for_timeout(2000)

    def prefers(self, theme, settings):
        """JupyterLab in light or dark, from the next opening on."""
        folder = settings / "@jupyterlab" / "apputils-extension"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "themes.jupyterlab-settings").write_text(json.dumps({"theme": f"JupyterLab {theme.capitalize()}"}))

    def points_at(self, figure):
        """Moves the mouse over a figure; True if plotly then draws it anew."""
        self.page.mouse.move(5, 5)
        figure.hover(position={"x": 150, "y": 100})
        try:
            figure.locator(".main-svg").first.wait_for(timeout=15_000)
        except playwright.TimeoutError:
            return False
        self.page.wait_for_timeout(250)  # 3-D and many panels need a moment
        return True

    def drags_slider(self, cell, share, lets_go=True):
        """Moves the handle of the first slider below a cell to a share of its way."""
        bar = cell.query_selector(".noUi-base")
        bar.scroll_into_view_if_needed()
        handle, way = cell.query_selector(".noUi-handle").bounding_box(), bar.bounding_box()
        x, y = handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        target = way["x"] + share * way["width"]
        for step in range(1, 11):
            self.page.mouse.move(x + (target - x) * step / 10, y)
            self.page.wait_for_timeout(30)
        if lets_go:
            self.page.mouse.up()

    def waits_for_text(self, cell, text):
        """Until a text stands below a cell."""
        self.page.wait_for_function(
            "([cell, text]) => cell.querySelector('.jp-Cell-outputArea').innerText.includes(text)", arg=[cell, text]
        )

    def runs_all_cells(self):
        self._menu("Run", "Run All Cells")
        self.waits_until_idle()

    def runs_this_cell_and_all_below(self):
        self._menu("Run", "Run Selected Cell and All Below")
        self.waits_until_idle()

    def changes_number_after(self, name, change):
        """Finds the first `name = number` in a code cell, puts the changed number in and stays in that cell."""
        pattern = re.compile(rf"(\b{name}\s*=\s*)(\d*\.?\d+)")
        for cell in self._code_cells():
            source = self._source(cell)
            if pattern.search(source):
                changed = pattern.sub(lambda m: f"{m[1]}{change(float(m[2])):.6g}", source, count=1)
                self._types_into(cell, changed)
                return
        raise AssertionError(f"no code cell says {name} = a number")

    def adds_and_starts(self, code):
        """Puts code into a new cell at the end and starts it; the cell is the answer."""
        last = self.page.locator(".jp-Notebook .jp-Cell").last
        last.scroll_into_view_if_needed()
        last.locator(".jp-InputArea-prompt, .jp-InputPrompt").first.click()
        self.page.keyboard.press("Escape")
        self.page.keyboard.press("b")
        self.page.keyboard.press("Enter")
        self.page.keyboard.insert_text(code)
        cell = self.page.locator(".jp-Notebook .jp-CodeCell").last.element_handle()
        self.page.keyboard.press("Control+Enter")
        return cell

    def adds_and_runs(self, code):
        cell = self.adds_and_starts(code)
        self.waits_until_idle()
        return cell

    def presses_stop(self):
        self.page.wait_for_selector('.jp-Notebook-ExecutionIndicator[data-status="busy"]')
        self.page.wait_for_timeout(500)  # let the loop spin
        self.page.locator('.jp-NotebookPanel-toolbar [data-command="notebook:interrupt-kernel"]').click()
        self.waits_until_idle(seconds=10)

    def restarts_the_kernel(self):
        self.page.locator('.jp-NotebookPanel-toolbar [data-command="notebook:restart-kernel"]').click()
        self.page.locator(".jp-Dialog .jp-mod-accept").click()
        self.page.wait_for_selector(".jp-Dialog", state="detached")
        self.waits_until_idle()

    def switches_the_debugger_on(self):
        """The bug wakes up when a cell is entered."""
        self.page.locator(".jp-Notebook .jp-CodeCell .cm-content").first.click()
        self.page.locator('.jp-DebuggerBugButton:not(.disabled)[aria-disabled="false"]').click()
        self.page.wait_for_selector(".cm-breakpoint-gutter", state="attached")
        self.page.wait_for_timeout(1000)  # the sidebar slides in

    def clicks_beside_line(self, cell, line):
        """Sets a breakpoint, or takes it away."""
        cell.scroll_into_view_if_needed()
        row = cell.query_selector_all(".cm-line")[line - 1].bounding_box()
        gutter = cell.query_selector(".cm-breakpoint-gutter").bounding_box()
        self.page.mouse.click(gutter["x"] + gutter["width"] / 2, row["y"] + row["height"] / 2)
        self.page.wait_for_timeout(1000)  # three messages later the kernel knows

    def starts(self, cell):
        cell.scroll_into_view_if_needed()
        cell.query_selector(".cm-content").click()
        self.page.keyboard.press("Control+Enter")

    def goes_on(self, how):
        """`continue`, `next`, `stepIn` or `stepOut`, by its button."""
        self.page.locator(f'jp-button[data-command="debugger:{how}"]').click()

    def waits_for_stop_at(self, code):
        self.page.wait_for_function(
            "code => [...document.querySelectorAll('.jp-DebuggerEditor-highlight')].some(line => line.innerText.trim() === code)",
            arg=code,
        )

    def waits_for_variable(self, name, value):
        """Until the sidebar shows a variable whose line has that text."""
        self.page.wait_for_function(
            """([name, value]) => [...document.querySelectorAll(".jp-DebuggerVariables jp-tree-item")].some(item =>
                item.innerText.startsWith(name) && item.innerText.includes(value))""",
            arg=[name, value],
        )

    def waits_for_frames(self, *names):
        """Until the call stack in the sidebar is this one, the innermost first."""
        self.page.wait_for_function(
            """names => {
                const frames = [...document.querySelectorAll(".jp-DebuggerCallstackFrame")];
                return JSON.stringify(frames.map(frame => frame.innerText.split("\\n")[0])) === JSON.stringify(names);
            }""",
            arg=list(names),
        )

    def waits_until_idle(self, seconds=180):
        """No cell says [*] and the status bar says that the kernel is idle, also a moment later: a run may be about to begin."""
        for _ in range(2):
            self.page.wait_for_function(
                """() => {
                    const prompts = [...document.querySelectorAll(".jp-InputPrompt")];
                    const running = prompts.some(prompt => prompt.innerText.includes("*"));
                    return !running && document.querySelector("#jp-main-statusbar").innerText.includes("| Idle");
                }""",
                timeout=seconds * 1000,
            )
            self.page.wait_for_timeout(500)

    def looks(self, name):
        self.looked += 1
        self.page.screenshot(path=self.pictures / f"{self.looked:02}-{name}.png")

    # -------------------------------------------------------------- seeing

    def is_trusted(self):
        return not self.page.locator('.jp-StatusItem-trust [data-icon$="not-trusted"]').count()

    def errors(self):
        return self.page.locator('[data-mime-type="application/vnd.jupyter.error"]').all_inner_texts()

    def reads_lines_with(self, word):
        texts = self.page.locator(".jp-Cell-outputArea").all_inner_texts()
        return [line for text in texts for line in text.splitlines() if word in line.lower()]

    def coloured_pixels_of_pictures(self):
        """In the most colourful picture of the outputs: a blank one has none."""
        shown = ".jp-RenderedImage img, .jp-RenderedPlotly img, .js-plotly-plot"
        self.page.wait_for_selector(shown)
        pictures = [picture for picture in self.page.locator(shown).all() if picture.is_visible()]
        return max(self._coloured_pixels(picture) for picture in pictures)

    def slider_reads(self, cell):
        """The number beside the first slider below a cell."""
        return float(cell.query_selector(".widget-readout").inner_text())

    def widgets_in(self, cell):
        """How many widgets are seen below a cell, and how many places say that one could not be shown."""
        return len(cell.query_selector_all(".jupyter-widgets")), len(cell.query_selector_all(".jupyter-widgets-error-widget, .jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr']"))

    def figure_of(self, number):
        """The figure below a code cell, counted from 1, scrolled into view."""
        cell = self.page.locator(".jp-Notebook .jp-CodeCell").nth(number - 1)
        cell.scroll_into_view_if_needed()
        figure = cell.locator(".jp-RenderedPlotly").first
        figure.scroll_into_view_if_needed()
        return figure

    def width_of(self, figure):
        """In CSS pixels; the picture's, or what plotly has drawn in its place."""
        return figure.locator("img.plot-img, .main-svg").first.bounding_box()["width"]

    def coloured_pixels(self, figure):
        return self._coloured_pixels(figure)

    def has_white_paper(self, figure):
        """Whether most of a figure is white, as the letters on it are dark."""
        picture = figure.locator("img.plot-img").first
        return self._count(WHITE, picture) > self._count(ALL, picture) / 2

    def complaints(self):
        """What the page wrote to its console as an error."""
        return self.page.complaints

    def cell(self, number):
        """A code cell, counted from 1."""
        return self.page.locator(".jp-Notebook .jp-CodeCell").nth(number - 1).element_handle()

    def text_of(self, cell):
        return cell.query_selector(".jp-Cell-outputArea").inner_text()

    def table_in(self, cell):
        """The cells' texts of the table in an output, row by row."""
        rows = cell.query_selector_all(".jp-RenderedHTMLCommon table tr")
        return [[field.inner_text().strip() for field in row.query_selector_all("th, td")] for row in rows]

    def asked_outside(self):
        """Addresses outside this machine that the page asked for."""
        return [url.geturl() for url in self.page.asked if url.hostname not in (None, "127.0.0.1")]

    # -------------------------------------------------------------- how

    def _menu(self, menu, entry):
        self.page.locator(f'.lm-MenuBar-item:has-text("{menu}")').first.click()
        self.page.locator(f'.lm-Menu-itemLabel:text-is("{entry}")').click()

    def _code_cells(self):
        return self.page.locator(".jp-Notebook .jp-CodeCell").all()

    def _source(self, cell):
        return "\n".join(cell.locator(".cm-line").all_inner_texts())

    def _types_into(self, cell, source):
        cell.scroll_into_view_if_needed()
        cell.locator(".cm-content").click()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(source)

    def _coloured_pixels(self, element):
        element.scroll_into_view_if_needed()
        return self._count(COLOURED, element)

    def _count(self, pixels, element):
        picture = base64.b64encode(element.screenshot()).decode()
        return self.page.evaluate(pixels, f"data:image/png;base64,{picture}")
