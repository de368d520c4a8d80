package himalia.plot;

import static himalia.plot.Plot.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.GsonBuilder;
import himalia.nn.Functional;
import himalia.nn.Linear;
import himalia.nn.Sequential;
import himalia.nn.Sigmoid;
import himalia.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class EveryKindTest {
    /// One figure of every kind, by name.
    static Map<String, Figure> figures() {
        Random random = new Random(1);
        double[] a =
                IntStream.range(0, 60).mapToDouble(i -> random.nextGaussian()).toArray();
        double[] b = IntStream.range(0, 60)
                .mapToDouble(i -> a[i] + random.nextGaussian())
                .toArray();
        List<String> groups = IntStream.range(0, 60)
                .mapToObj(i -> i % 2 == 0 ? "even" : "odd")
                .toList();
        List<LocalDate> days = IntStream.range(0, 60)
                .mapToObj(LocalDate.of(2024, 1, 1)::plusDays)
                .toList();
        Table table = Table.create(DoubleColumn.create("a", a), DoubleColumn.create("b", b));
        double[][] image = {{0, 1, 2}, {3, 4, 5}};
        Tensor.manualSeed(777);
        Sequential model = new Sequential(new Linear(2, 3), new Sigmoid(), new Linear(3, 1));
        Tensor w = Tensor.tensor(2.0).requiresGrad_();
        Tensor loss = w.mul(3).sub(1).pow(2);
        loss.backward();
        Map<String, Figure> all = new LinkedHashMap<>();
        all.put("line", line(a, "a").dashed().markers().vline(3).hline(0).annotate(1, 1, "here"));
        all.put("dates", line(days, a));
        all.put("scatter", scatter(a, b, groups));
        all.put("sized", scatter(a, b).sizes(IntStream.range(0, 60).toArray()));
        all.put("shaded", scatter(a, b, a));
        all.put("errors", line(a).errors(new double[60]));
        all.put("area", area(a, a, b));
        all.put("function", function(Math::tanh, -3, 3).text(0, 0, "tanh"));
        all.put("bar", bar(List.of("x", "y"), new double[] {1, 2}, "p").bar(List.of("x", "y"), new int[2], "q"));
        all.put("stacked", all.get("bar").stacked());
        all.put("horizontal", bar(List.of("x", "y"), new double[] {1, 2}).horizontal());
        all.put("hist", hist(a, groups));
        all.put("stairs", stairs(new double[] {3, 5, 2}, new double[] {0, 10, 20, 30}));
        all.put("kde", kde(a, groups));
        all.put("box", box(table));
        all.put("violin", violin(table));
        all.put("pairplot", pairplot(table));
        all.put("heatmap", heatmap(image));
        all.put("confusionMatrix", confusionMatrix(new int[] {0, 1, 1}, new int[] {0, 1, 0}));
        all.put("imshow", imshow(image));
        all.put("images", imshow(List.of(image, image), List.of("one", "two")));
        all.put("color image", imshow(Tensor.arange(48).view(3, 4, 4)));
        all.put("contour", contour((x, y) -> x * y, 0, 1, 0, 1));
        all.put("contour lines", contour((x, y) -> x * y, 0, 1, 0, 1).filled(false));
        all.put("decisionBoundary", decisionBoundary(model::forward, new double[][] {{0, 0}, {1, 1}}, List.of(0, 1)));
        all.put("surface", surface((x, y) -> x * y, 0, 1, 0, 1));
        all.put(
                "lossSurface",
                lossSurface(model, () -> model.forward(Tensor.ones(1, 2)).sum()));
        all.put("residuals", residuals(a, b));
        all.put("learningCurve", learningCurve(Map.of("loss", a, "val_loss", b)));
        all.put("network", network(model));
        all.put("graph", graph(loss, Map.of("w", w)));
        all.put("gates", gates());
        all.put("grid", grid(2, 2, line(a).title("one"), hist(b), null, surface((x, y) -> x, 0, 1, 0, 1)));
        return all;
    }

    static Set<String> names() {
        return figures().keySet();
    }

    @Test
    void every_function_that_draws_is_among_them() {
        Set<String> drawing = Arrays.stream(Plot.class.getMethods())
                .filter(method -> method.getReturnType() == Figure.class)
                .map(Method::getName)
                .collect(Collectors.toSet());
        assertThat(names()).containsAll(drawing);
    }

    @ParameterizedTest
    @MethodSource("names")
    void is_a_picture_with_something_in_it(String kind) {
        BufferedImage image = Painter.image(figures().get(kind));
        int paper = Theme.PAPER.getRGB();
        Set<Integer> colors = new HashSet<>();
        int inked = 0;
        for (int y = image.getHeight() / 5; y < image.getHeight() * 4 / 5; y++) {
            for (int x = image.getWidth() / 5; x < image.getWidth() * 4 / 5; x++) {
                int rgb = image.getRGB(x, y);
                colors.add(rgb);
                inked += rgb == paper || rgb == Theme.GRID.getRGB() || rgb == Theme.AXIS.getRGB() ? 0 : 1;
            }
        }
        assertThat(inked).as("pixels of data").isGreaterThan(500);
        assertThat(colors).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @MethodSource("names")
    void is_json_without_nan_and_words_in_one_line(String kind) {
        Figure figure = figures().get(kind);
        String json =
                new GsonBuilder().serializeNulls().create().toJson(Plotly.json(figure)); // refuses NaN and infinities
        assertThat(json).contains("\"data\":[{").contains("\"layout\":{");
        assertThat(json.length()).isLessThan(120_000);
        assertThat(figure.toString()).startsWith("Figure").doesNotContain("\n");
    }

    @ParameterizedTest
    @MethodSource("names")
    void can_be_saved_in_every_form(String kind, @TempDir Path folder) throws Exception {
        Figure figure = figures().get(kind);
        for (String ending : List.of("png", "svg", "pdf", "html")) {
            figure.save(folder.resolve("x." + ending));
        }
        String svg = Files.readString(folder.resolve("x.svg"));
        var parsed = javax.xml.parsers.DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("x.svg").toFile());
        assertThat(parsed.getElementsByTagName("path").getLength()
                        + 3 * parsed.getElementsByTagName("image").getLength())
                .isGreaterThan(3);
        assertThat(svg).doesNotContain("NaN");
        assertThat(Files.readString(folder.resolve("x.html"))).contains("<svg").doesNotContain("<script");
        String pdf = new String(Files.readAllBytes(folder.resolve("x.pdf")), StandardCharsets.ISO_8859_1);
        assertThat(pdf).startsWith("%PDF-1.4").endsWith("%%EOF\n");
        int start = Integer.parseInt(pdf.substring(pdf.lastIndexOf("startxref") + 10)
                .lines()
                .findFirst()
                .orElseThrow());
        assertThat(pdf.substring(start)).startsWith("xref");
    }

    @Test
    void ten_figures_fit_into_a_megabyte() {
        long bytes = figures().entrySet().stream()
                .filter(e -> Set.of(
                                "line",
                                "scatter",
                                "bar",
                                "hist",
                                "kde",
                                "box",
                                "heatmap",
                                "contour",
                                "pairplot",
                                "surface")
                        .contains(e.getKey()))
                .mapToLong(e -> e.getValue().png().length * 4L / 3
                        + new GsonBuilder()
                                .serializeNulls()
                                .create()
                                .toJson(Plotly.json(e.getValue()))
                                .length())
                .sum();
        assertThat(bytes).isLessThan(1_000_000);
    }

    @Test
    void says_when_there_is_nothing_to_see() {
        double[] nothing = {Double.NaN, Double.POSITIVE_INFINITY};
        byte[] empty = line(nothing).png();
        assertThat(empty).isNotEqualTo(line(new double[] {0, 1}).yLim(5, 6).png());
        assertThat(line(nothing)).hasToString("Figure (line, 2 points, no finite value)");
    }

    @Test
    void teaches_when_a_name_is_unknown() {
        Figure figure = line(new int[] {1, 2});
        assertThatThrownBy(() -> figure.color("bleu")).hasMessageContaining("Did you mean \"blue\"?");
        assertThatThrownBy(() -> figure.colors("viridi")).hasMessageContaining("Did you mean \"viridis\"?");
        assertThatThrownBy(() -> figure.save("x.bmp")).hasMessageContaining("png, svg, pdf or html");
        assertThatThrownBy(() -> figure.sizes(new int[2])).hasMessageContaining("only points have sizes");
        assertThatThrownBy(() -> figure.errors(new int[3]))
                .hasMessageContaining("values has 2 values and errors has 3");
        assertThatThrownBy(() -> gates("NAN")).hasMessageContaining("AND, OR, XOR");
        assertThatThrownBy(() -> grid(1, 1, figure, figure)).hasMessageContaining("grid(2, 1, ...)");
        assertThatThrownBy(() -> grid(1, 1, figure).vline(1)).hasMessageContaining("no axes of its own");
        assertThatThrownBy(() -> graph(Tensor.tensor(1.0))).hasMessageContaining("requiresGrad_()");
        assertThatThrownBy(() -> network(new Sigmoid())).hasMessageContaining("no Linear layer");
        assertThatThrownBy(() -> learningCurve("loss")).hasMessageContaining("Received: String");
    }

    @Test
    void writes_values_and_gradients_into_a_graph() {
        Tensor w = Tensor.tensor(2.0).requiresGrad_();
        Tensor loss = w.mul(3).sub(1).pow(2);
        loss.backward();
        DrawingTrace drawing =
                (DrawingTrace) graph(loss, Map.of("w", w)).traces().getFirst();
        assertThat(drawing.nodes())
                .extracting(DrawingTrace.Node::text)
                .containsSequence("6", "10", "5", "10", "25", "1")
                .containsSequence("w = 2\n ", "30")
                .contains("×", "−", "xⁿ", "value forward", "gradient back");
    }

    @Test
    void draws_a_chain_of_operations_as_a_straight_line() {
        Tensor x = Tensor.tensor(1.0).requiresGrad_();
        DrawingTrace drawing = (DrawingTrace)
                graph(x.mul(2).neg().exp().add(1).reciprocal()).traces().getFirst();
        assertThat(drawing.nodes())
                .filteredOn(node -> List.of("×", "−x", "exp", "+", "1/x").contains(node.text()))
                .hasSize(5)
                .extracting(DrawingTrace.Node::y)
                .containsOnly(drawing.edges().getLast().y1());
        assertThat(drawing.nodes()).extracting(DrawingTrace.Node::text).doesNotContain("gradient back");
    }

    @Test
    void gives_all_groups_points_of_one_size() {
        int[] labels = new int[300];
        labels[0] = 1;
        List<Trace> groups = scatter(new double[300], new double[300], labels).traces();
        assertThat(groups).hasSize(2).allSatisfy(group -> {
            assertThat(((PointsTrace) group).of()).isEqualTo(300);
            assertThat(group.layer()).isEqualTo(Trace.Layer.CLOUD);
            assertThat(group.key()).isEqualTo(Trace.Key.DOT);
        });
        assertThat(scatter(new double[30], new double[30]).traces().getFirst().layer())
                .isEqualTo(Trace.Layer.POINT);
    }

    @Test
    void makes_room_for_long_names_in_a_graph() {
        Linear linear = new Linear(2, 1);
        Tensor loss = Functional.smoothL1Loss(linear.forward(Tensor.ones(6, 2)), Tensor.zeros(6, 1));
        loss.backward();
        DrawingTrace drawing = (DrawingTrace) graph(loss, Map.of("model.linear.weight", linear.weight))
                .traces()
                .getFirst();
        DrawingTrace.Node weight = drawing.nodes().stream()
                .filter(node -> node.text().startsWith("model.linear.weight"))
                .findFirst()
                .orElseThrow();
        assertThat(weight.w()).isGreaterThan(100);
        assertThat(drawing.nodes()).extracting(DrawingTrace.Node::text).contains("xWᵀ + b");
    }

    @Test
    void draws_a_line_over_a_cloud_of_points_and_below_a_few() {
        assertThat(scatter(new double[201], new double[201]).traces().getFirst().layer())
                .isLessThan(Trace.Layer.LINE);
        assertThat(scatter(new double[5], new double[5]).traces().getFirst().layer())
                .isGreaterThan(Trace.Layer.LINE);
    }

    @Test
    void tells_one_image_from_several() {
        assertThat(imshow(Tensor.zeros(5, 8, 8)).panels().cells()).hasSize(5);
        assertThat(imshow(Tensor.zeros(8, 8), "seven").layout().title()).isEqualTo("seven");
        assertThat(imshow(Tensor.zeros(8, 8, 3)).panels()).isNull();
        assertThatThrownBy(() -> imshow(Tensor.zeros(784))).hasMessageContaining("view(rows, columns)");
        assertThatThrownBy(() -> imshow(Tensor.zeros(200, 8, 8))).hasMessageContaining("200 images are too many");
    }

    @Test
    void leaves_the_model_of_a_loss_surface_as_it_was() {
        Linear model = new Linear(2, 1);
        double[] before = model.weight.toDoubleArray();
        lossSurface(model, () -> model.forward(Tensor.ones(1, 2)).sum());
        assertThat(model.weight.toDoubleArray()).isEqualTo(before);
    }

    @Test
    void spells_korean_in_latin_letters_where_no_font_has_it() {
        java.awt.Font none = new java.awt.Font(java.awt.Font.SANS_SERIF, 0, 12) {
            @Override
            public boolean canDisplay(int c) {
                return c < 0x250;
            }
        };
        assertThat(Hangul.latin("손실 (loss) 한글", none)).isEqualTo("sonsil (loss) hangeul");
    }
}
