package himalia.train;

import himalia.plot.Animation;
import himalia.plot.Figure;
import himalia.plot.Plot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// What was seen while a model trained: loss and metrics of every epoch, those of the validation with `val_`
/// before.
///
/// ```java
/// history.get("loss")      // one number per epoch
/// history.last("loss")     // the last one
/// history.table()          // a column each, for describe, csv, plots
/// history                  // as a cell's last value: the learning curve
/// ```
public final class History {
    private final Map<String, double[]> series = new LinkedHashMap<>();
    private int epochs;
    private @Nullable Snapshots snapshots;

    /// What was seen in a loop of one's own: one number per epoch under each name, and then the curve, the table and
    /// the rest as of a `fit`.
    ///
    /// ```java
    /// History.of(Map.of("loss", losses))     // as a cell's last value: the learning curve
    /// ```
    ///
    /// @throws IllegalArgumentException if the series are not of one length
    public static History of(Map<String, double[]> series) {
        History history = new History();
        series.forEach((name, values) -> {
            if (!history.series.isEmpty() && values.length != history.epochs) {
                throw new IllegalArgumentException("History: each series must have a number for every epoch, but \""
                        + name + "\" has " + values.length + " and those before it have " + history.epochs + ".");
            }
            history.epochs = values.length;
            history.series.put(name, values.clone());
        });
        return history;
    }

    /// How many epochs there were.
    public int epochs() {
        return epochs;
    }

    /// The names: "loss", "accuracy", "val_loss" ...
    public List<String> names() {
        return List.copyOf(series.keySet());
    }

    /// One number per epoch.
    ///
    /// @throws IllegalArgumentException if nothing of this name was followed; the message names the nearest
    public double[] get(String name) {
        double[] found = series.get(name);
        if (found == null) {
            throw Names.unknown("series of the history", name, series.keySet());
        }
        return Arrays.copyOf(found, epochs);
    }

    /// The number of the last epoch.
    public double last(String name) {
        return get(name)[epochs - 1];
    }

    /// All series by name.
    public Map<String, double[]> values() {
        Map<String, double[]> all = new LinkedHashMap<>();
        series.keySet().forEach(name -> all.put(name, get(name)));
        return Collections.unmodifiableMap(all);
    }

    /// The same under Keras' name: `fit(x, y).history()["loss"]`.
    public Map<String, double[]> history() {
        return values();
    }

    /// A column `epoch`, from 1, and one per series.
    public Table table() {
        List<Column<?>> columns = new ArrayList<>();
        int[] numbers = new int[epochs];
        Arrays.setAll(numbers, i -> i + 1);
        columns.add(IntColumn.create("epoch", numbers));
        series.keySet().forEach(name -> columns.add(DoubleColumn.create(name, get(name))));
        return Table.create("history", columns);
    }

    /// Loss over epochs, and that of the validation if there was one.
    public Figure figure() {
        double[] numbers = new double[epochs];
        Arrays.setAll(numbers, i -> i + 1.0);
        Figure figure = Plot.line(numbers, get("loss"), "loss");
        if (series.containsKey("val_loss")) {
            figure = figure.line(numbers, get("val_loss"), "val_loss");
        }
        return figure.xLabel("epoch").yLabel("loss");
    }

    /// A picture of the model for each of some epochs, with a button that plays them and a slider, also in a saved
    /// notebook without a kernel: the decision boundary while it bends, or the line while it turns to the points.
    ///
    /// ```java
    /// history.animate(m -> decisionBoundary(m, X, Y))
    /// history.animate(m -> scatter(x, y).line(x, m.predict(x)))
    /// ```
    ///
    /// @param picture given a model that knows what this one knew then
    /// @throws IllegalStateException if nothing was kept, as the model is large; [Fit#snapshots] keeps it
    public Animation animate(Function<? super Model, Figure> picture) {
        if (snapshots == null) {
            throw new IllegalStateException("animate: "
                    + (epochs == 0 ? "nothing was trained." : "this history has no snapshots of a model.")
                    + "\nHint: model.fit(x, y).epochs(100).run()");
        }
        return snapshots.animate(picture);
    }

    void keeps(Snapshots kept) {
        snapshots = kept;
    }

    void add(String[] names, double[] values) {
        for (int i = 0; i < names.length; i++) {
            double[] all = series.computeIfAbsent(names[i], _ -> new double[16]);
            if (epochs == all.length) {
                all = Arrays.copyOf(all, 2 * epochs);
                series.put(names[i], all);
            }
            all[epochs] = values[i];
        }
        epochs++;
    }

    /// `History of 2000 epochs: loss 0.6931 -> 0.0038, binary_accuracy 0.5000 -> 1.0000`.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("History of " + epochs + (epochs == 1 ? " epoch" : " epochs"));
        String between = ": ";
        for (String name : epochs == 0 ? List.<String>of() : names()) {
            double[] all = get(name);
            text.append(between).append(name).append(' ').append(number(all[0]));
            text.append(" -> ").append(number(all[epochs - 1]));
            between = ", ";
        }
        return text.toString();
    }

    /// As Keras prints a number: four decimals, or a power of ten for small and huge ones.
    static String number(double v) {
        boolean plain = Math.abs(v) > 1e-3 && Math.abs(v) < 1e15 || v == 0;
        return String.format(Locale.ROOT, plain ? "%.4f" : "%.4e", v);
    }
}
