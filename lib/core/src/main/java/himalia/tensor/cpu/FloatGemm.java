package himalia.tensor.cpu;

/// Adds a product of two float matrices to a third one: the work of one thread.
interface FloatGemm {
    /// `c[co + i * cr + j * cc] += sum over p of a(i, p) * b(p, j)` for `i < m`, `j < n`, `p < k`.
    void add(
            int m,
            int n,
            int k,
            float[] a,
            Gemm.Layout al,
            float[] b,
            Gemm.Layout bl,
            float[] c,
            int co,
            int cr,
            int cc);

    /// Whether a product of this size is worth its preparations.
    boolean suits(int m, int n, int k);
}
