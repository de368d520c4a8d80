package himalia.tensor.cpu;

import java.util.function.DoubleBinaryOperator;

/// A real function of two numbers that has a way of its own for many pairs of floats.
public interface FloatBinaryFunction extends DoubleBinaryOperator {
    /// `y[yo + i]` is the function of `a[ao + i * as]` and `b[bo + i * bs]` for all `i < n`.
    void floats(float[] a, int ao, int as, float[] b, int bo, int bs, float[] y, int yo, int n);
}
