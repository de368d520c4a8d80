package himalia.train;

import himalia.tensor.Tensor;
import java.util.function.UnaryOperator;

/// An activation as a layer of its own: `new Activation("relu")`.
public final class Activation extends Layer implements Activated {
    private final String name;
    private final UnaryOperator<Tensor> function;

    /// @throws IllegalArgumentException if there is no such activation; the message names the nearest
    public Activation(String name) {
        this.name = name;
        this.function = Activations.of(name);
    }

    @Override
    protected int[] build(int[] input) {
        return Activations.shape(name, input);
    }

    @Override
    public Tensor forward(Tensor x) {
        return function.apply(x);
    }

    @Override
    public boolean makesLogits() {
        return Activations.makesLogits(name);
    }

    @Override
    public Tensor sums(Tensor x) {
        return x;
    }

    @Override
    public Tensor activated(Tensor sums) {
        return function.apply(sums);
    }

    @Override
    protected String extraRepr() {
        return name;
    }
}
