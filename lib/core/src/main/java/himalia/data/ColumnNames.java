package himalia.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Makes names of columns that come from data all different.
///
/// Equal names are numbered as pandas does, `a, a, a.1` becomes `a, a.2, a.1`. Tablesaw finds columns whatever their
/// capitals are, so that it cannot hold `a` and `A` side by side as pandas can: the later one becomes `A.1`, with a
/// note.
final class ColumnNames {
    private ColumnNames() {}

    /// @param where for the note: the file or the verb
    /// @param wanted an empty name becomes `Unnamed: 3`, with the number of its column
    static List<String> unique(String where, List<String> wanted) {
        List<String> names = numbered(wanted);
        Set<String> taken = new HashSet<>();
        names.forEach(name -> taken.add(key(name)));
        Map<String, String> holders = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String holder = holders.putIfAbsent(key(name), name);
            if (holder != null) {
                String free = name;
                for (int n = 1; taken.contains(key(free)); n++) {
                    free = name + "." + n;
                }
                taken.add(key(free));
                names.set(i, free);
                System.err.println("Note: " + where + " has the columns \"" + holder + "\" and \"" + name
                        + "\", which differ only in their capitals. A table cannot tell them apart, so the second is"
                        + " called \"" + free + "\".");
            }
        }
        return names;
    }

    /// Pandas' rule; the names of columns without one come last.
    private static List<String> numbered(List<String> wanted) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            names.add(wanted.get(i).isEmpty() ? "Unnamed: " + i : wanted.get(i));
        }
        Map<String, Integer> counts = new HashMap<>();
        Stream<Integer> order = Stream.of(false, true)
                .flatMap(unnamed -> IntStream.range(0, names.size())
                        .filter(i -> wanted.get(i).isEmpty() == unnamed)
                        .boxed());
        order.forEach(i -> {
            String name = names.get(i);
            int count = counts.getOrDefault(name, 0);
            while (count > 0) {
                counts.put(names.get(i), count + 1);
                name = names.get(i) + "." + count;
                count = names.contains(name) ? count + 1 : counts.getOrDefault(name, 0);
            }
            names.set(i, name);
            counts.put(name, count + 1);
        });
        return names;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
