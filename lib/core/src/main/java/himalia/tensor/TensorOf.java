package himalia.tensor;

import java.util.List;

/// Tensors of given numbers: text, single numbers, arrays, lists; everybody calls them on [Tensor], for example
/// `Tensor.tensor("[1., 2.]")`.
///
/// ```java
/// tensor(1, 2, 3)                      // tensor([1, 2, 3])
/// tensor("[1, 2]", DType.FLOAT32)      // tensor([1., 2.])
/// ```
public abstract sealed class TensorOf extends RandomCreation permits Creation {
    TensorOf() {}

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

    /// Nested lists of numbers or truth values, of any depth: float32 if one of them has a point, else int64 or bool.
    ///
    /// ```java
    /// tensor(List.of(List.of(1, 2), List.of(3, 4)))   // tensor([[1, 2],
    ///                                                 //         [3, 4]])
    /// tensor(List.of(1, 0.5))                         // tensor([1.0000, 0.5000])
    /// ```
    ///
    /// @throws IllegalArgumentException if lists of one depth differ in length or something is no number
    public static Tensor tensor(List<?> nested) {
        return FromList.tensor(nested);
    }

    // ---- in a type of one's choice ----------------------------------------------------------------------------------

    /// Reads nested brackets, in this type; every digit counts, where `tensor(...).toDouble()` would have lost some.
    ///
    /// ```java
    /// tensor("[0.1]", DType.FLOAT64)   // tensor([0.1000], dtype=torch.float64)
    /// ```
    public static Tensor tensor(String literal, DType dtype) {
        return Literal.parse(literal, dtype).to(dtype);
    }

    /// A number of rank 0 in this type.
    public static Tensor tensor(double value, DType dtype) {
        Tensor t = Tensor.scalar(dtype);
        t.storage.setDouble(0, value);
        return t;
    }

    /// A vector in this type.
    public static Tensor tensor(double[] values, DType dtype) {
        return FromArray.tensor(values, dtype);
    }

    /// A matrix in this type.
    public static Tensor tensor(double[][] rows, DType dtype) {
        return FromArray.tensor(rows, dtype);
    }

    /// A vector in this type.
    public static Tensor tensor(long[] values, DType dtype) {
        return FromArray.tensor(values, dtype);
    }

    /// Nested lists of numbers or truth values, in this type.
    public static Tensor tensor(List<?> nested, DType dtype) {
        return FromList.tensor(nested, dtype);
    }

    private static Tensor ofArray(Object array) {
        return FromArray.tensor(array);
    }
}
