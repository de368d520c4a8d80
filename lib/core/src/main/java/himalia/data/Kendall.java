package himalia.data;

import himalia.tensor.cpu.Interrupts;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Kendall's tau-b: of all pairs of rows, how many more are ordered alike by both columns than oppositely.
///
/// `tau = (alike - opposite) / sqrt((pairs - ties in x) (pairs - ties in y))`, in n log n steps after W. Knight (1966):
/// sorted by x, the pairs that y orders oppositely are the exchanges of a merge sort.
final class Kendall {
    private Kendall() {}

    static double tau(double[] x, double[] y) {
        int n = x.length;
        int[] order = Correlation.order(x, Correlation.order(y, null));
        double[] sortedX = new double[n];
        double[] sortedY = new double[n];
        Arrays.setAll(sortedX, i -> x[order[i]]);
        Arrays.setAll(sortedY, i -> y[order[i]]);
        long pairs = (long) n * (n - 1) / 2;
        long tiesX = ties(sortedX, null);
        long tiesBoth = ties(sortedX, sortedY);
        long exchanges = sort(sortedY, new double[n], 0, n);
        long tiesY = ties(sortedY, null);
        double alikeMinusOpposite = pairs - tiesX - tiesY + tiesBoth - 2.0 * exchanges;
        return Math.clamp(
                alikeMinusOpposite / Math.sqrt((double) (pairs - tiesX)) / Math.sqrt((double) (pairs - tiesY)), -1, 1);
    }

    /// Pairs of equal neighbours in sorted values; with a second column, equal in both.
    private static long ties(double[] sorted, double @Nullable [] second) {
        long ties = 0;
        long run = 0;
        for (int i = 1; i < sorted.length; i++) {
            boolean equal = sorted[i] == sorted[i - 1] && (second == null || second[i] == second[i - 1]);
            run = equal ? run + 1 : 0;
            ties += run;
        }
        return ties;
    }

    /// Sorts and counts the pairs that stood in the wrong order.
    private static long sort(double[] values, double[] room, int from, int to) {
        if (to - from < 2) {
            return 0;
        }
        Interrupts.poll("Kendall's tau", from, to - from);
        int middle = (from + to) >>> 1;
        long exchanges = sort(values, room, from, middle) + sort(values, room, middle, to);
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            if (right >= to || (left < middle && values[left] <= values[right])) {
                room[i] = values[left++];
            } else {
                exchanges += middle - left;
                room[i] = values[right++];
            }
        }
        System.arraycopy(room, from, values, from, to - from);
        return exchanges;
    }
}
