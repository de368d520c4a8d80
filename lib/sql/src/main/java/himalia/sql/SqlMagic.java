package himalia.sql;

import himalia.api.CellResult;
import himalia.api.Frontend;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/// `%sql select ...`, `%%sql` over the lines of a query, and `%sql jdbc:...` for the database that they ask.
public final class SqlMagic implements Magic {
    private static final String READ_ONLY = "--read-only";
    private static final Pattern RESULT =
            Pattern.compile("(\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*)\\s*<<");

    private static volatile @Nullable Table last;

    private final Function<String, @Nullable String> environment;
    /// Null for the one in this process.
    private volatile @Nullable Database other;

    /// As the kernel makes it.
    public SqlMagic() {
        this(System::getenv);
    }

    /// @param environment the variables that an address may name
    SqlMagic(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "sql";
    }

    @Override
    public String usage() {
        return "%sql [NAME <<] QUERY  or  %%sql [NAME <<]  or  %sql [--read-only] jdbc:ADDRESS";
    }

    @Override
    public String summary() {
        return "runs a query on the tables of the cells, on files, or on the database at an address";
    }

    @Override
    public Form form() {
        return Form.BOTH;
    }

    @Override
    public List<String> complete(String typed) {
        String word = typed.substring(typed.lastIndexOf(' ') + 1);
        return Frontend.current().variables().entrySet().stream()
                .filter(one -> one.getValue() instanceof Table && one.getKey().startsWith(word))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public CellResult run(MagicCall call) throws MagicFailure {
        String rest = call.rest();
        boolean isReadOnly = rest.startsWith(READ_ONLY);
        rest = isReadOnly ? rest.substring(READ_ONLY.length()).strip() : rest;
        if (rest.startsWith("jdbc:")) {
            int end = rest.indexOf(' ') < 0 ? rest.length() : rest.indexOf(' ');
            connect(rest.substring(0, end), isReadOnly);
            rest = rest.substring(end).strip();
            if (rest.isEmpty() && call.body().orElse("").isBlank()) {
                return new CellResult.Done();
            }
        } else if (isReadOnly) {
            throw new MagicFailure(READ_ONLY + " wants an address, for example %sql " + READ_ONLY
                    + " jdbc:sqlite:school.db\nHint: jdbc:duckdb: is the database in this process.");
        }
        String name = null;
        Matcher result = RESULT.matcher(rest);
        if (result.lookingAt()) {
            name = result.group(1);
            rest = rest.substring(result.end()).strip();
        }
        String query = call.body().map(body -> body.stripTrailing()).orElse("");
        query = rest.isEmpty() ? query : query.isEmpty() ? rest : rest + "\n" + query;
        if (query.isBlank()) {
            if (call.body().isEmpty() && name == null) {
                System.out.println(database());
                return new CellResult.Done();
            }
            throw new MagicFailure("%%sql wants a query below it, for example\n  select * from df limit 5");
        }
        return shown(call, name, run(query));
    }

    private Database database() {
        Database database = other;
        return database == null ? Sql.duckdb() : database;
    }

    private void connect(String written, boolean isReadOnly) throws MagicFailure {
        try {
            Address address = Address.of(written, environment);
            if (address.isPlain()) {
                throw new MagicFailure("a password in the address would stay in the notebook and its history.\n"
                        + "Hint: put it into an environment variable before JupyterLab starts, and write "
                        + "password=${DB_PASSWORD}");
            }
            Database next =
                    address.isInMemory() && !isReadOnly ? null : Database.open(address, isReadOnly, new Properties());
            Database before = other;
            other = next;
            if (before != null) {
                before.close();
            }
            System.out.println("Connected to " + database());
        } catch (SqlException e) {
            throw new MagicFailure(String.valueOf(e.getMessage()));
        }
    }

    private Table run(String query) throws MagicFailure {
        try {
            Map<String, Object> variables = Frontend.current().variables();
            SqlText text = SqlText.of(query, variables.keySet());
            int marks = text.marks();
            @Nullable
            Object[] values = text.statements().stream()
                    .flatMap(statement -> statement.names().stream())
                    .map(variables::get)
                    .toArray();
            if (values.length != marks) {
                throw new MagicFailure("a ? has no value here.\nHint: :name takes that of a variable, as in "
                        + "where x > :least; sql(\"... where x > ?\", 3) takes any.");
            }
            return database().run(query, text, values);
        } catch (SqlException e) {
            throw new MagicFailure(String.valueOf(e.getMessage()));
        }
    }

    private static CellResult shown(MagicCall call, @Nullable String name, Table result) {
        if (name == null) {
            return result.columnCount() == 0 ? new CellResult.Done() : new CellResult.Value(result);
        }
        last = result;
        try {
            return call.run("var " + name + " = himalia.sql.SqlMagic.last().orElseThrow();");
        } finally {
            last = null;
        }
    }

    /// The table that `%%sql name <<` is about to give a name.
    public static Optional<Table> last() {
        return Optional.ofNullable(last);
    }
}
