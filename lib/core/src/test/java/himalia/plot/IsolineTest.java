package himalia.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class IsolineTest {
    private static List<List<double[]>> lines(DoubleBinaryOperator f) {
        double[] steps = SeriesPlots.steps(new double[] {-2, 2}, 41);
        double[][] z = new double[steps.length][steps.length];
        for (int j = 0; j < steps.length; j++) {
            for (int i = 0; i < steps.length; i++) {
                z[j][i] = f.applyAsDouble(steps[i], steps[j]);
            }
        }
        return Isoline.of(new FieldTrace(steps, steps, z, ColorRamp.VIRIDIS, -1, 1, 2, 0, 0), 0);
    }

    @Test
    void a_circle_is_one_line_that_ends_where_it_begins() {
        List<List<double[]>> circle = lines((x, y) -> x * x + y * y - 1);
        assertThat(circle).hasSize(1);
        assertThat(circle.getFirst().getFirst()).isSameAs(circle.getFirst().getLast());
        assertThat(circle.getFirst())
                .allSatisfy(point -> assertThat(Math.hypot(point[0], point[1])).isCloseTo(1, within(0.01)));
        assertThat(length(circle)).isCloseTo(2 * Math.PI, within(0.02));
    }

    @Test
    void a_line_goes_from_edge_to_edge_however_often_it_turns() {
        List<List<double[]>> wave = lines((x, y) -> y - Math.sin(3 * x));
        assertThat(wave).hasSize(1);
        assertThat(Math.abs(wave.getFirst().getFirst()[0])).isEqualTo(2);
        assertThat(Math.abs(wave.getFirst().getLast()[0])).isEqualTo(2);
    }

    @Test
    void where_lines_cross_none_is_lost() {
        assertThat(length(lines((x, y) -> x * y - 1e-9))).isCloseTo(8, within(0.2));
    }

    @Test
    void there_is_none_where_nothing_changes_its_sign_or_nothing_is_known() {
        assertThat(lines((x, y) -> 1)).isEmpty();
        assertThat(lines((x, y) -> Double.NaN)).isEmpty();
    }

    private static double length(List<List<double[]>> lines) {
        double length = 0;
        for (List<double[]> line : lines) {
            for (int i = 1; i < line.size(); i++) {
                length += Math.hypot(line.get(i)[0] - line.get(i - 1)[0], line.get(i)[1] - line.get(i - 1)[1]);
            }
        }
        return length;
    }
}
