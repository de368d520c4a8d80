package himalia.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Random tables, and what pandas and scikit-learn make of them.
class PandasVectorsTest {
    /// The system property `himalia.vectors` names a file of other vectors of the same kind.
    @TestFactory
    Stream<DynamicTest> verbs_equal_pandas() throws IOException {
        return cases(
                System.getProperty("himalia.vectors", Golden.path("verbs.json").toString()));
    }

    /// With values that differ only in their capitals, of which a later column gets a number.
    @TestFactory
    Stream<DynamicTest> verbs_that_make_columns_of_values_equal_pandas() throws IOException {
        return cases(Golden.path("verbs_columns.json").toString());
    }

    /// Without rows, with one, with missing keys, days, truth values that have gaps, Hangul: `make_odd_verbs.py`.
    @TestFactory
    Stream<DynamicTest> verbs_equal_pandas_on_odd_tables_too() throws IOException {
        return cases(System.getProperty(
                "himalia.odd.vectors", Golden.path("odd_verbs.json").toString()));
    }

    private static Stream<DynamicTest> cases(String file) throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonElement json :
                JsonParser.parseString(Files.readString(Path.of(file))).getAsJsonArray()) {
            JsonObject c = json.getAsJsonObject();
            String name = tests.size() + " " + c.get("op").getAsString() + " " + shortened(c.get("args"));
            tests.add(DynamicTest.dynamicTest(name, () -> check(c)));
        }
        return tests.stream();
    }

    private static String shortened(JsonElement args) {
        String text = args.toString();
        return text.length() > 60 ? text.substring(0, 60) : text;
    }

    private static void check(JsonObject c) {
        Table table = table(c.getAsJsonObject("table"));
        Object actual =
                PandasVerbs.run(c.get("op").getAsString(), table, c.get("args").getAsJsonArray());
        if (c.has("text")) {
            assertThat(withoutMemory(actual.toString()))
                    .isEqualTo(withoutMemory(c.get("text").getAsString()));
        } else if (c.has("value")) {
            if (actual instanceof Double number) {
                same(DoubleColumn.create("value", number), 0, c.get("value"));
            } else {
                assertThat(JsonParser.parseString(actual.toString())).isEqualTo(c.get("value"));
            }
        } else {
            same((Table) actual, c.getAsJsonObject("result"));
        }
    }

    /// What pandas needs for texts hangs on how they were made.
    private static String withoutMemory(String info) {
        return info.contains(" str(") || info.contains(", str(") ? info.replaceFirst("memory usage: .*", "") : info;
    }

    private static void same(Table actual, JsonObject expected) {
        List<Column<?>> columns = Frames.dataColumns(actual);
        if (expected.has("labels")) {
            assertThat(Frames.hasLabels(actual)).isTrue();
            assertThat(actual.stringColumn(0).asList()).isEqualTo(texts(expected.get("labels")));
        }
        JsonArray wanted = expected.getAsJsonArray("columns");
        assertThat(columns.stream().map(Column::name))
                .isEqualTo(stream(wanted)
                        .map(w -> w.getAsJsonArray().get(0).getAsString())
                        .toList());
        for (int i = 0; i < columns.size(); i++) {
            JsonArray values = wanted.get(i).getAsJsonArray().get(2).getAsJsonArray();
            Column<?> column = columns.get(i);
            assertThat(column.size()).as(column.name()).isEqualTo(values.size());
            for (int row = 0; row < values.size(); row++) {
                same(column, row, values.get(row));
            }
        }
    }

    private static void same(Column<?> column, int row, JsonElement expected) {
        String where = column.name() + ", row " + row;
        if (expected.isJsonNull()) {
            assertThat(column.isMissing(row)).as(where).isTrue();
            return;
        }
        Object value = column.isMissing(row) ? "missing" : column.get(row);
        boolean number = expected.getAsJsonPrimitive().isNumber()
                || expected.getAsString().endsWith("Infinity");
        if (number && value instanceof Number is) {
            double should = expected.getAsDouble();
            double error = Double.isInfinite(should)
                    ? (is.doubleValue() == should ? 0 : 1)
                    : Math.abs(is.doubleValue() - should) / Math.max(Math.abs(should), 1e-13);
            assertThat(error).as(where + ": " + is + " for " + should).isLessThanOrEqualTo(1e-12);
        } else {
            assertThat(Cells.text(value))
                    .as(where)
                    .isEqualTo(
                            expected.getAsJsonPrimitive().isBoolean()
                                    ? Cells.text(expected.getAsBoolean())
                                    : expected.getAsString());
        }
    }

    static Table table(JsonObject json) {
        List<Column<?>> columns = new ArrayList<>();
        for (JsonElement element : json.getAsJsonArray("columns")) {
            JsonArray parts = element.getAsJsonArray();
            String name = parts.get(0).getAsString();
            JsonArray values = parts.get(2).getAsJsonArray();
            columns.add(
                    switch (parts.get(1).getAsString()) {
                        case "float" ->
                            DoubleColumn.create(
                                    name,
                                    stream(values)
                                            .mapToDouble(v -> v.isJsonNull() ? Double.NaN : v.getAsDouble())
                                            .toArray());
                        case "int" ->
                            Cells.wholes(
                                    name,
                                    stream(values)
                                            .mapToLong(JsonElement::getAsLong)
                                            .toArray());
                        case "bool" ->
                            BooleanColumn.create(
                                    name,
                                    stream(values)
                                            .map(v -> v.isJsonNull() ? null : v.getAsBoolean())
                                            .toArray(Boolean[]::new));
                        case "date" ->
                            DateColumn.create(
                                    name,
                                    stream(values)
                                            .map(v -> v.isJsonNull() ? null : LocalDate.parse(v.getAsString()))
                                            .toArray(LocalDate[]::new));
                        default -> StringColumn.create(name, texts(values));
                    });
        }
        return Table.create("table", columns);
    }

    static List<String> texts(JsonElement list) {
        List<String> texts = new ArrayList<>();
        list.getAsJsonArray().forEach(v -> texts.add(v.isJsonNull() ? null : v.getAsString()));
        return texts;
    }

    private static Stream<JsonElement> stream(JsonArray values) {
        return StreamSupport.stream(values.spliterator(), false);
    }
}
