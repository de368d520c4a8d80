package himalia.train;

import java.util.Map;
import java.util.TreeMap;

/// Keras' regularizers: what a layer of large weights costs.
///
/// ```java
/// new Dense(8, "relu").kernelRegularizer(Regularizers.l2(0.001))
/// ```
///
/// The loss that `fit` and `evaluate` tell has the price in it, as in Keras.
public final class Regularizers {
    private static final double USUAL = 0.01;
    private static final Map<String, Regularizer> BY_NAME =
            new TreeMap<>(Map.of("l1", l1(USUAL), "l2", l2(USUAL), "l1_l2", l1l2(USUAL, USUAL)));

    private Regularizers() {}

    /// `rate` times the sum of all `|w|`, which draws many weights to 0.
    ///
    /// @throws IllegalArgumentException if the rate is negative or no number
    public static Regularizer l1(double rate) {
        double price = checked("l1", rate);
        return weights -> weights.abs().sum().mul(price);
    }

    /// `rate` times the sum of all `w²`, which draws the largest weights most.
    ///
    /// @throws IllegalArgumentException if the rate is negative or no number
    public static Regularizer l2(double rate) {
        double price = checked("l2", rate);
        return weights -> weights.square().sum().mul(price);
    }

    /// Both together.
    ///
    /// @throws IllegalArgumentException if a rate is negative or no number
    public static Regularizer l1l2(double l1, double l2) {
        Regularizer one = l1(l1);
        Regularizer two = l2(l2);
        return weights -> one.of(weights).add(two.of(weights));
    }

    private static double checked(String name, double rate) {
        if (!(rate >= 0 && Double.isFinite(rate))) {
            throw new IllegalArgumentException(
                    name + ": `rate` must be a number that is not negative. Received: " + rate);
        }
        return rate;
    }

    /// By Keras' name, with Keras' rate of 0.01.
    static Regularizer of(String name) {
        Regularizer found = BY_NAME.get(name);
        if (found == null) {
            throw Names.unknown("regularizer", name, BY_NAME.keySet());
        }
        return found;
    }
}
