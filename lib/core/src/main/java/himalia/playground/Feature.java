package himalia.playground;

import himalia.api.Closest;
import himalia.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;

/// What a network may be told of a point.
enum Feature {
    X1("x1", "x1", (x1, x2) -> x1),
    X2("x2", "x2", (x1, x2) -> x2),
    X1_SQUARED("x1^2", "x1.square()", (x1, x2) -> x1.square()),
    X2_SQUARED("x2^2", "x2.square()", (x1, x2) -> x2.square()),
    PRODUCT("x1*x2", "x1.mul(x2)", (x1, x2) -> x1.mul(x2)),
    SIN_X1("sin(x1)", "x1.sin()", (x1, x2) -> x1.sin()),
    SIN_X2("sin(x2)", "x2.sin()", (x1, x2) -> x2.sin());

    final String name;
    /// In Java, of the columns `x1` and `x2`.
    final String code;

    private final BinaryOperator<Tensor> formula;

    Feature(String name, String code, BinaryOperator<Tensor> formula) {
        this.name = name;
        this.code = code;
        this.formula = formula;
    }

    /// The one of a name, however it is written: `x1²`, `x1^2`, `x1x2`, `x1 * x2`, `sin x1`.
    ///
    /// @throws IllegalArgumentException if there is none
    static Feature of(String name) {
        String asked = plain(name);
        return Arrays.stream(values())
                .filter(one -> plain(one.name).equals(asked))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("playground: there is no feature \"" + name + "\"."
                        + Closest.question(name, names()) + "\nHint: there are " + String.join(", ", names())));
    }

    static List<String> names() {
        return Arrays.stream(values()).map(one -> one.name).toList();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replace('₁', '1')
                .replace('₂', '2')
                .replace("²", "^2")
                .replaceAll("[\\s()*·]", "");
    }

    /// The features of points, a column each.
    static Tensor of(List<Feature> features, Tensor points) {
        Tensor x1 = points.narrow(1, 0, 1);
        Tensor x2 = points.narrow(1, 1, 1);
        return Tensor.cat(
                features.stream().map(one -> one.formula.apply(x1, x2)).toList(), 1);
    }
}
