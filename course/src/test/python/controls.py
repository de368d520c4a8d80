"""Every control that widgets have: how it is made, what a hand does to it, and where both sides say what it holds."""

import re
from dataclasses import dataclass
from typing import Callable, Optional

PNG = """byte[] png(int width) throws IOException {
    var out = new java.io.ByteArrayOutputStream();
    var picture = new java.awt.image.BufferedImage(width, 8, java.awt.image.BufferedImage.TYPE_INT_RGB);
    javax.imageio.ImageIO.write(picture, "png", out);
    return out.toByteArray();
}"""
COUNTER = """var ownWidget = new AnyWidget().esm(\"\"\"
    function render({ model, el }) {
      const b = document.createElement("button");
      const show = () => { b.textContent = "count " + model.get("count"); };
      b.onclick = () => { model.set("count", model.get("count") + 1); model.save_changes(); };
      model.on("change:count", show);
      show();
      el.append(b);
    }
    export default { render };
    \"\"\").state("count", 0);"""


@dataclass
class Control:
    """`seen` is a function of the page's element, `says` Java's word for the same; `w` is the widget in all Java."""

    made: str
    seen: str
    says: str
    sets: str
    hand: Optional[Callable] = None


# ---------------------------------------------------------------- hands


def slides(box):
    """To 90 percent of the way, with the mouse."""
    bar = box.locator(".noUi-base")
    bar.scroll_into_view_if_needed()
    way = bar.bounding_box()
    box.page.mouse.click(way["x"] + 0.9 * way["width"], way["y"] + way["height"] / 2)


def slides_to_the_end(box):
    """With the keys."""
    box.locator(".noUi-handle").last.focus()
    box.page.keyboard.press("End")


def clicks(inside=None, nth=0):
    return lambda box: (box.locator(inside).nth(nth) if inside else box).click()


def opens_the_second(box):
    """A first click may do no more than have JupyterLab scroll to the cell."""
    for _ in range(3):
        if box.evaluate(OPENED) != "two":
            box.locator(".jupyter-widget-Collapse-header").nth(1).click()
            box.page.wait_for_timeout(300)


def types(text, inside="input"):
    def hand(box):
        field = box.locator(inside).first
        field.click()
        field.press("ControlOrMeta+a")
        field.press_sequentially(text)
        field.press("Enter" if inside == "input" else "End")

    return hand


def fills(text, inside="input"):
    def hand(box):
        box.locator(inside).first.fill(text)
        box.locator(inside).first.press("Tab")

    return hand


def adds_tag(text):
    def hand(box):
        box.click(position={"x": 3, "y": 3})
        box.page.keyboard.type(text)
        box.page.keyboard.press("Enter")

    return hand


def chooses(*labels):
    return lambda box: box.locator("select").select_option(label=list(labels))


def uploads(box):
    with box.page.expect_file_chooser() as chooser:
        box.click()
    chooser.value.set_files({"name": "hand.txt", "mimeType": "text/plain", "buffer": b"of a hand"})


def plays(box):
    box.locator("button").first.click()
    box.page.wait_for_timeout(500)
    box.locator("button").first.click()


# ---------------------------------------------------------------- where the page says it

READOUT = "el => el.querySelector('.widget-readout').innerText"
INPUT = "el => el.querySelector('input, textarea').value"
CHECKED = "el => String(el.querySelector('input').checked)"
ACTIVE = "el => String(el.classList.contains('mod-active'))"
TEXT = "el => el.innerText"
SELECTED = "el => [...el.querySelector('select').selectedOptions].map(one => one.text).join(' ')"
OPENED = "el => el.querySelector('.jupyter-widget-Collapse-open .jupyter-widget-Collapse-header').innerText"
WIDTH = "el => el.querySelector('.progress-bar').style.width"
TAGS = "el => [...el.querySelectorAll('.jupyter-widget-tag:not(.jupyter-widget-taginput)')].map(one => one.innerText).join(' ')"
COLORS = TAGS.replace("innerText", "style.backgroundColor")
BYTES = "async el => 'bytes ' + (await (await fetch(el.src)).blob()).size"

VALUE = "w.value()"
JOINED = 'w.value().stream().map(String::valueOf).collect(Collectors.joining(" "))'
RANGE = 'w.value().lower() + " " + w.value().upper()'
SIZE = '"bytes " + w.value().length'

CONTROLS = {
    "IntSlider": Control("new IntSlider()", READOUT, VALUE, "w.value(12)", slides),
    "FloatSlider": Control("new FloatSlider()", READOUT, VALUE, "w.value(12.5)", slides),
    "FloatLogSlider": Control("new FloatLogSlider()", READOUT, VALUE, "w.value(10)", slides),
    "IntRangeSlider": Control("new IntRangeSlider()", READOUT, RANGE, "w.value(1, 2)", slides),
    "FloatRangeSlider": Control("new FloatRangeSlider()", READOUT, RANGE, "w.value(1.5, 2.5)", slides),
    "SelectionSlider": Control('new SelectionSlider<>("a", "b", "c")', READOUT, VALUE, 'w.value("b")', slides_to_the_end),
    "SelectionRangeSlider": Control('new SelectionRangeSlider<>("a", "b", "c")', READOUT, JOINED, 'w.value(List.of("a", "b"))', slides_to_the_end),
    "Checkbox": Control("new Checkbox()", CHECKED, VALUE, "w.value(false)", clicks("input")),
    "ToggleButton": Control('new ToggleButton().description("on")', ACTIVE, VALUE, "w.value(false)", clicks()),
    "ToggleButtons": Control('new ToggleButtons<>("a", "b", "c")', "el => el.querySelector('.mod-active').innerText", VALUE, 'w.value("c")', clicks("button", 1)),
    "Button": Control('new Button("go"); w.onClick(() -> w.description(w.description() + "on"))', TEXT, "w.description()", 'w.description("went")', clicks()),
    "Dropdown": Control('new Dropdown<>("a", "b", "c")', SELECTED, VALUE, 'w.value("c")', chooses("b")),
    "RadioButtons": Control('new RadioButtons<>("a", "b", "c")', "el => el.querySelector('input:checked').parentElement.innerText", VALUE, 'w.value("c")', clicks("input", 1)),
    "Select": Control('new Select<>("a", "b", "c")', SELECTED, "String.valueOf(w.value())", 'w.value("c")', chooses("b")),
    "SelectMultiple": Control('new SelectMultiple<>("a", "b", "c")', SELECTED, JOINED, 'w.value(List.of("c"))', chooses("a", "b")),
    "Text": Control("new Text()", INPUT, VALUE, 'w.value("of Java")', types("of a hand")),
    "Textarea": Control("new Textarea()", INPUT, VALUE, 'w.value("of Java")', types("of a hand", "textarea")),
    "Password": Control("new Password()", INPUT, VALUE, 'w.value("of Java")', types("of a hand")),
    "Combobox": Control('new Combobox().options("one", "two")', INPUT, VALUE, 'w.value("of Java")', types("two")),
    "IntText": Control("new IntText()", INPUT, VALUE, "w.value(12)", types("34")),
    "FloatText": Control("new FloatText()", INPUT, VALUE, "w.value(12.5)", types("3.25")),
    "BoundedIntText": Control("new BoundedIntText()", INPUT, VALUE, "w.value(12)", types("340")),
    "BoundedFloatText": Control("new BoundedFloatText()", INPUT, VALUE, "w.value(12.5)", types("340.5")),
    "IntProgress": Control("new IntProgress().value(50)", WIDTH, 'w.value() + "%"', "w.value(25)"),
    "FloatProgress": Control("new FloatProgress().value(50)", WIDTH, 'w.value() + "%"', "w.value(12.5)"),
    "Play": Control("new Play().interval(40)", "el => el.nextElementSibling.querySelector('input').value", VALUE, "w.value(60)", plays),
    "ColorPicker": Control("new ColorPicker()", INPUT, VALUE, 'w.value("blue")', types("#123456")),
    "DatePicker": Control("new DatePicker()", INPUT, 'w.value() == null ? "" : w.value().toString()', "w.value(LocalDate.of(2027, 1, 31))", fills("2026-02-03")),
    "TimePicker": Control("new TimePicker()", INPUT, 'w.value() == null ? "" : w.value().toString()', "w.value(LocalTime.of(22, 33))", fills("10:20")),
    "DatetimePicker": Control("new DatetimePicker()", INPUT, 'w.value() == null ? "" : w.value().toLocalDateTime().toString()', "w.value(LocalDateTime.of(2027, 1, 31, 22, 33).atZone(java.time.ZoneId.systemDefault()))", fills("2026-02-03T10:20")),
    "NaiveDatetimePicker": Control("new NaiveDatetimePicker()", INPUT, 'w.value() == null ? "" : w.value().toString()', "w.value(LocalDateTime.of(2027, 1, 31, 22, 33))", fills("2026-02-03T10:20")),
    "FileUpload": Control("new FileUpload()", TEXT, '"Upload " + w.value().size()', "w.set(List.of())", uploads),
    "Valid": Control("new Valid()", "el => String(el.classList.contains('mod-valid'))", VALUE, "w.value(true)"),
    "TagsInput": Control('new TagsInput().value("first")', TAGS, JOINED, 'w.value("second")', adds_tag("hand")),
    "ColorsInput": Control('new ColorsInput().value("green")', COLORS, JOINED, 'w.value("blue")', adds_tag("red")),
    "IntsInput": Control("new IntsInput().value(1)", TAGS, JOINED, "w.value(2)", adds_tag("34")),
    "FloatsInput": Control("new FloatsInput().value(1.5)", TAGS, JOINED, "w.value(2.5)", adds_tag("3.5")),
    "Label": Control('new Label("before")', TEXT, VALUE, 'w.value("after")'),
    "HTML": Control('new HTML("<b>before</b>")', "el => el.querySelector('b').outerHTML", VALUE, 'w.value("<b>after</b>")'),
    "HTMLMath": Control('new HTMLMath("before")', TEXT, VALUE, 'w.value("after")'),
    "Image": Control("new Image().height(40).value(png(8))", BYTES, SIZE, "w.value(png(333))"),
    "Video": Control("new Video().height(40).value(png(8))", BYTES, SIZE, "w.value(png(333))"),
    "Audio": Control("new Audio().value(png(8))", BYTES, SIZE, "w.value(png(333))"),
    "Output": Control('new Output().append("before")', TEXT, '"beforeafter".substring(0, now)', 'now = 11; w.append("after")'),
    "Box": Control('new Box(new Label("a"))', TEXT, "labels(w)", 'w.children(new Label("a"), new Label("b"))'),
    "HBox": Control('new HBox(new Label("a"))', TEXT, "labels(w)", 'w.children(new Label("a"), new Label("b"))'),
    "VBox": Control('new VBox(new Label("a"))', TEXT, "labels(w)", 'w.children(new Label("a"), new Label("b"))'),
    "GridBox": Control('new GridBox(new Label("a"))', TEXT, "labels(w)", 'w.children(new Label("a"), new Label("b"))'),
    "Tab": Control('new Tab(new Label("a"), new Label("b"), new Label("c")).titles("one", "two", "three")', "el => el.querySelector('.lm-TabBar-tab.lm-mod-current').innerText", 'List.of("one", "two", "three").get(w.selectedIndex())', "w.selectedIndex(2)", clicks(".lm-TabBar-tab", 1)),
    "Accordion": Control('new Accordion(new Label("a"), new Label("b"), new Label("c")).titles("one", "two", "three").selectedIndex(0)', OPENED, 'List.of("one", "two", "three").get(w.selectedIndex())', "w.selectedIndex(2)", opens_the_second),
    "Stack": Control('new himalia.widgets.Stack(new Label("a"), new Label("b")).selectedIndex(0)', TEXT, 'List.of("a", "b").get(w.selectedIndex())', "w.selectedIndex(1)"),
    "AnyWidget": Control("ownWidget", TEXT, '"count " + w.state("count")', 'w.state("count", 40)', clicks("button")),
}

PREPARED = f"""{PNG}
{COUNTER}
int now = 6;
String labels(HasChildren<?> box) {{
    return box.children().stream().map(one -> ((Label) one).value()).collect(Collectors.joining(" "));
}}"""


def java(name, code):
    """Code of a control, with its own variable."""
    return re.sub(r"\bw\b(?!\")", "the" + name, code)


def shown():
    """The cell that shows them all."""
    made = [f"var the{name} = {java(name, one.made)};" for name, one in CONTROLS.items()]
    boxes = []
    for name in CONTROLS:
        boxes.append(f'    the{name}.addClass("c-{name}")')
        if name == "Play":
            boxes.append("    playReads")
    link = "var playReads = new IntText();\njslink(thePlay, playReads);"
    return "\n".join(made) + f"\n{link}\nnew VBox(\n" + ",\n".join(boxes) + ")"


def asked():
    """The cell that prints what Java knows of them."""
    return "\n".join(f'println("{name}: " + ({java(name, one.says)}));' for name, one in CONTROLS.items())


def set_from_java():
    return "\n".join(f"{java(name, one.sets)};" for name, one in CONTROLS.items())


def parts(text):
    """Words and numbers of a text: what both sides say of one value differs in signs between them."""
    words = re.findall(r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?|[A-Za-z#<>/]+[0-9a-f]*", text.replace("–", " ").replace("\u200b", ""))
    return [float(one) if re.fullmatch(r"-?\d.*", one) else one for one in words]


def same(one, other):
    """Whether they say the same; a page rounds what it shows."""
    a, b = parts(one), parts(other)
    return len(a) == len(b) and all(
        x == y if isinstance(x, str) or isinstance(y, str) else abs(x - y) <= 0.006 * max(1, abs(y)) for x, y in zip(a, b)
    )
