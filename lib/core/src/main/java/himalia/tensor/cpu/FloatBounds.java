package himalia.tensor.cpu;

/// The larger or the smaller of floats; nan if there is one.
final class FloatBounds {
    private FloatBounds() {}

    static void larger(float[] a, int ao, int as, float[] b, int bo, int bs, float[] y, int yo, int n) {
        if (as == 1 && bs == 0 && ao == yo) { // where arrays have one index the compiler vectorises
            float s = b[bo];
            for (int i = yo, end = yo + n; i < end; i++) {
                y[i] = Math.max(a[i], s);
            }
        } else if (as == 1 && bs == 1 && ao == yo && bo == yo) {
            for (int i = yo, end = yo + n; i < end; i++) {
                y[i] = Math.max(a[i], b[i]);
            }
        } else if (as == 1 && bs == 1 && n >= FloatMath.MANY && Vectors.PRESENT && VectorArithmetic.WARM_UP.isDone()) {
            VectorArithmetic.larger(a, ao, b, bo, y, yo, n);
        } else {
            for (int i = 0; i < n; i++) {
                y[yo + i] = Math.max(a[ao + i * as], b[bo + i * bs]);
            }
        }
    }

    static void smaller(float[] a, int ao, int as, float[] b, int bo, int bs, float[] y, int yo, int n) {
        if (as == 1 && bs == 0 && ao == yo) {
            float s = b[bo];
            for (int i = yo, end = yo + n; i < end; i++) {
                y[i] = Math.min(a[i], s);
            }
        } else if (as == 1 && bs == 1 && ao == yo && bo == yo) {
            for (int i = yo, end = yo + n; i < end; i++) {
                y[i] = Math.min(a[i], b[i]);
            }
        } else if (as == 1 && bs == 1 && n >= FloatMath.MANY && Vectors.PRESENT && VectorArithmetic.WARM_UP.isDone()) {
            VectorArithmetic.smaller(a, ao, b, bo, y, yo, n);
        } else {
            for (int i = 0; i < n; i++) {
                y[yo + i] = Math.min(a[ao + i * as], b[bo + i * bs]);
            }
        }
    }
}
