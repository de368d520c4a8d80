package himalia.tensor.cpu;

/// Comparisons of floats: 1 where they hold, else 0. A step of 0 repeats one element; nothing holds of nan, but that it
/// differs.
final class FloatComparisons {
    /// From here on vectors.
    private static final int MANY = 64;

    private FloatComparisons() {}

    private static boolean byVectors(int as, int n) {
        return as == 1 && n >= MANY && Vectors.PRESENT && VectorComparisons.WARM_UP.isDone();
    }

    static void gt(float[] a, int ao, int as, float[] b, int bo, int bs, byte[] y, int yo, int n) {
        if (byVectors(as, n)) {
            if (bs == 0) {
                VectorComparisons.gt(a, ao, b[bo], y, yo, n);
            } else {
                VectorComparisons.gt(a, ao, b, bo, y, yo, n);
            }
            return;
        }
        for (int i = 0; i < n; i++) {
            y[yo + i] = (byte) (a[ao + i * as] > b[bo + i * bs] ? 1 : 0);
        }
    }

    static void ge(float[] a, int ao, int as, float[] b, int bo, int bs, byte[] y, int yo, int n) {
        if (byVectors(as, n)) {
            if (bs == 0) {
                VectorComparisons.ge(a, ao, b[bo], y, yo, n);
            } else {
                VectorComparisons.ge(a, ao, b, bo, y, yo, n);
            }
            return;
        }
        for (int i = 0; i < n; i++) {
            y[yo + i] = (byte) (a[ao + i * as] >= b[bo + i * bs] ? 1 : 0);
        }
    }

    static void lt(float[] a, int ao, int as, float[] b, int bo, int bs, byte[] y, int yo, int n) {
        if (bs == 0 && byVectors(as, n)) {
            VectorComparisons.lt(a, ao, b[bo], y, yo, n);
        } else {
            gt(b, bo, bs, a, ao, as, y, yo, n);
        }
    }

    static void le(float[] a, int ao, int as, float[] b, int bo, int bs, byte[] y, int yo, int n) {
        if (bs == 0 && byVectors(as, n)) {
            VectorComparisons.le(a, ao, b[bo], y, yo, n);
        } else {
            ge(b, bo, bs, a, ao, as, y, yo, n);
        }
    }

    static void eq(float[] a, int ao, int as, float[] b, int bo, int bs, byte[] y, int yo, int n) {
        if (byVectors(as, n)) {
            if (bs == 0) {
                VectorComparisons.eq(a, ao, b[bo], y, yo, n);
            } else {
                VectorComparisons.eq(a, ao, b, bo, y, yo, n);
            }
            return;
        }
        for (int i = 0; i < n; i++) {
            y[yo + i] = (byte) (a[ao + i * as] == b[bo + i * bs] ? 1 : 0);
        }
    }

    static void ne(float[] a, int ao, int as, float[] b, int bo, int bs, byte[] y, int yo, int n) {
        eq(a, ao, as, b, bo, bs, y, yo, n);
        for (int i = yo, end = yo + n; i < end; i++) {
            y[i] ^= 1;
        }
    }
}
