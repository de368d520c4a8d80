package himalia.plot;

import static himalia.data.Tables.column;
import static himalia.data.Tables.corr;
import static himalia.data.Tables.table;
import static himalia.plot.Plot.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import himalia.tensor.Tensor;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.Table;

/// The mistakes of the first lessons: every message says what is wrong, where, and what to do.
class BeginnerPlotErrorsTest {
    private static final double NAN = Double.NaN;
    private final Table people =
            table(column("age", 30.0, 41, 25), column("height", 1.7, 1.8, 1.6), column("name", "Ann", "Bob", "Cy"));

    private static void says(ThrowingCallable mistake, String... parts) {
        assertThatIllegalArgumentException().isThrownBy(mistake).withMessageContainingAll(parts);
    }

    @Test
    void columns_that_are_not_there_or_no_numbers() {
        says(
                () -> scatter(people, "agee", "height"),
                "scatter",
                "\"agee\"",
                "Did you mean \"age\"?",
                "age, height, name");
        says(() -> pairplot(people, "age", "hight"), "pairplot", "Did you mean \"height\"?");
        says(() -> line(people.column("name")), "line: y", "StringColumn", "valueCounts(table, \"name\")");
        says(() -> hist(people.column("name")), "hist: values", "\"name\" holds text");
        says(() -> line(BooleanColumn.create("sold", true, false)), "\"sold\" holds truth values", "astype");
        says(() -> line(people), "line: y", "Table", "table.column(\"age\")");
        says(() -> line(List.of("1", "2")), "item 0 is not a number but String: 1", "Hint: bar(names, numbers)");
        says(() -> line(List.of("Jan", "Feb"), List.of(1, 2)), "line: x", "String: Jan", "Hint: bar(", "LocalDate");
        says(() -> box(people.selectColumns("name")), "no column of numbers");
        says(() -> pairplot(people.selectColumns("name")), "no column of numbers", "name");
        says(() -> pairplot(people, List.of(), "nme"), "\"nme\"", "Did you mean \"name\"?");
    }

    @Test
    void lengths_that_differ() {
        double[] three = {1, 2, 3};
        double[] two = {1, 2};
        says(() -> line(three, two), "x has 3 values and y has 2");
        says(() -> scatter(three, three, List.of("a")), "x has 3 values and groups has 1");
        says(() -> bar(List.of("a", "b"), three), "labels has 2 values and heights has 3");
        says(() -> confusionMatrix(three, two), "truth has 3 values and predicted has 2");
        says(() -> residuals(Tensor.zeros(3, 1), Tensor.zeros(3, 2)), "truth has 3 values and predicted has 6");
    }

    @Test
    void nothing_to_draw() {
        says(() -> line(new double[0]), "line: y is empty", "losses.add(loss)");
        says(() -> kde(new double[] {1, 1, 1}), "two different values", "hist");
        says(() -> learningCurve(Map.of()), "history is empty", "train the model first");
        says(() -> learningCurve("loss"), "String", "Hint");
    }

    @Test
    void wishes_that_cannot_be() {
        Figure figure = line(new double[] {-1, -2});
        says(figure::logY, "logarithmic", "above 0", "largest y is -1");
        says(() -> grid(1, 1, figure).logY(), "logarithmic", "above 0");
        says(() -> figure.xLim(3, 1), "from must be below to", "3, 1");
        says(() -> figure.color("bleu"), "\"bleu\"", "Did you mean \"blue\"?", "Hint");
        says(() -> heatmap(corr(people)).colors("viridi"), "Did you mean \"viridis\"?");
        says(() -> figure.save("figure.jpg"), "png, svg, pdf or html", "figure.jpg", "Hint");
        says(() -> figure.opacity(50), "between 0 and 1", "50");
        says(() -> figure.size(20, 20), "between 120 and 4000", "20");
        says(() -> hist(new double[] {1, 2}, 0), "at least 1", "0");
        says(() -> imshow(Tensor.zeros(784)), "2 dimensions", "[784]", "view(rows, columns)");
        says(() -> decisionBoundary((x, y) -> x, new double[][] {{1, 2, 3}}, new int[] {1}), "3 numbers, expected 2");
    }

    @Test
    void a_figure_of_nothing_but_nan_says_so() {
        double[] nothing = {NAN, NAN};
        for (Figure figure : List.of(
                line(nothing),
                scatter(nothing, nothing),
                hist(nothing),
                bar(List.of("a", "b"), nothing),
                box(nothing),
                heatmap(new double[][] {nothing, nothing}),
                contour((x, y) -> NAN, 0, 1, 0, 1),
                surface((x, y) -> NAN, 0, 1, 0, 1))) {
            assertThat(hasWordsInTheMiddle(figure)).as(figure.toString()).isTrue();
        }
    }

    private static boolean hasWordsInTheMiddle(Figure figure) {
        BufferedImage image = Painter.image(figure);
        for (int x = image.getWidth() / 3; x < image.getWidth() * 2 / 3; x++) {
            for (int y = image.getHeight() / 3; y < image.getHeight() * 2 / 3; y++) {
                Color color = new Color(image.getRGB(x, y));
                if (color.getRed() + color.getGreen() + color.getBlue() < 400) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void the_correlation_with_a_constant_column_is_shown_as_nan() {
        Table table = table(column("a", 1.0, 2, 3), column("constant", 7.0, 7, 7));
        assertThat(heatmap(corr(table)).png()).isNotEmpty();
        assertThat(CellsTrace.text(NAN)).isEqualTo("NaN");
    }

    @Test
    void a_logarithmic_axis_of_a_grid_is_that_of_its_figures() {
        double[] loss = {1, 0.1, 0.01};
        Figure curves = learningCurve(Map.of("loss", loss, "mae", loss)).logY();
        assertThat(curves.panels().shown()).allMatch(panel -> panel.layout().y().log());
        assertThat(grid(1, 1, line(loss)).logX().panels().shown())
                .allMatch(panel -> panel.layout().x().log());
    }

    @Test
    void the_bar_of_a_constant_column_holds_its_value() {
        for (int bins : new int[] {9, 10}) {
            BarsTrace bars = Histogram.of(new double[] {5, 5, 5}, bins, null);
            for (int i = 0; i < bins; i++) {
                boolean holds = bars.left()[i] <= 5 && 5 < bars.right()[i];
                assertThat(bars.height()[i]).isEqualTo(holds ? 3 : 0);
            }
        }
    }
}
