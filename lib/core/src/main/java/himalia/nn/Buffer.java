package himalia.nn;

import himalia.tensor.Tensor;

/// A tensor that a [Module] keeps without learning it, such as the running mean of [BatchNorm]: it stands in the
/// state and is converted with the module. A field of this type is found by itself.
@SuppressWarnings("serial")
public class Buffer extends Tensor {
    /// A buffer over the elements of a tensor.
    public Buffer(Tensor data) {
        super(data, false);
    }
}
