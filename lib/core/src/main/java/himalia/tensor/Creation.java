package himalia.tensor;

/// The ways to make a tensor; everybody calls them on [Tensor], for example `Tensor.zeros(2, 3)`.
public abstract sealed class Creation permits Picking {
    Creation() {}

    /// Reads nested brackets; what [#toString()] prints can be pasted back.
    ///
    /// ```java
    /// tensor("[[0, 1], [2, 3]]")   // int64, because no number has a point
    /// tensor("[1., 0.5]")          // float32
    /// tensor("[True, False]")      // bool
    /// ```
    ///
    /// @throws IllegalArgumentException if rows differ in length or something is no number
    public static Tensor tensor(String literal) {
        return Literal.parse(literal);
    }

    /// A float32 number of rank 0.
    public static Tensor tensor(double value) {
        Tensor t = Tensor.scalar(DType.FLOAT32);
        t.storage.setDouble(0, value);
        return t;
    }

    /// An int64 number of rank 0.
    public static Tensor tensor(long value) {
        Tensor t = Tensor.scalar(DType.INT64);
        t.storage.setLong(0, value);
        return t;
    }

    /// A bool of rank 0.
    public static Tensor tensor(boolean value) {
        Tensor t = Tensor.scalar(DType.BOOL);
        t.storage.setLong(0, value ? 1 : 0);
        return t;
    }

    /// A float32 vector.
    public static Tensor tensor(double... values) {
        return ofArray(values);
    }

    /// A float32 vector.
    public static Tensor tensor(float... values) {
        return ofArray(values);
    }

    /// An int64 vector.
    public static Tensor tensor(long... values) {
        return ofArray(values);
    }

    /// An int64 vector.
    public static Tensor tensor(int... values) {
        return ofArray(values);
    }

    /// A bool vector.
    public static Tensor tensor(boolean... values) {
        return ofArray(values);
    }

    /// A float32 matrix.
    public static Tensor tensor(double[][] rows) {
        return ofArray(rows);
    }

    /// A float32 matrix.
    public static Tensor tensor(float[][] rows) {
        return ofArray(rows);
    }

    /// An int64 matrix.
    public static Tensor tensor(long[][] rows) {
        return ofArray(rows);
    }

    /// An int64 matrix.
    public static Tensor tensor(int[][] rows) {
        return ofArray(rows);
    }

    /// Nested arrays of any depth, for example `double[][][]`.
    ///
    /// @throws IllegalArgumentException if arrays of one depth differ in length
    public static Tensor tensor(Object[] nested) {
        return ofArray(nested);
    }

    private static Tensor ofArray(Object array) {
        return FromArray.tensor(array);
    }

    /// Zeros of this shape in float32.
    public static Tensor zeros(int... shape) {
        return zeros(DType.FLOAT32, shape);
    }

    /// Zeros of this type and shape.
    public static Tensor zeros(DType dtype, int... shape) {
        return Tensor.empty(dtype, Shape.of(shape));
    }

    /// Ones of this shape in float32.
    public static Tensor ones(int... shape) {
        return ones(DType.FLOAT32, shape);
    }

    /// Ones of this type and shape.
    public static Tensor ones(DType dtype, int... shape) {
        return zeros(dtype, shape).fill_(1);
    }

    /// One number everywhere, in float32.
    public static Tensor full(int[] shape, double value) {
        return zeros(shape).fill_(value);
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

    /// `start, start + step, ...` before `end` in float32.
    public static Tensor arange(double start, double end, double step) {
        Tensor t = Tensor.empty(DType.FLOAT32, Shape.of(steps(start, end, step)));
        for (int i = 0; i < t.numel(); i++) {
            t.storage.setDouble(i, start + i * step);
        }
        return t;
    }

    private static int steps(double start, double end, double step) {
        if (step == 0) {
            throw new IllegalArgumentException("step must be nonzero");
        }
        if ((end - start) * step < 0) {
            throw new IllegalArgumentException("upper bound and lower bound inconsistent with step sign: arange("
                    + start + ", " + end + ", " + step + ")");
        }
        return (int) Math.ceil((end - start) / step);
    }

    /// Zeros of the shape and type of another tensor.
    public static Tensor zerosLike(Tensor other) {
        return Tensor.empty(other.dtype(), other.shape);
    }

    /// Ones of the shape and type of another tensor.
    public static Tensor onesLike(Tensor other) {
        return zerosLike(other).fill_(1);
    }

    /// Random numbers, even from 0 up to 1; the same as PyTorch's for the same seed.
    public static Tensor rand(int... shape) {
        return zeros(shape).uniform_(0, 1);
    }

    /// Random numbers from the bell curve with mean 0 and deviation 1; the same as PyTorch's for the same seed.
    public static Tensor randn(int... shape) {
        return zeros(shape).normal_(0, 1);
    }

    /// Begins the random numbers again at this seed.
    public static void manualSeed(long seed) {
        Generator.DEFAULT.manualSeed(seed);
    }
}
