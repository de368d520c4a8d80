package himalia.golden.python;

import org.jspecify.annotations.Nullable;

/// What the interpreter asks for whatever is not a plain number, text, list, tuple or dict.
public interface Host {
    /// The value of a name that the text itself did not assign.
    @Nullable
    Object name(String name);

    @Nullable
    Object attribute(@Nullable Object of, String name);

    void setAttribute(@Nullable Object of, String name, @Nullable Object value);

    @Nullable
    Object call(
            @Nullable Object function,
            java.util.List<@Nullable Object> arguments,
            java.util.Map<String, @Nullable Object> named);

    /// `+ - * / // % ** @ & | ^ << >> == != < <= > >=`.
    @Nullable
    Object binary(String operator, @Nullable Object left, @Nullable Object right);

    /// `- + ~ not`.
    @Nullable
    Object unary(String operator, @Nullable Object of);

    /// `left += right` and the like, for values that change themselves; else the new value.
    @Nullable
    Object change(String operator, @Nullable Object left, @Nullable Object right);

    @Nullable
    Object item(@Nullable Object of, @Nullable Object index);

    void setItem(@Nullable Object of, @Nullable Object index, @Nullable Object value);

    boolean isTrue(@Nullable Object value);

    /// The items of what can be unpacked.
    java.util.List<@Nullable Object> items(@Nullable Object of);
}
