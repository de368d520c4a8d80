package himalia.tensor.cpu;

import himalia.tensor.cpu.Gemm.Layout;
import org.jspecify.annotations.Nullable;

/// The layer `y = x Wᵀ + b` of float matrices and its gradients; all of them row-major, results are overwritten.
///
/// Layers of few neurons have loops of their own ([VectorLinear]), which give the same bits as the products of [Gemm].
public final class FloatLinear {
    /// Below this many rows the bare loops win.
    private static final int FEW_ROWS = 24;

    private FloatLinear() {}

    /// `y = x wᵀ + bias` with `x` of `rows x in` and `w` of `out x in`; `bias` may be `null`.
    public static void forward(
            int rows,
            int in,
            int out,
            float[] x,
            int xo,
            float[] w,
            int wo,
            float @Nullable [] bias,
            int bo,
            float[] y) {
        if (isNarrow(rows, out)) {
            VectorLinear.rows(rows, out, in, x, xo, w, new Layout(wo, 1, in), bias, bo, y);
            return;
        }
        if (bias != null && rows > 0) {
            System.arraycopy(bias, bo, y, 0, out);
            int n = rows * out;
            for (int done = out; done > 0 && done < n; done *= 2) { // few long copies, however short the rows
                System.arraycopy(y, 0, y, done, Math.min(done, n - done));
            }
        }
        Gemm.floats(rows, out, in, x, new Layout(xo, in, 1), w, new Layout(wo, 1, in), y, 0);
    }

    /// `dx = g w`, the gradient of the inputs.
    public static void inputGradient(int rows, int in, int out, float[] g, int go, float[] w, int wo, float[] dx) {
        if (isNarrow(rows, in)) {
            VectorLinear.rows(rows, in, out, g, go, w, new Layout(wo, in, 1), null, 0, dx);
        } else {
            Gemm.floats(rows, in, out, g, new Layout(go, out, 1), w, new Layout(wo, in, 1), dx, 0);
        }
    }

    /// `dw = gᵀ x`, the gradient of the weights.
    public static void weightGradient(int rows, int in, int out, float[] g, int go, float[] x, int xo, float[] dw) {
        if (isNarrow(rows, Math.max(in, out))) {
            VectorLinear.weights(rows, in, out, g, go, x, xo, dw);
        } else {
            Gemm.floats(out, in, rows, g, new Layout(go, 1, out), x, new Layout(xo, in, 1), dw, 0);
        }
    }

    /// The sums of the columns of `g`, the gradient of the bias.
    public static void biasGradient(int rows, int out, float[] g, int go, float[] db) {
        if (isNarrow(rows, out)) {
            VectorLinear.columnSums(rows, out, g, go, db);
        } else {
            Sums.columns(g, go, out, rows, out, db, 0);
        }
    }

    private static boolean isNarrow(int rows, int columns) {
        return rows >= FEW_ROWS && columns <= Vectors.LANES && columns > 0 && Vectors.PRESENT && VectorLinear.isWarm();
    }
}
