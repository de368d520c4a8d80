package himalia.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Names for the columns of a table, which a query or a file may give twice: `select a.x, b.x` has `x` and `x_1`.
final class ColumnNames {
    private ColumnNames() {}

    /// A table of columns whose names may be alike.
    static Table table(List<Column<?>> columns) {
        List<String> names = different(columns.stream().map(Column::name).toList());
        for (int i = 0; i < names.size(); i++) {
            columns.get(i).setName(names.get(i));
        }
        return Table.create(columns);
    }

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
