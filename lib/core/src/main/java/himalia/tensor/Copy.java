package himalia.tensor;

import himalia.tensor.cpu.Interrupts;

/// Copies between tensors of any layout and type; nothing here is recorded for gradients.
final class Copy {
    /// From here on a copy is worth a look at the interrupt flag.
    private static final int BIG = 1 << 15;

    private Copy() {}

    /// Writes `source`, broadcast to the shape of `target`, into it and converts the type.
    static void into(Tensor target, Tensor source) {
        into(target, source, true);
    }

    /// The same over a tensor that somebody may look at afterwards: all of it or, where Stop came before, nothing.
    static void over(Tensor target, Tensor source) {
        if (target.numel() >= BIG) {
            Interrupts.poll("a tensor operation");
        }
        into(target, source, false);
    }

    private static void into(Tensor target, Tensor source, boolean stops) {
        target.storage.backend().copy(source.storage, source.layout, target.storage, target.layout, stops);
    }

    /// The values in row-major order of their own; the tensor itself if it is so already and no copy is forced.
    static Tensor contiguous(Tensor x, boolean always) {
        return !always && x.isContiguous() ? x : cast(x, x.dtype());
    }

    /// A fresh row-major copy in another type.
    static Tensor cast(Tensor x, DType dtype) {
        Tensor y = Tensor.unwritten(dtype, x.shape());
        into(y, x);
        return y;
    }

    /// The values in this type, copied only if they have another one.
    static Tensor as(Tensor x, DType dtype) {
        return x.dtype() == dtype ? x : cast(x, dtype);
    }
}
