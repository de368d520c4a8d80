package himalia.tensor.cpu;

/// A share of the way from one number to another, counted from the nearer end, so that the whole way arrives.
///
/// @param weight the share
public record Lerp(double weight) implements FloatBinaryFunction {
    private boolean fromStart() {
        return Math.abs(weight) < 0.5;
    }

    @Override
    public double applyAsDouble(double start, double end) {
        return fromStart() ? start + weight * (end - start) : end - (end - start) * (1 - weight);
    }

    /// Each with two roundings, as in PyTorch's loops.
    @Override
    public void floats(float[] a, int ao, int as, float[] b, int bo, int bs, float[] y, int yo, int n) {
        boolean fromStart = fromStart();
        float share = fromStart ? (float) weight : (float) weight - 1;
        if (as == 1 && bs == 1 && ao == yo && bo == yo) { // where all have one index the compiler vectorises
            float[] base = fromStart ? a : b;
            for (int i = yo, end = yo + n; i < end; i++) {
                y[i] = Math.fma(share, b[i] - a[i], base[i]);
            }
            return;
        }
        for (int i = 0; i < n; i++) {
            float start = a[ao + i * as];
            float end = b[bo + i * bs];
            y[yo + i] = Math.fma(share, end - start, fromStart ? start : end);
        }
    }
}
