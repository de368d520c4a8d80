package himalia.tensor;

/// How lines along a dimension lie in a row-major tensor: `outer` times `inner` of them, of `n` elements that are
/// `inner` apart.
record Along(int outer, int n, int inner) {
    /// Those of a dimension, or of [Backend#ALL] one.
    static Along of(Shape s, int dim) {
        if (dim == Backend.ALL) {
            return new Along(1, s.numel, 1);
        }
        int outer = 1;
        int inner = 1;
        for (int i = 0; i < s.dims.length; i++) {
            outer *= i < dim ? s.dims[i] : 1;
            inner *= i > dim ? s.dims[i] : 1;
        }
        return new Along(outer, s.dims.length == 0 ? 1 : s.dims[dim], inner);
    }

    int count() {
        return outer * inner;
    }

    /// Where a line begins.
    int start(int line) {
        return line / inner * n * inner + line % inner;
    }
}
