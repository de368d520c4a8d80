package himalia.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The value that a magic hands to the Java around it: `List<String> added = %jars lib/*.jar`.
///
/// The kernel puts a call of [#take] where the magic stands.
public final class MagicValue {
    /// By threads: cells may run beside each other.
    private static final ThreadLocal<@Nullable Object> GIVEN = new ThreadLocal<>();

    private MagicValue() {}

    /// Keeps a value until it is taken.
    public static void give(@Nullable Object value) {
        GIVEN.set(value);
    }

    /// The value that was given last, in the type that is wanted.
    ///
    /// @throws ClassCastException if it is of another type
    // As what it is taken, only the cell knows.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public static <T> @Nullable T take() {
        Object taken = GIVEN.get();
        GIVEN.remove();
        return (T) taken;
    }

    /// How a type is written that `var` can have for a value.
    public static String typeOf(@Nullable Object value) {
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return "java.util.List<java.lang.String>";
        }
        Class<?> type = value == null ? Object.class : value.getClass();
        boolean isOpen = type.getCanonicalName() != null
                && type.getModule().isNamed()
                && java.lang.reflect.Modifier.isPublic(type.getModifiers())
                && type.getTypeParameters().length == 0;
        return isOpen ? type.getCanonicalName() : "java.lang.Object";
    }
}
