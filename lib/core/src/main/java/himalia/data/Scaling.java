package himalia.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
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
    /// Shift and width of one column.
    interface Rule {
        double[] of(Statistics statistics);
    }

    /// A constant column becomes 0, one of width 0 is only shifted: scikit-learn's rule.
    static Scaling fit(String verb, Table table, Rule rule) {
        List<Column<?>> columns = Frames.dataColumns(table);
        double[] shifts = new double[columns.size()];
        double[] widths = new double[columns.size()];
        for (int i = 0; i < shifts.length; i++) {
            Column<?> column = columns.get(i);
            Statistics statistics = Statistics.of(Frames.values(verb, column));
            if (statistics.count() == 0) {
                throw new IllegalArgumentException(
                        verb + ": column \"" + column.name() + "\" has no values to learn from.");
            }
            double[] learned = rule.of(statistics);
            boolean constant = statistics.min() == statistics.max();
            shifts[i] = constant ? statistics.min() : learned[0];
            widths[i] = constant || learned[1] == 0 ? 1 : learned[1];
        }
        return new Scaling(verb, columns.stream().map(Column::name).toList(), shifts, widths);
    }

    /// Refuses a table with a constant column: its formula is 0 / 0, which pandas' `(x - mean) / std` leaves as NaN.
    static void requireNoConstant(String verb, Table table) {
        for (Column<?> column : Frames.dataColumns(table)) {
            Statistics statistics = Statistics.of(Frames.values(verb, column));
            if (statistics.count() > 0 && statistics.min() == statistics.max()) {
                throw new IllegalArgumentException(verb + ": column \"" + column.name() + "\" is constant ("
                        + FloatText.shortest(statistics.min())
                        + " in every row): scaling it would divide 0 by 0.\nHint: take it out first, with pop(table, \""
                        + column.name() + "\").");
            }
        }
    }

    Table transform(Table table) {
        return apply(table, false);
    }

    Table inverse(Table table) {
        return apply(table, true);
    }

    private Table apply(Table table, boolean inverse) {
        List<Column<?>> columns = Frames.dataColumns(table);
        List<DoubleUnaryOperator> by = new ArrayList<>();
        for (Column<?> column : columns) {
            int i = index(column.name());
            double shift = shifts[i];
            double width = widths[i];
            by.add(inverse ? x -> x * width + shift : x -> (x - shift) / width);
        }
        return Frames.map(table, columns, by, verb);
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
