package himalia.tensor.cpu;

/// Floats chosen from two arrays.
public final class FloatChoices {
    private FloatChoices() {}

    /// `y[o, i, j] = x[o, at[o, i, j], j]` of `outer * inner` lines of `size` elements, `n` places in each.
    ///
    /// @return whether all places are there
    @SuppressWarnings("ShortCircuitBoolean") // a loop without branches
    public static boolean gather(
            float[] x, int xo, int outer, int size, int inner, long[] at, int ao, int n, float[] y) {
        boolean there = true;
        for (int row = 0; row < outer * n; row += inner == 1 ? n : 1) {
            int line = xo + row / n * size * inner;
            int from = row * inner;
            int end = from + (inner == 1 ? n : inner); // neighbours of one line, or of neighbouring ones
            int across = inner == 1 ? 0 : 1;
            Interrupts.poll("a choice of elements", from, end - from);
            for (int i = from; i < end; i++) {
                long place = at[ao + i];
                there &= Long.compareUnsigned(place, size) < 0;
                y[i] = x[line + (there ? (int) place * inner : 0) + (i - from) * across];
            }
        }
        return there;
    }

    /// `y = m ? a : b`, where a step of 0 repeats one element; `m` is 0 or 1. By bits, for a branch that nobody can
    /// foresee costs more than both.
    public static void where(
            byte[] m, int mo, float[] a, int ao, int as, float[] b, int bo, int bs, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            int here = -m[mo + i];
            int bits = Float.floatToRawIntBits(a[ao + i * as]) & here | Float.floatToRawIntBits(b[bo + i * bs]) & ~here;
            y[yo + i] = Float.intBitsToFloat(bits);
        }
    }
}
