package himalia.plot;

import static himalia.plot.Plot.animate;
import static himalia.plot.Plot.contour;
import static himalia.plot.Plot.decisionBoundary;
import static himalia.plot.Plot.grid;
import static himalia.plot.Plot.line;
import static himalia.plot.Plot.scatter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import himalia.api.MimeBundle;
import himalia.api.Renderers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnimationTest {
    private static final double[][] CORNERS = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};

    private static MimeBundle bundle(Animation animation) {
        return Renderers.find(AnimationTest.class.getClassLoader()).render(animation);
    }

    private static JsonObject json(Animation animation) {
        return new GsonBuilder()
                .serializeNulls()
                .create()
                .toJsonTree(bundle(animation).data().get(MimeBundle.PLOTLY))
                .getAsJsonObject();
    }

    /// Steps down a slope, as far as they have come.
    private static Animation descent(int frames) {
        double[] at = new double[frames];
        Arrays.setAll(at, i -> 1.8 * Math.pow(0.8, i));
        return animate(
                frames,
                i -> contour((x, y) -> x * x + 3 * y * y, -2, 2, -2, 2)
                        .line(Arrays.copyOf(at, i + 1), Arrays.copyOf(at, i + 1))
                        .markers());
    }

    @Test
    void has_the_forms_of_a_figure_and_the_last_frame_as_its_picture() {
        Animation animation = descent(6);
        MimeBundle bundle = bundle(animation);
        assertThat(bundle.data()).containsOnlyKeys(MimeBundle.TEXT, MimeBundle.PNG, MimeBundle.PLOTLY);
        ByteBuffer png = ByteBuffer.wrap((byte[]) bundle.data().get(MimeBundle.PNG));
        JsonObject layout = json(animation).getAsJsonObject("layout");
        assertThat(png.getInt(16)).isEqualTo(layout.get("width").getAsInt());
        assertThat(png.getInt(20))
                .as("nothing jumps when the picture begins to move")
                .isEqualTo(layout.get("height").getAsInt());
        assertThat(bundle.plain()).startsWith("Animation of 6 frames, the last: Figure (contour");
    }

    @Test
    void what_stays_is_sent_once() {
        JsonObject json = json(descent(6));
        JsonArray frames = json.getAsJsonArray("frames");
        assertThat(frames).hasSize(6);
        for (int i = 0; i < 6; i++) {
            JsonObject frame = frames.get(i).getAsJsonObject();
            JsonArray data = frame.getAsJsonArray("data");
            assertThat(frame.get("name").getAsString()).isEqualTo(String.valueOf(i));
            assertThat(data).as("the line only").hasSize(1);
            assertThat(frame.getAsJsonArray("traces").get(0).getAsInt()).isEqualTo(1);
            assertThat(data.get(0).getAsJsonObject().keySet()).containsExactlyInAnyOrder("type", "x", "y");
            assertThat(data.get(0).getAsJsonObject().getAsJsonArray("x")).hasSize(i + 1);
        }
        assertThat(json.getAsJsonArray("data").get(1).getAsJsonObject().getAsJsonArray("x"))
                .as("before it is played, the last frame is seen")
                .hasSize(6);
    }

    /// A notebook gives each number of a list a line of its own.
    @Test
    void long_series_are_sent_as_bytes_that_hold_the_numbers_of_the_figure() {
        Animation bending = animate(
                3,
                i -> decisionBoundary(
                        (a, b) -> 1 / (1 + Math.exp(-(i + 1) * (a + b - 0.9))), CORNERS, List.of(0, 1, 1, 0)));
        Map<?, ?> figure = (Map<?, ?>) ((List<?>) Plotly.json(bending.last()).get("data")).getFirst();
        JsonObject sent = json(bending)
                .getAsJsonArray("frames")
                .get(2)
                .getAsJsonObject()
                .getAsJsonArray("data")
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("z");
        List<?> rows = (List<?>) figure.get("z");
        assertThat(sent.get("shape").getAsString()).isEqualTo(rows.size() + ", " + ((List<?>) rows.getFirst()).size());
        assertThat(sent.get("dtype").getAsString()).isEqualTo("f4");
        FloatBuffer floats = ByteBuffer.wrap(
                        Base64.getDecoder().decode(sent.get("bdata").getAsString()))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        for (Object row : rows) {
            for (Object value : (List<?>) row) {
                assertThat(floats.get()).isEqualTo(((Number) value).floatValue());
            }
        }
        assertThat(floats.hasRemaining()).isFalse();
    }

    @Test
    void a_boundary_that_is_straight_needs_few_points() {
        Map<?, ?> boundary = (Map<?, ?>) ((List<?>) Plotly.json(decisionBoundary(
                                (a, b) -> 1 / (1 + Math.exp(-5 * (a + b - 0.9))), CORNERS, List.of(0, 1, 1, 0)))
                        .get("data"))
                .get(1);
        assertThat((List<?>) boundary.get("x")).as("and a gap").hasSizeBetween(3, 5);
    }

    @Test
    void bytes_keep_what_the_numbers_are() {
        Map<String, Object> kept = Packed.trace(Map.of(
                "x", IntStream.range(0, 20).mapToObj(i -> 1.7e12 + i * 0.5).toList(),
                "y", IntStream.range(0, 20).boxed().toList(),
                "z", List.of(List.of(1, 2), List.of(3)),
                "text", Collections.nCopies(30, 1)));
        assertThat(kept.get("x").toString()).as("milliseconds of a date").contains("dtype=f8");
        assertThat(kept.get("y").toString()).contains("dtype=u1");
        assertThat(kept.get("z")).isEqualTo(List.of(List.of(1, 2), List.of(3)));
        assertThat(kept.get("text")).isEqualTo(Collections.nCopies(30, 1));
    }

    @Test
    void all_frames_have_the_same_axes() {
        Animation growing = animate(3, i -> line(new double[] {0, Math.pow(10, i)}));
        assertThat(growing.frames())
                .extracting(figure -> Axes.y(figure, 6).hi())
                .containsOnly(Axes.y(line(new double[] {0, 100}), 6).hi());
        assertThat(json(growing).getAsJsonArray("frames").toString()).doesNotContain("yaxis");
    }

    @Test
    void titles_and_words_change_with_their_frame() {
        Animation titled = animate(3, i -> line(new double[] {0, 1}).vline(i).title("epoch " + i));
        for (JsonElement frame : json(titled).getAsJsonArray("frames")) {
            String name = frame.getAsJsonObject().get("name").getAsString();
            JsonObject layout = frame.getAsJsonObject().getAsJsonObject("layout");
            assertThat(layout.getAsJsonObject("title").get("text").getAsString())
                    .contains("epoch " + name);
        }
    }

    @Test
    void a_series_may_come_and_go() {
        Animation blinking = animate(
                4,
                i -> i % 2 == 0
                        ? scatter(new double[] {0, 1}, new double[] {0, 1}).line(new double[] {1, 0})
                        : line(new double[] {1, 0}));
        JsonObject json = json(blinking);
        int traces = json.getAsJsonArray("data").size();
        assertThat(traces).isEqualTo(2);
        assertThat(json.getAsJsonArray("frames").toString())
                .as("what is a line in one frame is none of dots in another")
                .doesNotContain("\"mode\"");
        assertThat(json.getAsJsonArray("frames").get(0).toString()).contains("\"visible\":true");
        assertThat(json.getAsJsonArray("frames").get(3).toString()).contains("\"visible\":false");
    }

    @Test
    void a_button_plays_and_a_slider_names_every_frame() {
        JsonObject layout = json(descent(3)
                        .labels(List.of("start", "middle", "end"))
                        .interval(50))
                .getAsJsonObject("layout");
        JsonObject slider = layout.getAsJsonArray("sliders").get(0).getAsJsonObject();
        assertThat(slider.getAsJsonArray("steps"))
                .extracting(step -> step.getAsJsonObject().get("label").getAsString())
                .containsExactly("start", "middle", "end");
        assertThat(slider.get("active").getAsInt()).isEqualTo(2);
        assertThat(layout.getAsJsonArray("updatemenus").toString()).contains("\"duration\":50");
    }

    @Test
    void many_heavy_frames_are_thinned_to_what_a_notebook_should_carry() {
        Animation bending = animate(
                120,
                i -> decisionBoundary(
                        (a, b) -> 1 / (1 + Math.exp(-i * (a + b - 2 * a * b - 0.5))), CORNERS, List.of(0, 1, 1, 0)));
        JsonObject json = json(bending);
        JsonArray frames = json.getAsJsonArray("frames");
        assertThat(frames.size()).isBetween(10, 119);
        assertThat(frames.get(0).getAsJsonObject().get("name").getAsString()).isEqualTo("0");
        assertThat(frames.get(frames.size() - 1).getAsJsonObject().get("name").getAsString())
                .isEqualTo("119");
        int picture = ((byte[]) bundle(bending).data().get(MimeBundle.PNG)).length * 4 / 3;
        assertThat(json.toString().length() + picture).isLessThan(500_000);
    }

    @Test
    void what_is_no_animation_is_refused() {
        assertThatThrownBy(() -> animate(List.of())).hasMessageStartingWith("animate: there is no frame.");
        assertThatThrownBy(() -> animate(List.of(grid(1, 1, line(new double[] {1, 2})))))
                .hasMessageContaining("not a grid");
        assertThatThrownBy(() -> descent(3).labels(List.of("one"))).hasMessageContaining("labels");
        assertThatThrownBy(() -> descent(3).interval(1)).hasMessageContaining("Received: 1.");
        assertThat(json(animate(1, _ -> line(new double[] {1, 2}))).getAsJsonArray("frames"))
                .hasSize(1);
    }

    @Test
    void what_a_notebook_carries_of_it_is_bounded_in_all() {
        double[] x = new double[400];
        double[] y = new double[400];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
        }
        for (int frames : new int[] {2, 40, 200}) {
            Animation animation = Plot.animate(frames, k -> {
                for (int i = 0; i < y.length; i++) {
                    y[i] = Math.sin(i * 0.1 + k) * 1.23456789;
                }
                return Plot.line(x, y.clone());
            });
            assertThat(Film.json(animation).toString().replace(", ", ",").length())
                    .as("frames: %s", frames)
                    .isLessThan(Film.BUDGET);
        }
    }

    @Test
    void a_frame_that_is_missing_is_named() {
        assertThatThrownBy(() -> Plot.animate(3, i -> i == 1 ? null : Plot.line(new double[] {1, 2})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("frame 1 is null")
                .hasMessageContaining("Hint: ");
    }
}
