package himalia.nn;

import himalia.tensor.Tensor;

/// The sigmoid `1 / (1 + e^-x)` of every element: any number becomes one between 0 and 1.
///
/// ```java
/// new Sigmoid().forward(tensor(0., 2.))   // tensor([0.5000, 0.8808])
/// ```
public class Sigmoid extends Module {
    @Override
    public Tensor forward(Tensor x) {
        return x.sigmoid();
    }

    @Override
    Tensor callOver(Tensor x) {
        return isWatched() || getClass() != Sigmoid.class ? call(x) : x.sigmoid_();
    }
}
