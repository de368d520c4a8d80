package himalia.nn;

import himalia.tensor.Tensor;

/// Its input, unchanged: a place holder in a network.
///
/// ```java
/// new Identity(54, "whatever the layer before took").forward(tensor(1., 2.))   // tensor([1., 2.])
/// ```
public class Identity extends Module {
    /// Takes anything and ignores it, so that it can stand in for any layer.
    public Identity(Object... ignored) {}

    @Override
    public Tensor forward(Tensor x) {
        return x;
    }
}
