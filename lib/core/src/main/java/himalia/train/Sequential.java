package himalia.train;

import himalia.nn.Module;
import java.util.ArrayList;
import java.util.List;

/// Layers one after another.
///
/// ```java
/// var model = new Sequential();
/// model.add(new Dense(4, "sigmoid").inputShape(2));
/// model.add(new Dense(1, "sigmoid"));
/// ```
///
/// The shape of the examples is said by `inputShape` of the first layer; without it the model is built when it first
/// sees data. Modules of `himalia.nn` stand beside layers.
public final class Sequential extends Model {
    private final List<Module> stack = new ArrayList<>();
    private int[] shape;

    /// A model of these layers; more can be added.
    public Sequential(Module... layers) {
        super();
        for (Module layer : layers) {
            add(layer);
        }
    }

    /// A model whose examples have a known shape.
    public Sequential(Input input, Module... layers) {
        super();
        shape = input.shape();
        for (Module layer : layers) {
            add(layer);
        }
    }

    /// Adds a layer on top.
    public Sequential add(Module layer) {
        if (stack.isEmpty() && layer instanceof Layer ours && ours.wanted() != null) {
            shape = ours.wanted();
        }
        stack.add(layer);
        if (shape != null) {
            build(shape);
        } else {
            unbuilt(stack);
        }
        return this;
    }

    @Override
    void build(int... input) {
        shape = input.clone();
        Symbol start = new Input(input);
        Symbol end = start;
        for (int i = 0; i < stack.size(); i++) {
            try {
                end = end.then(stack.get(i));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "Sequential: layer " + i + " cannot take what comes before it: " + e.getMessage(), e);
            }
        }
        join(List.of(start), List.of(end));
    }
}
