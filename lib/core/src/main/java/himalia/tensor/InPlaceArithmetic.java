package himalia.tensor;

import himalia.tensor.cpu.BinaryKernel;

/// Arithmetic that changes its tensor and returns it; everybody calls it on [Tensor]. The rules are those of
/// [InPlaceOps].
///
/// ```java
/// tensor("[1., 2.]").mul_(3).add_(1)        // tensor([4., 7.])
/// ```
public sealed interface InPlaceArithmetic permits Tensor {
    /// `this = this + other`.
    default Tensor add_(Tensor other) {
        return InPlace.apply(BinaryKernel.ADD, self(), other);
    }

    /// `this = this + alpha * other`.
    default Tensor add_(Tensor other, double alpha) {
        return InPlace.addScaled(self(), other, alpha);
    }

    /// `this = this + other`.
    default Tensor add_(double other) {
        return InPlace.apply(BinaryKernel.ADD, self(), self().whole(other));
    }

    /// `this = this - other`.
    default Tensor sub_(Tensor other) {
        return InPlace.apply(BinaryKernel.SUB, self(), other);
    }

    /// `this = this - other`.
    default Tensor sub_(double other) {
        return InPlace.apply(BinaryKernel.SUB, self(), self().whole(other));
    }

    /// `this = this * other`.
    default Tensor mul_(Tensor other) {
        return InPlace.apply(BinaryKernel.MUL, self(), other);
    }

    /// `this = this * other`.
    default Tensor mul_(double other) {
        return InPlace.apply(BinaryKernel.MUL, self(), self().whole(other));
    }

    /// `this = this / other`.
    default Tensor div_(Tensor other) {
        return InPlace.apply(BinaryKernel.DIV, self(), other);
    }

    /// `this = this / other`.
    default Tensor div_(double other) {
        return InPlace.apply(BinaryKernel.DIV, self(), self().whole(other));
    }

    /// Every element becomes 0.
    default Tensor zero_() {
        return fill_(0);
    }

    /// Every element becomes this number, fractions cut where the type has none.
    default Tensor fill_(Tensor value) {
        if (value.dim() > 0) {
            throw new IllegalArgumentException("fill_ only supports 0-dimension value tensor but got tensor with "
                    + value.dim() + " dimensions: " + value.shape().brackets() + "\nHint: copy_(...) takes any shape.");
        }
        return InPlace.write(self(), value.to(self().dtype()));
    }

    /// Writes one number everywhere.
    default Tensor fill_(double value) {
        return InPlace.write(self(), self().whole(value).to(self().dtype()));
    }

    /// The elements become those of another tensor, broadcast and converted.
    default Tensor copy_(Tensor other) {
        Shape both = Shape.broadcast(self().shape(), other.shape(), "copy_");
        if (!both.equals(self().shape())) {
            throw new IllegalArgumentException("output with shape "
                    + self().shape().brackets() + " doesn't match the broadcast shape " + both.brackets());
        }
        return InPlace.write(self(), other.to(self().dtype()));
    }

    /// Fills with random numbers, even between two numbers.
    default Tensor uniform_(double from, double to) {
        if (from > to) {
            throw new IllegalArgumentException("uniform_ expects to return a [from, to) range, but found from="
                    + text(from) + " > to=" + text(to) + "\nHint: the lower bound comes first.");
        }
        return drawn(t -> Generator.DEFAULT.uniform(t, from, to), "uniform_");
    }

    /// Fills with random numbers of this mean and standard deviation.
    default Tensor normal_(double mean, double std) {
        if (std < 0) {
            throw new IllegalArgumentException("normal expects std >= 0.0, but found std " + std);
        }
        return drawn(t -> Generator.DEFAULT.normal(t, mean, std), "normal_");
    }

    private Tensor drawn(java.util.function.Consumer<Tensor> draw, String name) {
        if (!self().dtype().isFloatingPoint()) {
            throw new IllegalArgumentException(name + " needs a floating point tensor, not " + self().dtype() + ".");
        }
        Tensor values = Tensor.zerosLike(self());
        draw.accept(values);
        return InPlace.write(self(), values);
    }

    /// `2` for 2.0, as Python prints it.
    private static String text(double v) {
        return v == (long) v ? Long.toString((long) v) : Double.toString(v);
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
