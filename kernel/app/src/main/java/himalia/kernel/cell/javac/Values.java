package himalia.kernel.cell.javac;

import himalia.api.Renderers;
import himalia.kernel.cell.CellNames;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The values of variables as short texts.
final class Values {
    private Values() {}

    /// @param limit letters beyond this are left out
    static String text(@Nullable Object value, int limit) {
        if (value == null) {
            return "null";
        }
        String text;
        try {
            text = value.getClass().isArray() ? Renderers.text(value) : CellNames.clean(value, Renderers.text(value));
        } catch (Throwable broken) {
            text = "(its toString() threw " + broken.getClass().getSimpleName() + ")";
        }
        return text.length() <= limit ? text : text.substring(0, limit) + "...";
    }

    /// The sizes of arrays and collections, and of whatever has a method `shape()`; empty for anything else.
    static String shape(@Nullable Object value) {
        try {
            return switch (value) {
                case null -> "";
                case Collection<?> items -> String.valueOf(items.size());
                case Map<?, ?> entries -> String.valueOf(entries.size());
                case Object array when array.getClass().isArray() -> sizes(array);
                default -> ofMethod(value);
            };
        } catch (Throwable broken) {
            return "";
        }
    }

    private static String sizes(Object array) {
        int length = Array.getLength(array);
        Object first = length > 0 ? Array.get(array, 0) : null;
        return first != null && first.getClass().isArray() ? length + " x " + sizes(first) : String.valueOf(length);
    }

    private static String ofMethod(Object value) {
        try {
            Method shape = value.getClass().getMethod("shape");
            boolean callable =
                    Modifier.isPublic(value.getClass().getModifiers()) && shape.getReturnType() != void.class;
            return callable ? text(shape.invoke(value), 80) : "";
        } catch (ReflectiveOperationException | RuntimeException none) {
            return "";
        }
    }
}
