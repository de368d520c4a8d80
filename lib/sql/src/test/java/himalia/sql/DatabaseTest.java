package himalia.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

class DatabaseTest {
    @TempDir
    private Path folder;

    private String address(String kind) {
        return "jdbc:" + kind + ":" + folder.resolve("school.db");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "duckdb"})
    void a_database_in_a_file_is_written_and_read_again(String kind) {
        try (Database db = Sql.connect(address(kind))) {
            db.sql("create table pupils(name text, age integer, grade double)");
            assertThat(db.sql("insert into pupils values (?, ?, ?), ('Bo', null, 2.5)", "Ann", 12, 1.5)
                            .get(0, 0))
                    .isEqualTo(2L);
        }
        try (Database db = Sql.connect(address(kind))) {
            Table pupils = db.sql("select * from pupils order by name");
            assertThat(pupils.types()).containsExactly(ColumnType.STRING, ColumnType.INTEGER, ColumnType.DOUBLE);
            assertThat(pupils.column("age").isMissing(1)).isTrue();
            assertThat(pupils.get(0, 2)).isEqualTo(1.5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "duckdb"})
    void a_database_for_reading_only_is_not_written(String kind) {
        try (Database db = Sql.connect(address(kind))) {
            db.sql("create table t(x integer); insert into t values (1)");
        }
        try (Database db = Sql.connect(address(kind), true)) {
            assertThat(db.sql("select * from t").rowCount()).isEqualTo(1);
            assertThat(db.sql("with a as (select 2 as x) select * from a union all select * from t")
                            .rowCount())
                    .isEqualTo(2);
            for (String write : new String[] {
                "insert into t values (2)",
                "delete from t",
                "drop table t",
                "create table u(y integer)",
                "with a as (select 3 as x) insert into t select * from a",
                "attach '" + folder.resolve("other.db") + "' as other"
            }) {
                assertThatThrownBy(() -> db.sql(write)).as(write).isInstanceOf(SqlException.class);
            }
            assertThat(db.toString()).endsWith("(read-only)");
            assertThat(folder).isDirectoryNotContaining("glob:**other.db");
        }
    }

    @Test
    void duckdb_for_reading_only_writes_no_file_and_sees_tables() {
        try (Database db = Sql.connect("jdbc:duckdb:", true)) {
            db.register("t", Table.create(IntColumn.create("x", 1, 2)));
            assertThat(db.sql("select sum(x) from t").get(0, 0)).isEqualTo(3L);
            assertThat(db.sql("describe t").rowCount()).isEqualTo(1);
            assertThatThrownBy(() -> db.sql("copy t to '" + folder.resolve("t.csv") + "'"))
                    .hasMessage("jdbc:duckdb: is open for reading only, and COPY is none of the statements that read.");
            assertThatThrownBy(() -> db.sql("selec 1")).hasMessageContaining("  ^^^^^");
        }
    }

    @Test
    void values_of_sqlite_decide_on_the_type() {
        try (Database db = Sql.connect(address("sqlite"))) {
            db.sql("create table t(a, b integer, c); insert into t values (1, 1, null), (2.5, 3000000000, x'0fff')");
            Table t = db.sql("select * from t");
            assertThat(t.types()).containsExactly(ColumnType.DOUBLE, ColumnType.LONG, ColumnType.STRING);
            assertThat(t.get(1, 2)).isEqualTo("0fff");
            assertThatThrownBy(() -> db.sql("select * frm t"))
                    .isInstanceOf(SqlException.class)
                    .hasMessageEndingWith("\n  select * frm t\n           ^^^");
            assertThatThrownBy(() -> db.register("x", t)).hasMessageStartingWith("only DuckDB reads tables");
        }
    }

    @Test
    void no_driver_and_no_database_are_one_sentence() {
        assertThatThrownBy(() -> Sql.connect("jdbc:oracle:thin:@host"))
                .isInstanceOf(SqlException.class)
                .hasMessageStartingWith("no driver for jdbc:oracle:thin:@host");
        assertThatThrownBy(() -> Sql.connect("jdbc:postgresql://127.0.0.1:1/x", "me", "pw1"))
                .isInstanceOf(SqlException.class)
                .hasMessageStartingWith("no connection to jdbc:postgresql://127.0.0.1:1/x")
                .hasMessageNotContaining("pw1");
        assertThatThrownBy(() -> Sql.connect("jdbc:sqlite:" + folder.resolve("none.db"), true))
                .isInstanceOf(SqlException.class);
    }
}
