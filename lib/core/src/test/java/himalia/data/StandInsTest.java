package himalia.data;

import static himalia.data.Tables.corr;
import static himalia.data.Tables.csv;
import static himalia.data.Tables.describe;
import static himalia.data.Tables.toDoubleArray;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

/// The invented tables of `data/`: made by its program, close to the real ones in figures, equal to them in no row.
class StandInsTest {
    /// How far a figure may be from the real one, in standard deviations of its column.
    private static final double TOLERANCE = 0.07;

    private static final Path DATA = folder();

    @Test
    void the_program_makes_them_again_byte_for_byte(@TempDir Path fresh) throws Exception {
        String python = python();
        assumeTrue(python != null, "no Python 3 here");
        Process process = new ProcessBuilder(
                        python, DATA.resolve("make_stand_ins.py").toString(), fresh.toString())
                .inheritIO()
                .start();

        assertThat(process.waitFor()).isZero();
        for (String name : List.of("house_price_of_unit_area.csv", "BostonHousing.csv", "Fish.csv")) {
            assertThat(fresh.resolve(name)).hasSameBinaryContentAs(DATA.resolve(name));
        }
    }

    @ParameterizedTest
    @CsvSource({"house_price_of_unit_area.csv,house", "BostonHousing.csv,boston", "Fish.csv,fish"})
    void figures_are_close_to_the_real_ones(String file, String name) {
        Table real = Golden.labelled(name + ".describe.csv");
        Table ours = describe(read(file));

        assertThat(ours.columnNames()).isEqualTo(real.columnNames());
        double[][] expected = toDoubleArray(real);
        double[][] actual = toDoubleArray(ours);
        assertThat(actual[0]).isEqualTo(expected[0]);
        for (int figure = 1; figure < expected.length; figure++) {
            for (int i = 0; i < expected[0].length; i++) {
                assertThat(actual[figure][i])
                        .as(real.stringColumn(0).get(figure) + " of "
                                + real.columnNames().get(i + 1))
                        .isCloseTo(expected[figure][i], within(TOLERANCE * expected[2][i]));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"house_price_of_unit_area.csv,house,0.02", "BostonHousing.csv,boston,0.25"})
    void correlations_are_close_to_the_real_ones(String file, String name, double tolerance) {
        double[][] expected = toDoubleArray(Golden.labelled(name + ".corr.csv"));
        double[][] actual = toDoubleArray(corr(read(file)));
        for (int row = 0; row < expected.length; row++) {
            for (int i = 0; i < expected.length; i++) {
                assertThat(actual[row][i]).as(row + ", " + i).isCloseTo(expected[row][i], within(tolerance));
            }
        }
    }

    @Test
    void a_fish_is_longer_the_further_back_it_is_measured() {
        for (double[] row : toDoubleArray(read("Fish.csv"), "Length1", "Length2", "Length3")) {
            assertThat(row).isSorted();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"house_price_of_unit_area.csv", "BostonHousing.csv", "Fish.csv"})
    void no_row_is_a_real_one(String file) {
        Path folder = Golden.realTables();
        assumeTrue(folder != null, "the real tables are not here");
        Set<String> real = rows(csv(Objects.requireNonNull(folder).resolve(file).toString()));

        assertThat(rows(read(file))).doesNotContainAnyElementsOf(real);
    }

    private static Set<String> rows(Table table) {
        Set<String> rows = new HashSet<>();
        table.forEach(row -> {
            StringBuilder text = new StringBuilder();
            table.columnNames().forEach(name -> text.append(row.getObject(name)).append('|'));
            rows.add(text.toString());
        });
        return rows;
    }

    private static Table read(String file) {
        return csv(DATA.resolve(file).toString());
    }

    private static String python() throws InterruptedException {
        for (String name : List.of("python3", "python")) {
            try {
                Process process = new ProcessBuilder(name, "-c", "import sys; sys.exit(sys.version_info < (3, 10))")
                        .redirectErrorStream(true)
                        .start();
                if (process.waitFor() == 0) {
                    return name;
                }
            } catch (IOException notThere) {
                // The next name may be.
            }
        }
        return null;
    }

    private static Path folder() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("data/make_stand_ins.py"))) {
            root = Objects.requireNonNull(root.getParent(), "data/make_stand_ins.py");
        }
        return root.resolve("data");
    }
}
