package himalia.train;

import himalia.nn.Module;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Layers one after another: Keras' model, and PyTorch's list of modules.
///
/// ```java
/// var model = new Sequential();
/// model.add(new Dense(4, "sigmoid").inputShape(2));
/// model.add(new Dense(1, "sigmoid"));
///
/// new Sequential(new Linear(2, 1), new Sigmoid())
/// // Sequential(
/// //   (0): Linear(in_features=2, out_features=1, bias=True)
/// //   (1): Sigmoid()
/// // )
/// ```
///
/// The shape of the examples is said by `inputShape` of the first layer; without it the model is built when it first
/// sees data. Of modules of `himalia.nn` alone it is what [himalia.nn.Sequential] is, with the same names of parameters
/// and the same messages, and can also be compiled and fitted.
public final class Sequential extends Model {
    private final List<Module> stack = new ArrayList<>();
    /// The same as PyTorch has it; null if there is a layer of Keras, or a shape that was said.
    private himalia.nn.@Nullable Sequential modules;

    private int @Nullable [] shape;

    /// A model of these layers; more can be added.
    public Sequential(Module... layers) {
        this(List.of(layers));
    }

    /// A model of these layers, as Keras takes them: `new Sequential(List.of(new Dense(4, "relu"), new Dense(1)))`.
    public Sequential(List<? extends Module> layers) {
        super();
        layers.forEach(this::put);
    }

    /// A model whose examples have a known shape.
    public Sequential(Input input, Module... layers) {
        super();
        shape = input.shape();
        for (Module layer : layers) {
            put(layer);
        }
    }

    /// Adds a layer on top.
    public Sequential add(Module layer) {
        put(layer);
        return this;
    }

    /// PyTorch's name for [#add(Module)].
    public Sequential append(Module layer) {
        return add(layer);
    }

    private void put(Module layer) {
        if (stack.isEmpty() && layer instanceof Layer ours && ours.wanted() != null) {
            shape = ours.wanted();
        }
        stack.add(layer);
        boolean isKeras = shape != null || stack.stream().anyMatch(Layer.class::isInstance);
        modules = isKeras ? null : new himalia.nn.Sequential(stack);
        if (shape != null) {
            build(shape);
        } else {
            unbuilt(stack);
        }
    }

    @Override
    public Tensor forward(Tensor x) {
        return modules == null ? super.forward(x) : modules.forward(x);
    }

    @Override
    public Map<String, Module> namedChildren() {
        return modules == null ? super.namedChildren() : modules.namedChildren();
    }

    /// The layer at this place; negative places count from the end.
    public Module get(int index) {
        return stack.get(index < 0 ? index + stack.size() : index);
    }

    /// How many layers there are.
    public int size() {
        return stack.size();
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
