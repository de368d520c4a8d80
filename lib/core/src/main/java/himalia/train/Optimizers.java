package himalia.train;

import himalia.optim.Optimizer;
import himalia.optim.SGD;
import himalia.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Optimizers for `compile`, before there are parameters: with Keras' settings and formulas.
///
/// ```java
/// model.compile(Optimizers.sgd(0.5), "binary_crossentropy", "accuracy");
/// model.compile(p -> new SGD(p, 0.1).momentum(0.9).nesterov(true), "mse");   // any of himalia.optim
/// ```
public final class Optimizers {
    private static final Map<String, Supplier<Rule>> ALL = new TreeMap<>(Map.of(
            "sgd", () -> sgd(0.01),
            "adam", () -> adam(0.001),
            "adamw", () -> adamw(0.001, 0.004),
            "rmsprop", () -> rmsprop(0.001),
            "adagrad", () -> adagrad(0.001)));

    private Optimizers() {}

    /// Makes an optimizer once the parameters are there.
    @FunctionalInterface
    public interface Rule {
        /// An optimizer of these parameters.
        Optimizer on(List<Tensor> parameters);
    }

    /// Plain gradient descent: `p = p - lr g`.
    public static Rule sgd(double lr) {
        return checked(lr, p -> new SGD(p, lr));
    }

    /// Gradient descent with momentum.
    public static Rule sgd(double lr, double momentum) {
        return checked(lr, p -> new SGD(p, lr).momentum(momentum));
    }

    /// Adam in Keras' form, whose epsilon of 1e-7 stands outside the correction of the second mean.
    public static Rule adam(double lr) {
        return checked(lr, p -> new KerasAdam(p, lr, 0));
    }

    /// Adam with weight decay apart from the gradient.
    public static Rule adamw(double lr, double weightDecay) {
        return checked(lr, p -> new KerasAdam(p, lr, weightDecay));
    }

    /// RMSprop in Keras' form: rho 0.9, epsilon 1e-7 within the root.
    public static Rule rmsprop(double lr) {
        return checked(lr, p -> new SquaredSteps(p, lr, 0.9, 0));
    }

    /// Adagrad in Keras' form: the sums begin with 0.1, epsilon 1e-7 stands within the root.
    public static Rule adagrad(double lr) {
        return checked(lr, p -> new SquaredSteps(p, lr, 1, 0.1));
    }

    /// An optimizer by Keras' name, with Keras' settings: "sgd", "adam", "adamw", "rmsprop", "adagrad".
    ///
    /// @throws IllegalArgumentException if there is no such optimizer; the message names the nearest
    public static Rule of(String name) {
        Supplier<Rule> found = ALL.get(name.toLowerCase(java.util.Locale.ROOT));
        if (found == null) {
            throw Names.unknown("optimizer", name, ALL.keySet());
        }
        return found.get();
    }

    private static Rule checked(double lr, Rule rule) {
        if (!(lr >= 0)) {
            throw new IllegalArgumentException("Invalid learning rate: " + lr);
        }
        return rule;
    }
}
