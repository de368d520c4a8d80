package himalia.tensor;

import himalia.tensor.cpu.Interrupts;

/// The lines of a tensor along one dimension: what sorting, accumulating and picking along it work on.
final class Lines {
    /// Row-major.
    final Tensor x;
    /// The length of a line.
    final int n;
    /// From one element of a line to the next.
    final int step;
    /// How many lines there are.
    final int count;

    private final int dim;

    Lines(Tensor x, int dim) {
        this.x = Copy.contiguous(x, false);
        this.dim = Shape.wrap(dim, x.dim());
        int[] dims = x.shape().dims;
        n = dims.length == 0 ? 1 : dims[this.dim];
        int inner = 1;
        for (int i = this.dim + 1; i < dims.length; i++) {
            inner *= dims[i];
        }
        step = inner;
        count = n == 0 ? outer(dims) * inner : x.numel() / n;
    }

    private int outer(int[] dims) {
        int outer = 1;
        for (int i = 0; i < dim; i++) {
            outer *= dims[i];
        }
        return outer;
    }

    /// What to do with the line that begins at a place of the storage of `x`; lines count in row-major order.
    @FunctionalInterface
    interface Line {
        void run(int from, int line);
    }

    void forEach(Line line) {
        int seen = 0;
        for (int i = 0; i < count; i++) {
            line.run(x.layout.offset + start(i), i);
            seen += n;
            if (seen > 100_000) {
                Interrupts.poll("a tensor operation");
                seen = 0;
            }
        }
    }

    /// Where a line begins in a fresh tensor of the same shape.
    int start(int line) {
        return start(line, n);
    }

    /// Where a line begins in a fresh tensor whose lines have another length.
    int start(int line, int length) {
        return line / step * length * step + line % step;
    }

    /// The shape with lines of another length.
    Shape withLength(int length) {
        return withLength(x.shape(), dim, length);
    }

    /// A shape whose lines along a dimension have another length.
    static Shape withLength(Shape s, int dim, int length) {
        int[] dims = s.dims.clone();
        if (dims.length > 0) {
            dims[dim] = length;
        }
        return Shape.own(dims);
    }

    /// The shape when every line has become one element.
    Shape reduced(boolean keepdim) {
        boolean[] gone = Reductions.marks(x, new int[] {dim});
        return Reductions.reduced(x.shape(), gone, keepdim);
    }
}
