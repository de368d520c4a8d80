package himalia.tensor;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The sizes of a tensor, outermost first.
///
/// ```java
/// zeros(2, 3).shape()          // torch.Size([2, 3])
/// zeros(2, 3).shape().get(-1)  // 3
/// ```
public final class Shape {
    static final Shape SCALAR = new Shape();

    /// Shapes of matrices made before, at places found by their sizes: a network makes the same few in every step.
    /// Threads may write over each other's, as each is whole by itself.
    private static final Shape[] MATRICES = new Shape[256];

    final int[] dims;
    /// Steps between neighbours of a row-major tensor of this shape; shared by all of them.
    final int[] strides;
    final int numel;

    /// Made when the first tensor of this shape is; it never changes, so threads may make it twice.
    private @Nullable Layout layout;

    private Shape(int... dims) {
        this.dims = dims;
        this.strides = new int[dims.length];
        long count = 1;
        boolean empty = false;
        for (int i = dims.length - 1; i >= 0; i--) {
            strides[i] = (int) count;
            empty |= dims[i] == 0;
            count *= Math.max(1, dims[i]);
            if (count > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException("A tensor of shape " + text(dims)
                        + " has more than 2147483639 elements, the most that one Java array can hold.");
            }
        }
        this.numel = empty ? 0 : (int) count;
    }

    /// A shape of these sizes.
    ///
    /// @throws IllegalArgumentException if a size is negative
    public static Shape of(int... dims) {
        for (int dim : dims) {
            if (dim < 0) {
                throw new IllegalArgumentException("Trying to create tensor with negative dimension " + dim + ": "
                        + text(dims) + "\nHint: sizes are 0 or more; only view and reshape take -1.");
            }
        }
        return dims.length == 2 ? matrix(dims[0], dims[1]) : new Shape(dims.clone());
    }

    /// The same without copy, for arrays that nobody else holds and that are known to be good.
    static Shape own(int... dims) {
        return dims.length == 2 ? matrix(dims[0], dims[1]) : new Shape(dims);
    }

    /// The shape of a matrix, the same object for the same sizes as long as it is remembered.
    static Shape matrix(int rows, int columns) {
        int place = (rows * 31 + columns) & (MATRICES.length - 1);
        Shape known = MATRICES[place];
        if (known == null || known.dims[0] != rows || known.dims[1] != columns) {
            known = new Shape(rows, columns);
            MATRICES[place] = known;
        }
        return known;
    }

    /// Row-major from the first place of a storage on; shared by all tensors that lie so.
    Layout layout() {
        Layout l = layout;
        if (l == null) {
            l = new Layout(this, strides, 0);
            layout = l;
        }
        return l;
    }

    /// The number of dimensions.
    public int dim() {
        return dims.length;
    }

    /// The size of one dimension; `-1` is the last one.
    public int get(int dim) {
        checkHas(dim, dims.length);
        return dims[wrap(dim, dims.length)];
    }

    /// How many elements a tensor of this shape has.
    public int numel() {
        return numel;
    }

    /// The sizes as an array of your own.
    public int[] toArray() {
        return dims.clone();
    }

    /// A dimension counted from the front; `rank` 0 counts as 1, as in PyTorch.
    static int wrap(int dim, int rank) {
        int n = Math.max(rank, 1);
        if (dim < -n || dim >= n) {
            throw new IndexOutOfBoundsException("Dimension out of range (expected to be in range of [" + -n + ", "
                    + (n - 1) + "], but got " + dim + ")"
                    + "\nHint: dimensions count from 0; -1 is the last.");
        }
        return dim < 0 ? dim + n : dim;
    }

    /// Refuses a dimension of a single number, which has none.
    static void checkHas(int dim, int rank) {
        if (rank == 0) {
            throw new IndexOutOfBoundsException("Dimension specified as " + dim + " but tensor has no dimensions"
                    + "\nHint: a tensor of one number has the shape []; view(1) makes it a vector.");
        }
    }

    /// The shape that two shapes broadcast to; sizes are compared from the last one, and 1 fits any.
    static Shape broadcast(Shape a, Shape b, String op) {
        if (a == b || Arrays.equals(a.dims, b.dims)) {
            return a;
        }
        int rank = Math.max(a.dims.length, b.dims.length);
        int[] out = new int[rank];
        for (int i = rank - 1; i >= 0; i--) {
            int ai = i - rank + a.dims.length;
            int bi = i - rank + b.dims.length;
            int x = ai < 0 ? 1 : a.dims[ai];
            int y = bi < 0 ? 1 : b.dims[bi];
            if (x != y && x != 1 && y != 1) {
                throw new IllegalArgumentException(
                        "The size of tensor a (" + x + ") must match the size of tensor b ("
                                + y + ") at non-singleton dimension " + i + ": " + op.toLowerCase(Locale.ROOT) + " of "
                                + text(a.dims) + " and "
                                + text(b.dims)
                                + ".\nHint: shapes are compared from the last size backwards; sizes fit when they are equal or one of them is 1.");
            }
            out[i] = x == 1 ? y : x;
        }
        return Arrays.equals(out, a.dims) ? a : Arrays.equals(out, b.dims) ? b : own(out);
    }

    /// Steps that read a tensor of shape `dims` as if it had the shape `target`.
    static int[] broadcastStrides(int[] dims, int[] strides, Shape target) {
        int[] out = new int[target.dims.length];
        int shift = out.length - dims.length;
        for (int i = 0; i < dims.length; i++) {
            out[i + shift] = dims[i] == 1 ? 0 : strides[i];
        }
        return out;
    }

    static String text(int... dims) {
        return Arrays.stream(dims).mapToObj(Integer::toString).collect(Collectors.joining(", ", "[", "]"));
    }

    /// The bare sizes, for messages: `[2, 3]`.
    String brackets() {
        return text(dims);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Shape s && numel == s.numel && same(dims, s.dims);
    }

    /// A plain loop: there are few sizes, and every operation asks.
    private static boolean same(int[] a, int[] b) {
        if (a.length != b.length) {
            return false;
        }
        for (int i = 0; i < a.length; i++) {
            if (a[i] != b[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(dims);
    }

    /// As PyTorch prints it: `torch.Size([2, 3])`.
    @Override
    public String toString() {
        return "torch.Size(" + text(dims) + ")";
    }
}
