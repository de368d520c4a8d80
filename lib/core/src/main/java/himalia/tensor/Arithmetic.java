package himalia.tensor;

import static himalia.tensor.Autograd.records;
import static himalia.tensor.Tape.record;

import himalia.tensor.cpu.BinaryKernel;
import himalia.tensor.cpu.UnaryKernel;

/// Operations element by element, each with its gradient beside it.
final class Arithmetic {
    private Arithmetic() {}

    private static Tensor compute(BinaryKernel k, Tensor a, Tensor b) {
        DType dtype = Elementwise.resultType(a, b);
        return Elementwise.binary(k, a, b, dtype, dtype);
    }

    /// A gradient of a broadcast result, summed back to the operand.
    static Tensor fit(Tensor g, Tensor operand) {
        return Reductions.sumTo(g, operand.shape()).to(operand.dtype());
    }

    static Tensor add(Tensor a, Tensor b) {
        Tensor y = compute(BinaryKernel.ADD, a, b);
        if (records(a, b)) {
            record(y, "Add", (g, i) -> fit(g, i == 0 ? a : b), a, b);
        }
        return y;
    }

    /// `number - b`; a node of its own, for it prints under its own name.
    static Tensor rsub(Tensor number, Tensor b) {
        Tensor y = sub(number, b.detach());
        if (records(b)) {
            record(y, "Rsub", 1, (g, i) -> fit(g.neg(), b), b);
        }
        return y;
    }

    static Tensor sub(Tensor a, Tensor b) {
        if (a.dtype() == DType.BOOL ^ b.dtype() == DType.BOOL) {
            throw new IllegalArgumentException("Subtraction, the `-` operator, with a bool tensor is not supported. If "
                    + "you are trying to invert a mask, use the `~` or `logical_not()` operator instead.: "
                    + a.shape().brackets() + " of " + a.dtype() + " and "
                    + b.shape().brackets() + " of " + b.dtype()
                    + "\nHint: mask.logicalNot() inverts a mask, mask.toInt() makes numbers of it.");
        }
        if (a.dtype() == DType.BOOL && b.dtype() == DType.BOOL) {
            throw new IllegalArgumentException(
                    "Subtraction, the `-` operator, with two bool tensors is not supported. "
                            + "Use the `^` or `logical_xor()` operator instead.\nHint: a.ne(b) says where two bool tensors differ.");
        }
        Tensor y = compute(BinaryKernel.SUB, a, b);
        if (records(a, b)) {
            record(y, "Sub", (g, i) -> i == 0 ? fit(g, a) : fit(g.neg(), b), a, b);
        }
        return y;
    }

    static Tensor mul(Tensor a, Tensor b) {
        Tensor y = compute(BinaryKernel.MUL, a, b);
        if (records(a, b)) {
            Node node = record(y, "Mul", (g, i) -> i == 0 ? fit(g.mul(b), a) : fit(g.mul(a), b), a, b);
            saveOperands(node, a, b);
        }
        return y;
    }

    /// An operand is needed only for the gradient of the other one.
    private static void saveOperands(Node node, Tensor a, Tensor b) {
        if (a.requiresGrad() && b.requiresGrad()) {
            node.saves(a, b);
        } else {
            node.saves(a.requiresGrad() ? b : a);
        }
    }

    static Tensor div(Tensor a, Tensor b) {
        DType dtype = Elementwise.resultType(a, b);
        dtype = dtype.isFloatingPoint() ? dtype : DType.FLOAT32;
        Tensor y = Elementwise.binary(BinaryKernel.DIV, a, b, dtype, dtype);
        if (records(a, b)) {
            Node node = record(
                    y,
                    "Div",
                    (g, i) ->
                            i == 0 ? fit(g.div(b), a) : fit(g.neg().mul(a.div(b).div(b)), b),
                    a,
                    b);
            if (b.requiresGrad()) {
                node.saves(a, b);
            } else {
                node.saves(b);
            }
        }
        return y;
    }

    static Tensor pow(Tensor a, Tensor b) {
        Pointwise.checkNumbers("pow", Elementwise.resultType(a, b));
        if (b.isNumber && !Elementwise.resultType(a, b).isFloatingPoint() && b.item() < 0) {
            throw new IllegalArgumentException("Integers to negative integer powers are not allowed."
                    + "\nHint: use a floating point tensor, for example x.toFloat().pow(-1).");
        }
        Tensor y = compute(BinaryKernel.POW, a, b);
        if (records(a, b)) {
            Node node = record(
                    y,
                    "Pow",
                    b.isNumber ? 0 : 1,
                    (g, i) -> i == 0 ? fit(powBase(g, a, b), a) : fit(powExponent(g, a, b, y), b),
                    a,
                    b);
            if (b.requiresGrad()) {
                node.saves(a, b, y);
            } else {
                node.saves(a, b);
            }
        }
        return y;
    }

    private static Tensor powBase(Tensor g, Tensor a, Tensor b) {
        if (b.isNumber) {
            double e = b.item();
            // x^0 is constant, also where 0 * x^-1 would be 0 * inf
            return e == 0
                    ? Tensor.zerosLike(a)
                    : e == 2 ? g.mul(a.mul(2)) : g.mul(a.pow(e - 1).mul(e));
        }
        Tensor slope = a.pow(b.sub(1)).mul(b);
        return g.mul(Gathering.where(b.eq(0), Tensor.zerosLike(slope), slope));
    }

    private static Tensor powExponent(Tensor g, Tensor a, Tensor b, Tensor y) {
        Tensor slope = y.mul(a.to(y.dtype()).log());
        // 0^b stays 0 for b >= 0, where log(0) would give nan
        Tensor flat = a.eq(0).mul(b.ge(0)).to(DType.BOOL);
        return g.mul(Gathering.where(flat, Tensor.zerosLike(slope), slope));
    }

    static Tensor neg(Tensor x) {
        if (x.dtype() == DType.BOOL) {
            throw new IllegalArgumentException("Negation, the `-` operator, on a bool tensor is not supported. If you "
                    + "are trying to invert a mask, use the `~` or `logical_not()` operator instead."
                    + "\nHint: mask.eq(0) inverts a mask.");
        }
        Tensor y = Elementwise.unary(UnaryKernel.NEG, x);
        if (records(x)) {
            record(y, "Neg", (g, i) -> g.neg(), x);
        }
        return y;
    }

    static Tensor abs(Tensor x) {
        if (x.dtype() == DType.BOOL) {
            throw new IllegalArgumentException("\"abs_cpu\" not implemented for 'Bool': abs of "
                    + x.shape().brackets() + "\nHint: true and false have no sign; toInt() makes 1 and 0 of them.");
        }
        Tensor y = Elementwise.unary(UnaryKernel.ABS, x);
        if (records(x)) {
            record(y, "Abs", (g, i) -> g.mul(Elementwise.unary(UnaryKernel.SIGN, x)), x)
                    .saves(x);
        }
        return y;
    }

    static Tensor exp(Tensor x) {
        Tensor y = Elementwise.unary(UnaryKernel.EXP, x);
        if (records(x)) {
            record(y, "Exp", (g, i) -> g.mul(y), x).saves(y);
        }
        return y;
    }

    static Tensor log(Tensor x) {
        Tensor y = Elementwise.unary(UnaryKernel.LOG, x);
        if (records(x)) {
            record(y, "Log", (g, i) -> g.div(x), x).saves(x);
        }
        return y;
    }

    static Tensor sqrt(Tensor x) {
        Tensor y = Elementwise.unary(UnaryKernel.SQRT, x);
        if (records(x)) {
            record(y, "Sqrt", (g, i) -> g.div(y.mul(2)), x).saves(y);
        }
        return y;
    }

    /// gt, ge, lt, le, eq, ne: the result is bool and has no gradient.
    static Tensor compare(BinaryKernel k, Tensor a, Tensor b) {
        // a whole tensor against 1.5 compares real numbers, as PyTorch does
        return Elementwise.binary(k, a, b, Elementwise.resultType(a, b), DType.BOOL);
    }

    static Tensor clone(Tensor x) {
        Tensor y = Copy.contiguous(x, true);
        if (records(x)) {
            record(y, "Clone", (g, i) -> g, x);
        }
        return y;
    }

    static Tensor to(Tensor x, DType dtype) {
        if (x.dtype() == dtype) {
            return x;
        }
        Tensor y = Copy.cast(x, dtype);
        if (dtype.isFloatingPoint() && records(x)) {
            record(y, "ToCopy", (g, i) -> g.to(x.dtype()), x);
        }
        return y;
    }
}
