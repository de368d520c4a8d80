package himalia.sql;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.Table;

/// A connection to a database, by [Sql#connect]. Its queries run one at a time.
///
/// ```java
/// var db = connect("jdbc:sqlite:school.db");
/// db.sql("select name, age from pupils where age > ?", 12)
/// ```
public final class Database implements AutoCloseable {
    /// What a database that only reads may be asked for where its driver cannot be told so.
    private static final Set<String> READING =
            Set.of("select", "with", "values", "table", "show", "explain", "describe", "pragma");

    private final Address address;
    private final boolean isReadOnly;
    private final Connection connection;
    private final @Nullable DuckTables duckdb;
    private volatile @Nullable Statement running;

    private Database(Address address, boolean isReadOnly, Connection connection) throws SQLException {
        this.address = address;
        this.isReadOnly = isReadOnly;
        this.connection = connection;
        duckdb = connection instanceof DuckDBConnection one ? new DuckTables(one) : null;
    }

    /// @param settings user and password, if they are not in the address
    static Database open(Address address, boolean isReadOnly, Properties settings) {
        Properties all = new Properties();
        all.putAll(settings);
        if (isReadOnly) {
            // Each driver ignores the words of the others.
            if (address.isDuckDb() && !address.isInMemory()) {
                all.setProperty("duckdb.read_only", "true");
            } else if (address.url().startsWith("jdbc:sqlite:")) {
                all.setProperty("open_mode", "1");
            } else if (address.url().startsWith("jdbc:postgresql:")) {
                all.setProperty("readOnlyMode", "always");
            }
        }
        try {
            Connection connection = Stoppable.run(() -> driver(address).connect(address.url(), all), () -> {});
            if (connection == null) {
                throw new SqlException("there is no database at " + address.shown() + ".");
            }
            if (isReadOnly && !address.isDuckDb() && !connection.isReadOnly()) {
                connection.setReadOnly(true);
            }
            return new Database(address, isReadOnly, connection);
        } catch (SQLException e) {
            throw new SqlException(
                    "no connection to " + address.shown() + ": " + address.clean(String.valueOf(e.getMessage())));
        }
    }

    /// The drivers of the cells' class path; `DriverManager` does not see those that a cell has added.
    private static Driver driver(Address address) throws SQLException {
        ClassLoader cells = Thread.currentThread().getContextClassLoader();
        List<Driver> all = Stream.concat(
                        Stream.of(cells, Database.class.getClassLoader())
                                .flatMap(loader -> ServiceLoader.load(Driver.class, loader).stream())
                                .map(ServiceLoader.Provider::get),
                        DriverManager.drivers())
                .toList();
        for (Driver driver : all) {
            if (driver.acceptsURL(address.url())) {
                return driver;
            }
        }
        throw new SqlException("no driver for " + address.shown()
                + " is on the class path of the cells.\nHint: add its jar, for example %jars drivers/mysql-*.jar, or "
                + "have %maven bring it.");
    }

    /// Runs a query.
    ///
    /// Values go in at the `?`, never into the text: `db.sql("select * from pupils where name = ?", name)`. Several
    /// statements stand between `;`, and the result is the last one's.
    ///
    /// @return the rows; for a statement that changes some, how many, as a column `Count`; for any other an
    ///     empty table
    /// @throws SqlException if the database does not take it; the message shows where
    public synchronized Table sql(String query, @Nullable Object... values) {
        return run(query, SqlText.of(query), values);
    }

    synchronized Table run(String query, SqlText text, @Nullable Object[] values) {
        if (text.marks() != values.length) {
            throw new SqlException("the query has " + counted(text.marks(), "?") + " and got "
                    + counted(values.length, "value")
                    + ".\nHint: every ? takes one, in their order: sql(\"select * from df where x > ?\", 3)");
        }
        if (text.statements().isEmpty()) {
            throw new SqlException("there is no statement in the query.");
        }
        Table result = Table.create();
        int taken = 0;
        for (SqlText.Statement statement : text.statements()) {
            @Nullable Object[] own = Arrays.copyOfRange(values, taken, taken + statement.marks());
            taken += statement.marks();
            try {
                result = Stoppable.run(() -> withTables(statement, own), this::cancel);
            } catch (SQLException e) {
                throw SqlException.of(query, statement, e, address);
            }
        }
        return result;
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 || what.equals("?") ? "" : "s");
    }

    private Table withTables(SqlText.Statement statement, @Nullable Object[] values) throws SQLException {
        checkReading(statement);
        return duckdb == null ? once(statement, values) : duckdb.withTables(() -> once(statement, values));
    }

    private Table once(SqlText.Statement statement, @Nullable Object[] values) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement.text())) {
            running = prepared;
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i] instanceof Character letter ? letter.toString() : values[i]);
            }
            return duckdb == null ? result(prepared) : DuckTables.result(prepared);
        } finally {
            running = null;
        }
    }

    static Table result(PreparedStatement statement) throws SQLException {
        if (statement.execute()) {
            try (ResultSet rows = statement.getResultSet()) {
                return ResultTable.of(rows);
            }
        }
        int count = statement.getUpdateCount();
        return count <= 0 ? Table.create() : Table.create().addColumns(LongColumn.create("Count", new long[] {count}));
    }

    private void checkReading(SqlText.Statement statement) throws SQLException {
        if (isReadOnly && !(duckdb == null ? READING.contains(statement.verb()) : duckdb.isReading(statement))) {
            throw new SqlException(address.shown() + " is open for reading only, and "
                    + statement.verb().toUpperCase(Locale.ROOT) + " is none of the statements that read.");
        }
    }

    private void cancel() {
        Statement statement = running;
        try {
            if (statement != null) {
                statement.cancel();
            }
        } catch (SQLException ended) {
            // It has come to its end meanwhile.
        }
    }

    /// Lets the queries of this database see a table by a name, until another gets it. In cells that is seldom needed:
    /// their tables are seen by the names of their variables.
    ///
    /// @throws SqlException if this is not DuckDB
    public synchronized Database register(String name, Table table) {
        try {
            duckdb().register(name, table);
            return this;
        } catch (SQLException e) {
            throw SqlException.of(e, address);
        }
    }

    private DuckTables duckdb() {
        if (duckdb == null) {
            throw new SqlException("only DuckDB reads tables of this JVM, not " + address.shown() + ".");
        }
        return duckdb;
    }

    /// Ends the connection.
    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw SqlException.of(e, address);
        }
    }

    /// The address without its password.
    @Override
    public String toString() {
        return address.shown() + (isReadOnly ? " (read-only)" : "");
    }
}
