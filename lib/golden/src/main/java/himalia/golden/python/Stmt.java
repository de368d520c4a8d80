package himalia.golden.python;

/// One step of Python text.
public sealed interface Stmt {
    record Evaluate(Expr value) implements Stmt {}

    /// `target = value`; the target is a name, an attribute, an item or a tuple of them.
    record Assign(Expr target, Expr value) implements Stmt {}

    /// `target += value`: in place where the value can, else a new value for the target.
    record Change(Expr target, String operator, Expr value) implements Stmt {}
}
