package himalia.sql;

import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/// SQL on the tables of the cells and on files, and connections to databases. Every cell has these verbs without an
/// import, once `./lab setup sql` has brought them.
///
/// | | |
/// |---|---|
/// | [#sql] | a query on tables, CSV, Parquet and JSON files |
/// | [#parquet], [#toParquet] | a Parquet file, read and written |
/// | [#arrow], [#toArrow] | an Arrow file, which pandas calls Feather |
/// | [#connect] | a database |
/// | [#duckdb] | the database behind [#sql] |
public final class Sql {
    private Sql() {}

    /// The result of a query. A name in it is a table of the cells: the variable's. A text in its place is a file that
    /// DuckDB reads, or a pattern for many.
    ///
    /// ```java
    /// var df = Table.create(IntColumn.create("x", 1, 2, 3));
    /// sql("select sum(x) as total from df")                        // 6
    /// sql("select * from df where x > ?", 1)                       // 2, 3
    /// sql("select region, avg(price) from 'sales/*.parquet' group by region")
    /// ```
    ///
    /// A missing value of a table is `NULL`, and `NULL` is a missing value. Types that Tablesaw has no column for,
    /// such as lists, come as texts. Values go in at the `?`, in their order, never into the text.
    ///
    /// @return the rows; for a statement that changes some, how many, as a column `Count`; for any other an
    ///     empty table
    /// @throws SqlException if DuckDB does not take the query; the message shows the line, and marks the word
    public static Table sql(String query, @Nullable Object... values) {
        return duckdb().sql(query, values);
    }

    /// The table in a Parquet file, or in all that a pattern such as `sales/*.parquet` names.
    ///
    /// ```java
    /// toParquet(df, "df.parquet");
    /// parquet("df.parquet")
    /// ```
    ///
    /// @throws SqlException if there is none, or it is damaged
    public static Table parquet(String path) {
        return ParquetFiles.read(path);
    }

    /// Writes a table into a Parquet file. A file that was there is replaced when all is written.
    ///
    /// @return the file
    /// @throws SqlException if it cannot be written
    public static Path toParquet(Table table, String path) {
        return ParquetFiles.write(table, path);
    }

    /// The table in an Arrow file, which pandas, R and Polars also call Feather, or in an Arrow stream; also in one
    /// that is compressed by LZ4, as pandas writes them.
    ///
    /// ```java
    /// toArrow(df, "df.arrow");
    /// arrow("df.arrow")
    /// ```
    ///
    /// Columns of a dictionary, such as categories, come as texts, decimals as `double`.
    ///
    /// @throws SqlException if there is none, it is damaged, or a column is of a type that no table has
    public static Table arrow(String path) {
        return ArrowFiles.read(path);
    }

    /// Writes a table into an Arrow file, which `pd.read_feather` reads. It is larger than a Parquet file, and other
    /// programs see its columns without reading them first. A file that was there is replaced when all is written.
    ///
    /// @return the file
    /// @throws SqlException if it cannot be written
    public static Path toArrow(Table table, String path) {
        return ArrowFiles.write(table, path);
    }

    /// A connection to a database by its JDBC address.
    ///
    /// ```java
    /// var db = connect("jdbc:sqlite:school.db");
    /// db.sql("select count(*) from pupils")
    /// connect("jdbc:postgresql://localhost/school?user=app&password=${DB_PASSWORD}")
    /// ```
    ///
    /// `${NAME}` is an environment variable: so no password stands in the notebook. Drivers for DuckDB, SQLite and
    /// PostgreSQL are there; `%jars` adds others.
    ///
    /// @throws SqlException if there is no such database, or no driver for it
    public static Database connect(String address) {
        return connect(address, false);
    }

    /// The same, perhaps for reading only: `connect("jdbc:duckdb:school.duckdb", readOnly=true)`.
    public static Database connect(String address, boolean readOnly) {
        return Database.open(Address.of(address), readOnly, new Properties());
    }

    /// The same with a name and a password, which is shown nowhere.
    public static Database connect(String address, String user, String password) {
        Properties settings = new Properties();
        settings.setProperty("user", user);
        settings.setProperty("password", password);
        return Database.open(Address.of(address).with(password), false, settings);
    }

    /// The database behind [#sql]: DuckDB in the memory of this process, as long as that lives.
    public static Database duckdb() {
        return Session.DATABASE;
    }

    /// Opened when it is first needed: the library of DuckDB is unpacked then.
    private static final class Session {
        private static final Database DATABASE = InProcess.open();
    }
}
