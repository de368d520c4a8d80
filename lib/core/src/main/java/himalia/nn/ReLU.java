package himalia.nn;

import himalia.tensor.Tensor;

/// `max(x, 0)` of every element: what is negative becomes 0.
///
/// ```java
/// new ReLU().forward(tensor(-1., 2.))   // tensor([0., 2.])
/// ```
public class ReLU extends Module {
    @Override
    public Tensor forward(Tensor x) {
        return x.relu();
    }
}
