package himalia;

import himalia.tensor.Tensor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/// What Python has and Java calls differently: `len(x)`, `range(10)`, `print("a", x)`. Cells find these functions where
/// nothing in sight fits, also behind the dot of their first argument. A Java program uses what each of them does.
public final class PythonNames {
    private PythonNames() {}

    /// `println("a", x)`: the values, with blanks between them.
    public static void println(Object first, Object... more) {
        IO.println(Stream.concat(Stream.of(first), Arrays.stream(more))
                .map(String::valueOf)
                .collect(Collectors.joining(" ")));
    }

    /// `print("a", x)`: the values in a line, with blanks between them.
    public static void print(Object first, Object... more) {
        println(first, more);
    }

    /// `time.time()`: the seconds since the beginning of 1970.
    public static double time() {
        return System.currentTimeMillis() / 1000.;
    }

    /// `range(10)`: 0 to 9.
    public static List<Integer> range(int end) {
        return range(0, end);
    }

    /// `range(2, 10)`: 2 to 9.
    public static List<Integer> range(int start, int end) {
        return IntStream.range(start, end).boxed().toList();
    }

    /// `len(x)`: the size of the first dimension.
    public static int len(Tensor x) {
        return x.size(0);
    }

    /// `len(words)`.
    public static int len(Collection<?> all) {
        return all.size();
    }

    /// `len(map)`.
    public static int len(Map<?, ?> all) {
        return all.size();
    }

    /// `len("text")`.
    public static int len(String text) {
        return text.length();
    }

    /// `len(table)`: the number of rows.
    public static int len(Table table) {
        return table.rowCount();
    }

    /// `losses.append(loss)`: `add`.
    public static <T> void append(Collection<? super T> all, T value) {
        all.add(value);
    }

    /// `type(x)`: the name of its class.
    public static String type(Object x) {
        return x.getClass().getSimpleName();
    }

    /// `sum(losses)`.
    public static double sum(Collection<? extends Number> all) {
        return all.stream().mapToDouble(Number::doubleValue).sum();
    }

    /// `max(losses)`.
    public static <T extends Comparable<? super T>> T max(Collection<T> all) {
        return Collections.max(all);
    }

    /// `min(losses)`.
    public static <T extends Comparable<? super T>> T min(Collection<T> all) {
        return Collections.min(all);
    }

    /// `list(model.parameters())`.
    public static <T> List<T> list(Iterable<T> all) {
        List<T> list = new ArrayList<>();
        all.forEach(list::add);
        return list;
    }

    /// `str(x)`.
    public static String str(Object x) {
        return String.valueOf(x);
    }

    /// `dir(x)`: the names of its methods.
    public static List<String> dir(Object x) {
        return Arrays.stream(x.getClass().getMethods())
                .map(Method::getName)
                .distinct()
                .sorted()
                .toList();
    }

    /// `help(x)`: what it is, and where its documentation is.
    public static void help(Object x) {
        IO.println(
                type(x) + ": for the documentation put the cursor on a name and press Shift+Tab; dir(x) lists them.");
    }
}
