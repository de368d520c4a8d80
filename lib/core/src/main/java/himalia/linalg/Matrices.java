package himalia.linalg;

import himalia.tensor.DType;
import himalia.tensor.Shape;
import himalia.tensor.Tensor;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/// Checks of arguments, and the way from tensors to EJML's matrices and back; more than two dimensions are a batch.
final class Matrices {
    private Matrices() {}

    /// The sizes before the last two.
    static int[] batch(Tensor x) {
        return Arrays.copyOf(x.shape().toArray(), x.dim() - 2);
    }

    static int[] append(int[] batch, int... sizes) {
        int[] out = Arrays.copyOf(batch, batch.length + sizes.length);
        System.arraycopy(sizes, 0, out, batch.length, sizes.length);
        return out;
    }

    static void check(Tensor x, String op) {
        if (!x.dtype().isFloatingPoint()) {
            throw new IllegalArgumentException(op + ": Expected a floating point or complex tensor as input. Got "
                    + x.dtype().title() + "\nHint: make the tensor real first, for example x.toFloat().");
        }
        if (x.dim() < 2) {
            throw new IllegalArgumentException(
                    op + ": The input tensor A must have at least 2 dimensions, but its shape" + " is " + text(x)
                            + "\nHint: a vector becomes a matrix by unsqueeze(0) or view(rows, columns).");
        }
    }

    static void checkSquare(Tensor x, String op) {
        check(x, op);
        if (x.size(-1) != x.size(-2)) {
            throw new IllegalArgumentException(op + ": A must be batches of square matrices, but they are " + x.size(-2)
                    + " by " + x.size(-1) + " matrices: the shape is " + text(x)
                    + "\nHint: pinv and lstsq take matrices that are not square.");
        }
    }

    static void checkFinite(DMatrixRMaj[] matrices, String op) {
        for (DMatrixRMaj m : matrices) {
            for (double v : m.data) {
                if (!Double.isFinite(v)) {
                    throw new LinAlgException(op + ": The algorithm failed to converge because the input matrix "
                            + "contained non-finite values: " + v
                            + "\nHint: x.isfinite() shows where a number is nan or infinite.");
                }
            }
        }
    }

    static String text(Tensor x) {
        return Arrays.toString(x.shape().toArray());
    }

    /// In a message about one matrix of many: which one.
    static String element(Matrix at) {
        return at.count == 1 ? "" : "(Batch element " + at.index + "): ";
    }

    /// The place of a matrix in its batch.
    record Matrix(int index, int count) {}

    /// Every matrix of the batch, copied in double precision.
    static DMatrixRMaj[] split(Tensor x) {
        int rows = x.size(-2);
        int columns = x.size(-1);
        double[] data = x.toDoubleArray();
        int size = rows * columns;
        int count = 1;
        for (int d : batch(x)) {
            count *= d;
        }
        DMatrixRMaj[] out = new DMatrixRMaj[count];
        for (int i = 0; i < count; i++) {
            out[i] = DMatrixRMaj.wrap(rows, columns, Arrays.copyOfRange(data, i * size, (i + 1) * size));
        }
        return out;
    }

    static Tensor join(DMatrixRMaj[] parts, int[] shape, DType dtype) {
        double[][] data = new double[parts.length][];
        for (int i = 0; i < data.length; i++) {
            data[i] = parts[i].data;
        }
        return join(data, shape, dtype);
    }

    /// A tensor of these rows, one after another.
    static Tensor join(double[][] parts, int[] shape, DType dtype) {
        double[] data = new double[Shape.of(shape).numel()];
        int each = parts.length == 0 ? 0 : data.length / parts.length;
        for (int i = 0; i < parts.length; i++) {
            System.arraycopy(parts[i], 0, data, i * each, each);
        }
        return Tensor.tensor(data, DType.FLOAT64).view(shape).to(dtype);
    }

    static Tensor join(double[] values, int[] shape, DType dtype) {
        return join(new double[][] {values}, shape, dtype);
    }

    static Tensor eye(int n, DType dtype) {
        Tensor y = Tensor.zeros(dtype, n, n);
        y.diagonal().fill_(1);
        return y;
    }

    /// Ones on and above (`upper`) or on and below the diagonal, for masking by multiplication.
    static Tensor triangle(int rows, int columns, boolean upper, DType dtype) {
        Tensor row = Tensor.arange(rows).view(rows, 1);
        Tensor column = Tensor.arange(columns);
        return (upper ? row.le(column) : row.ge(column)).to(dtype);
    }

    /// Both with the batch sizes that they broadcast to.
    static Tensor[] broadcast(Tensor a, Tensor b) {
        Tensor one = Tensor.tensor(1.);
        int[] both = Tensor.broadcastTensors(one.expand(append(batch(a))), one.expand(append(batch(b))))[0]
                .shape()
                .toArray();
        return new Tensor[] {
            a.expand(append(both, a.size(-2), a.size(-1))), b.expand(append(both, b.size(-2), b.size(-1)))
        };
    }
}
