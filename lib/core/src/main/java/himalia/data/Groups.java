package himalia.data;

import himalia.tensor.cpu.Interrupts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.columns.Column;

/// Rows with the same values in some columns: each row has the number of its group.
final class Groups {
    /// A row that is in none.
    static final int NONE = Factors.MISSING;

    private static final Factors NO_ROWS = new Factors(new int[0], 0);

    private final int[] groupOf;
    private final int count;
    /// Where the rows of each group begin among all that are in one; one more for the end.
    private final int[] starts;

    private int @Nullable [] rows;

    private Groups(Factors factors) {
        this(factors.codes(), factors.count());
    }

    /// @param groupOf the group of each row
    private Groups(int[] groupOf, int count) {
        this.groupOf = groupOf;
        this.count = count;
        this.starts = new int[count + 1];
        Interrupts.poll("groups", 0, groupOf.length);
        for (int group : groupOf) {
            if (group != NONE) {
                starts[group + 1]++;
            }
        }
        for (int i = 0; i < count; i++) {
            starts[i + 1] += starts[i];
        }
    }

    /// Groups by their keys, smallest keys first; rows with a missing key belong to none.
    static Groups sorted(List<Column<?>> keys) {
        return new Groups(keys.isEmpty() ? NO_ROWS : Factors.of(keys, false));
    }

    /// Groups as they first appear.
    ///
    /// @param missing whether a missing value is a key as any other
    static Groups inOrder(List<Column<?>> keys, boolean missing) {
        return new Groups(
                keys.isEmpty() ? NO_ROWS : Factors.inAnyOrder(keys, missing).asTheyAppear());
    }

    /// The rows of equal numbers, smallest first.
    static Groups of(Factors factors) {
        return new Groups(factors);
    }

    /// One group of all rows.
    static Groups all(int rows) {
        return new Groups(new int[rows], 1);
    }

    int count() {
        return count;
    }

    /// The group of each row; [#NONE] for one that is in none.
    int[] groupOf() {
        return groupOf;
    }

    /// Where the rows of each group begin in an array of all rows that are in one.
    int[] starts() {
        return starts;
    }

    int size(int group) {
        return starts[group + 1] - starts[group];
    }

    /// How many rows are in a group.
    int rowCount() {
        return starts[count];
    }

    /// The first row of each group.
    int[] firsts() {
        int[] firsts = new int[count];
        for (int row = groupOf.length - 1; row >= 0; row--) {
            if (groupOf[row] != NONE) {
                firsts[groupOf[row]] = row;
            }
        }
        return firsts;
    }

    /// The rows of a group, in their order.
    int[] rows(int group) {
        return Arrays.copyOfRange(byGroup(), starts[group], starts[group + 1]);
    }

    /// All rows that are in a group, group by group.
    int[] byGroup() {
        if (rows == null) {
            int[] at = starts.clone();
            int[] sorted = new int[rowCount()];
            for (int row = 0; row < groupOf.length; row++) {
                if (groupOf[row] != NONE) {
                    sorted[at[groupOf[row]]++] = row;
                }
            }
            rows = sorted;
        }
        return rows;
    }

    /// Some of the groups, in their order; the rows of the others are in none.
    Groups only(boolean[] kept) {
        int[] numbers = new int[count];
        int left = 0;
        for (int i = 0; i < count; i++) {
            numbers[i] = kept[i] ? left++ : NONE;
        }
        int[] groups = new int[groupOf.length];
        for (int row = 0; row < groups.length; row++) {
            groups[row] = groupOf[row] == NONE ? NONE : numbers[groupOf[row]];
        }
        return new Groups(groups, left);
    }

    /// The key columns of a result: one row for each group.
    List<Column<?>> keyColumns(List<Column<?>> keys) {
        int[] firsts = firsts();
        List<Column<?>> columns = new ArrayList<>();
        keys.forEach(key -> columns.add(Cells.take(key, firsts)));
        return columns;
    }

    /// A name that no column has yet, for a column of numbers about the others.
    static String freeName(String name, Set<String> taken) {
        String free = name;
        while (taken.stream().anyMatch(free::equalsIgnoreCase)) {
            free = free + "_";
        }
        return free;
    }
}
