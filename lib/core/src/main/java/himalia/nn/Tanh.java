package himalia.nn;

import himalia.tensor.Tensor;

/// The hyperbolic tangent of every element: any number becomes one between -1 and 1.
///
/// ```java
/// new Tanh().forward(tensor(0., 2.))   // tensor([0.0000, 0.9640])
/// ```
public class Tanh extends Module {
    @Override
    public Tensor forward(Tensor x) {
        return x.tanh();
    }

    @Override
    Tensor callOver(Tensor x) {
        return isWatched() || getClass() != Tanh.class ? call(x) : x.tanh_();
    }
}
