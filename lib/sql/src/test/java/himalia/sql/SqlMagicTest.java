package himalia.sql;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.CellResult;
import himalia.testing.TestCells;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Queries in cells, which see their variables.
@Timeout(300)
class SqlMagicTest {
    private static TestCells cells;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        cells = new TestCells();
        assertThat(cells.shown("var df = Table.create(IntColumn.create(\"x\", 1, 2, 3));"))
                .isEmpty();
    }

    @AfterAll
    static void close() {
        cells.close();
    }

    @Test
    void a_query_sees_the_variables_of_the_cells_as_they_are_now() {
        assertThat(cells.shown("sql(\"select sum(x) as s from df\").get(0, 0)")).isEqualTo("6");
        assertThat(cells.shown("var same = Table.create(IntColumn.create(\"y\", new int[] {7}));\n"
                        + "sql(\"select * from same, df where x > ?\", 2).get(0, 0)"))
                .isEqualTo("7");
        cells.run("same = Table.create(IntColumn.create(\"y\", new int[] {8}));");
        assertThat(cells.shown("sql(\"select y from same\").get(0, 0)")).isEqualTo("8");
        assertThat(cells.shown("sql(\"select count(*) from (select * from df a join df b using (x))\").get(0, 0)"))
                .isEqualTo("3");
    }

    @Test
    void a_name_that_is_no_table_is_explained() {
        cells.run("int number = 3; int least = 2;");
        assertThat(cells.shown("sql(\"select * from number\")"))
                .contains("Hint: the variable number is a Integer, and a query reads variables of type Table.");
        cells.run("var houses = Table.create(IntColumn.create(\"y\", new int[] {8}));");
        assertThat(cells.shown("sql(\"select * from house\")")).contains("Hint: did you mean \"houses\"?");
        assertThat(cells.shown("%%sql\nselect 1 as one;\n select :least, nope from df"))
                .contains("line 2")
                .contains("^^^^");
        assertThat(cells.shown("sql(\"select x from df wher x > 1\")"))
                .startsWith("SqlException: ")
                .contains("^");
    }

    @Test
    void a_line_and_the_lines_of_a_cell_are_queries() {
        assertThat(cells.run("%sql select max(x) as m from df")).isInstanceOf(CellResult.Value.class);
        assertThat(cells.shown("%%sql\nselect max(x) as m\nfrom df"))
                .contains("m")
                .contains("3");
        cells.run("int least = 2;");
        assertThat(cells.shown("%%sql big <<\nselect x from df where x >= :least"))
                .isEmpty();
        assertThat(cells.shown("big.rowCount()")).isEqualTo("2");
        assertThat(cells.shown("%sql select * from df where x > ?")).contains("a ? has no value here");
        assertThat(cells.shown("%%sql\nselect x\nfrm df")).contains("line 2: frm df");
        assertThat(cells.shown("%%sql")).contains("wants a query");
        assertThat(cells.shown("%sql create temp table made(a int)")).isEmpty();
    }

    @Test
    void an_address_is_asked_from_then_on() {
        String file = folder.resolve("school.db").toString();
        assertThat(cells.shown("%sql jdbc:sqlite:" + file)).startsWith("Connected to jdbc:sqlite:");
        assertThat(cells.shown("%%sql\ncreate table p(n text);\ninsert into p values ('Ann'), ('Bo')"))
                .contains("Count");
        assertThat(cells.shown("%sql --read-only jdbc:sqlite:" + file + " select count(*) as n from p"))
                .contains("2");
        assertThat(cells.shown("%sql delete from p")).contains("open for reading only");
        assertThat(cells.shown("%sql jdbc:duckdb:")).isEqualTo("Connected to jdbc:duckdb:");
        assertThat(cells.shown("%sql")).isEqualTo("jdbc:duckdb:");
        assertThat(cells.shown("%sql select count(*) as n from df")).contains("3");
    }

    @Test
    void a_password_in_the_notebook_is_refused() {
        String shown = cells.shown("%sql jdbc:postgresql://me:pw1@127.0.0.1/x");
        assertThat(shown).contains("password=${DB_PASSWORD}").doesNotContain("pw1");
        assertThat(cells.shown("%sql jdbc:postgresql://h/x?password=${NO_SUCH_VARIABLE}"))
                .contains("NO_SUCH_VARIABLE is not set");
    }

    @Test
    void a_table_writes_itself_behind_a_dot() {
        String file = folder.resolve("df.parquet").toString().replace("\\", "/");
        assertThat(cells.shown("df.toParquet(\"" + file + "\");\nparquet(\"" + file + "\").rowCount()"))
                .isEqualTo("3");
    }

    @Test
    void the_stop_button_ends_a_query_and_the_next_one_runs() throws InterruptedException {
        Thread stopper = Thread.ofPlatform().start(() -> {
            try {
                while (true) {
                    Thread.sleep(700);
                    cells.interrupt();
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        CellResult result;
        try {
            result = cells.run("sql(\"select count(*) from range(100000000) a, range(100000000) b "
                    + "where (a.range * b.range) % 7 = 3\")");
        } finally {
            stopper.interrupt();
            stopper.join();
        }
        assertThat(result).isInstanceOf(CellResult.Failure.class);
        assertThat(((CellResult.Failure) result).name()).isEqualTo("Interrupted");
        assertThat(cells.shown("sql(\"select 5 as a\").get(0, 0)")).isEqualTo("5");
    }
}
