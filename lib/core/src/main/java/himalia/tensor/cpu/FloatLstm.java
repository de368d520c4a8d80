package himalia.tensor.cpu;

import himalia.tensor.cpu.Gemm.Layout;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// All steps of a layer of LSTM over floats, and the gradients of all of them. It keeps what these need.
///
/// Gates lie one after another in each row: write, keep, news, read. The weights get their gradients by one product of
/// all steps, where a step by itself would add a matrix as large as they are.
public final class FloatLstm {
    /// Numbers worth a thread of their own.
    private static final int SHARE = 1 << 16;

    private final int steps;
    private final int rows;
    private final int size;
    private final boolean back;
    private final boolean keeps;
    private final float[] gates;
    private final float[] cells;
    private final float[] bent;
    private final float[] fromState;

    /// @param rows  sequences side by side
    /// @param size  numbers of a state
    /// @param back  whether the last step comes first
    /// @param keeps whether there will be gradients
    public FloatLstm(int steps, int rows, int size, boolean back, boolean keeps) {
        this.steps = steps;
        this.rows = rows;
        this.size = size;
        this.back = back;
        this.keeps = keeps;
        int kept = (keeps ? steps : 1) * rows * size;
        this.gates = new float[4 * kept];
        this.cells = new float[kept];
        this.bent = new float[kept];
        this.fromState = new float[4 * rows * size];
    }

    /// @param x    what the inputs say to the gates, `[steps, rows, 4 size]`
    /// @param w    weights of the state, `[4 size, size]`
    /// @param bias `[4 size]`
    /// @param h    the state to begin with, `[rows, size]`; `c` likewise its memory
    /// @param y    the states of all steps, then the last memory
    public void forward(
            float[] x,
            int xo,
            float[] w,
            int wo,
            float @Nullable [] bias,
            int bo,
            float[] h,
            int ho,
            float[] c,
            int co,
            float[] y) {
        float[] across = transposed(w, wo);
        int area = rows * size;
        for (int k = 0; k < steps; k++) {
            Interrupts.poll("an LSTM");
            int t = step(k);
            float[] before = k == 0 ? h : y;
            int at = k == 0 ? ho : step(k - 1) * area;
            for (int r = 0; r < rows; r++) {
                if (bias == null) {
                    Arrays.fill(fromState, r * 4 * size, (r + 1) * 4 * size, 0);
                } else {
                    System.arraycopy(bias, bo, fromState, r * 4 * size, 4 * size);
                }
            }
            Layout states = new Layout(at, size, 1);
            Gemm.floats(rows, 4 * size, size, before, states, across, new Layout(0, 4 * size, 1), fromState, 0);
            float[] memory = k == 0 ? c : cells;
            int from = k == 0 ? co : kept(step(k - 1));
            Workers.pieces(rows, Math.max(1, SHARE / (4 * size)), (begin, end) -> {
                for (int r = begin; r < end; r++) {
                    row(
                            x,
                            xo + 4 * (t * rows + r) * size,
                            r,
                            memory,
                            from + r * size,
                            kept(t) + r * size,
                            y,
                            (t * rows + r) * size);
                }
            });
        }
        System.arraycopy(cells, kept(step(steps - 1)), y, steps * area, area);
    }

    private void row(float[] x, int xo, int r, float[] memory, int mo, int at, float[] y, int yo) {
        int write = 4 * at;
        int keep = write + size;
        int news = keep + size;
        int read = news + size;
        for (int j = 0; j < 4 * size; j++) {
            gates[write + j] = x[xo + j] + fromState[4 * r * size + j];
        }
        FloatMath.sigmoid(gates, write, gates, write, 2 * size);
        FloatMath.tanh(gates, news, gates, news, size);
        FloatMath.sigmoid(gates, read, gates, read, size);
        for (int j = 0; j < size; j++) {
            cells[at + j] = gates[keep + j] * memory[mo + j] + gates[write + j] * gates[news + j];
        }
        FloatMath.tanh(cells, at, bent, at, size);
        for (int j = 0; j < size; j++) {
            y[yo + j] = gates[read + j] * bent[at + j];
        }
    }

    /// @param g  the gradient of the result of [#forward]
    /// @param y  that result; `w` to `c` as there
    /// @param dx gets the gradient of `x`, `dh` and `dc` those of the first state; overwritten
    public void backward(
            float[] g, int go, float[] w, int wo, float[] c, int co, float[] y, float[] dx, float[] dh, float[] dc) {
        int area = rows * size;
        Arrays.fill(dh, 0);
        System.arraycopy(g, go + steps * area, dc, 0, area);
        for (int k = steps - 1; k >= 0; k--) {
            Interrupts.poll("the gradient of an LSTM");
            int t = step(k);
            float[] memory = k == 0 ? c : cells;
            int from = k == 0 ? co : kept(step(k - 1));
            Workers.pieces(rows, Math.max(1, SHARE / (4 * size)), (begin, end) -> {
                for (int r = begin; r < end; r++) {
                    int at = t * area + r * size;
                    for (int j = 0; j < size; j++) {
                        dh[r * size + j] += g[go + at + j];
                    }
                    rowBack(at, memory, from + r * size, dx, dh, dc, r * size);
                }
            });
            Arrays.fill(dh, 0);
            Layout ofGates = new Layout(4 * t * area, 4 * size, 1);
            Gemm.floats(rows, size, 4 * size, dx, ofGates, w, new Layout(wo, size, 1), dh, 0);
        }
    }

    private void rowBack(int at, float[] memory, int mo, float[] dx, float[] dh, float[] dc, int ro) {
        int write = 4 * at;
        int keep = write + size;
        int news = keep + size;
        int read = news + size;
        for (int j = 0; j < size; j++) {
            float h = dh[ro + j];
            float b = bent[at + j];
            float o = gates[read + j];
            float d = dc[ro + j] + h * o * (1 - b * b);
            float i = gates[write + j];
            float f = gates[keep + j];
            float n = gates[news + j];
            dx[write + j] = d * n * (1 - i) * i;
            dx[keep + j] = d * memory[mo + j] * (1 - f) * f;
            dx[news + j] = d * i * (1 - n * n);
            dx[read + j] = h * b * (1 - o) * o;
            dc[ro + j] = d * f;
        }
    }

    /// Adds the gradient of the weights to `dw`, given that of the gates.
    public void weightGradient(float[] dx, float[] h, int ho, float[] y, float[] dw) {
        int area = rows * size;
        Layout weights = new Layout(4 * step(0) * area, 1, 4 * size);
        Gemm.floats(4 * size, size, rows, dx, weights, h, new Layout(ho, size, 1), dw, 0);
        int from = back ? 0 : 1; // of the steps that have one before them, these lie behind each other
        Layout others = new Layout(4 * from * area, 1, 4 * size);
        Layout states = new Layout((1 - from) * area, size, 1);
        Gemm.floats(4 * size, size, (steps - 1) * rows, dx, others, y, states, dw, 0);
    }

    /// The gradient of the bias, given that of the gates.
    public void biasGradient(float[] dx, float[] db) {
        Sums.columns(dx, 0, 4 * size, steps * rows, 4 * size, db, 0);
    }

    /// Which step is walked as number `k`.
    public int step(int k) {
        return back ? steps - 1 - k : k;
    }

    private int kept(int t) {
        return keeps ? t * rows * size : 0;
    }

    /// So that the product of a few rows reads it straight on.
    private float[] transposed(float[] w, int wo) {
        float[] across = new float[4 * size * size];
        for (int i = 0; i < 4 * size; i++) {
            for (int j = 0; j < size; j++) {
                across[j * 4 * size + i] = w[wo + i * size + j];
            }
        }
        return across;
    }
}
