package himalia.kernel.cell;

import java.io.Externalizable;
import java.io.Serializable;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds what keeps the value of a variable from travelling with a lambda, as far as a look at it tells.
final class NotCarried {
    /// Elements that are looked at; those of a collection are mostly of one kind.
    private static final int ELEMENTS = 10;

    private NotCarried() {}

    /// An object that cannot be written, the value itself or one of its elements; null if none is seen.
    static @Nullable Object in(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Object[] array -> first(java.util.Arrays.asList(array));
            case Collection<?> all when value instanceof Serializable -> first(all);
            case Map<?, ?> map when value instanceof Serializable -> first(map.values());
            default -> value instanceof Serializable || value instanceof Externalizable ? null : value;
        };
    }

    private static @Nullable Object first(Collection<?> elements) {
        int left = ELEMENTS;
        for (Object one : elements) {
            boolean isWritten = one == null || one instanceof Serializable;
            if (!isWritten || left-- == 0) {
                return isWritten ? null : one;
            }
        }
        return null;
    }

    static String message(Object value, Object stuck, String variable) {
        String type = VmNames.type(VmNames.withoutAgain(stuck.getClass().getTypeName()));
        String what = value == stuck ? "a `" + type + "`" : "which holds a `" + type + "`";
        return "the lambda reads the variable `" + variable + "`, " + what
                + ", and would take it along to other machines: it is not Serializable."
                + "\nHint: read what is needed of it into a variable of its own, such as a number or an array.";
    }
}
