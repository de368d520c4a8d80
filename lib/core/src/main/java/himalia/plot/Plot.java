package himalia.plot;

import himalia.nn.Module;
import himalia.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The figures that a cell can draw.
///
/// ```java
/// line(losses).title("Loss").xLabel("step").yLabel("cost").logY()
/// scatter(hours, points, "data").line(hours, predicted, "model")
/// scatter(table, "RM", "MEDV")
/// decisionBoundary((a, b) -> a + b - 2 * a * b, new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, List.of(0, 1, 1,
/// 0))
/// ```
///
/// - **Series**: [#line], [#scatter], [#area], [#function], [#bar], [#learningCurve], [#residuals]
/// - **Distributions**: [#hist], [#kde], [#box], [#violin], [#pairplot]
/// - **Matrices and images**: [#heatmap], [#confusionMatrix], [#imshow]
/// - **Functions of two variables**: [#contour], [#surface], [#lossSurface], [#decisionBoundary]
/// - **Models**: [#network], [#graph], [#gates]
/// - **Together**: [#grid]; while a model learns: [#live]
///
/// Data may be `double[]`, `float[]`, `int[]`, `long[]`, a `List` of numbers or a numeric column of a table; a column
/// also names its axis. NaN makes a gap. Figures are immutable, see [Figure] for titles, axes and more series.
public final class Plot extends FieldPlots {
    private Plot() {}

    /// The Linear layers of a model: units as circles, weights as lines, blue above 0 and orange below, wide where
    /// large.
    ///
    /// @throws IllegalArgumentException if the model has no Linear layer
    public static Figure network(Module model) {
        return NetworkDrawing.of(model);
    }

    /// How a loss was computed: what flows forward, and below it the gradients that the last `backward()` sent back.
    ///
    /// ```java
    /// Tensor w = tensor(2.).requiresGrad_();
    /// Tensor loss = w.mul(3).sub(1).pow(2);
    /// loss.backward();
    /// graph(loss, Map.of("w", w))
    /// ```
    ///
    /// @param names of tensors in the picture
    /// @throws IllegalArgumentException if the tensor was not computed from one that requires a gradient, or from
    ///     more than 60 operations
    public static Figure graph(Tensor loss, Map<String, ? extends Tensor> names) {
        return GraphDrawing.of(loss, names);
    }

    /// How a loss was computed, with the names that the parameters have in a model.
    public static Figure graph(Tensor loss, Module model) {
        return GraphDrawing.of(loss, model.namedParameters());
    }

    /// How a loss was computed.
    public static Figure graph(Tensor loss) {
        return GraphDrawing.of(loss, Map.of());
    }

    /// What logic gates give at the corners of the plane, with their truth tables: AND, OR and XOR, or those named.
    public static Figure gates(String... names) {
        return GateDrawing.of(List.of(names));
    }

    /// Figures in rows and columns, row by row; null leaves a place free.
    ///
    /// ```java
    /// grid(1, 2, line(losses).title("loss"), line(accuracies).title("accuracy")).shareX()
    /// ```
    public static Figure grid(int rows, int columns, Figure... figures) {
        Panels panels = new Panels(rows, columns, Arrays.asList(figures));
        return Figure.of(
                panels, Layout.DEFAULT.size(Math.clamp(380L * columns, 380, 1100), Math.clamp(290L * rows, 290, 1600)));
    }

    /// A figure that grows while a model learns: numbers go in, the picture follows at most 20 times a second.
    ///
    /// ```java
    /// try (var chart = live("loss").yLabel("MSE").logY()) {
    ///     for (int epoch = 0; epoch < 1000; epoch++) {
    ///         // ... one step of training ...
    ///         chart.add("train", loss.item());
    ///     }
    /// }
    /// ```
    public static Live live(String title) {
        return new Live(title);
    }
}
