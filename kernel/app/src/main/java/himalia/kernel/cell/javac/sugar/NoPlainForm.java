package himalia.kernel.cell.javac.sugar;

/// What stands at a place of the source can be compiled, but not be written in Java without statements before it, for
/// which there is no room.
public final class NoPlainForm extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int start;
    private final int end;

    NoPlainForm(int start, int end) {
        this.start = start;
        this.end = end;
    }

    public int start() {
        return start;
    }

    public int end() {
        return end;
    }
}
