package himalia.tensor;

import java.util.function.UnaryOperator;

/// Comparisons, truth and bits that are written over the tensor itself; everybody calls them on [Tensor]. The rules are
/// those of [InPlaceOps]: the tensor keeps its type.
///
/// ```java
/// tensor("[3., 5.]").gt_(4)                             // tensor([0., 1.])
/// tensor("[True, False]").logicalOr_(tensor(true))      // tensor([True, True])
/// ```
public sealed interface InPlaceLogic permits Tensor {
    /// 1 where `this == other`, else 0, in the type of this tensor.
    default Tensor eq_(Tensor other) {
        return become(x -> x.eq(other).to(x.dtype()));
    }

    /// 1 where `this == other`, else 0, in the type of this tensor.
    default Tensor eq_(double other) {
        return become(x -> x.eq(other).to(x.dtype()));
    }

    /// 1 where `this != other`, else 0, in the type of this tensor.
    default Tensor ne_(Tensor other) {
        return become(x -> x.ne(other).to(x.dtype()));
    }

    /// 1 where `this != other`, else 0, in the type of this tensor.
    default Tensor ne_(double other) {
        return become(x -> x.ne(other).to(x.dtype()));
    }

    /// 1 where `this < other`, else 0, in the type of this tensor.
    default Tensor lt_(Tensor other) {
        return become(x -> x.lt(other).to(x.dtype()));
    }

    /// 1 where `this < other`, else 0, in the type of this tensor.
    default Tensor lt_(double other) {
        return become(x -> x.lt(other).to(x.dtype()));
    }

    /// 1 where `this <= other`, else 0, in the type of this tensor.
    default Tensor le_(Tensor other) {
        return become(x -> x.le(other).to(x.dtype()));
    }

    /// 1 where `this <= other`, else 0, in the type of this tensor.
    default Tensor le_(double other) {
        return become(x -> x.le(other).to(x.dtype()));
    }

    /// 1 where `this > other`, else 0, in the type of this tensor.
    default Tensor gt_(Tensor other) {
        return become(x -> x.gt(other).to(x.dtype()));
    }

    /// 1 where `this > other`, else 0, in the type of this tensor.
    default Tensor gt_(double other) {
        return become(x -> x.gt(other).to(x.dtype()));
    }

    /// 1 where `this >= other`, else 0, in the type of this tensor.
    default Tensor ge_(Tensor other) {
        return become(x -> x.ge(other).to(x.dtype()));
    }

    /// 1 where `this >= other`, else 0, in the type of this tensor.
    default Tensor ge_(double other) {
        return become(x -> x.ge(other).to(x.dtype()));
    }

    /// The bits of [Tensor#bitwiseAnd(Tensor)].
    default Tensor bitwiseAnd_(Tensor other) {
        return become(x -> x.bitwiseAnd(other));
    }

    /// The bits of [Tensor#bitwiseAnd(long)].
    default Tensor bitwiseAnd_(long other) {
        return become(x -> x.bitwiseAnd(other));
    }

    /// The bits of [Tensor#bitwiseOr(Tensor)].
    default Tensor bitwiseOr_(Tensor other) {
        return become(x -> x.bitwiseOr(other));
    }

    /// The bits of [Tensor#bitwiseOr(long)].
    default Tensor bitwiseOr_(long other) {
        return become(x -> x.bitwiseOr(other));
    }

    /// The bits of [Tensor#bitwiseXor(Tensor)].
    default Tensor bitwiseXor_(Tensor other) {
        return become(x -> x.bitwiseXor(other));
    }

    /// The bits of [Tensor#bitwiseXor(long)].
    default Tensor bitwiseXor_(long other) {
        return become(x -> x.bitwiseXor(other));
    }

    /// What is true becomes false, and the other way round.
    default Tensor logicalNot_() {
        return become(Tensor::logicalNot);
    }

    /// True where both are.
    default Tensor logicalAnd_(Tensor other) {
        return become(x -> x.logicalAnd(other));
    }

    /// True where one or both are.
    default Tensor logicalOr_(Tensor other) {
        return become(x -> x.logicalOr(other));
    }

    /// True where exactly one is.
    default Tensor logicalXor_(Tensor other) {
        return become(x -> x.logicalXor(other));
    }

    /// Every bit turned around; see [Tensor#bitwiseNot()].
    default Tensor bitwiseNot_() {
        return become(Tensor::bitwiseNot);
    }

    private Tensor become(UnaryOperator<Tensor> f) {
        return InPlace.become(self(), f);
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
