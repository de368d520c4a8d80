package himalia.plot;

import static himalia.plot.Plot.bar;
import static himalia.plot.Plot.contour;
import static himalia.plot.Plot.decisionBoundary;
import static himalia.plot.Plot.hist;
import static himalia.plot.Plot.line;
import static himalia.plot.Plot.scatter;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import himalia.api.MimeBundle;
import himalia.api.Renderers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FigureRendererTest {
    private static final double[][] CORNERS = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};

    @Test
    void is_found_on_the_class_path_and_gives_three_forms() {
        MimeBundle bundle = Renderers.find(getClass().getClassLoader())
                .render(line(List.of(1, 2)).title("Loss"));
        assertThat(bundle.data()).containsOnlyKeys(MimeBundle.TEXT, MimeBundle.PNG, MimeBundle.PLOTLY);
        assertThat(bundle.plain()).isEqualTo("Figure: Loss (line, 2 points, 1 to 2)");
        assertThat(bundle.metadata().get(MimeBundle.PNG)).isEqualTo(Map.of("width", 640, "height", 400));
    }

    /// Plotly's extension shows the picture pixel by pixel, every other front end in the size of the metadata.
    @Test
    void the_picture_beside_a_plotly_figure_has_the_size_of_the_figure() {
        Renderers renderers = Renderers.find(getClass().getClassLoader());
        Figure line = line(List.of(1, 2));
        tech.tablesaw.plotly.components.Figure other = new tech.tablesaw.plotly.components.Figure(
                tech.tablesaw.plotly.traces.ScatterTrace.builder(new double[] {1, 2}, new double[] {3, 4})
                        .build());
        for (Object figure : List.of(line, other)) {
            MimeBundle bundle = renderers.render(figure);
            ByteBuffer png = ByteBuffer.wrap((byte[]) bundle.data().get(MimeBundle.PNG));
            assertThat(bundle.metadata().get(MimeBundle.PNG))
                    .isEqualTo(Map.of("width", png.getInt(16), "height", png.getInt(20)));
        }
        assertThat(ByteBuffer.wrap(line.png()).getInt(16)).isEqualTo(2 * 640);
    }

    @Test
    void writes_numbers_as_numbers_and_gaps_as_null() {
        JsonObject trace = trace(line(new double[] {1, Double.NaN, 2.5, Double.POSITIVE_INFINITY}), 0);
        assertThat(trace.get("type").getAsString()).isEqualTo("scatter");
        assertThat(trace.get("mode").getAsString()).isEqualTo("lines");
        assertThat(trace.getAsJsonArray("y"))
                .containsExactly(new JsonPrimitive(1L), JsonNull.INSTANCE, new JsonPrimitive(2.5), JsonNull.INSTANCE);
    }

    @Test
    void writes_titles_as_objects_and_their_text_as_text() {
        JsonObject layout = json(line(List.of(1, 2))
                        .title("a < b")
                        .xLabel("step")
                        .yLabel("cost"))
                .getAsJsonObject("layout");
        assertThat(layout.getAsJsonObject("title").get("text").getAsString()).isEqualTo("<b>a &lt; b</b>");
        JsonObject xaxis = layout.getAsJsonObject("xaxis");
        assertThat(xaxis.getAsJsonObject("title").get("text").getAsString()).isEqualTo("step");
    }

    @Test
    void has_the_colours_of_the_picture() {
        JsonObject second = trace(line(List.of(1, 2), "train").line(List.of(2, 3), "test"), 1);
        assertThat(second.getAsJsonObject("line").get("color").getAsString()).isEqualTo("#DE8F05");
        assertThat(second.get("name").getAsString()).isEqualTo("test");
        JsonObject points = trace(scatter(List.of(1), List.of(2)), 0);
        assertThat(points.getAsJsonObject("marker").get("color").getAsString()).isEqualTo("#0173B2");
    }

    @Test
    void gives_the_limits_of_a_logarithmic_axis_as_exponents() {
        JsonObject yaxis = json(line(List.of(1, 2)).logY().yLim(0.01, 100))
                .getAsJsonObject("layout")
                .getAsJsonObject("yaxis");
        assertThat(yaxis.get("type").getAsString()).isEqualTo("log");
        assertThat(yaxis.getAsJsonArray("range")).containsExactly(new JsonPrimitive(-2L), new JsonPrimitive(2L));
    }

    @Test
    void puts_points_on_top_of_lines() {
        Figure figure = scatter(List.of(1), List.of(2)).line(List.of(1, 2));
        assertThat(trace(figure, 0).get("zorder").getAsInt()).isEqualTo(1);
        assertThat(trace(figure, 1).has("zorder")).isFalse();
    }

    @Test
    void puts_what_fills_the_ground_below_a_cloud_of_points() {
        double[][] places = new double[500][2];
        int[] classes = new int[500];
        for (int i = 0; i < places.length; i++) {
            places[i] = new double[] {Math.sin(i), Math.cos(0.7 * i)};
            classes[i] = i % 2;
        }
        Figure regions = decisionBoundary((a, b) -> 0.3 + a * b / 4, places, classes);
        for (String where : List.of("regions", "their boundary")) {
            int trace = where.equals("regions") ? 0 : 1;
            assertThat(trace(regions, trace).get("zorder").getAsInt())
                    .as(where)
                    .isLessThan(trace(regions, 2).get("zorder").getAsInt());
        }
        assertThat(trace(regions, 2).get("mode").getAsString()).isEqualTo("markers");
        assertThat(trace(regions, 2).get("zorder").getAsInt()).isNegative();
    }

    @Test
    void keeps_a_long_loss_line_small_in_the_notebook() {
        Random random = new Random(1);
        double[] loss = IntStream.range(0, 10_001)
                .mapToDouble(i -> Math.exp(-i / 1500.0) * (1 + 0.2 * random.nextGaussian()))
                .toArray();
        MimeBundle bundle = PlotRenderers.render(line(loss).logY());
        int base64 = ((byte[]) bundle.data().get(MimeBundle.PNG)).length * 4 / 3;
        assertThat(base64 + text(bundle.data().get(MimeBundle.PLOTLY)).length()).isLessThan(100_000);
        assertThat(trace(line(loss), 0).getAsJsonArray("x")).hasSizeBetween(900, 1002);
    }

    @Test
    void sends_the_boundary_as_a_line_and_the_ground_as_a_grid() {
        Figure figure = decisionBoundary((a, b) -> a * 0.9, CORNERS, List.of(0, 0, 1, 1));
        assertThat(trace(figure, 0).get("type").getAsString()).isEqualTo("contour");
        assertThat(trace(figure, 0).getAsJsonArray("z")).hasSize(41);
        assertThat(trace(figure, 1).getAsJsonArray("x").get(0).getAsDouble()).isBetween(0.55, 0.56);
        assertThat(text(Plotly.json(figure)).length()).isLessThan(40_000);
        JsonObject classes = trace(decisionBoundary((a, b) -> a > 0.5 ? 1 : 0, CORNERS, List.of(0, 0, 1, 1)), 0);
        assertThat(classes.get("type").getAsString()).isEqualTo("heatmap");
    }

    @Test
    void makes_valid_json_of_every_kind_of_figure() {
        double[] odd = {Double.NaN, 1e300, -1e-300, 5e-324, Double.NEGATIVE_INFINITY};
        for (Figure figure : List.of(
                line(odd),
                scatter(odd, odd, List.of("a", "\"b\"", "</script>", "d", "e")),
                bar(List.of("a", "b"), new double[] {1, Double.NaN}).bar(List.of("a", "b"), new int[2], "n"),
                hist(odd),
                contour((x, y) -> x > 0.5 ? Double.NaN : x, 0, 1, 0, 1))) {
            JsonObject json = json(figure);
            assertThat(json.getAsJsonArray("data")).isNotEmpty();
            assertNumbersAreFinite(json);
        }
    }

    private static void assertNumbersAreFinite(JsonElement json) {
        switch (json) {
            case JsonObject object -> object.asMap().values().forEach(FigureRendererTest::assertNumbersAreFinite);
            case JsonArray array -> array.forEach(FigureRendererTest::assertNumbersAreFinite);
            case JsonPrimitive primitive
            when primitive.isNumber() -> assertThat(primitive.getAsDouble()).isFinite();
            default -> assertThat(json).isNotNull();
        }
    }

    private static JsonObject trace(Figure figure, int index) {
        return json(figure).getAsJsonArray("data").get(index).getAsJsonObject();
    }

    private static JsonObject json(Figure figure) {
        return new GsonBuilder()
                .serializeNulls()
                .create()
                .toJsonTree(Plotly.json(figure))
                .getAsJsonObject();
    }

    private static String text(Object json) {
        return new GsonBuilder().serializeNulls().create().toJson(json);
    }
}
