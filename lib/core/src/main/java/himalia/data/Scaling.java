package himalia.data;

import himalia.tensor.cpu.Workers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// `(x - shift) / width` for each column, learned from one table and applied to others.
///
/// @param verb the scaler, for messages
/// @param names the columns it was learned from
/// @param shifts what is taken away: the smallest value or the mean
/// @param widths what is divided by: the range or the deviation
record Scaling(String verb, List<String> names, double[] shifts, double[] widths) {
    /// How many rows are worth a second thread.
    private static final int FEW_ROWS = 1 << 15;

    /// Shift and width of one column.
    interface Rule {
        double[] of(Statistics statistics);
    }

    /// A constant column becomes 0, one of width 0 is only shifted: scikit-learn's rule.
    static Scaling fit(String verb, Table table, Rule rule) {
        return fit(verb, table, rule, true);
    }

    /// The same of a table in which no column may be constant: its formula is 0 / 0, which pandas' `(x - mean) / std`
    /// leaves as NaN.
    static Scaling fitVarying(String verb, Table table, Rule rule) {
        return fit(verb, table, rule, false);
    }

    private static Scaling fit(String verb, Table table, Rule rule, boolean mayBeConstant) {
        List<Column<?>> columns = Frames.dataColumns(table);
        double[][] values = columns.stream().map(c -> Frames.values(verb, c)).toArray(double[][]::new);
        Statistics[] statistics = new Statistics[values.length];
        double[][] learned = new double[values.length][];
        Workers.pieces(values.length, Math.max(1, FEW_ROWS / Math.max(1, table.rowCount())), (from, to) -> {
            for (int i = from; i < to; i++) {
                statistics[i] = Statistics.of(values[i]);
                learned[i] = rule.of(statistics[i]);
            }
        });
        double[] shifts = new double[values.length];
        double[] widths = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            double min = statistics[i].min();
            boolean constant = min == statistics[i].max();
            if (statistics[i].count() == 0) {
                throw new IllegalArgumentException(
                        verb + ": column \"" + columns.get(i).name() + "\" has no values to learn from.");
            }
            if (constant && !mayBeConstant) {
                throw isConstant(verb, columns.get(i), min);
            }
            shifts[i] = constant ? min : learned[i][0];
            widths[i] = constant || learned[i][1] == 0 ? 1 : learned[i][1];
        }
        return new Scaling(verb, columns.stream().map(Column::name).toList(), shifts, widths);
    }

    private static IllegalArgumentException isConstant(String verb, Column<?> column, double value) {
        return new IllegalArgumentException(verb + ": column \"" + column.name() + "\" is constant ("
                + FloatText.shortest(value)
                + " in every row): scaling it would divide 0 by 0.\nHint: take it out first, with pop(table, \""
                + column.name() + "\").");
    }

    Table transform(Table table) {
        return apply(table, false);
    }

    Table inverse(Table table) {
        return apply(table, true);
    }

    private Table apply(Table table, boolean inverse) {
        List<Column<?>> scaled = new ArrayList<>();
        for (Column<?> column : Frames.dataColumns(table)) {
            int i = index(column.name());
            double[] values = Frames.values(verb, column);
            double[] results = new double[values.length];
            Workers.pieces(results.length, FEW_ROWS, (from, to) -> {
                if (inverse) {
                    widen(values, results, from, to, shifts[i], widths[i]);
                } else {
                    scale(values, results, from, to, shifts[i], widths[i]);
                }
            });
            scaled.add(ColumnArrays.column(column.name(), results));
        }
        return Frames.like(table, scaled);
    }

    private static void scale(double[] values, double[] results, int from, int to, double shift, double width) {
        for (int row = from; row < to; row++) {
            results[row] = (values[row] - shift) / width;
        }
    }

    private static void widen(double[] values, double[] results, int from, int to, double shift, double width) {
        for (int row = from; row < to; row++) {
            results[row] = values[row] * width + shift;
        }
    }

    private int index(String name) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException(verb + ": column \"" + name
                + "\" was not in the table the scaler was fitted to (" + String.join(", ", names)
                + ").\nHint: fit the scaler to the training part with the same columns.");
    }

    /// Writes what was learned as JSON, so that it can be used again with a saved model.
    void save(String path) {
        StringBuilder json = new StringBuilder("{\n  \"scaler\": " + Json.quote(verb) + ",\n  \"columns\": [");
        json.append(names.stream().map(Json::quote).collect(Collectors.joining(", ")));
        json.append("],\n  \"shift\": ").append(Arrays.toString(shifts));
        json.append(",\n  \"width\": ").append(Arrays.toString(widths)).append("\n}\n");
        try {
            Files.writeString(Path.of(path), json);
        } catch (IOException e) {
            throw new UncheckedIOException(verb + ": " + path + " cannot be written: " + e.getMessage(), e);
        }
    }

    /// Reads what [#save] wrote.
    static Scaling load(String verb, String path) {
        String text;
        try {
            text = Files.readString(Path.of(path));
        } catch (IOException e) {
            throw new UncheckedIOException(verb + ": " + path + " cannot be read: " + e.getMessage(), e);
        }
        if (!(Json.parse(verb + ": " + path, text) instanceof Map<?, ?> json) || !verb.equals(json.get("scaler"))) {
            throw new IllegalArgumentException(verb + ": " + path + " holds no saved " + verb + ".");
        }
        List<String> names =
                list(json.get("columns")).stream().map(Object::toString).toList();
        return new Scaling(verb, names, numbers(json.get("shift")), numbers(json.get("width")));
    }

    private static List<?> list(@Nullable Object json) {
        return json instanceof List<?> list ? list : List.of();
    }

    private static double[] numbers(@Nullable Object json) {
        return list(json).stream().mapToDouble(n -> ((Number) n).doubleValue()).toArray();
    }
}
