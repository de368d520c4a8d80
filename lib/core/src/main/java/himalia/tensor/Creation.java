package himalia.tensor;

/// The ways to make a tensor; everybody calls them on [Tensor], for example `Tensor.zeros(2, 3)`.
public abstract sealed class Creation extends TensorOf permits Picking {
    Creation() {}

    /// Zeros of this shape in float32.
    public static Tensor zeros(int... shape) {
        return zeros(DType.FLOAT32, shape);
    }

    /// Zeros of this shape in float32, for example `zeros(x.shape())`.
    public static Tensor zeros(Shape shape) {
        return Tensor.empty(DType.FLOAT32, shape);
    }

    /// Zeros of this type and shape.
    public static Tensor zeros(DType dtype, int... shape) {
        for (int size : shape) {
            if (size < 0) {
                throw new IllegalArgumentException("Trying to create tensor with negative dimension " + size + ": "
                        + Shape.text(shape) + " (zeros: Dimension size must be non-negative.)"
                        + "\nHint: sizes are 0 or more; only view and reshape take -1.");
            }
        }
        return Tensor.empty(dtype, Shape.of(shape));
    }

    /// Ones of this shape in float32.
    public static Tensor ones(int... shape) {
        return ones(DType.FLOAT32, shape);
    }

    /// Ones of this shape in float32.
    public static Tensor ones(Shape shape) {
        return zeros(shape).fill_(1);
    }

    /// Ones of this type and shape.
    public static Tensor ones(DType dtype, int... shape) {
        return zeros(dtype, shape).fill_(1);
    }

    /// One number everywhere, in float32.
    public static Tensor full(int[] shape, double value) {
        return zeros(shape).fill_(value);
    }

    /// One number everywhere, in float32.
    public static Tensor full(Shape shape, double value) {
        return zeros(shape).fill_(value);
    }

    /// One number everywhere, in this type.
    public static Tensor full(DType dtype, int[] shape, double value) {
        return zeros(dtype, shape).fill_(value);
    }

    /// One truth value everywhere, in bool.
    public static Tensor full(int[] shape, boolean value) {
        return zeros(DType.BOOL, shape).fill_(value ? 1 : 0);
    }

    /// One whole number everywhere, in int64.
    public static Tensor full(int[] shape, long value) {
        return zeros(DType.INT64, shape).fill_(value);
    }

    /// `0, 1, ..., end - 1` in int64.
    public static Tensor arange(long end) {
        return arange(0, end, 1);
    }

    /// `start, start + 1, ...` before `end` in int64.
    public static Tensor arange(long start, long end) {
        return arange(start, end, 1);
    }

    /// `start, start + step, ...` before `end` in int64.
    ///
    /// @throws IllegalArgumentException if the step is 0 or leads away from the end
    public static Tensor arange(long start, long end, long step) {
        Tensor t = Tensor.empty(DType.INT64, Shape.of(steps(start, end, step)));
        for (int i = 0; i < t.numel(); i++) {
            t.storage.setLong(i, start + i * step);
        }
        return t;
    }

    /// `0, 1, ...` before `end` in float32.
    public static Tensor arange(double end) {
        return arange(0, end, 1);
    }

    /// `start, start + 1, ...` before `end` in float32.
    public static Tensor arange(double start, double end) {
        return arange(start, end, 1);
    }

    /// `start, start + step, ...` before `end` in this type.
    ///
    /// ```java
    /// arange(DType.FLOAT64, 0, 1, 0.25)   // tensor([0.0000, 0.2500, 0.5000, 0.7500], dtype=torch.float64)
    /// ```
    public static Tensor arange(DType dtype, double start, double end, double step) {
        Tensor t = Tensor.empty(dtype, Shape.of(steps(start, end, step)));
        for (int i = 0; i < t.numel(); i++) {
            t.storage.setDouble(i, start + i * step);
        }
        return t;
    }

    /// `0, 1, ...` before `end` in this type.
    public static Tensor arange(DType dtype, double end) {
        return arange(dtype, 0, end, 1);
    }

    /// `start, start + step, ...` before `end` in float32.
    public static Tensor arange(double start, double end, double step) {
        return arange(DType.FLOAT32, start, end, step);
    }

    private static int steps(double start, double end, double step) {
        if (step == 0) {
            throw new IllegalArgumentException("step must be nonzero");
        }
        if ((end - start) * step < 0) {
            throw new IllegalArgumentException("upper bound and lower bound inconsistent with step sign: arange("
                    + start + ", " + end + ", " + step
                    + ")\nHint: a step below 0 counts down, from the larger number to the smaller one.");
        }
        return (int) Math.ceil((end - start) / step);
    }

    /// Zeros of the shape and type of another tensor.
    public static Tensor zerosLike(Tensor other) {
        return Tensor.empty(other.dtype(), other.shape());
    }

    /// Ones of the shape and type of another tensor.
    public static Tensor onesLike(Tensor other) {
        return zerosLike(other).fill_(1);
    }

    /// One number everywhere, in the shape and type of another tensor.
    public static Tensor fullLike(Tensor other, double value) {
        return zerosLike(other).fill_(value);
    }

    /// `steps` numbers at equal distances from `start` to `end`, both included, in float32.
    ///
    /// ```java
    /// linspace(0, 1, 5)   // tensor([0.0000, 0.2500, 0.5000, 0.7500, 1.0000])
    /// ```
    public static Tensor linspace(double start, double end, int steps) {
        return linspace(DType.FLOAT32, start, end, steps);
    }

    /// `steps` numbers at equal distances from `start` to `end`, both included.
    public static Tensor linspace(DType dtype, double start, double end, int steps) {
        return Sequences.linspace(dtype, start, end, steps);
    }

    /// The powers of 10 at equal distances of the exponent, from `10^start` to `10^end`, in float32.
    public static Tensor logspace(double start, double end, int steps) {
        return logspace(DType.FLOAT32, start, end, steps, 10);
    }

    /// Powers of `base` at equal distances of the exponent, from `base^start` to `base^end`, in float32.
    public static Tensor logspace(double start, double end, int steps, double base) {
        return logspace(DType.FLOAT32, start, end, steps, base);
    }

    /// The powers of 10 at equal distances of the exponent, from `10^start` to `10^end`, in this type.
    public static Tensor logspace(DType dtype, double start, double end, int steps) {
        return logspace(dtype, start, end, steps, 10);
    }

    /// Powers of `base` at equal distances of the exponent, from `base^start` to `base^end`.
    public static Tensor logspace(DType dtype, double start, double end, int steps, double base) {
        return Sequences.logspace(dtype, start, end, steps, base);
    }

    /// Room for elements that are written before they are read; zeros here, so that nothing depends on chance.
    public static Tensor empty(int... shape) {
        return zeros(shape);
    }

    /// Room for elements of the shape and type of another tensor; zeros here.
    public static Tensor emptyLike(Tensor other) {
        return zerosLike(other);
    }

    /// The rows and the columns of the elements of a matrix on and below a diagonal.
    ///
    /// ```java
    /// trilIndices(2, 2, 0)   // tensor([[0, 1, 1],
    ///                        //         [0, 0, 1]])
    /// ```
    public static Tensor trilIndices(int rows, int columns, int offset) {
        return ones(DType.INT64, rows, columns).tril(offset).nonzero().t().contiguous();
    }

    /// The rows and the columns of the elements of a matrix on and above a diagonal.
    ///
    /// ```java
    /// triuIndices(2, 2, 0)   // tensor([[0, 0, 1],
    ///                        //         [0, 1, 1]])
    /// ```
    public static Tensor triuIndices(int rows, int columns, int offset) {
        return ones(DType.INT64, rows, columns).triu(offset).nonzero().t().contiguous();
    }

    /// A square with 1 on the diagonal, in float32.
    public static Tensor eye(int n) {
        return eye(n, n);
    }

    /// A square with 1 on the diagonal, in this type.
    public static Tensor eye(DType dtype, int n) {
        return eye(dtype, n, n);
    }

    /// A matrix with 1 on the diagonal, in float32.
    public static Tensor eye(int rows, int columns) {
        return eye(DType.FLOAT32, rows, columns);
    }

    /// A matrix with 1 on the diagonal.
    public static Tensor eye(DType dtype, int rows, int columns) {
        return zeros(dtype, rows, columns).fillDiagonal_(1);
    }

    /// The coordinates of a grid over vectors, a tensor for each; the first vector varies along dimension 0.
    ///
    /// ```java
    /// meshgrid(tensor("[1, 2]"), tensor("[3, 4, 5]"))[0]   // tensor([[1, 1, 1],
    ///                                                      //         [2, 2, 2]])
    /// ```
    public static Tensor[] meshgrid(Tensor... vectors) {
        return Sequences.meshgrid(vectors, "ij");
    }

    /// The coordinates of a grid; with `xy` the first vector varies along dimension 1, as in plots and NumPy.
    public static Tensor[] meshgrid(String indexing, Tensor... vectors) {
        return Sequences.meshgrid(vectors, indexing);
    }

    /// Every combination of an element of each vector, a row each.
    public static Tensor cartesianProd(Tensor... vectors) {
        return Sequences.cartesianProd(vectors);
    }

    /// The powers of a vector's elements as columns, the highest first (or, `increasing`, last).
    public static Tensor vander(Tensor x, int columns, boolean increasing) {
        return Sequences.vander(x, columns, increasing);
    }
}
