package himalia.tensor.cpu;

import himalia.tensor.cpu.Gemm.Layout;

/// A product of float matrices to be added to a third one: `c += a b` with `a` of `m x k`, `b` of `k x n`.
///
/// @param al where `a` lies in its array; `bl` and `cl` likewise
record Product(int m, int n, int k, float[] a, Layout al, float[] b, Layout bl, float[] c, Layout cl) {
    /// How many multiplications it takes.
    long work() {
        return (long) m * n * k;
    }

    /// The same product with rows and columns swapped: `cᵀ += bᵀ aᵀ`.
    Product transposed() {
        return new Product(n, m, k, b, bl.transposed(), a, al.transposed(), c, cl.transposed());
    }

    /// Only so many rows of the result.
    Product rows(int from, int count) {
        return new Product(count, n, k, a, al.from(from, 0), b, bl, c, cl.from(from, 0));
    }

    /// Only so many columns of the result.
    Product columns(int from, int count) {
        return new Product(m, count, k, a, al, b, bl.from(0, from), c, cl.from(0, from));
    }

    /// Only a part of what is summed up.
    Product depth(int from, int count) {
        return new Product(m, n, count, a, al.from(0, from), b, bl.from(from, 0), c, cl);
    }
}
