package himalia.plot;

import static himalia.plot.Plot.box;
import static himalia.plot.Plot.hist;
import static himalia.plot.Plot.kde;
import static himalia.plot.Plot.pairplot;
import static himalia.plot.Plot.violin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// The expected numbers are SciPy's, matplotlib's and seaborn's for the same values.
class DistributionsTest {
    private static final double[] VALUES = {2.1, 3.4, 1.9, 8.5, 2.2, 3.3, 2.8, 12.0, 3.0, -4.0, 2.5};

    @Test
    void estimates_the_density_of_scipy() {
        double[] expected = {
            0.018305096431255986,
            0.07036279293983375,
            0.11516497026867335,
            0.11456281745142462,
            0.030768774148512916,
            0.011823483938149661
        };
        assertThat(Density.of(VALUES).at(new double[] {-4, 0, 2.5, 3, 8, 14})).containsExactly(expected, within(1e-15));
    }

    @Test
    void draws_the_curve_of_seaborn() {
        AreaTrace curve = (AreaTrace) kde(VALUES).traces().getFirst();
        assertThat(curve.at()).hasSize(200);
        assertThat(curve.at()[0]).isCloseTo(-11.4619226, within(1e-7));
        assertThat(curve.at()[199]).isCloseTo(19.4619226, within(1e-7));
        assertThat(curve.to()[100]).isCloseTo(0.10061422, within(1e-8));
    }

    @Test
    void gives_groups_curves_as_large_as_they_are() {
        Figure figure = kde(VALUES, List.of("a", "b", "a", "b", "a", "a", "a", "a", "a", "a", "a"));
        assertThat(figure.traces()).extracting(Trace::name).containsExactly("a", "b");
        assertThat(area((AreaTrace) figure.traces().get(0))).isCloseTo(9 / 11.0, within(2e-3));
        assertThat(area((AreaTrace) figure.traces().get(1))).isCloseTo(2 / 11.0, within(2e-3));
    }

    @Test
    void has_the_boxes_of_matplotlib() {
        BoxStats stats = BoxStats.of(VALUES);
        assertThat(stats.q1()).isEqualTo(2.1500000000000004);
        assertThat(stats.median()).isEqualTo(2.8);
        assertThat(stats.q3()).isEqualTo(3.3499999999999996);
        assertThat(stats.low()).isEqualTo(1.9);
        assertThat(stats.high()).isEqualTo(3.4);
        assertThat(stats.outliers()).containsExactly(-4.0, 8.5, 12.0);
        assertThat(BoxStats.of(new double[] {Double.NaN})).isNull();
    }

    @Test
    void makes_one_box_or_violin_per_group() {
        BoxTrace boxes = (BoxTrace) box(Map.of("only", VALUES)).traces().getFirst();
        assertThat(boxes.names()).containsExactly("only");
        BoxTrace rows = (BoxTrace) box(new double[] {1, 2, 3, 4}, List.of("x", "y", "x", "y"))
                .traces()
                .getFirst();
        assertThat(rows.groups().get(0)).containsExactly(1, 3);
        assertThat(violin(new double[][] {VALUES, {1, 1}}).traces()).hasSize(2); // the second has no density
        assertThat(Plotly.json(box(VALUES)).toString()).contains("lowerfence=[1.9]");
    }

    @Test
    void gives_a_histogram_an_area_of_1_and_groups_the_same_bins() {
        BarsTrace dense = (BarsTrace) hist(VALUES, 5).density().traces().getFirst();
        double width = dense.right()[0] - dense.left()[0];
        assertThat(Arrays.stream(dense.height()).sum() * width).isCloseTo(1, within(1e-12));
        Figure groups = hist(new double[] {0, 1, 2, 10}, List.of("a", "a", "b", "b"));
        BarsTrace a = (BarsTrace) groups.traces().get(0);
        BarsTrace b = (BarsTrace) groups.traces().get(1);
        assertThat(a.left()).isEqualTo(b.left());
        assertThat(Arrays.stream(a.height()).sum()).isEqualTo(2);
    }

    @Test
    void shows_every_pair_of_columns_with_densities_on_the_diagonal() {
        Table table = Table.create(
                DoubleColumn.create("a", 1, 2, 3, 4),
                DoubleColumn.create("b", 4, 1, 5, 2),
                StringColumn.create("g", "x", "y", "x", "y"));
        Figure plain = pairplot(table);
        assertThat(plain.panels().cells()).hasSize(4);
        assertThat(plain.panels().cell(0, 0).traces().getFirst()).isInstanceOf(AreaTrace.class);
        assertThat(plain.panels().cell(1, 0).traces().getFirst()).isInstanceOf(PointsTrace.class);
        Figure groups = pairplot(table, List.of("a", "b"), "g");
        assertThat(groups.panels().cell(0, 1).traces()).extracting(Trace::name).containsExactly("x", "y");
        assertThatThrownBy(() -> pairplot(table, "A", "bb"))
                .hasMessageContaining("no column \"bb\". Did you mean \"b\"?");
    }

    @Test
    void says_what_a_density_needs() {
        assertThatThrownBy(() -> kde(new double[] {3, 3, 3}, "loss"))
                .hasMessageContaining("two different values")
                .hasMessageContaining("\"loss\" has 3 equal ones");
        assertThatThrownBy(() -> kde(new double[3], List.of("a")))
                .hasMessageContaining("values has 3 values and groups has 1");
    }

    private static double area(AreaTrace curve) {
        return Arrays.stream(curve.to()).sum() * (curve.at()[1] - curve.at()[0]);
    }
}
