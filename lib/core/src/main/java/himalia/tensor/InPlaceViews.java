package himalia.tensor;

/// Changes of the way a tensor looks at its elements, without a copy; everybody calls them on [Tensor].
///
/// ```java
/// Tensor x = zeros(2, 3);
/// x.t_().unsqueeze_(0);
/// x.shape()               // torch.Size([1, 3, 2])
/// ```
public sealed interface InPlaceViews permits Tensor {
    /// A matrix becomes its transpose, without a copy; only for tensors that no gradients flow through.
    ///
    /// ```java
    /// Tensor x = zeros(2, 3);
    /// x.t_();
    /// x.shape()           // torch.Size([3, 2])
    /// ```
    default Tensor t_() {
        return InPlace.look(self(), "t", Tensor::t);
    }

    /// Two dimensions change places, without a copy; only for tensors that no gradients flow through.
    default Tensor transpose_(int dim0, int dim1) {
        return InPlace.look(self(), "transpose", x -> x.transpose(dim0, dim1));
    }

    /// Loses its dimensions of size 1, without a copy; only for tensors that no gradients flow through.
    default Tensor squeeze_() {
        return InPlace.look(self(), "squeeze", Tensor::squeeze);
    }

    /// Loses this dimension if its size is 1, without a copy; only for tensors that no gradients flow through.
    default Tensor squeeze_(int dim) {
        return InPlace.look(self(), "squeeze", x -> x.squeeze(dim));
    }

    /// Gets a new dimension of size 1 at this place, without a copy; only for tensors that no gradients flow through.
    default Tensor unsqueeze_(int dim) {
        return InPlace.look(self(), "unsqueeze", x -> x.unsqueeze(dim));
    }

    /// Two dimensions change places, without a copy; only for tensors that no gradients flow through.
    default Tensor swapaxes_(int axis0, int axis1) {
        return self().transpose_(axis0, axis1);
    }

    /// Cuts this tensor off from gradients, itself and not a copy.
    ///
    /// ```java
    /// Tensor y = tensor(2.).requiresGrad_().mul(3);
    /// y.detach_().requiresGrad()                     // false
    /// ```
    ///
    /// @throws IllegalStateException for a view: what it looks into would still have gradients
    default Tensor detach_() {
        Tensor x = self();
        if (x.base != null && x.requiresGrad()) {
            throw new IllegalStateException("Can't detach views in-place. Use detach() instead.: the shape is "
                    + x.shape().brackets() + "\nHint: x = x.detach()");
        }
        return x.forget();
    }

    /// Takes another shape, filled with the first elements in the order in which they lie in memory.
    ///
    /// ```java
    /// arange(6).resize_(2, 2)   // tensor([[0, 1],
    ///                           //         [2, 3]])
    /// ```
    ///
    /// @throws IllegalStateException if gradients flow through the tensor
    /// @throws IllegalArgumentException if the shape needs more elements than there are
    default Tensor resize_(int... shape) {
        Tensor x = self();
        Shape wanted = Shape.of(shape);
        if (x.requiresGrad()) {
            throw new IllegalStateException("cannot resize variables that require grad: the shape is "
                    + x.shape().brackets() + "\nHint: x = x.reshape(...) or x.detach().resize_(...)");
        }
        int room = x.storage.length() - x.layout.offset;
        if (wanted.numel > room) {
            throw new IllegalArgumentException("resize_: " + wanted.brackets() + " needs " + wanted.numel
                    + " elements, the tensor " + x.shape().brackets() + " has room for " + room
                    + "\nHint: Tensor.zeros(...) makes a larger one, cat(...) adds elements.");
        }
        return x.look(x.layout.as(wanted));
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
