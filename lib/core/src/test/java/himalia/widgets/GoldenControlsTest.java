package himalia.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every control against what ipywidgets 8 says of the same one, field by field, and what it answers to the page.
class GoldenControlsTest {
    private static final Gson GSON = new GsonBuilder().serializeNulls().create();
    private static final byte[] DOT = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private final Map<String, Supplier<Widget>> ours = new LinkedHashMap<>();

    private static Map<String, Integer> numbers(Object... pairs) {
        Map<String, Integer> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], (Integer) pairs[i + 1]);
        }
        return map;
    }

    private static Widget[] two() {
        return new Widget[] {new IntSlider(), new Text()};
    }

    /// What stands in the recording in Python, in Java: the n-th entry of a control.
    private void say(String control, Supplier<Widget> widget) {
        int n = 1;
        while (ours.containsKey(control + " " + n)) {
            n++;
        }
        ours.put(control + " " + n, widget);
    }

    GoldenControlsTest() {
        say("IntSlider", IntSlider::new);
        say(
                "IntSlider",
                () -> new IntSlider()
                        .value(7)
                        .min(-10)
                        .max(20)
                        .step(2)
                        .description("Test:")
                        .disabled(true)
                        .continuousUpdate(false)
                        .orientation("vertical")
                        .readout(false)
                        .readoutFormat("d")
                        .behavior("drag-tap")
                        .tooltip("tip")
                        .tabbable(false)
                        .style(s -> s.descriptionWidth("initial").handleColor("lightblue"))
                        .layout(l -> l.width("300px")));
        say("FloatSlider", FloatSlider::new);
        say(
                "FloatSlider",
                () -> new FloatSlider()
                        .value(7.5)
                        .min(0)
                        .max(10)
                        .step(0.1)
                        .description("Test:")
                        .readoutFormat(".1f"));
        say("FloatLogSlider", FloatLogSlider::new);
        say(
                "FloatLogSlider",
                () -> new FloatLogSlider()
                        .value(10)
                        .base(10)
                        .min(-10)
                        .max(10)
                        .step(0.2)
                        .description("Log"));
        say("IntRangeSlider", IntRangeSlider::new);
        say(
                "IntRangeSlider",
                () -> new IntRangeSlider().value(5, 7).min(0).max(10).step(1).description("Test:"));
        say("FloatRangeSlider", FloatRangeSlider::new);
        say(
                "FloatRangeSlider",
                () -> new FloatRangeSlider()
                        .value(5, 7.5)
                        .min(0)
                        .max(10)
                        .step(0.1)
                        .description("Test:"));
        say("SelectionSlider", () -> new SelectionSlider<>("scrambled", "sunny side up", "poached"));
        say(
                "SelectionSlider",
                () -> new SelectionSlider<Integer>()
                        .options(numbers("one", 1, "two", 2))
                        .value(2)
                        .description("S"));
        say("SelectionRangeSlider", () -> new SelectionRangeSlider<>("Mon", "Tue", "Wed", "Thu"));
        say(
                "SelectionRangeSlider",
                () -> new SelectionRangeSlider<Integer>()
                        .options(numbers("Mon", 1, "Tue", 2, "Wed", 3))
                        .index(0, 2)
                        .description("Days"));
        say("Checkbox", Checkbox::new);
        say(
                "Checkbox",
                () -> new Checkbox()
                        .value(true)
                        .description("Check me")
                        .disabled(false)
                        .indent(false));
        say("ToggleButton", ToggleButton::new);
        say(
                "ToggleButton",
                () -> new ToggleButton()
                        .value(false)
                        .description("Click me")
                        .buttonStyle("success")
                        .tooltip("Description")
                        .icon("check"));
        say("ToggleButtons", () -> new ToggleButtons<>("Slow", "Regular", "Fast"));
        say(
                "ToggleButtons",
                () -> new ToggleButtons<Integer>()
                        .options(numbers("Slow", 1, "Fast", 2))
                        .value(2)
                        .description("Speed:")
                        .buttonStyle("info")
                        .tooltips("t1", "t2")
                        .icons("check", "times")
                        .disabled(false));
        say("ToggleButtons", ToggleButtons::new);
        say("Button", Button::new);
        say(
                "Button",
                () -> new Button("Click me")
                        .buttonStyle("danger")
                        .tooltip("Click me")
                        .icon("check")
                        .style(s -> s.buttonColor("lightgreen")
                                .fontWeight("bold")
                                .textColor("red")
                                .fontStyle("italic")
                                .fontSize("20px")
                                .fontFamily("serif")
                                .fontVariant("small-caps")
                                .textDecoration("underline")));
        say("Dropdown", Dropdown::new);
        say(
                "Dropdown",
                () -> new Dropdown<>("1", "2", "3")
                        .value("2")
                        .description("Number:")
                        .disabled(false));
        say(
                "Dropdown",
                () -> new Dropdown<Integer>()
                        .options(numbers("One", 1, "Two", 2, "Three", 3))
                        .value(2));
        say("RadioButtons", () -> new RadioButtons<>("pepperoni", "pineapple"));
        say(
                "RadioButtons",
                () -> new RadioButtons<>("a", "b")
                        .value(null)
                        .orientation("horizontal")
                        .description("Topping:"));
        say("Select", () -> new Select<>("Linux", "Windows", "macOS"));
        say(
                "Select",
                () -> new Select<>("Linux", "Windows").value("Windows").rows(10).description("OS:"));
        say("SelectMultiple", () -> new SelectMultiple<>("Apples", "Oranges", "Pears"));
        say(
                "SelectMultiple",
                () -> new SelectMultiple<Integer>()
                        .options(numbers("A", 1, "B", 2))
                        .value(List.of(2))
                        .rows(4)
                        .description("Fruits"));
        say("Text", Text::new);
        say(
                "Text",
                () -> new Text()
                        .value("Hello World")
                        .placeholder("Type something")
                        .description("String:")
                        .disabled(false)
                        .continuousUpdate(false)
                        .style(s -> s.background("yellow").fontSize("12px").textColor("blue")));
        say("Textarea", Textarea::new);
        say(
                "Textarea",
                () -> new Textarea().value("Hi").placeholder("Type").rows(5).description("T"));
        say("Password", Password::new);
        say(
                "Password",
                () -> new Password().value("pw").placeholder("Enter password").description("Password:"));
        say("Combobox", Combobox::new);
        say(
                "Combobox",
                () -> new Combobox()
                        .value("John")
                        .placeholder("Choose")
                        .options("Paul", "John")
                        .description("C")
                        .ensureOption(true));
        say("Label", Label::new);
        say(
                "Label",
                () -> new Label("The $m$ in $E=mc^2$:")
                        .style(s -> s.fontWeight("bold").background("red")));
        say("HTML", HTML::new);
        say(
                "HTML",
                () -> new HTML("Hello <b>World</b>").placeholder("Some HTML").description("Some HTML"));
        say("HTMLMath", HTMLMath::new);
        say(
                "HTMLMath",
                () -> new HTMLMath("Some math and <i>HTML</i>: \\(x^2\\)")
                        .placeholder("p")
                        .description("d"));
        say("IntText", IntText::new);
        say("IntText", () -> new IntText().value(7).description("Any:").step(5).continuousUpdate(true));
        say("FloatText", FloatText::new);
        say("FloatText", () -> new FloatText().value(7.5).description("Any:").step(0.5));
        say("BoundedIntText", BoundedIntText::new);
        say(
                "BoundedIntText",
                () -> new BoundedIntText().value(7).min(0).max(10).step(1).description("Text:"));
        say("BoundedFloatText", BoundedFloatText::new);
        say(
                "BoundedFloatText",
                () -> new BoundedFloatText().value(7.5).min(0).max(10).step(0.1).description("Text:"));
        say("ColorPicker", ColorPicker::new);
        say(
                "ColorPicker",
                () -> new ColorPicker().concise(true).description("Pick").value("#A80"));
        say("DatePicker", DatePicker::new);
        say(
                "DatePicker",
                () -> new DatePicker()
                        .value(LocalDate.of(2024, 2, 29))
                        .min(LocalDate.of(2024, 1, 1))
                        .max(LocalDate.of(2024, 12, 31))
                        .step(7)
                        .description("Date"));
        say("TimePicker", TimePicker::new);
        say(
                "TimePicker",
                () -> new TimePicker()
                        .value(LocalTime.of(8, 30))
                        .min(LocalTime.of(8, 0))
                        .max(LocalTime.of(18, 0))
                        .step(1)
                        .description("Time"));
        say("DatetimePicker", DatetimePicker::new);
        say(
                "DatetimePicker",
                () -> new DatetimePicker()
                        .value(utc(2024, 2, 29, 1, 2))
                        .min(utc(2024, 1, 1, 0, 0))
                        .max(utc(2024, 12, 31, 0, 0))
                        .description("Dt"));
        say("NaiveDatetimePicker", NaiveDatetimePicker::new);
        say(
                "NaiveDatetimePicker",
                () -> new NaiveDatetimePicker()
                        .value(LocalDateTime.of(2024, 2, 29, 1, 2))
                        .min(LocalDateTime.of(2024, 1, 1, 0, 0))
                        .max(LocalDateTime.of(2024, 12, 31, 0, 0))
                        .description("Dt"));
        say("FileUpload", FileUpload::new);
        say(
                "FileUpload",
                () -> new FileUpload()
                        .accept(".csv,image/*")
                        .multiple(true)
                        .description("Files")
                        .buttonStyle("primary")
                        .icon("file"));
        say("Play", Play::new);
        say(
                "Play",
                () -> new Play()
                        .value(50)
                        .min(0)
                        .max(100)
                        .step(1)
                        .interval(500)
                        .repeat(true)
                        .showRepeat(false)
                        .description("Press play")
                        .disabled(false));
        say("IntProgress", IntProgress::new);
        say(
                "IntProgress",
                () -> new IntProgress()
                        .value(7)
                        .min(0)
                        .max(10)
                        .description("Loading:")
                        .barStyle("info")
                        .style(s -> s.barColor("maroon"))
                        .orientation("vertical"));
        say("FloatProgress", FloatProgress::new);
        say(
                "FloatProgress",
                () -> new FloatProgress()
                        .value(7.5)
                        .min(0)
                        .max(10)
                        .description("Loading:")
                        .barStyle("warning"));
        say("Valid", Valid::new);
        say("Valid", () -> new Valid().value(false).description("Valid!").readout("Nope"));
        say("Image", Image::new);
        say("Image", () -> new Image().value(DOT).format("png").width(300).height(400));
        say("Image", () -> Image.fromUrl("data:image/gif;base64,R0lGODlhAQABAAAAACw="));
        say(
                "Video",
                () -> new Video()
                        .value("\0\1video".getBytes(StandardCharsets.US_ASCII))
                        .format("mp4")
                        .width(320)
                        .height(240));
        say("Video", Video::new);
        say(
                "Audio",
                () -> new Audio()
                        .value("\0\1audio".getBytes(StandardCharsets.US_ASCII))
                        .format("wav")
                        .autoplay(false)
                        .loop(false));
        say("Audio", Audio::new);
        say("Output", Output::new);
        say(
                "Output",
                () -> new Output().layout(l -> l.border("1px solid black")).append("pre"));
        say("TagsInput", TagsInput::new);
        say(
                "TagsInput",
                () -> new TagsInput()
                        .value("pizza", "fries")
                        .allowedTags("pizza", "fries", "tomatoes")
                        .allowDuplicates(false)
                        .tagStyle("info")
                        .placeholder("add"));
        say("ColorsInput", ColorsInput::new);
        say(
                "ColorsInput",
                () -> new ColorsInput()
                        .value("red", "#2f6d30")
                        .allowedTags("red", "#2f6d30", "blue")
                        .allowDuplicates(false));
        say("FloatsInput", FloatsInput::new);
        say(
                "FloatsInput",
                () -> new FloatsInput()
                        .value(1.3, 4.56)
                        .tagStyle("warning")
                        .format(".2f")
                        .min(0)
                        .max(100));
        say("IntsInput", IntsInput::new);
        say(
                "IntsInput",
                () -> new IntsInput()
                        .value(1, 4, 3124)
                        .min(0)
                        .max(1_000_000)
                        .format("$,d")
                        .tagStyle("success"));
        say("Box", Box::new);
        say("Box", () -> new Box(two()).layout(l -> l.display("flex").flexFlow("row")));
        say("HBox", () -> new HBox(two()));
        say("VBox", () -> new VBox(two()));
        say("GridBox", () -> new GridBox(two()).layout(l -> l.gridTemplateColumns("repeat(2, 100px)")));
        say("Tab", () -> new Tab(two()));
        say("Tab", () -> new Tab(two()).titles("One", "Two").selectedIndex(1));
        say("Accordion", () -> new Accordion(two()));
        say("Accordion", () -> new Accordion(two()).titles("One", "Two").selectedIndex(1));
        say("Stack", () -> new Stack(two()));
        say("Stack", () -> new Stack(two()).titles("One", "Two").selectedIndex(1));
        say("Layout", Layout::new);
        say(
                "Layout",
                () -> new Layout()
                        .width("50%")
                        .height("80px")
                        .minWidth("10px")
                        .maxWidth("90%")
                        .minHeight("1px")
                        .maxHeight("2px")
                        .border("1px solid black")
                        .margin("0 0 0 0")
                        .padding("1px 2px")
                        .top("1px")
                        .left("2px")
                        .bottom("3px")
                        .right("4px")
                        .display("flex")
                        .flexFlow("row wrap")
                        .flex("1 1 auto")
                        .alignItems("center")
                        .alignContent("flex-start")
                        .alignSelf("stretch")
                        .justifyContent("space-between")
                        .justifyItems("center")
                        .order("2")
                        .overflow("auto")
                        .visibility("visible")
                        .objectFit("contain")
                        .objectPosition("0 0")
                        .gridAutoColumns("1fr")
                        .gridAutoFlow("row")
                        .gridAutoRows("1fr")
                        .gridGap("5px 10px")
                        .gridTemplateRows("auto")
                        .gridTemplateColumns("1fr 1fr")
                        .gridTemplateAreas("\"a b\"")
                        .gridRow("1 / 2")
                        .gridColumn("1")
                        .gridArea("a"));
        for (String kind : List.of(
                "Description",
                "Slider",
                "Progress",
                "Button",
                "ToggleButton",
                "ToggleButtons",
                "Checkbox",
                "Text",
                "Label",
                "HTML",
                "HTMLMath")) {
            say(kind + "Style", () -> new Style(kind));
        }
        say("jslink", () -> Widgets.jslink(new IntSlider(), new IntSlider()));
        say("jsdlink", () -> Widgets.jsdlink(new IntSlider(), new IntSlider()));
    }

    private static ZonedDateTime utc(int year, int month, int day, int hour, int minute) {
        return ZonedDateTime.of(year, month, day, hour, minute, 0, 0, ZoneOffset.UTC);
    }

    private static List<JsonObject> recorded() throws IOException {
        try (Reader in = new InputStreamReader(
                GoldenControlsTest.class.getResourceAsStream("/widgets/controls.json"), StandardCharsets.UTF_8)) {
            List<JsonObject> all = new ArrayList<>();
            JsonParser.parseReader(in).getAsJsonArray().forEach(one -> all.add(one.getAsJsonObject()));
            return all;
        }
    }

    private record Case(String name, JsonObject entry) {}

    private static List<Case> cases() throws IOException {
        Map<String, Integer> count = new HashMap<>();
        List<Case> cases = new ArrayList<>();
        for (JsonObject entry : recorded()) {
            String control = entry.get("control").getAsString();
            cases.add(new Case(control + " " + count.merge(control, 1, Integer::sum), entry));
        }
        return cases;
    }

    @Test
    void every_recorded_control_is_there() throws IOException {
        assertThat(ours.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        cases().stream().map(Case::name).toList());
        assertThat(ours).hasSizeGreaterThan(110);
    }

    @TestFactory
    List<DynamicTest> a_control_is_opened_with_the_fields_of_ipywidgets() throws IOException {
        return cases().stream()
                .map(one -> DynamicTest.dynamicTest(one.name, () -> opened(one)))
                .toList();
    }

    private void opened(Case one) {
        try (Page page = new Page()) {
            Widget widget = ours.get(one.name).get();
            String id = widget.modelId();
            assertThat(models(page.heard()))
                    .containsExactlyInAnyOrderElementsOf(models(one.entry.getAsJsonArray("opens")));
            assertThat(one.entry.getAsJsonArray("opens").size()).isEqualTo(Integer.parseInt(id.substring(1)));
        }
    }

    /// Models as text, with the name of a model where one is referred to.
    private static List<String> models(List<Page.Said> said) {
        Map<String, String> names = new HashMap<>();
        List<String> models = new ArrayList<>();
        for (Page.Said one : said) {
            assertThat(one.kind()).isEqualTo("comm_open");
            assertThat(one.message().metadata()).isEqualTo(Map.of("version", "2.1.0"));
            names.put(one.id(), (String) one.state().get("_model_name"));
            List<String> buffers = one.message().buffers().stream()
                    .map(bytes -> Base64.getEncoder().encodeToString(bytes))
                    .toList();
            models.add(model(GSON.toJsonTree(one.state()), one.message().get("buffer_paths"), buffers, names));
        }
        return models;
    }

    private static List<String> models(JsonArray opens) {
        JsonElement layout = GSON.toJsonTree(new HashMap<>());
        try (Page page = new Page()) {
            new Layout().modelId();
            layout = GSON.toJsonTree(page.heard().getFirst().state());
        }
        Map<String, String> names = new HashMap<>();
        List<String> models = new ArrayList<>();
        for (JsonElement element : opens) {
            JsonObject one = element.getAsJsonObject();
            JsonElement state = one.get("state").isJsonPrimitive() ? layout : one.get("state");
            names.put(
                    one.get("id").getAsString(),
                    state.getAsJsonObject().get("_model_name").getAsString());
            List<String> buffers = new ArrayList<>();
            one.getAsJsonArray("buffers").forEach(text -> buffers.add(text.getAsString()));
            models.add(model(state, one.get("buffer_paths"), buffers, names));
        }
        return models;
    }

    private static String model(JsonElement state, Object paths, List<String> buffers, Map<String, String> names) {
        return named(state, names) + " " + GSON.toJson(paths) + " " + buffers;
    }

    private static JsonElement named(JsonElement tree, Map<String, String> names) {
        if (tree.isJsonObject()) {
            JsonObject object = new JsonObject();
            Set<String> keys = new TreeSet<>(tree.getAsJsonObject().keySet());
            keys.forEach(key -> object.add(key, named(tree.getAsJsonObject().get(key), names)));
            return object;
        }
        if (tree.isJsonArray()) {
            JsonArray array = new JsonArray();
            tree.getAsJsonArray().forEach(item -> array.add(named(item, names)));
            return array;
        }
        if (tree.isJsonPrimitive() && tree.getAsJsonPrimitive().isNumber()) {
            return new JsonPrimitive(tree.getAsDouble());
        }
        if (tree.isJsonPrimitive() && tree.getAsString().startsWith("IPY_MODEL_")) {
            return new JsonPrimitive("the " + names.get(tree.getAsString().substring(10)));
        }
        return tree;
    }

    /// What a page sends, and what comes back: the first messages of each recording, until Python sets something.
    @TestFactory
    List<DynamicTest> the_page_is_answered_as_by_ipywidgets() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        int answers = 0;
        Set<String> controls = new HashSet<>();
        for (Case one : cases()) {
            List<JsonObject> steps = new ArrayList<>();
            one.entry.getAsJsonArray("steps").forEach(step -> steps.add(step.getAsJsonObject()));
            if (steps.stream().anyMatch(step -> step.has("comm"))) {
                tests.add(DynamicTest.dynamicTest(one.name, () -> answered(one, steps)));
                answers += (int) steps.stream().filter(step -> step.has("comm")).count();
                controls.add(one.name);
            }
        }
        assertThat(answers).isGreaterThan(40);
        assertThat(controls).hasSizeGreaterThan(20);
        return tests;
    }

    private void answered(Case one, List<JsonObject> steps) {
        try (Page page = new Page()) {
            Widget widget = ours.get(one.name).get();
            widget.modelId();
            for (JsonObject step : steps) {
                if (!step.has("comm")) {
                    inPython(widget, step.get("python").getAsString());
                    continue;
                }
                List<byte[]> buffers = new ArrayList<>();
                step.getAsJsonArray("buffers")
                        .forEach(text -> buffers.add(Base64.getDecoder().decode(text.getAsString())));
                Map<String, Object> data = GSON.<Map<String, Object>>fromJson(step.get("data"), Map.class);
                List<String> expected = new ArrayList<>();
                step.getAsJsonArray("answers")
                        .forEach(answer ->
                                expected.add(named(answer.getAsJsonObject().get("data"), Map.of())
                                        .toString()));
                List<String> errors = new ArrayList<>();
                step.getAsJsonArray("error").forEach(error -> errors.add(error.getAsString()));
                List<String> came = new ArrayList<>();
                String complaints = Page.complaints(() -> page.send(
                                step.get("comm").getAsString(), data, buffers.toArray(byte[][]::new))
                        .forEach(said -> came.add(
                                named(GSON.toJsonTree(said.message()), Map.of()).toString())));
                if (errors.isEmpty()) {
                    assertThat(came).as(one.name + " " + data).isEqualTo(expected);
                    assertThat(complaints).as(one.name + " " + data).isEmpty();
                } else {
                    // ipywidgets leaves the page with the wrong value; here it hears of the right one, too
                    assertThat(came)
                            .as(one.name + " " + data)
                            .startsWith(expected.toArray(String[]::new))
                            .hasSize(expected.size() + 1);
                    assertThat(complaints).as(one.name + " " + data).startsWith(widget.name() + ": ");
                }
            }
        }
    }

    /// What Python sets meanwhile and the next answers stand on.
    private static void inPython(Widget widget, String python) {
        if (widget instanceof Dropdown<?> dropdown && python.equals("w.options = ['a', 'b']")) {
            Settings.selection(dropdown).options(List.of("a", "b"), 0);
        }
        if (widget instanceof DatePicker picker && python.startsWith("w.min = ")) {
            picker.min(LocalDate.of(2024, 6, 1));
        }
    }
}
