package himalia.data;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;

/// The arrays inside Tablesaw's columns, to read and to hand over: what is public there copies them, which doubles the
/// memory of a large table. Where Tablesaw's module does not let us in, a copy must do. Columns made here share their
/// array with their copies, until one is written into ([SharedDoubles]).
final class ColumnArrays {
    private static final @Nullable MethodHandle DOUBLES = data(DoubleColumn.class, DoubleArrayList.class);
    private static final @Nullable MethodHandle INTS = data(IntColumn.class, IntArrayList.class);
    private static final @Nullable MethodHandle LONGS = data(LongColumn.class, LongArrayList.class);
    private static final @Nullable MethodHandle OF_DOUBLES = constructor(DoubleColumn.class, DoubleArrayList.class);
    private static final @Nullable MethodHandle OF_INTS = constructor(IntColumn.class, IntArrayList.class);
    private static final @Nullable MethodHandle OF_LONGS = constructor(LongColumn.class, LongArrayList.class);

    private ColumnArrays() {}

    /// The values of a column to read, perhaps with others behind them: they must not be written.
    static double[] of(DoubleColumn column) {
        if (DOUBLES == null) {
            return column.asDoubleArray();
        }
        try {
            return values((DoubleArrayList) DOUBLES.invokeExact(column));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// The values of a column to read, and no more. Room that the column has for values to come is given back: to copy
    /// them at each use would cost more.
    static double[] exactly(DoubleColumn column) {
        if (DOUBLES == null) {
            return column.asDoubleArray();
        }
        try {
            DoubleArrayList list = (DoubleArrayList) DOUBLES.invokeExact(column);
            list.trim();
            return values(list);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// @see #of(DoubleColumn)
    static int[] of(IntColumn column) {
        if (INTS == null) {
            return column.asIntArray();
        }
        try {
            return values((IntArrayList) INTS.invokeExact(column));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// @see #of(DoubleColumn)
    static long[] of(LongColumn column) {
        if (LONGS == null) {
            return column.asLongArray();
        }
        try {
            return ((LongArrayList) LONGS.invokeExact(column)).elements();
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static double[] values(DoubleArrayList list) {
        return list instanceof SharedDoubles shared ? shared.values() : list.elements();
    }

    private static int[] values(IntArrayList list) {
        return list instanceof SharedInts shared ? shared.values() : list.elements();
    }

    /// A column of the first values of an array, which belongs to the column from now on.
    static DoubleColumn column(String name, double[] values, int size) {
        if (OF_DOUBLES == null) {
            return DoubleColumn.create(name, values.length == size ? values : Arrays.copyOf(values, size));
        }
        try {
            return (DoubleColumn) OF_DOUBLES.invokeExact(name, (DoubleArrayList) new SharedDoubles(values, size));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// A column of an array, which belongs to the column from now on.
    static DoubleColumn column(String name, double[] values) {
        return column(name, values, values.length);
    }

    /// @see #column(String, double[])
    static IntColumn column(String name, int[] values) {
        if (OF_INTS == null) {
            return IntColumn.create(name, values);
        }
        try {
            return (IntColumn) OF_INTS.invokeExact(name, (IntArrayList) new SharedInts(values, values.length));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// @see #column(String, double[])
    static LongColumn column(String name, long[] values) {
        if (OF_LONGS == null) {
            return LongColumn.create(name, values);
        }
        try {
            return (LongColumn) OF_LONGS.invokeExact(name, LongArrayList.wrap(values));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// What the getters and constructors throw, none of which declares a checked exception.
    private static RuntimeException unexpected(Throwable e) {
        return switch (e) {
            case RuntimeException known -> known;
            case Error error -> throw error;
            default -> new IllegalStateException(e);
        };
    }

    private static @Nullable MethodHandle data(Class<?> column, Class<?> list) {
        try {
            return MethodHandles.privateLookupIn(column, MethodHandles.lookup()).findGetter(column, "data", list);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    /// Tablesaw's own constructor around a list.
    private static @Nullable MethodHandle constructor(Class<?> column, Class<?> list) {
        try {
            return MethodHandles.privateLookupIn(column, MethodHandles.lookup())
                    .findConstructor(column, MethodType.methodType(void.class, String.class, list));
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
