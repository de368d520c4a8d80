package himalia.train;

import himalia.nn.Module;
import himalia.plot.Figure;
import himalia.plot.Plot;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How large the gradients of a model are, after a `backward`: they vanish where the bars do.
///
/// @param names of the parameters that are weights, such as `0.weight`
/// @param means mean of the absolute values of their gradients
public record Gradients(List<String> names, List<Double> means) {
    public Gradients {
        names = List.copyOf(names);
        means = List.copyOf(means);
    }

    /// The gradients that a model has now.
    ///
    /// ```java
    /// criterion.forward(model.forward(X), Y).backward();
    /// gradients(model)
    /// ```
    ///
    /// @throws IllegalStateException if no parameter has one
    public static Gradients of(Module model) {
        List<String> names = new ArrayList<>();
        List<Double> means = new ArrayList<>();
        for (Map.Entry<String, ? extends Tensor> e : model.namedParameters().entrySet()) {
            Tensor grad = e.getValue().grad();
            if (grad != null && !e.getKey().endsWith("bias")) {
                names.add(e.getKey());
                means.add(Tensor.noGrad(() -> grad.abs().mean()).item());
            }
        }
        if (names.isEmpty()) {
            throw new IllegalStateException(
                    "gradients: no parameter of " + model.getClass().getSimpleName()
                            + " has a gradient.\nHint: call backward() of a loss before, and zeroGrad() only after.");
        }
        return new Gradients(names, means);
    }

    /// A bar per weight on a logarithmic axis.
    public Figure figure() {
        Figure bars =
                Plot.bar(names, means).title("Gradients").xLabel("parameter").yLabel("mean |gradient|");
        return means.stream().anyMatch(mean -> mean > 0) ? bars.logY() : bars;
    }

    /// A line per weight.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("mean |gradient|");
        for (int i = 0; i < names.size(); i++) {
            text.append(String.format(Locale.ROOT, "%n%-24s %.3e", names.get(i), means.get(i)));
        }
        return text.toString().replace(System.lineSeparator(), "\n");
    }
}
