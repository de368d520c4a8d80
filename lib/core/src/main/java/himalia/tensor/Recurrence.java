package himalia.tensor;

import himalia.tensor.cpu.FloatLstm;
import org.jspecify.annotations.Nullable;

/// Layers that walk along a sequence, all steps as one operation; `himalia.nn` has the layers.
public final class Recurrence {
    private Recurrence() {}

    /// All steps of an LSTM, of float32: `i, f, o = σ(x + U h + b)`, `g = tanh(x + U h + b)`, `c' = f c + i g`,
    /// `h' = o tanh(c')`.
    ///
    /// @param x    what the inputs say to the gates i, f, g, o: `[steps, n, 4 size]`, at least one step
    /// @param u    `[4 size, size]`
    /// @param bias `[4 size]`, or `null`
    /// @param h    the first state, `[n, size]`
    /// @param c    its memory, `[n, size]`
    /// @param back whether the last step comes first
    /// @return `[steps + 1, n, size]`: the states, and behind them the last memory
    public static Tensor lstm(Tensor x, Tensor u, @Nullable Tensor bias, Tensor h, Tensor c, boolean back) {
        Tensor[] inputs = {x, u, bias, h, c};
        check(x, u, bias, h, c);
        boolean records = Autograd.records(inputs);
        Lstm lstm = new Lstm(inputs, back, records);
        if (records) {
            Autograd.record(lstm.result, "Lstm", lstm, inputs).saves(lstm.saved());
        }
        return lstm.result;
    }

    private static void check(Tensor x, Tensor u, @Nullable Tensor bias, Tensor h, Tensor c) {
        int size = u.dim() == 2 ? u.size(1) : -1;
        boolean fits = x.dim() == 3 && x.size(0) > 0 && x.size(2) == 4 * size && u.size(0) == 4 * size;
        fits &= bias == null || bias.dim() == 1 && bias.numel() == 4 * size;
        for (Tensor state : new Tensor[] {h, c}) {
            fits &= state.dim() == 2 && state.size(0) == x.size(1) && state.size(1) == size;
        }
        for (Tensor t : new Tensor[] {x, u, bias, h, c}) {
            fits &= t == null || t.dtype() == DType.FLOAT32;
        }
        if (!fits) {
            throw new IllegalArgumentException("lstm: float32 tensors [steps, n, 4 size], [4 size, size], [4 size] or "
                    + "null, [n, size] and [n, size] are wanted, got "
                    + x.shape().brackets() + ", "
                    + u.shape().brackets() + ", "
                    + (bias == null ? "null" : bias.shape().brackets()) + ", "
                    + h.shape().brackets() + " and " + c.shape().brackets()
                    + "\nHint: new LSTM(in, size).run(x) makes and keeps the weights, of any real type.");
        }
    }

    private static final class Lstm implements Node.Backward {
        private final @Nullable Tensor[] inputs;
        private final @Nullable Tensor[] plain;
        private final FloatLstm loops;
        /// What the result was at first: it may be changed in place.
        private final float[] y;

        final Tensor result;

        private @Nullable Tensor known;
        private @Nullable Tensor[] gradients = {};

        Lstm(@Nullable Tensor[] inputs, boolean back, boolean keeps) {
            this.inputs = inputs;
            this.plain = new Tensor[inputs.length];
            for (int i = 0; i < inputs.length; i++) {
                plain[i] = inputs[i] == null ? null : inputs[i].detach().contiguous();
            }
            int steps = inputs[0].size(0);
            int rows = inputs[0].size(1);
            int size = inputs[1].size(1);
            result = Tensor.empty(DType.FLOAT32, Shape.of(steps + 1, rows, size));
            loops = new FloatLstm(steps, rows, size, back, keeps);
            y = keeps ? new float[result.numel()] : result.storage.floats();
            loops.forward(
                    floats(0),
                    from(0),
                    floats(1),
                    from(1),
                    plain[2] == null ? null : floats(2),
                    from(2),
                    floats(3),
                    from(3),
                    floats(4),
                    from(4),
                    y);
            if (keeps) {
                System.arraycopy(y, 0, result.storage.floats(), 0, y.length);
            }
        }

        private float[] floats(int input) {
            return plain[input].storage.floats();
        }

        private int from(int input) {
            return plain[input] == null ? 0 : plain[input].layout.offset;
        }

        /// What must not change before the gradients are computed.
        Tensor[] saved() {
            return new Tensor[] {inputs[1], inputs[3], inputs[4]};
        }

        @Override
        public @Nullable Tensor gradient(Tensor g, int input) {
            if (known != g) {
                gradients = Autograd.isEnabled() ? recorded(g) : computed(g);
                known = g;
            }
            return gradients[input];
        }

        private @Nullable Tensor[] computed(Tensor gradient) {
            Tensor g = gradient.contiguous();
            Tensor dx = Tensor.empty(DType.FLOAT32, inputs[0].shape());
            Tensor dh = Tensor.empty(DType.FLOAT32, inputs[3].shape());
            Tensor dc = Tensor.empty(DType.FLOAT32, inputs[4].shape());
            float[] gates = dx.storage.floats();
            loops.backward(
                    g.storage.floats(),
                    g.layout.offset,
                    floats(1),
                    from(1),
                    floats(4),
                    from(4),
                    y,
                    gates,
                    dh.storage.floats(),
                    dc.storage.floats());
            Tensor du = null;
            if (inputs[1].requiresGrad()) {
                du = Tensor.empty(DType.FLOAT32, inputs[1].shape());
                loops.weightGradient(gates, floats(3), from(3), y, du.storage.floats());
            }
            Tensor db = null;
            if (inputs[2] != null && inputs[2].requiresGrad()) {
                db = Tensor.empty(DType.FLOAT32, inputs[2].shape());
                loops.biasGradient(gates, db.storage.floats());
            }
            return new Tensor[] {dx, du, db, dh, dc};
        }

        /// The same by operations that are recorded, for gradients of gradients: the steps once more, and all the way
        /// back.
        private @Nullable Tensor[] recorded(Tensor g) {
            Tensor x = inputs[0];
            Tensor u = inputs[1];
            int steps = x.size(0);
            Tensor[][] gates = new Tensor[steps][];
            Tensor[] states = new Tensor[steps + 1];
            Tensor[] cells = new Tensor[steps + 1];
            states[0] = inputs[3];
            cells[0] = inputs[4];
            for (int k = 0; k < steps; k++) {
                Tensor sums = x.select(0, loops.step(k)).add(states[k].matmul(u.t()));
                Tensor[] parts = (inputs[2] == null ? sums : sums.add(inputs[2])).chunk(4, 1);
                gates[k] = new Tensor[] {parts[0].sigmoid(), parts[1].sigmoid(), parts[2].tanh(), parts[3].sigmoid()};
                cells[k + 1] = gates[k][1].mul(cells[k]).add(gates[k][0].mul(gates[k][2]));
                states[k + 1] = gates[k][3].mul(cells[k + 1].tanh());
            }
            Tensor[] dx = new Tensor[steps];
            Tensor du = Tensor.zerosLike(u);
            Tensor dh = Tensor.zerosLike(states[0]);
            Tensor dc = g.select(0, steps);
            for (int k = steps - 1; k >= 0; k--) {
                int t = loops.step(k);
                dh = dh.add(g.select(0, t));
                Tensor bent = cells[k + 1].tanh();
                dc = dc.add(dh.mul(gates[k][3]).mul(bent.mul(bent).neg().add(1)));
                dx[t] = Tensor.cat(
                        1,
                        belowSigmoid(dc.mul(gates[k][2]), gates[k][0]),
                        belowSigmoid(dc.mul(cells[k]), gates[k][1]),
                        dc.mul(gates[k][0])
                                .mul(gates[k][2].mul(gates[k][2]).neg().add(1)),
                        belowSigmoid(dh.mul(bent), gates[k][3]));
                du = du.add(dx[t].t().matmul(states[k]));
                dc = dc.mul(gates[k][1]);
                dh = dx[t].matmul(u);
            }
            Tensor all = Tensor.stack(0, dx);
            return new Tensor[] {all, du, inputs[2] == null ? null : all.sum(new int[] {0, 1}), dh, dc};
        }

        private static Tensor belowSigmoid(Tensor slope, Tensor y) {
            return slope.mul(y).mul(y.neg().add(1));
        }
    }
}
