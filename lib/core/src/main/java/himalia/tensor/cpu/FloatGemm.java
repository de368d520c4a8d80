package himalia.tensor.cpu;

/// A way to multiply float matrices: the work of one thread.
interface FloatGemm {
    /// Adds the product to its third matrix.
    void add(Product p);

    /// Whether a product of this size is worth its preparations.
    boolean suits(int m, int n, int k);
}
