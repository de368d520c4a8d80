package himalia.data;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.columns.Column;

/// Which values of a column are equal to a value, or to those of another column. Numbers are equal by what they are
/// worth, whatever holds them; a day is equal to its text.
final class Equality {
    private Equality() {}

    /// @param equal what is told of equal values
    static BooleanColumn of(String verb, Column<?> a, @Nullable Object b, boolean equal) {
        int rows = a.size();
        Column<?> other = b instanceof Column<?> column ? column : null;
        if (other != null && other.size() != rows) {
            throw new IllegalArgumentException(verb + ": both must have as many rows, but \"" + a.name() + "\" has "
                    + rows + " and \"" + other.name() + "\" has " + other.size() + ".");
        }
        boolean[] truths = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            boolean missing = a.isMissing(row) || other != null && other.isMissing(row);
            boolean same = !missing && isSame(a.get(row), other == null ? b : other.get(row));
            truths[row] = same == equal;
        }
        return Cells.truths(a.name(), truths);
    }

    private static boolean isSame(Object value, @Nullable Object other) {
        if (value instanceof Number a) {
            return other instanceof Number b
                    && (isWhole(a) && isWhole(b) ? a.longValue() == b.longValue() : a.doubleValue() == b.doubleValue());
        }
        return Objects.equals(value, other)
                || other instanceof CharSequence text && value.toString().contentEquals(text);
    }

    private static boolean isWhole(Number number) {
        return number instanceof Long || number instanceof Integer || number instanceof Short;
    }
}
