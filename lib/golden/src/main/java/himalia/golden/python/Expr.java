package himalia.golden.python;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What stands for a value in Python text.
public sealed interface Expr {
    /// A number, text, `True`, `False`, `None` (null) or `...`.
    record Constant(@Nullable Object value) implements Expr {}

    record Name(String name) implements Expr {}

    record Attribute(Expr of, String name) implements Expr {}

    /// `f(a, *b, dim=1)`.
    record Call(Expr function, List<Expr> arguments, Map<String, Expr> named) implements Expr {}

    record Item(Expr of, Expr index) implements Expr {}

    /// `start:stop:step` in an index; what is left out is null.
    record SliceOf(
            @Nullable Expr start,
            @Nullable Expr stop,
            @Nullable Expr step) implements Expr {}

    record Unary(String operator, Expr of) implements Expr {}

    /// Arithmetic or a comparison.
    record Binary(String operator, Expr left, Expr right) implements Expr {}

    /// `and`, `or`: the right side counts only where the left does not decide.
    record Logical(boolean and, Expr left, Expr right) implements Expr {}

    record Conditional(Expr then, Expr test, Expr otherwise) implements Expr {}

    record ListOf(List<Expr> items) implements Expr {}

    record TupleOf(List<Expr> items) implements Expr {}

    record DictOf(List<Expr> keys, List<Expr> values) implements Expr {}

    /// `[item for name in source]`.
    record Comprehension(Expr item, String name, Expr source) implements Expr {}

    record Lambda(List<String> parameters, Expr body) implements Expr {}

    /// `*items` among arguments or items.
    record Star(Expr of) implements Expr {}
}
