package himalia.plot;

import static himalia.plot.Plot.bar;
import static himalia.plot.Plot.contour;
import static himalia.plot.Plot.decisionBoundary;
import static himalia.plot.Plot.hist;
import static himalia.plot.Plot.line;
import static himalia.plot.Plot.scatter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import himalia.tensor.Tensor;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class PlotTest {
    private static final double[][] CORNERS = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};

    private final Table houses = Table.create(
            "houses",
            DoubleColumn.create("RM", 6.5, Double.NaN, 7.1),
            IntColumn.create("MEDV", 24, 21, 34),
            StringColumn.create("river", "no", "yes", "no"));

    @Test
    void takes_all_kinds_of_numbers() {
        for (Object data : List.of(
                new double[] {1, 2, 3},
                new float[] {1, 2, 3},
                new int[] {1, 2, 3},
                new long[] {1, 2, 3},
                new Integer[] {1, 2, 3},
                List.of(1, 2.0, 3f),
                DoubleColumn.create("a", 1, 2, 3),
                IntColumn.create("a", 1, 2, 3))) {
            assertThat(y(line(data))).containsExactly(1, 2, 3);
        }
    }

    @Test
    void counts_from_0_when_there_is_no_x() {
        assertThat(lineOf(line(List.of(5, 6, 7))).x()).containsExactly(0, 1, 2);
    }

    @Test
    void keeps_its_data_when_the_array_changes() {
        double[] losses = {3, 2, 1};
        Figure figure = line(losses);
        losses[0] = 99;
        assertThat(y(figure)).containsExactly(3, 2, 1);
    }

    @Test
    void draws_the_graph_of_a_function() {
        LineTrace graph = lineOf(line(x -> x * x, -2, 2));
        assertThat(graph.x()[0]).isEqualTo(-2);
        assertThat(graph.x()[graph.x().length - 1]).isEqualTo(2);
        assertThat(graph.y()).contains(4, 0);
    }

    @Test
    void takes_columns_of_a_table_and_names_the_axes_after_them() {
        Figure figure = scatter(houses, "RM", "MEDV");
        assertThat(figure.layout().xLabel()).isEqualTo("RM");
        assertThat(figure.layout().yLabel()).isEqualTo("MEDV");
    }

    @Test
    void splits_points_into_groups() {
        Figure figure = scatter(houses, "RM", "MEDV", "river");
        assertThat(figure.traces()).extracting(Trace::name).containsExactly("no", "yes");
        assertThat(((PointsTrace) figure.traces().getFirst()).y()).containsExactly(24, 34);
    }

    @Test
    void orders_groups_that_are_numbers() {
        Figure figure = scatter(new int[] {1, 2, 3}, new int[] {1, 2, 3}, new double[] {10, 2, 0});
        assertThat(figure.traces()).extracting(Trace::name).containsExactly("0", "2", "10");
    }

    @Test
    void takes_a_text_as_name_and_a_list_as_groups() {
        int[] xs = {1, 2};
        assertThat(scatter(xs, xs, "data").traces()).hasSize(1);
        assertThat(scatter(xs, xs, List.of("a", "b")).traces()).hasSize(2);
    }

    @Test
    void counts_values_in_bins() {
        BarsTrace bars = (BarsTrace)
                hist(new double[] {0, 1, 1.5, 2, Double.NaN, 4}, 4).traces().getFirst();
        assertThat(bars.height()).containsExactly(1, 2, 1, 1);
        assertThat(bars.left()).containsExactly(0, 1, 2, 3);
    }

    @Test
    void names_bars() {
        BarsTrace bars =
                (BarsTrace) bar(List.of("a", "b"), new int[] {3, 4}).traces().getFirst();
        assertThat(bars.labels()).containsExactly("a", "b");
        assertThat(bars.height()).containsExactly(3, 4);
    }

    @Test
    void evaluates_a_model_once_for_the_whole_plane() {
        AtomicInteger calls = new AtomicInteger();
        Figure figure = decisionBoundary(
                points -> {
                    calls.incrementAndGet();
                    return points.get(":, 0").mul(0.9);
                },
                CORNERS,
                List.of(0, 0, 1, 1));
        FieldTrace field = (FieldTrace) figure.traces().getFirst();
        assertThat(calls).hasValue(1);
        assertThat(field.boundary()).isEqualTo(0.5);
        assertThat(field.z()[0][0]).isCloseTo(field.x()[0] * 0.9, within(1e-7));
        assertThat(field.x()[0]).isEqualTo(-0.25);
    }

    @Test
    void puts_the_boundary_half_way_between_two_labels() {
        Figure figure = decisionBoundary((a, b) -> a - b + 0.1, CORNERS, new int[] {-1, -1, 1, 1});
        assertThat(((FieldTrace) figure.traces().getFirst()).boundary()).isZero();
    }

    @Test
    void takes_whole_numbers_as_classes() {
        Figure figure = decisionBoundary((a, b) -> a > 0.5 ? 2 : 0, CORNERS, new int[] {0, 1, 2, 2});
        assertThat(((FieldTrace) figure.traces().getFirst()).classes()).isEqualTo(3);
    }

    @Test
    void spans_a_contour_from_the_lowest_to_the_highest_value() {
        FieldTrace field =
                (FieldTrace) contour((x, y) -> x * x + y, -1, 1, 0, 3).traces().getFirst();
        assertThat(field.lo()).isZero();
        assertThat(field.hi()).isEqualTo(4);
    }

    @Test
    void says_both_lengths_when_they_differ() {
        assertThatThrownBy(() -> line(new double[3], new double[5]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("line: x and y must have the same length, but x has 3 values and y has 5.");
        assertThatThrownBy(() -> scatter(new int[2], new int[2], List.of("a")))
                .hasMessageContaining("x has 2 values and groups has 1");
    }

    @Test
    void says_that_data_is_empty() {
        assertThatThrownBy(() -> line(List.of()))
                .hasMessageContaining("line: y is empty")
                .hasMessageContaining("Hint:");
    }

    @Test
    void names_the_columns_of_a_table_when_one_is_unknown() {
        assertThatThrownBy(() -> scatter(houses, "rooms", "MEDV"))
                .hasMessage("scatter: the table has no column \"rooms\". Its columns are: RM, MEDV, river.");
    }

    @Test
    void says_what_it_takes_when_data_is_of_another_kind() {
        assertThatThrownBy(() -> line("losses")).hasMessageContaining("Received: String");
        assertThatThrownBy(() -> line(List.of(1, "two"))).hasMessageContaining("item 1 is not a number");
        assertThatThrownBy(() -> line(houses.column("river"))).hasMessageContaining("column \"river\" holds text");
        assertThatThrownBy(() -> line((Object) null)).hasMessageContaining("is null");
    }

    @Test
    void says_that_points_of_a_plane_have_two_coordinates() {
        assertThatThrownBy(() -> decisionBoundary((a, b) -> a, new double[][] {{1, 2}, {1, 2, 3}}, List.of(0, 1)))
                .hasMessageContaining("row 1 has 3 numbers, expected 2");
    }

    @Test
    void says_how_many_values_a_model_must_return() {
        assertThatThrownBy(() -> decisionBoundary(points -> Tensor.tensor(1.0), CORNERS, List.of(0, 1, 1, 0)))
                .hasMessageContaining("25921 points")
                .hasMessageContaining("returned 1");
    }

    private static LineTrace lineOf(Figure figure) {
        return (LineTrace) figure.traces().getFirst();
    }

    private static double[] y(Figure figure) {
        return lineOf(figure).y();
    }
}
