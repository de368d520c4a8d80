package himalia.golden.python;

/// Python's `...`.
public enum Ellipsis {
    DOTS;

    @Override
    public String toString() {
        return "...";
    }
}
