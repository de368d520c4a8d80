package himalia.data;

import static himalia.data.Tables.corr;
import static himalia.data.Tables.csv;
import static himalia.data.Tables.describe;
import static himalia.data.Tables.info;
import static himalia.data.Tables.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.Table;

/// The real tables are not ours to publish: this runs where a machine has them.
@EnabledIf("himalia.data.RealTablesTest#areHere")
class RealTablesTest {
    static boolean areHere() {
        return Golden.realTables() != null;
    }

    @ParameterizedTest
    @CsvSource({"house_price_of_unit_area.csv,house", "BostonHousing.csv,boston", "Fish.csv,fish"})
    void figures_equal_pandas(String file, String name) {
        Table table = csv(Golden.realTables().resolve(file).toString());

        Golden.assertSame(describe(table), Golden.labelled(name + ".describe.csv"), 1e-12);
        assertThat(text(describe(table))).isEqualTo(Golden.text(name + ".describe.txt"));
        assertThat(info(table).lines().skip(1))
                .isEqualTo(Golden.text(name + ".info.txt").lines().skip(1).toList());
        if (!name.equals("fish")) {
            Golden.assertSame(corr(table), Golden.labelled(name + ".corr.csv"), 1e-11);
        }
    }
}
