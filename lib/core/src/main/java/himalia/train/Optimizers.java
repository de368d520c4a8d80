package himalia.train;

import himalia.optim.Optimizer;
import himalia.optim.SGD;
import himalia.tensor.Tensor;
import java.util.Collection;
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
    private static final Map<String, Supplier<Rule>> ALL = new TreeMap<>(Map.ofEntries(
            Map.entry("adamax", () -> adamax(0.001)),
            Map.entry("nadam", () -> nadam(0.001)),
            Map.entry("adadelta", () -> adadelta(0.001)),
            Map.entry("ftrl", () -> ftrl(0.001)),
            Map.entry("lion", () -> lion(0.001)),
            Map.entry("sgd", () -> sgd(0.01)),
            Map.entry("adam", () -> adam(0.001)),
            Map.entry("adamw", () -> adamw(0.001, 0.004)),
            Map.entry("rmsprop", () -> rmsprop(0.001)),
            Map.entry("adagrad", () -> adagrad(0.001)),
            Map.entry("adafactor", () -> adafactor(0.001)),
            Map.entry("muon", () -> muon(0.001))));

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

    /// Gradient descent with momentum that looks ahead (Nesterov).
    public static Rule sgd(double lr, double momentum, boolean nesterov) {
        return checked(lr, p -> new SGD(p, lr).momentum(momentum).nesterov(nesterov));
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

    /// RMSprop with momentum, and with the mean of the gradient taken off its square if `centered`.
    public static Rule rmsprop(double lr, double rho, double momentum, boolean centered) {
        return checked(lr, p -> TensorSteps.rmsprop(p, lr, rho, momentum, centered));
    }

    /// Adam with the largest gradient in place of the mean of squares.
    public static Rule adamax(double lr) {
        return checked(lr, p -> TensorSteps.adamax(p, lr));
    }

    /// Adam that looks ahead (Nesterov).
    public static Rule nadam(double lr) {
        return checked(lr, p -> TensorSteps.nadam(p, lr));
    }

    /// Steps as large as the steps before, in Keras' form: rho 0.95, epsilon 1e-7.
    public static Rule adadelta(double lr) {
        return checked(lr, p -> TensorSteps.adadelta(p, lr));
    }

    /// Follow the regularized leader (McMahan and others, 2013).
    public static Rule ftrl(double lr) {
        return checked(lr, p -> TensorSteps.ftrl(p, lr));
    }

    /// Steps of one size in the direction of a mean of gradients (Chen and others, 2023).
    public static Rule lion(double lr) {
        return checked(lr, p -> TensorSteps.lion(p, lr));
    }

    /// Adam with little memory: of the squares of a matrix only means of rows and columns are kept (Shazeer and Stern,
    /// 2018).
    public static Rule adafactor(double lr) {
        return checked(lr, p -> TensorSteps.adafactor(p, lr));
    }

    /// Steps for matrices with all directions of the momentum made equally long (Jordan and others, 2024); what is no
    /// matrix goes by Adam. With Keras' weight decay of 0.004.
    public static Rule muon(double lr) {
        return checked(lr, p -> TensorSteps.muon(p, lr));
    }

    /// Adagrad in Keras' form: the sums begin with 0.1, epsilon 1e-7 stands within the root.
    public static Rule adagrad(double lr) {
        return checked(lr, p -> new SquaredSteps(p, lr, 1, 0.1));
    }

    /// An optimizer by Keras' name, with Keras' settings: "sgd", "adam", "adamw", "adamax", "nadam", "rmsprop",
    /// "adagrad", "adadelta", "adafactor", "ftrl", "lion", "muon".
    ///
    /// @throws IllegalArgumentException if there is no such optimizer; the message names the nearest
    public static Rule of(String name) {
        Supplier<Rule> found = ALL.get(name.toLowerCase(java.util.Locale.ROOT));
        if (found == null) {
            throw Names.unknown("optimizer", name, ALL.keySet());
        }
        return found.get();
    }

    /// The names of all optimizers.
    static Collection<String> names() {
        return ALL.keySet();
    }

    private static Rule checked(double lr, Rule rule) {
        if (!(lr >= 0)) {
            throw new IllegalArgumentException("Invalid learning rate: " + lr);
        }
        return rule;
    }
}
