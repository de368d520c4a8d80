package himalia.tensor;

/// Other types and devices; everybody calls them on [Tensor].
///
/// ```java
/// tensor("[1.9, 0.]").toLong()        // tensor([1, 0])
/// tensor("[1.9, 0.]").toBool()        // tensor([ True, False])
/// ```
public sealed interface Converting permits Tensor {
    /// In another type; the tensor itself if it has it already.
    default Tensor to(DType dtype) {
        return Arithmetic.to(self(), dtype);
    }

    /// In another type; `copy` asks for elements of its own even where it has it already.
    default Tensor to(DType dtype, boolean copy) {
        return copy && self().dtype() == dtype ? self().clone() : to(dtype);
    }

    /// On this device; the tensor itself, because there is only the CPU.
    default Tensor to(Device device) {
        java.util.Objects.requireNonNull(device, "to: the device is null");
        return self();
    }

    /// On the device of this name; the tensor itself for `cpu`.
    ///
    /// @throws IllegalStateException for `cuda`
    default Tensor to(String device) {
        return to(new Device(device));
    }

    /// The tensor itself: it is on the CPU already.
    default Tensor cpu() {
        return self();
    }

    /// Says what to write instead, because there is no GPU here.
    ///
    /// @throws IllegalStateException always
    default Tensor cuda() {
        throw new IllegalStateException(Cuda.ABSENT);
    }

    /// Where it is computed: on the CPU.
    default Device device() {
        return Device.CPU;
    }

    /// As float32.
    default Tensor toFloat() {
        return to(DType.FLOAT32);
    }

    /// As float64.
    default Tensor toDouble() {
        return to(DType.FLOAT64);
    }

    /// As int64, fractions cut.
    default Tensor toLong() {
        return to(DType.INT64);
    }

    /// As int32, fractions cut.
    default Tensor toInt() {
        return to(DType.INT32);
    }

    /// As uint8, fractions cut; 256 wraps to 0.
    default Tensor toByte() {
        return to(DType.UINT8);
    }

    /// As bool: everything but 0 is true.
    default Tensor toBool() {
        return to(DType.BOOL);
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
