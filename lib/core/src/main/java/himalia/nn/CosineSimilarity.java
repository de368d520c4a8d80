package himalia.nn;

import himalia.tensor.Tensor;

/// The cosine of the angle between two vectors, `a · b / (|a| |b|)`: 1 if they point the same way.
///
/// ```java
/// new CosineSimilarity(0).forward(tensor(1., 0.), tensor(1., 1.))   // tensor(0.7071)
/// ```
public final class CosineSimilarity extends PairLayer {
    private final int dim;
    private final double eps;

    /// Along dimension 1.
    public CosineSimilarity() {
        this(1);
    }

    /// @param dim along which dimension
    public CosineSimilarity(int dim) {
        this(dim, 1e-8);
    }

    /// @param eps keeps the division from 0
    public CosineSimilarity(int dim, double eps) {
        this.dim = dim;
        this.eps = eps;
    }

    @Override
    public Tensor forward(Tensor x1, Tensor x2) {
        return x1.cosineSimilarity(x2, dim, eps);
    }
}
