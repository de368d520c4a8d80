package himalia.data;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.columns.Column;

/// The numbers of a column group by group, in the order of their rows and without those that are missing; put together
/// when the first figure asks for them, and once for all figures.
final class GroupedNumbers {
    private final Column<?> column;
    private final Groups groups;
    private final int[] ends;
    private double @Nullable [] present;

    GroupedNumbers(Column<?> column, Groups groups) {
        this.column = column;
        this.groups = groups;
        this.ends = Arrays.copyOf(groups.starts(), groups.count());
    }

    Column<?> column() {
        return column;
    }

    Groups groups() {
        return groups;
    }

    /// The numbers, those of a group from [#from] to [#to].
    ///
    /// @param figure who asks
    double[] present(String figure) {
        if (present == null) {
            double[] grouped = new double[groups.rowCount()];
            put(Frames.values(figure, column), groups.groupOf(), ends, grouped);
            present = grouped;
        }
        return present;
    }

    int from(int group) {
        return groups.starts()[group];
    }

    int to(int group) {
        return ends[group];
    }

    private static void put(double[] values, int[] groupOf, int[] ends, double[] grouped) {
        for (int row = 0; row < groupOf.length; row++) {
            int group = groupOf[row];
            double value = values[row];
            if (group != Groups.NONE && !Double.isNaN(value)) {
                grouped[ends[group]++] = value;
            }
        }
    }
}
