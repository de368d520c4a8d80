package himalia.plot;

import java.util.Arrays;
import java.util.BitSet;

/// Leaves out points that nobody could see, and keeps every peak.
final class Thin {
    private Thin() {}

    /// Of a long line, the lowest and highest point of each bucket along the axis, the ends, and one point per gap.
    ///
    /// The buckets have equal width *on the axis*: on a logarithmic one the few points at its low end all stay.
    ///
    /// @return indices in ascending order
    static int[] line(LineTrace line, Axis xAxis, Axis yAxis, int buckets) {
        double[] x = line.x();
        double[] y = line.y();
        int n = y.length;
        if (n <= 2 * buckets) {
            return all(n);
        }
        boolean sorted = isSorted(x);
        BitSet kept = new BitSet(n);
        kept.set(0);
        kept.set(n - 1);
        Bucket bucket = new Bucket(x, y, kept, sorted);
        int current = -1;
        for (int i = 0; i < n; i++) {
            boolean shown = yAxis.shows(y[i]) && xAxis.shows(x[i]);
            int next =
                    shown ? sorted ? (int) Math.floor(xAxis.at(x[i]) * buckets) : (int) ((long) i * buckets / n) : -1;
            if (!shown || next != current || bucket.isEmpty()) {
                bucket.flush();
            }
            if (shown) {
                bucket.take(i);
            } else if (i > 0 && yAxis.shows(y[i - 1]) && xAxis.shows(x[i - 1])) {
                kept.set(i); // one point stands for the whole gap
            }
            current = next;
        }
        bucket.flush();
        return kept.stream().toArray();
    }

    /// Of many points a share, the same everywhere, so that dense places stay dense; but all that stand alone.
    ///
    /// @param most about how many points stay
    static int[] points(PointsTrace points, Axis xAxis, Axis yAxis, int most) {
        int n = points.y().length;
        if (n <= most) {
            return all(n);
        }
        int cells = (int) Math.sqrt(most / 8.0);
        double share = 0.75 * most / n;
        int[] seen = new int[cells * cells];
        int[] taken = new int[cells * cells];
        int[] outermost = {-1, -1, -1, -1};
        BitSet kept = new BitSet(n);
        for (int i = 0; i < n; i++) {
            double column = xAxis.at(points.x()[i]) * cells;
            double row = yAxis.at(points.y()[i]) * cells;
            if (column >= 0 && row >= 0 && column <= cells && row <= cells) {
                int cell = ((int) Math.min(row, cells - 1)) * cells + (int) Math.min(column, cells - 1);
                if (taken[cell] < 2 + share * seen[cell]++) {
                    taken[cell]++;
                    kept.set(i);
                }
                extremes(outermost, points, i);
            }
        }
        Arrays.stream(outermost).filter(i -> i >= 0).forEach(kept::set);
        return kept.stream().toArray();
    }

    private static void extremes(int[] outermost, PointsTrace points, int i) {
        double[][] axes = {points.x(), points.y()};
        for (int axis = 0; axis < 2; axis++) {
            double value = axes[axis][i];
            if (outermost[2 * axis] < 0 || value < axes[axis][outermost[2 * axis]]) {
                outermost[2 * axis] = i;
            }
            if (outermost[2 * axis + 1] < 0 || value > axes[axis][outermost[2 * axis + 1]]) {
                outermost[2 * axis + 1] = i;
            }
        }
    }

    static double[] pick(double[] values, int[] indices) {
        return Arrays.stream(indices).mapToDouble(i -> values[i]).toArray();
    }

    private static int[] all(int n) {
        int[] indices = new int[n];
        Arrays.setAll(indices, i -> i);
        return indices;
    }

    private static boolean isSorted(double[] x) {
        for (int i = 1; i < x.length; i++) {
            if (!(x[i] >= x[i - 1])) {
                return false;
            }
        }
        return true;
    }

    /// The points between two neighbouring places, of which only the outermost stay.
    private static final class Bucket {
        private final double[] x;
        private final double[] y;
        private final BitSet kept;
        private final boolean sorted;
        private int low = -1;
        private int high;
        private int left;
        private int right;

        Bucket(double[] x, double[] y, BitSet kept, boolean sorted) {
            this.x = x;
            this.y = y;
            this.kept = kept;
            this.sorted = sorted;
        }

        boolean isEmpty() {
            return low < 0;
        }

        void take(int i) {
            if (isEmpty()) {
                low = high = left = right = i;
                return;
            }
            low = y[i] < y[low] ? i : low;
            high = y[i] > y[high] ? i : high;
            left = x[i] < x[left] ? i : left;
            right = x[i] > x[right] ? i : right;
        }

        void flush() {
            if (!isEmpty()) {
                kept.set(low);
                kept.set(high);
                if (!sorted) {
                    kept.set(left);
                    kept.set(right);
                }
                low = -1;
            }
        }
    }
}
