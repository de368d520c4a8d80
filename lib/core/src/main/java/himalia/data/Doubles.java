package himalia.data;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import tech.tablesaw.api.DoubleColumn;

/// Columns that keep an array as it is: `DoubleColumn.create` copies it, which doubles the memory of a large table.
final class Doubles {
    private static final MethodHandle CONSTRUCTOR = constructor();

    private Doubles() {}

    /// A column of the first values of an array, which belongs to the column from now on.
    static DoubleColumn column(String name, double[] values, int size) {
        if (CONSTRUCTOR == null) {
            return DoubleColumn.create(name, values.length == size ? values : Arrays.copyOf(values, size));
        }
        try {
            return (DoubleColumn) CONSTRUCTOR.invokeExact(name, DoubleArrayList.wrap(values, size));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e); // the constructor throws no checked exception
        }
    }

    /// Tablesaw's own constructor around a list; null where its module does not let us in: then the copy must do.
    private static MethodHandle constructor() {
        try {
            return MethodHandles.privateLookupIn(DoubleColumn.class, MethodHandles.lookup())
                    .findConstructor(
                            DoubleColumn.class, MethodType.methodType(void.class, String.class, DoubleArrayList.class));
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
