package himalia.tensor.cpu;

/// Floats chosen from two arrays.
public final class FloatChoices {
    private FloatChoices() {}

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
