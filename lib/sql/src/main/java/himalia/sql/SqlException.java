package himalia.sql;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A query that a database did not take, or could not finish. The message has the line of the query with a mark under
/// the word, where the database says which one it is.
public final class SqlException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// DuckDB shows the line itself, perhaps cut at both ends.
    private static final Pattern DUCKDB = Pattern.compile("\\n*LINE (\\d+): (.*)\\n( *)(\\^+)\\s*");

    private static final Pattern POSTGRESQL = Pattern.compile("\\s*Position: (\\d+)");
    private static final Pattern SQLITE = Pattern.compile("near \"([^\"]+)\": syntax error");
    private static final String CUT = "...";

    SqlException(String message) {
        super(message);
    }

    private SqlException(String message, SQLException cause) {
        super(message, cause);
    }

    /// What a database says of no query of the user's.
    static SqlException of(SQLException error, Address address) {
        return new SqlException(address.clean(String.valueOf(error.getMessage())));
    }

    /// What a database says of a statement of a query, with the secrets of its address taken out.
    static SqlException of(String query, SqlText.Statement statement, SQLException error, Address address) {
        String said = address.clean(String.valueOf(error.getMessage())).strip();
        String message = marked(query, statement, said);
        // The cause would be shown with a message that has not been cleaned.
        return said.equals(error.getMessage()) ? new SqlException(message, error) : new SqlException(message);
    }

    static String marked(String query, SqlText.Statement statement, String said) {
        String text = statement.text();
        int start = statement.start();
        Matcher duckdb = DUCKDB.matcher(said);
        if (duckdb.find()) {
            String head = said.substring(0, duckdb.start()) + said.substring(duckdb.end());
            int line = startOfLine(text, Integer.parseInt(duckdb.group(1)));
            String fragment = duckdb.group(2);
            int column = duckdb.group(3).length() - ("LINE " + duckdb.group(1) + ": ").length();
            if (fragment.startsWith(CUT)) {
                fragment = fragment.substring(CUT.length());
                column -= CUT.length();
            }
            fragment = fragment.endsWith(CUT) ? fragment.substring(0, fragment.length() - CUT.length()) : fragment;
            int at = line < 0 ? -1 : text.indexOf(fragment, line);
            return at < 0
                    ? said
                    : head.strip()
                            + mark(query, start + at + column, duckdb.group(4).length());
        }
        Matcher postgresql = POSTGRESQL.matcher(said);
        if (postgresql.find()) {
            int at = text.offsetByCodePoints(0, Integer.parseInt(postgresql.group(1)) - 1);
            return postgresql.replaceAll("").strip() + mark(query, start + at, 1);
        }
        Matcher sqlite = SQLITE.matcher(said);
        if (sqlite.find()) {
            Matcher word = Pattern.compile("(?<!\\w)" + Pattern.quote(sqlite.group(1)) + "(?!\\w)")
                    .matcher(text);
            // Which of several it is, SQLite does not say.
            if (word.find() && !word.find(word.end())) {
                word.find(0);
                return said + mark(query, start + word.start(), 1);
            }
        }
        return said;
    }

    private static int startOfLine(String query, int number) {
        int at = 0;
        for (int i = 1; i < number; i++) {
            int end = query.indexOf('\n', at);
            if (end < 0) {
                return -1;
            }
            at = end + 1;
        }
        return at;
    }

    /// The line of a place in the query, and a mark below it that is as long as the word there.
    private static String mark(String query, int at, int least) {
        if (at < 0 || at > query.length()) {
            return "";
        }
        int start = query.lastIndexOf('\n', at - 1) + 1;
        int end = query.indexOf('\n', at) < 0 ? query.length() : query.indexOf('\n', at);
        int word = at;
        while (word < end && (Character.isLetterOrDigit(query.charAt(word)) || query.charAt(word) == '_')) {
            word++;
        }
        long line = query.substring(0, at).lines().count() + (at == start ? 1 : 0);
        String head = query.strip().contains("\n") ? "line " + Math.max(1, line) + ": " : "  ";
        String blanks = " ".repeat(head.length()) + query.substring(start, at).replaceAll("[^\\t]", " ");
        return "\n" + head + query.substring(start, end) + "\n" + blanks + "^".repeat(Math.max(least, word - at));
    }
}
