package himalia.data;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.assertj.core.data.Offset;
import tech.tablesaw.api.Table;

/// What pandas and scikit-learn computed, under `golden/pandas/`.
final class Golden {
    private Golden() {}

    static Path path(String name) {
        try {
            return Path.of(Objects.requireNonNull(Golden.class.getResource("/golden/pandas/" + name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A text file without its last line end.
    static String text(String name) {
        try {
            return Files.readString(path(name)).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonObject json(String name) {
        return JsonParser.parseString(text(name)).getAsJsonObject();
    }

    /// A frame that pandas wrote without its index.
    static Table table(String name) {
        return Tables.csv(path(name).toString());
    }

    /// A frame that pandas wrote with its index: our row labels.
    static Table labelled(String name) {
        Table table = Tables.csv(path(name).toString(), o -> o.type("Unnamed: 0", "str"));
        table.column(0).setName(Frames.LABELS);
        return table;
    }

    /// The folder of the real tables; null where they are not there.
    static Path realTables() {
        String named = System.getenv("HIMALIA_DATA");
        for (Path root = Path.of("").toAbsolutePath(); root != null; root = root.getParent()) {
            Path folder = root.resolve(named == null || named.isBlank() ? "../shared/data" : named)
                    .normalize();
            if (Files.isRegularFile(folder.resolve("BostonHousing.csv"))) {
                return folder;
            }
        }
        return null;
    }

    /// Same names and labels, numbers equal to a relative error.
    static void assertSame(Table actual, Table expected, double relative) {
        assertSame(actual, expected, relative, 1e-3);
    }

    /// @param floor numbers smaller than this may be wrong as much as this one
    static void assertSame(Table actual, Table expected, double relative, double floor) {
        Assertions.assertThat(actual.columnNames()).isEqualTo(expected.columnNames());
        if (Frames.hasLabels(expected)) {
            Assertions.assertThat(actual.stringColumn(0).asList())
                    .isEqualTo(expected.stringColumn(0).asList());
        }
        double[][] is = Tables.toDoubleArray(actual);
        double[][] should = Tables.toDoubleArray(expected);
        Assertions.assertThat(is.length).isEqualTo(should.length);
        for (int row = 0; row < should.length; row++) {
            for (int i = 0; i < should[row].length; i++) {
                double value = should[row][i];
                String where = "row " + row + ", column " + i;
                if (Double.isNaN(value) || Double.isInfinite(value)) {
                    Assertions.assertThat(is[row][i]).as(where).isEqualTo(Double.valueOf(value));
                } else {
                    Assertions.assertThat(is[row][i])
                            .as(where)
                            .isCloseTo(value, Offset.offset(relative * Math.max(Math.abs(value), floor)));
                }
            }
        }
    }
}
