package himalia.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Names for the columns of a table, which a query may give twice: `select a.x, b.x` has `x` and `x_1`.
final class ColumnNames {
    private ColumnNames() {}

    /// Different ones, also for Tablesaw, to which `x` and `X` are the same.
    static List<String> different(List<String> names) {
        Set<String> taken = new HashSet<>();
        names.forEach(name -> taken.add(name.toLowerCase(Locale.ROOT)));
        Set<String> given = new HashSet<>();
        List<String> different = new ArrayList<>();
        for (String name : names) {
            String free = name;
            for (int i = 1; !given.add(free.toLowerCase(Locale.ROOT)); i++) {
                String next = name + "_" + i;
                free = taken.contains(next.toLowerCase(Locale.ROOT)) ? free : next;
            }
            different.add(free);
        }
        return different;
    }
}
