package himalia.tensor.cpu;

/// Comparisons of whole numbers: 1 where they hold, else 0. A step of 0 repeats one element.
final class LongComparisons {
    private LongComparisons() {}

    private static boolean byVectors() {
        return Vectors.PRESENT && VectorLongComparisons.WARM_UP.isDone();
    }

    static void gt(long[] a, int ao, int as, long[] b, int bo, int bs, byte[] y, int yo, int n) {
        if (as == 1 && bs == 0 && byVectors()) {
            VectorLongComparisons.gt(a, ao, b[bo], y, yo, n);
        } else if (as == 1 && bs == 1 && byVectors()) {
            VectorLongComparisons.gt(a, ao, b, bo, y, yo, n);
        } else if (as == 1 && bs == 0) {
            long s = b[bo];
            for (int i = 0; i < n; i++) {
                y[yo + i] = (byte) (a[ao + i] > s ? 1 : 0);
            }
        } else if (as == 1 && bs == 1) {
            for (int i = 0; i < n; i++) {
                y[yo + i] = (byte) (a[ao + i] > b[bo + i] ? 1 : 0);
            }
        } else {
            for (int i = 0; i < n; i++) {
                y[yo + i] = (byte) (a[ao + i * as] > b[bo + i * bs] ? 1 : 0);
            }
        }
    }

    static void lt(long[] a, int ao, int as, long[] b, int bo, int bs, byte[] y, int yo, int n) {
        if (as == 1 && bs == 0 && byVectors()) {
            VectorLongComparisons.lt(a, ao, b[bo], y, yo, n);
        } else if (as == 1 && bs == 0) {
            long s = b[bo];
            for (int i = 0; i < n; i++) {
                y[yo + i] = (byte) (a[ao + i] < s ? 1 : 0);
            }
        } else {
            gt(b, bo, bs, a, ao, as, y, yo, n);
        }
    }

    static void eq(long[] a, int ao, int as, long[] b, int bo, int bs, byte[] y, int yo, int n) {
        if (as == 1 && bs == 0 && byVectors()) {
            VectorLongComparisons.eq(a, ao, b[bo], y, yo, n);
        } else if (as == 1 && bs == 1 && byVectors()) {
            VectorLongComparisons.eq(a, ao, b, bo, y, yo, n);
        } else if (as == 1 && bs == 0) {
            long s = b[bo];
            for (int i = 0; i < n; i++) {
                y[yo + i] = (byte) (a[ao + i] == s ? 1 : 0);
            }
        } else if (as == 1 && bs == 1) {
            for (int i = 0; i < n; i++) {
                y[yo + i] = (byte) (a[ao + i] == b[bo + i] ? 1 : 0);
            }
        } else {
            for (int i = 0; i < n; i++) {
                y[yo + i] = (byte) (a[ao + i * as] == b[bo + i * bs] ? 1 : 0);
            }
        }
    }

    static void ge(long[] a, int ao, int as, long[] b, int bo, int bs, byte[] y, int yo, int n) {
        lt(a, ao, as, b, bo, bs, y, yo, n);
        not(y, yo, n);
    }

    static void le(long[] a, int ao, int as, long[] b, int bo, int bs, byte[] y, int yo, int n) {
        gt(a, ao, as, b, bo, bs, y, yo, n);
        not(y, yo, n);
    }

    static void ne(long[] a, int ao, int as, long[] b, int bo, int bs, byte[] y, int yo, int n) {
        eq(a, ao, as, b, bo, bs, y, yo, n);
        not(y, yo, n);
    }

    private static void not(byte[] y, int yo, int n) {
        for (int i = yo, end = yo + n; i < end; i++) {
            y[i] ^= 1;
        }
    }
}
