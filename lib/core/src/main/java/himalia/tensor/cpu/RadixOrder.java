package himalia.tensor.cpu;

/// Sorts by the upper half of whole numbers, digit after digit, so that numbers with equal halves keep their order.
public final class RadixOrder {
    /// From here on digits of eleven bits instead of eight: three passes, but longer tables.
    private static final int LONG = 1 << 14;

    private RadixOrder() {}

    /// Sorts `n` numbers by their upper 32 bits, as signed ones.
    ///
    /// @param other room for as many
    /// @return the array that holds the result, one of the two
    public static long[] sort(long[] numbers, long[] other, int n) {
        int width = n < LONG ? 8 : 11;
        int[] starts = new int[1 << width];
        long[] from = numbers;
        long[] to = other;
        for (int shift = 32; shift < 64; shift += width) {
            Interrupts.poll("an order");
            if (pass(from, to, n, shift, width, starts)) {
                long[] swap = from;
                from = to;
                to = swap;
            }
        }
        return from;
    }

    /// Moves the numbers into the order of one digit; not if all have the same.
    private static boolean pass(long[] from, long[] to, int n, int shift, int width, int[] starts) {
        int mask = (1 << width) - 1;
        // the sign counts the other way round
        int flip = shift + width >= 64 ? 1 << 63 - shift : 0;
        java.util.Arrays.fill(starts, 0);
        for (int i = 0; i < n; i++) {
            starts[(int) (from[i] >>> shift) & mask ^ flip]++;
        }
        if (n == 0 || starts[(int) (from[0] >>> shift) & mask ^ flip] == n) {
            return false;
        }
        int sum = 0;
        for (int d = 0; d <= mask; d++) {
            int count = starts[d];
            starts[d] = sum;
            sum += count;
        }
        for (int i = 0; i < n; i++) {
            to[starts[(int) (from[i] >>> shift) & mask ^ flip]++] = from[i];
        }
        return true;
    }
}
