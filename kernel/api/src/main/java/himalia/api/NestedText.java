package himalia.api;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The text of values whose text is not their own `toString()`, and of the JDK's collections and maps that hold them.
final class NestedText {
    /// How many values are looked at in each of two layers, so that a print of a long list costs no more than before.
    private static final int LOOKED_AT = 20;

    private final Function<Object, @Nullable String> known;

    /// @param known the text of a value, null for `toString()`
    NestedText(Function<Object, @Nullable String> known) {
        this.known = known;
    }

    /// @return null if the value's own text is right
    @Nullable
    String of(@Nullable Object value) {
        return of(value, 0);
    }

    private @Nullable String of(@Nullable Object value, int depth) {
        if (value == null) {
            return null;
        }
        String text = known.apply(value);
        if (text != null || depth > 1 || !value.getClass().getName().startsWith("java.util.")) {
            return text;
        }
        return switch (value) {
            case Collection<?> items
            when items.stream().limit(LOOKED_AT).anyMatch(item -> of(item, depth + 1) != null) ->
                items.stream().map(item -> textOf(item, depth)).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map
            when map.values().stream().limit(LOOKED_AT).anyMatch(item -> of(item, depth + 1) != null) ->
                map.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + textOf(entry.getValue(), depth))
                        .collect(Collectors.joining(", ", "{", "}"));
            default -> null;
        };
    }

    private String textOf(Object item, int depth) {
        String text = of(item, depth + 1);
        return text == null ? String.valueOf(item) : text;
    }
}
