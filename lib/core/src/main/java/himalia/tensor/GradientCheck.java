package himalia.tensor;

import java.util.Arrays;
import java.util.function.Function;

/// Compares the gradients that `backward` computes with slopes measured by moving each input a little.
final class GradientCheck {
    private static final double STEP = 1e-6;
    private static final double RELATIVE = 1e-3;
    private static final double ABSOLUTE = 1e-5;

    private final Function<Tensor[], Tensor> f;
    private final Tensor[] at;

    private GradientCheck(Function<Tensor[], Tensor> f, Tensor[] at) {
        this.f = f;
        this.at = at;
    }

    static boolean run(Function<Tensor[], Tensor> f, Tensor... inputs) {
        Tensor[] at = new Tensor[inputs.length];
        boolean some = false;
        for (int i = 0; i < at.length; i++) {
            boolean real = inputs[i].dtype().isFloatingPoint();
            // a slope needs more digits than float32 has
            at[i] = real ? inputs[i].detach().to(DType.FLOAT64).clone() : inputs[i];
            some |= real;
        }
        if (!some) {
            throw new IllegalArgumentException("check: none of the inputs is floating point: "
                    + Arrays.stream(inputs).map(x -> x.dtype().toString()).toList()
                    + "\nHint: only such inputs have gradients; tensor(\"[1., 2.]\") or x.toFloat() make them.");
        }
        boolean before = Autograd.setEnabled(true);
        try {
            new GradientCheck(f, at).compare();
        } finally {
            Autograd.setEnabled(before);
        }
        return true;
    }

    private void compare() {
        Tensor[] leaves = new Tensor[at.length];
        for (int i = 0; i < at.length; i++) {
            boolean real = at[i].dtype().isFloatingPoint();
            leaves[i] = real ? at[i].clone().requiresGrad_() : at[i];
        }
        // copies of the leaves, so that f may change its inputs in place
        Tensor y = f.apply(
                Arrays.stream(leaves).map(x -> x.requiresGrad() ? x.clone() : x).toArray(Tensor[]::new));
        if (!y.dtype().isFloatingPoint()) {
            throw new IllegalArgumentException("check: the result is " + y.dtype() + ", which has no gradient.");
        }
        for (int i = 0; i < at.length; i++) {
            if (leaves[i].requiresGrad()) {
                compare(i, leaves, y);
            }
        }
    }

    /// Every element of one input against every element of the result.
    private void compare(int input, Tensor[] leaves, Tensor y) {
        double[][] slopes = new double[at[input].numel()][];
        for (int e = 0; e < slopes.length; e++) {
            slopes[e] = slopes(input, e);
        }
        for (int r = 0; r < y.numel(); r++) {
            double[] gradient = gradient(leaves, input, y, r);
            for (int e = 0; e < slopes.length; e++) {
                double slope = slopes[e][r];
                if (!(Math.abs(gradient[e] - slope) <= ABSOLUTE + RELATIVE * Math.abs(slope))) {
                    throw new IllegalStateException(
                            "Jacobian mismatch for output 0 with respect to input " + input
                                    + ": when element " + place(at[input].shape(), e) + " of the input moves, element "
                                    + place(y.shape(), r) + " of the result changes at the rate " + (float) slope
                                    + " (numerical), but its gradient says " + (float) gradient[e] + " (analytical)."
                                    + "\nHint: a function with a corner there (relu at 0) or with random numbers differs, too.");
                }
            }
        }
    }

    private double[] gradient(Tensor[] leaves, int input, Tensor y, int element) {
        double[] none = new double[at[input].numel()];
        if (!y.requiresGrad()) {
            return none;
        }
        for (Tensor leaf : leaves) {
            leaf.zeroGrad();
        }
        Tensor one = Tensor.empty(y.dtype(), y.shape());
        one.storage.setDouble(element, 1);
        y.backward(one, true, false);
        Tensor grad = leaves[input].grad();
        return grad == null ? none : grad.toDoubleArray();
    }

    private double[] slopes(int input, int element) {
        double[] above = moved(input, element, STEP);
        double[] below = moved(input, element, -STEP);
        for (int i = 0; i < above.length; i++) {
            above[i] = (above[i] - below[i]) / (2 * STEP);
        }
        return above;
    }

    private double[] moved(int input, int element, double step) {
        Tensor[] near = Arrays.stream(at).map(Tensor::clone).toArray(Tensor[]::new);
        Storage s = near[input].storage;
        s.setDouble(element, s.getDouble(element) + step);
        return f.apply(near).toDoubleArray();
    }

    /// `5` in a shape of `[2, 3]` is `[1, 2]`.
    private static String place(Shape shape, int element) {
        int[] at = new int[shape.dims.length];
        int rest = element;
        for (int d = at.length - 1; d >= 0; d--) {
            at[d] = rest % shape.dims[d];
            rest /= shape.dims[d];
        }
        return Shape.text(at);
    }
}
