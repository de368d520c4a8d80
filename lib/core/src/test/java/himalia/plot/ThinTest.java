package himalia.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThinTest {
    private final Random random = new Random(3);

    @Test
    void keeps_the_peaks_the_ends_and_the_order() {
        double[] x = IntStream.range(0, 10_001).asDoubleStream().toArray();
        double[] y = random.doubles(10_001).toArray();
        y[4321] = 7;
        y[8765] = -7;
        int[] kept = thin(x, y, false);
        assertThat(kept.length).isBetween(900, 1003);
        assertThat(kept).contains(0, 4321, 8765, 10_000).isSorted();
    }

    @Test
    void keeps_the_lowest_and_highest_point_of_every_bucket() {
        double[] x = IntStream.range(0, 5000).asDoubleStream().toArray();
        double[] y = random.doubles(5000).toArray();
        double[] shown = Thin.pick(y, thin(x, y, false));
        assertThat(Arrays.stream(shown).max()).isEqualTo(Arrays.stream(y).max());
        assertThat(Arrays.stream(shown).min()).isEqualTo(Arrays.stream(y).min());
    }

    @Test
    void leaves_short_lines_alone() {
        double[] y = random.doubles(1000).toArray();
        assertThat(thin(y, y, false)).hasSize(1000);
    }

    @Test
    void keeps_the_first_points_of_a_logarithmic_axis() {
        double[] x = IntStream.rangeClosed(1, 10_000).asDoubleStream().toArray();
        assertThat(thin(x, random.doubles(10_000).toArray(), true)).contains(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void keeps_one_point_of_a_gap() {
        double[] x = IntStream.range(0, 10_000).asDoubleStream().toArray();
        double[] y = random.doubles(10_000).toArray();
        Arrays.fill(y, 5000, 6000, Double.NaN);
        double[] shown = Thin.pick(y, thin(x, y, false));
        assertThat(Arrays.stream(shown).filter(Double::isNaN).count()).isEqualTo(1);
    }

    @Test
    void keeps_the_outline_of_a_curve_that_turns_back() {
        double[] angle = IntStream.range(0, 20_000).mapToDouble(i -> i * 1e-3).toArray();
        double[] x = Arrays.stream(angle).map(Math::cos).toArray();
        double[] y = Arrays.stream(angle).map(Math::sin).toArray();
        double[] shown = Thin.pick(x, thin(x, y, false));
        assertThat(Arrays.stream(shown).max()).isEqualTo(Arrays.stream(x).max());
        assertThat(shown.length).isLessThan(2100);
    }

    @Test
    void keeps_the_outermost_of_many_points() {
        double[] x = random.doubles(50_000).toArray();
        double[] y = random.doubles(50_000).toArray();
        x[40_000] = 2;
        y[30_000] = -1;
        Axis axis = Axis.of(-1, 2, false, 5);
        int[] kept = Thin.points(new PointsTrace(x, y, null), axis, axis, 2000);
        assertThat(kept.length).isBetween(1000, 2004);
        assertThat(kept).contains(40_000, 30_000);
    }

    private static int[] thin(double[] x, double[] y, boolean log) {
        Extent extent = Extent.of(List.of(x), log);
        return Thin.line(
                new LineTrace(x, y, null),
                Axis.of(extent.min(), extent.max(), log, 5),
                Axis.of(-10, 10, false, 5),
                500);
    }
}
