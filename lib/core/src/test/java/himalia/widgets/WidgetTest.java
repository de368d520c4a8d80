package himalia.widgets;

import static himalia.widgets.Widgets.dlink;
import static himalia.widgets.Widgets.interact;
import static himalia.widgets.Widgets.interactive;
import static himalia.widgets.Widgets.jslink;
import static himalia.widgets.Widgets.link;
import static himalia.widgets.Widgets.slider;
import static himalia.widgets.Widgets.vbox;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.api.Display;
import himalia.api.MimeBundle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a widget does on the kernel's side, with a page that a test plays.
class WidgetTest {
    private final Page page = new Page();

    @AfterEach
    void leave() {
        page.close();
    }

    private static List<String> kinds(List<Page.Said> said) {
        return said.stream()
                .map(one -> one.kind() + " " + one.message().getOrDefault("method", ""))
                .toList();
    }

    private static List<Object> states(List<Page.Said> said) {
        return said.stream().map(one -> (Object) one.message().get("state")).toList();
    }

    // ---- settings

    @Test
    void settings_may_come_in_any_order() {
        assertThat(new IntSlider().value(150).max(200).value()).isEqualTo(150);
        assertThat(new IntSlider().min(200).max(300).value()).isEqualTo(200);
        assertThat(new IntSlider().max(-5).min(-10).value()).isEqualTo(-5);
        assertThat(new FloatSlider().value(0.5).max(1).value()).isEqualTo(0.5);
        assertThat(new FloatLogSlider().value(1e-3).min(-5).max(0).value()).isEqualTo(1e-3);
        assertThat(new IntRangeSlider().value(120, 150).max(200).upper()).isEqualTo(150);
    }

    @Test
    void bounds_that_cross_are_refused_with_a_sentence() {
        assertThatThrownBy(() -> new IntSlider().min(10).max(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("IntSlider: `max` must not be below `min`, which is 10. Received: 0");
        assertThatThrownBy(() -> slider(10, 0))
                .hasMessageContaining("`min` must be below `max`")
                .hasMessageContaining("Hint: ");
        assertThatThrownBy(() -> slider(0, 1, -0.1)).hasMessageContaining("`step`");
        assertThatThrownBy(() -> new IntRange(3, 2)).hasMessageContaining("Hint: new IntRange(2, 3)");
    }

    @Test
    void a_wrong_setting_names_the_right_ones() {
        assertThatThrownBy(() -> new Button("x").buttonStyle("loud"))
                .hasMessageContaining("must be one of [\"primary\"");
        assertThatThrownBy(() -> new FloatSlider().style(s -> s.barColor("red")))
                .hasMessageContaining("handle_color");
        assertThatThrownBy(() -> new ColorPicker().value("blurple")).hasMessageContaining("a color such as \"red\"");
        assertThatThrownBy(() -> new Dropdown<>("a", "b").value("c"))
                .hasMessage("Dropdown: \"c\" is none of the options [\"a\", \"b\"]");
        assertThatThrownBy(() -> new TagsInput().allowedTags("a").value("b")).hasMessageContaining("allowed");
        assertThatThrownBy(() -> new Button("x").descriptionAllowHtml(true))
                .hasMessageContaining("no trait `description_allow_html`");
        assertThatThrownBy(() -> slider(0, 1).observe(change -> {}, "valu")).hasMessageContaining("Hint: it has");
    }

    @Test
    void short_ways_stand_in_the_middle_as_interact_of_ipywidgets() {
        assertThat(slider(0, 10).value()).isEqualTo(5);
        assertThat(slider(0, 11).value()).isEqualTo(5);
        assertThat(slider(0, 10, 2).value()).isEqualTo(4);
        assertThat(slider(0, 9, 2).value()).isEqualTo(4);
        assertThat(slider(0, 10, 20).value()).isZero();
        assertThat(slider(0.0, 1.0, 0.1).value()).isEqualTo(0.5);
        assertThat(slider(0, 1, 0.001).toString())
                .isEqualTo("FloatSlider(value=0.5, max=1.0, readout_format=\".3f\", step=0.001)");
    }

    @Test
    void the_text_says_what_is_not_as_usual() {
        assertThat(new FloatSlider().value(0.1).max(1).description("lr").toString())
                .isEqualTo("FloatSlider(value=0.1, description=\"lr\", max=1.0)");
        assertThat(new Button("Run").toString()).isEqualTo("Button(description=\"Run\")");
        assertThat(new Dropdown<>("a", "b").toString()).isEqualTo("Dropdown(value=\"a\")");
        assertThat(vbox(new Label("hi")).toString()).isEqualTo("VBox(children=[Label(value=\"hi\")])");
        assertThat(new Text().layout(l -> l.width("1px")).toString())
                .isEqualTo("Text(value=\"\", layout=Layout(width=\"1px\"))");
    }

    @Test
    void a_front_end_without_widgets_reads_what_to_install() {
        MimeBundle shown = Display.render(new Checkbox());
        assertThat(shown.plain()).startsWith("Checkbox(value=false)\n").contains("pip install jupyterlab_widgets");
        assertThat(shown.data()).containsKey("application/vnd.jupyter.widget-view+json");
    }

    // ---- both sides

    @Test
    void the_page_hears_of_a_widget_when_it_is_shown_and_of_each_change_after_that() {
        FloatSlider lr = new FloatSlider().max(1);
        lr.value(0.25);
        assertThat(page.said).isEmpty();
        Display.display(lr);
        assertThat(kinds(page.heard())).containsExactly("comm_open ", "comm_open ", "comm_open ");
        lr.value(0.5).value(0.5).value(7);
        assertThat(states(page.heard())).containsExactly(Map.of("value", 0.5), Map.of("value", 1.0));
        lr.layout().width("50%");
        assertThat(states(page.heard())).containsExactly(Map.of("width", "50%"));
        lr.max(0.75);
        assertThat(states(page.heard())).containsExactly(Map.of("value", 0.75), Map.of("max", 0.75));
    }

    @Test
    void what_is_held_is_sent_in_one_message() {
        IntSlider slider = new IntSlider();
        List<Object> values = new ArrayList<>();
        slider.onChange(values::add);
        Display.display(slider);
        page.heard();
        slider.holdSync(() -> slider.max(200).value(150).value(160));
        List<Page.Said> said = page.heard();
        assertThat(said).hasSize(1);
        assertThat(new ArrayList<Object>(said.getFirst().state().keySet())).containsExactly("max", "value");
        assertThat(said.getFirst().state()).isEqualTo(Map.of("max", 200, "value", 160));
        assertThat(values).isNotEmpty().last().isEqualTo(160);
    }

    @Test
    void a_handler_hears_of_hands_and_of_cells() {
        IntSlider slider = slider(0, 10);
        List<Integer> values = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        slider.onChange(values::add).observe(changes::add, "value", "max");
        page.update(slider, "value", 7.0);
        slider.value(3);
        assertThat(values).containsExactly(7, 3);
        assertThat(changes)
                .extracting(Change::old, Change::value)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(5, 7), org.assertj.core.groups.Tuple.tuple(7, 3));
    }

    @Test
    void wrong_updates_are_refused_and_the_page_is_put_right() {
        FloatSlider lr = slider(0, 1, 0.1);
        for (Object wrong : Arrays.asList("fast", null, List.of(1), Map.of(), true)) {
            String complaint = Page.complaints(() -> {
                List<Page.Said> said = page.update(lr, "value", wrong);
                assertThat(states(said)).last().isEqualTo(Map.of("value", 0.5));
            });
            assertThat(complaint).startsWith("FloatSlider: `value` must be a number. Received: ");
        }
        assertThat(lr.value()).isEqualTo(0.5);
        assertThat(page.update(lr, "no_such", 1)).isEmpty();
        assertThat(page.update(lr, "_model_name", "Other")).isEmpty();
        assertThat(page.update(lr, "layout", "IPY_MODEL_x")).isEmpty();
        assertThatCode(() -> page.send(lr.modelId(), Map.of())).doesNotThrowAnyException();
        assertThatCode(() -> page.send(lr.modelId(), Map.of("method", "update", "state", 3)))
                .doesNotThrowAnyException();
        assertThatCode(() -> page.send(lr.modelId(), Map.of("method", "dance"))).doesNotThrowAnyException();
    }

    @Test
    void every_control_survives_any_value_in_any_field() {
        List<Object> wild = Arrays.asList(
                null,
                1e300,
                -1,
                "text",
                "",
                true,
                List.of(),
                List.of(1, "a"),
                Map.of("year", "x"),
                Arrays.asList((Object) null));
        List<Widget> all = List.of(
                new IntSlider(),
                new FloatSlider(),
                new FloatLogSlider(),
                new IntRangeSlider(),
                new FloatRangeSlider(),
                new SelectionSlider<>("a", "b"),
                new SelectionRangeSlider<>("a", "b"),
                new Checkbox(),
                new ToggleButton(),
                new ToggleButtons<>("a"),
                new Button("b"),
                new Dropdown<>("a"),
                new RadioButtons<>("a"),
                new Select<>("a"),
                new SelectMultiple<>("a"),
                new Text(),
                new Textarea(),
                new Password(),
                new Combobox(),
                new IntText(),
                new FloatText(),
                new BoundedIntText(),
                new BoundedFloatText(),
                new ColorPicker(),
                new DatePicker(),
                new TimePicker(),
                new DatetimePicker(),
                new NaiveDatetimePicker(),
                new FileUpload(),
                new Play(),
                new IntProgress(),
                new FloatProgress(),
                new Valid(),
                new TagsInput(),
                new ColorsInput(),
                new IntsInput(),
                new FloatsInput(),
                new Image(),
                new Video(),
                new Audio(),
                new Output(),
                new Tab(new Label("x")),
                new Accordion(new Label("x")),
                new Stack(new Label("x")),
                new AnyWidget().state("x", 1));
        Page.complaints(() -> {
            for (Widget widget : all) {
                widget.modelId();
                Map<?, ?> state = page.heard().getLast().state();
                for (Object name : state.keySet()) {
                    for (Object value : wild) {
                        assertThatCode(() -> page.update(widget, (String) name, value))
                                .as(widget.name() + "." + name + " = " + value)
                                .doesNotThrowAnyException();
                        assertThatCode(widget::toString).doesNotThrowAnyException();
                        assertThatCode(() -> Display.render(widget)).doesNotThrowAnyException();
                    }
                }
            }
        });
    }

    @Test
    void a_thousand_updates_arrive_and_the_last_one_stays() {
        IntSlider slider = new IntSlider().max(1000);
        AtomicInteger heard = new AtomicInteger();
        slider.onChange(value -> heard.incrementAndGet());
        for (int i = 1; i <= 1000; i++) {
            page.update(slider, "value", i);
        }
        assertThat(slider.value()).isEqualTo(1000);
        assertThat(heard).hasValue(1000);
    }

    @Test
    void a_page_that_is_loaded_anew_gets_the_state_of_all() {
        Widget.closeAll();
        IntSlider slider = slider(0, 10);
        Image image = new Image().value(new byte[] {1, 2, 3});
        slider.modelId();
        image.modelId();
        String control = page.open("jupyter.widget.control");
        Page.Said answer =
                page.send(control, Map.of("method", "request_states")).getFirst();
        Map<?, ?> states = (Map<?, ?>) answer.message().get("states");
        assertThat(states).hasSize(5);
        Map<?, ?> model = (Map<?, ?>) states.get(slider.modelId());
        assertThat(model.get("model_name")).isEqualTo("IntSliderModel");
        assertThat(((Map<?, ?>) model.get("state")).get("value")).isEqualTo(5);
        assertThat(answer.message().get("buffer_paths")).isEqualTo(List.of(List.of(image.modelId(), "state", "value")));
        assertThat(answer.message().buffers()).containsExactly(new byte[] {1, 2, 3});
        List<Page.Said> own = page.send(slider.modelId(), Map.of("method", "request_state"));
        assertThat(own).hasSize(1);
        assertThat(own.getFirst().state()).hasSizeGreaterThan(20);
        assertThatCode(() -> page.send(control, Map.of("method", "other"))).doesNotThrowAnyException();
    }

    @Test
    void a_closed_widget_is_silent_and_can_still_be_read() {
        IntSlider slider = slider(0, 10);
        Button button = new Button("x").onClick(Button::close);
        Display.display(slider);
        page.send(button.modelId(), Map.of("method", "custom", "content", Map.of("event", "click")));
        assertThat(kinds(page.heard())).contains("comm_close ");
        slider.close();
        page.heard();
        slider.value(3);
        assertThat(page.heard()).isEmpty();
        assertThat(slider.value()).isEqualTo(3);
        assertThat(Display.render(slider).data()).containsOnlyKeys("text/plain");
        IntSlider other = slider(0, 10);
        page.closeFromPage(other.modelId());
        page.heard();
        other.value(2);
        assertThat(page.heard()).isEmpty();
    }

    @Test
    void buttons_and_fields_tell_what_a_hand_did() {
        List<String> told = new ArrayList<>();
        Button button = new Button("go").onClick(() -> told.add("click")).onClick(b -> told.add(b.description()));
        Text text = new Text().onSubmit(told::add);
        page.send(button.modelId(), Map.of("method", "custom", "content", Map.of("event", "click")));
        page.update(text, "value", "hello");
        page.send(text.modelId(), Map.of("method", "custom", "content", Map.of("event", "submit")));
        page.send(text.modelId(), Map.of("method", "custom", "content", Map.of("event", "other")));
        assertThat(told).containsExactly("click", "go", "hello");
    }

    @Test
    void a_choice_is_a_value_of_its_own_type() {
        Map<String, Double> named = new LinkedHashMap<>();
        named.put("slow", 0.01);
        named.put("fast", 0.1);
        Dropdown<Double> rate = new Dropdown<Double>().options(named);
        List<Double> values = new ArrayList<>();
        List<Object> observed = new ArrayList<>();
        rate.onChange(values::add).observe(change -> observed.add(change.value()), "value");
        page.update(rate, "index", 1);
        double now = rate.value();
        assertThat(now).isEqualTo(0.1);
        assertThat(rate.label()).isEqualTo("fast");
        assertThat(values).containsExactly(0.1);
        assertThat(observed).containsExactly(0.1);
        page.heard();
        rate.options(1.0, 2.0, 3.0);
        assertThat(page.heard().getFirst().state())
                .isEqualTo(Map.of("_options_labels", List.of("1.0", "2.0", "3.0"), "index", 0));
        assertThat(new SelectMultiple<>("a", "b", "c").index(0, 2).value()).containsExactly("a", "c");
    }

    @Test
    void options_that_become_fewer_choose_anew() {
        Dropdown<String> dropdown = new Dropdown<>("a", "b", "c").value("c");
        List<String> values = new ArrayList<>();
        dropdown.onChange(values::add);
        dropdown.options("x");
        assertThat(dropdown.value()).isEqualTo("x");
        dropdown.options(List.of());
        assertThat(dropdown.value()).isNull();
        assertThat(dropdown.index()).isEqualTo(-1);
        SelectMultiple<String> many = new SelectMultiple<>("a", "b").index(1);
        many.options("z");
        assertThat(many.value()).isEmpty();
    }

    @Test
    void files_come_with_their_bytes() {
        FileUpload upload = new FileUpload();
        Map<String, Object> file =
                new LinkedHashMap<>(Map.of("name", "a.csv", "type", "text/csv", "size", 3, "last_modified", 1000L));
        String id = upload.modelId();
        List<Page.Said> said = page.send(
                id,
                Map.of(
                        "method",
                        "update",
                        "state",
                        Map.of("value", List.of(file)),
                        "buffer_paths",
                        List.of(List.of("value", 0, "content"))),
                "x,y".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(said).isEmpty();
        assertThat(upload.value()).hasSize(1);
        assertThat(upload.value().getFirst().text()).isEqualTo("x,y");
        assertThat(upload.value().getFirst().lastModified()).isEqualTo(Instant.ofEpochMilli(1000));
    }

    // ---- together

    @Test
    void a_box_cannot_hold_itself_and_its_children_come_first() {
        VBox inner = vbox(new Label("x"));
        VBox outer = vbox(inner);
        assertThatThrownBy(() -> inner.children(outer)).hasMessageContaining("cannot hold itself");
        Display.display(outer);
        List<Page.Said> said = page.heard();
        assertThat(said.getLast().state().get("_model_name")).isEqualTo("VBoxModel");
        outer.children(inner, new IntText());
        assertThat(kinds(page.heard())).containsExactly("comm_open ", "comm_open ", "comm_open ", "comm_msg update");
    }

    @Test
    void what_is_shown_again_belongs_to_the_cell_that_shows_it() {
        IntSlider slider = slider(0, 10);
        VBox box = vbox(slider);
        Display.display(box);
        Display.display(box);
        assertThat(page.homes).containsEntry(slider.modelId(), 2).containsEntry(box.modelId(), 2);
    }

    @Test
    void links_carry_values_both_ways_or_one() {
        IntSlider a = slider(0, 10);
        IntSlider b = slider(0, 10).value(1);
        var link = link(a, b);
        assertThat(b.value()).isEqualTo(5);
        b.value(7);
        assertThat(a.value()).isEqualTo(7);
        link.unlink();
        a.value(2);
        assertThat(b.value()).isEqualTo(7);
        Label label = new Label();
        dlink(a, label, value -> "a is " + value);
        page.update(a, "value", 9);
        assertThat(label.value()).isEqualTo("a is 9");
        var named = link(a, "max", b, "max");
        a.max(50);
        assertThat(b.max()).isEqualTo(50);
        named.unlink();
        assertThatThrownBy(() -> jslink(a, "valeu", b, "value")).hasMessageContaining("no trait `valeu`");
    }

    @Test
    void interact_calls_a_function_at_once_and_at_each_move() {
        IntSlider k = slider(0, 10);
        List<Integer> seen = new ArrayList<>();
        interact(
                value -> {
                    seen.add(value);
                },
                k);
        page.update(k, "value", 7);
        assertThat(seen).containsExactly(5, 7);
        page.shown.clear();
        Interactive squares = interactive(value -> value * value, k);
        k.value(3);
        assertThat(squares.result()).isEqualTo(9);
        assertThat(page.shown).contains("clear true", MimeBundle.text("49"), MimeBundle.text("9"));
        interact(() -> k.value() + 1, k);
        interact((x, y) -> x + y, k, slider(0.0, 1.0));
        interact((x, y, z) -> x + y + z, k, k, k);
    }

    @Test
    void what_interact_prints_is_collected_below_the_widgets() {
        IntSlider k = slider(0, 10);
        Interactive shown = interactive(
                value -> {
                    throw new IllegalStateException("no " + value);
                },
                k);
        List<Page.Said> said = page.heard().stream()
                .filter(one -> one.message().toString().contains("msg_id="))
                .toList();
        assertThat(said.getLast().state()).isEqualTo(Map.of("msg_id", ""));
        assertThat(page.shown.toString()).contains("no 5");
        assertThat(shown.children().getLast()).isSameAs(shown.output());
        assertThat(shown.result()).isNull();
    }

    @Test
    void a_widget_of_ones_own_has_a_module_and_a_state() {
        AnyWidget counter = new AnyWidget()
                .esm("export default { render() {} }")
                .css(".a {}")
                .state("count", 0);
        MimeBundle bundle = Display.render(counter);
        Page.Said open = page.heard().getLast();
        assertThat(open.state()).isEqualTo(new LinkedHashMap<>(open.state()));
        assertThat(open.state().get("_model_module")).isEqualTo("anywidget");
        assertThat(open.state().get("_model_name")).isEqualTo("AnyModel");
        assertThat(open.state().get("_view_name")).isEqualTo("AnyView");
        assertThat(open.state().get("count")).isEqualTo(0);
        assertThat(bundle.plain()).contains("anywidget");
        page.update(counter, "count", 3L);
        assertThat(counter.state("count")).isEqualTo(3L);
        counter.state("pixels", Map.of("a", new byte[] {1}, "b", List.of(2)));
        Page.Said sent = page.heard().getLast();
        assertThat(sent.message().get("buffer_paths")).isEqualTo(List.of(List.of("pixels", "a")));
        assertThat(sent.message().buffers()).containsExactly(new byte[] {1});
        assertThatThrownBy(() -> counter.state("nothing")).hasMessageContaining("count");
    }

    @Test
    void widgets_may_be_used_from_any_thread() throws InterruptedException {
        IntSlider slider = new IntSlider().max(1_000_000);
        AtomicInteger told = new AtomicInteger();
        slider.onChange(value -> told.incrementAndGet());
        Display.display(slider);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            int first = t * 1000;
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = 1; i <= 500; i++) {
                    slider.value(first + i);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Page.Said last = page.heard().getLast();
        assertThat(last.state()).isEqualTo(Map.of("value", slider.value()));
        assertThat(told.get()).isPositive();
    }
}
