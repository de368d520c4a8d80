package himalia.sql;

import himalia.api.Closest;
import himalia.api.Frontend;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/// DuckDB, which sees the tables of the cells by the names of their variables.
///
/// A name is looked for among the tables of the database first. If it is none, DuckDB says so before anything has
/// happened; then a view of that name is made for as long as the statement runs, and it is run again.
final class DuckTables {
    private static final Pattern MISSING = Pattern.compile("Table with name (.+?) does not exist!");

    private static final Set<List<String>> NOTHING = Set.of(List.of("Count"), List.of("Success"));

    private final DuckDBConnection connection;
    private final TableScan scan = new TableScan();
    private final Map<String, Long> registered = new HashMap<>();

    DuckTables(DuckDBConnection connection) throws SQLException {
        this.connection = connection;
        scan.register(connection);
    }

    interface Work {
        Table run() throws SQLException;
    }

    /// Runs something that may need tables of the cells.
    Table withTables(Work work) throws SQLException {
        Map<String, Long> views = new HashMap<>();
        try {
            while (true) {
                try {
                    return work.run();
                } catch (SQLException e) {
                    Matcher missing = MISSING.matcher(String.valueOf(e.getMessage()));
                    if (!missing.find() || views.containsKey(missing.group(1))) {
                        throw e;
                    }
                    String name = missing.group(1);
                    Map<String, Object> variables = Frontend.current().variables();
                    if (variables.get(name) instanceof Table table) {
                        views.put(name, view(name, table));
                    } else {
                        throw explained(e, name, variables);
                    }
                }
            }
        } finally {
            for (Map.Entry<String, Long> view : views.entrySet()) {
                execute("drop view if exists temp." + TableScan.quoted(view.getKey()));
                scan.close(view.getValue());
            }
        }
    }

    private static SQLException explained(SQLException e, String name, Map<String, Object> variables) {
        Object other = variables.get(name);
        String hint;
        if (other != null) {
            hint = "\nHint: the variable " + name + " is a " + other.getClass().getSimpleName()
                    + ", and a query reads variables of type Table.";
        } else {
            List<String> tables = variables.entrySet().stream()
                    .filter(one -> one.getValue() instanceof Table)
                    .map(Map.Entry::getKey)
                    .toList();
            String near = Closest.hint(name, tables);
            hint = near.isEmpty() && !tables.isEmpty()
                    ? "\nHint: the tables of the cells are " + Closest.list(tables) + "."
                    : near;
        }
        return new SQLException(e.getMessage() + hint, e);
    }

    /// Lets all queries see a table by this name.
    void register(String name, Table table) throws SQLException {
        Long before = registered.put(name, view(name, table));
        if (before != null) {
            scan.close(before);
        }
    }

    private long view(String name, Table table) throws SQLException {
        if (table.columnCount() == 0) {
            throw new SqlException("the table " + name + " has no columns.");
        }
        long number = scan.open(table);
        execute("create or replace temp view " + TableScan.quoted(name) + " as " + TableScan.select(number, table));
        return number;
    }

    private void execute(String statement) throws SQLException {
        try (Statement one = connection.createStatement()) {
            one.execute(statement);
        }
    }

    /// Whether a statement only reads. DuckDB can write down the tree of those that do.
    boolean isReading(SqlText.Statement statement) throws SQLException {
        String verb = statement.verb();
        if (Set.of("describe", "show", "summarize").contains(verb)) {
            return true;
        }
        try (PreparedStatement question =
                connection.prepareStatement("select json_serialize_sql(cast(? as varchar))")) {
            question.setString(1, statement.text());
            try (ResultSet answer = question.executeQuery()) {
                // What is no SQL at all is told by who runs it.
                return answer.next() && !answer.getString(1).contains("Only SELECT statements");
            }
        }
    }

    /// What a statement gives, by whole pieces if the types of all its columns come so.
    static Table result(PreparedStatement statement) throws SQLException {
        List<ChunkColumn> columns = new ArrayList<>();
        List<String> names = new ArrayList<>();
        if (!(statement instanceof DuckDBPreparedStatement duckdb) || !inPieces(statement, columns, names)) {
            return Database.result(statement);
        }
        try (DuckDBChunkedResult result = duckdb.query()) {
            while (result.nextChunk()) {
                DuckDBDataChunkReader chunk = result.chunk();
                for (int i = 0; i < columns.size(); i++) {
                    columns.get(i).add(chunk.vector(i), (int) chunk.rowCount());
                }
            }
        }
        Table table = Table.create();
        List<String> different = ColumnNames.different(names);
        for (int i = 0; i < columns.size(); i++) {
            table.addColumns(columns.get(i).column(different.get(i)));
        }
        // What neither reads nor changes rows, such as `create table`, has one of these columns and no row.
        boolean isNothing = table.rowCount() == 0 && NOTHING.contains(names);
        return isNothing ? Table.create() : table;
    }

    private static boolean inPieces(PreparedStatement statement, List<ChunkColumn> columns, List<String> names)
            throws SQLException {
        ResultSetMetaData about = statement.getMetaData();
        if (about == null) {
            return false;
        }
        for (int i = 1; i <= about.getColumnCount(); i++) {
            DuckDBColumnType type = type(about.getColumnTypeName(i));
            ChunkColumn column = type == null ? null : ChunkColumn.of(type);
            if (column == null) {
                return false;
            }
            columns.add(column);
            names.add(about.getColumnLabel(i));
        }
        return !columns.isEmpty();
    }

    private static @Nullable DuckDBColumnType type(String name) {
        String plain = name.startsWith("DECIMAL") && !name.endsWith("]") ? "DECIMAL" : name.replace(' ', '_');
        for (DuckDBColumnType type : DuckDBColumnType.values()) {
            if (type.name().equals(plain)) {
                return type;
            }
        }
        return null;
    }
}
