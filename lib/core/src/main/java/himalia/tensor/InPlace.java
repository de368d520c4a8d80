package himalia.tensor;

import himalia.tensor.cpu.BinaryKernel;
import himalia.tensor.cpu.FloatFunction;
import himalia.tensor.cpu.UnaryKernel;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Changes of a tensor itself: the operations whose names end in an underscore.
final class InPlace {
    /// So many elements are changed within some milliseconds and not stopped half-way; more are computed apart.
    static final int WHOLE = 1 << 22;

    private InPlace() {}

    /// Whether the change must be recorded; refuses what would lose a gradient.
    static boolean recorded(Tensor x, Tensor value) {
        if (x.base != null && x.base.isLeaf() && x.base.requiresGrad() && Autograd.isEnabled()) {
            throw new IllegalStateException(
                    "a view of a leaf Variable that requires grad is being used in an in-place operation."
                            + "\nHint: put the change inside noGrad: try (var g = noGrad()) { ... }");
        }
        if (!Autograd.records(x, value)) {
            return false;
        }
        if (x.isLeaf() && x.requiresGrad()) {
            throw new IllegalStateException("a leaf Variable that requires grad is being used in an in-place operation."
                    + "\nHint: put the change inside noGrad, as an optimizer does: try (var g = noGrad()) { ... }");
        }
        return true;
    }

    /// `x = f(x)`. A gradient may need the values from before: where one is recorded, the function sees a copy.
    static Tensor become(Tensor x, UnaryOperator<Tensor> f) {
        if (Autograd.records(x)) {
            return write(x, f.apply(x.clone()));
        }
        @Nullable GradientPool pool = x.numel() < GradientPool.BIG ? null : GradientPool.begin();
        try {
            Tensor made = f.apply(x);
            if (made.requiresGrad()) { // for another operand
                return write(x, f.apply(x.clone()));
            }
            write(x, made);
            if (pool != null && made.storage != x.storage) {
                pool.giveBack(made.storage); // nobody else has seen it: the next step finds it warm
            }
            return x;
        } finally {
            if (pool != null) {
                pool.end();
            }
        }
    }

    /// `x = k(x)`, at once where nothing has to be recorded; else by the operation.
    static Tensor apply(UnaryKernel k, Tensor x, UnaryOperator<Tensor> operation) {
        if (x.dtype().isFloatingPoint() && x.isContiguous() && x.numel() <= WHOLE && !recorded(x, x)) {
            Elementwise.unaryInto(k, x, x);
            x.storage.changed();
            return x;
        }
        return become(x, operation);
    }

    /// The same of a function that many floats can be given to.
    static Tensor apply(FloatFunction f, Tensor x, UnaryOperator<Tensor> operation) {
        if (x.dtype() == DType.FLOAT32 && x.isContiguous() && x.numel() <= WHOLE && !recorded(x, x)) {
            x.storage.backend().map(f, x.storage, x.layout, x.storage, x.layout);
            x.storage.changed();
            return x;
        }
        return become(x, operation);
    }

    /// Writes `value` over `x`; it was computed from `x` and others.
    static Tensor write(Tensor x, Tensor value) {
        return write(x, value, false);
    }

    /// Writes `value` over `x`; it has nothing to do with what was there.
    static Tensor replace(Tensor x, Tensor value) {
        return write(x, value, true);
    }

    private static Tensor write(Tensor x, Tensor value, boolean replaces) {
        boolean record = recorded(x, value);
        checkFits(x, value.shape(), value.dtype());
        if (x.layout.repeats() && value.numel() != 1) { // one number may go to all
            throw new IllegalStateException(
                    "unsupported operation: more than one element of the written-to tensor refers"
                            + " to a single memory location. Please clone() the tensor before performing the operation."
                            + "\nHint: expand(...) shows the same numbers again and again: x = x.clone() gives each a place of its own.");
        }
        Tensor fitted = value.to(x.dtype());
        Copy.over(x, fitted);
        x.storage.changed();
        if (record) {
            Tensor whole = fitted.shape().equals(x.shape()) ? fitted : fitted.expand(x.shape());
            if (x.base == null) {
                Node before = x.gradFn;
                x.gradFn = null;
                if (replaces && before != null) {
                    recordReplaced(x, before, whole);
                } else if (whole.requiresGrad()) {
                    Tape.record(x, "Copy", (g, i) -> g, whole);
                    x.gradFn = whole.edge();
                }
            } else if (x.base.layout.offset != 0 || !x.base.isContiguous()) {
                throw new IllegalStateException("An in-place change of a view of a detached view cannot be recorded."
                        + "\nHint: call clone() after detach().");
            } else {
                Views.recordOverwrite(x.base, x, whole);
                x.viewVersion = x.storage.version() - 1; // so that the view is seen through its changed base
            }
        }
        return x;
    }

    /// As in PyTorch: what came before still gets a gradient, of zeros.
    private static void recordReplaced(Tensor x, Node before, Tensor by) {
        Tensor old = x.detach();
        old.gradFn = before;
        Tape.record(x, "Copy", (g, i) -> i == 0 ? Tensor.zerosLike(g) : g, old, by);
    }

    private static void checkFits(Tensor x, Shape shape, DType dtype) {
        Shape both = Shape.broadcast(x.shape(), shape, "in-place write");
        if (!both.equals(x.shape())) {
            throw new IllegalArgumentException(
                    "output with shape " + x.shape().brackets()
                            + " doesn't match the broadcast shape " + both.brackets()
                            + "\nHint: an in-place operation cannot make its tensor larger; use the form without the underscore.");
        }
        if (dtype.category() > x.dtype().category()) {
            throw new IllegalArgumentException("result type " + dtype.title()
                    + " can't be cast to the desired output type " + x.dtype().title()
                    + "\nHint: make the tensor real first, for example x = x.toFloat().");
        }
    }

    /// `x = x (op) other`, without a copy where nothing has to be recorded.
    static Tensor apply(BinaryKernel k, Tensor x, Tensor other) {
        if (!recorded(x, other)
                && x.isContiguous()
                && x.numel() <= WHOLE
                && Elementwise.resultType(x, other) == x.dtype()
                && (k != BinaryKernel.DIV || x.dtype().isFloatingPoint())
                && (other.storage != x.storage || other.shape() == x.shape())) {
            checkFits(x, other.shape(), other.isNumber ? x.dtype() : other.dtype());
            Elementwise.binaryInto(k, x, Copy.as(other, x.dtype()), x);
            x.storage.changed();
            return x;
        }
        // a product's gradient needs the factors from before
        boolean keeps = k != BinaryKernel.ADD && k != BinaryKernel.SUB && Autograd.records(x, other);
        Tensor before = keeps ? x.clone() : x;
        Tensor operand = other == x ? before : other;
        return write(
                x,
                switch (k) {
                    case ADD -> Arithmetic.add(before, operand);
                    case SUB -> Arithmetic.sub(before, operand);
                    case MUL -> Arithmetic.mul(before, operand);
                    case DIV -> Arithmetic.div(before, operand);
                    default -> Arithmetic.pow(before, operand);
                });
    }

    /// `x += alpha * other`, the step of gradient descent.
    static Tensor addScaled(Tensor x, Tensor other, double alpha) {
        if (x.dtype() != DType.FLOAT32
                || other.dtype() != DType.FLOAT32
                || !x.isContiguous()
                || x.numel() > WHOLE
                || !other.isContiguous()
                || !x.shape().equals(other.shape())
                || recorded(x, other)) {
            return apply(BinaryKernel.ADD, x, other.mul(other.whole(alpha)));
        }
        x.storage.backend().addScaled(other.storage, other.layout, (float) alpha, x.storage, x.layout);
        x.storage.changed();
        return x;
    }

    /// `x` becomes a view of itself.
    ///
    /// Recorded operations rely on the shapes that their inputs had: tensors that gradients flow through
    /// are refused, even within `noGrad`.
    static Tensor look(Tensor x, String name, UnaryOperator<Tensor> view) {
        if (x.requiresGrad()) {
            throw new IllegalStateException((x.isLeaf()
                            ? "a leaf Variable that requires grad is being used in an in-place operation."
                            : name + "_ cannot change the shape of a tensor that gradients flow through.")
                    + "\nHint: x = x." + name + "(...) makes a view and leaves the tensor as it is.");
        }
        Tensor other = view.apply(x);
        x.look(other.layout);
        x.storage.changed();
        return x;
    }

    static Tensor fill(Tensor x, Tensor value) {
        if (value.dim() > 0) {
            throw new IllegalArgumentException("fill_ only supports 0-dimension value tensor but got tensor with "
                    + value.dim() + " dimensions: " + value.shape().brackets() + "\nHint: copy_(...) takes any shape.");
        }
        return replace(x, value.to(x.dtype()));
    }

    static Tensor copy(Tensor x, Tensor other) {
        if (x == other) {
            recorded(x, other);
            return x;
        }
        Shape both = Shape.broadcast(x.shape(), other.shape(), "copy_");
        if (!both.equals(x.shape())) {
            throw new IllegalArgumentException("output with shape " + x.shape().brackets()
                    + " doesn't match the broadcast shape " + both.brackets());
        }
        return replace(x, other.to(x.dtype()));
    }

    /// Writes at places of the flattened tensor.
    static Tensor put(Tensor x, Tensor index, Tensor source) {
        return become(
                x,
                y -> y.reshape(-1)
                        .indexCopy(0, index.reshape(-1), source.reshape(-1))
                        .view(y.shape()));
    }

    /// Another shape over the first elements in the order of memory.
    static Tensor resize(Tensor x, int[] shape) {
        Shape wanted = Shape.of(shape);
        if (x.requiresGrad()) {
            throw new IllegalStateException("cannot resize variables that require grad: the shape is "
                    + x.shape().brackets() + "\nHint: x = x.reshape(...) or x.detach().resize_(...)");
        }
        int room = x.storage.length() - x.layout.offset;
        if (wanted.numel > room) {
            throw new IllegalArgumentException("resize_: " + wanted.brackets() + " needs " + wanted.numel
                    + " elements, the tensor " + x.shape().brackets() + " has room for " + room
                    + "\nHint: Tensor.zeros(...) makes a larger one, cat(...) adds elements.");
        }
        return x.look(x.layout.as(wanted));
    }
}
