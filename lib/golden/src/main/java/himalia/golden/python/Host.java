package himalia.golden.python;

/// What the interpreter asks for whatever is not a plain number, text, list, tuple or dict.
public interface Host {
    /// The value of a name that the text itself did not assign.
    Object name(String name);

    Object attribute(Object of, String name);

    void setAttribute(Object of, String name, Object value);

    Object call(Object function, java.util.List<Object> arguments, java.util.Map<String, Object> named);

    /// `+ - * / // % ** @ & | ^ << >> == != < <= > >=`.
    Object binary(String operator, Object left, Object right);

    /// `- + ~ not`.
    Object unary(String operator, Object of);

    /// `left += right` and the like, for values that change themselves; else the new value.
    Object change(String operator, Object left, Object right);

    Object item(Object of, Object index);

    void setItem(Object of, Object index, Object value);

    boolean isTrue(Object value);

    /// The items of what can be unpacked.
    java.util.List<Object> items(Object of);
}
