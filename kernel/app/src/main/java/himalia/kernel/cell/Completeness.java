package himalia.kernel.cell;

/// Whether a text is a whole cell.
///
/// @param indent for an incomplete text, the blanks that its next line should begin with
public record Completeness(State state, String indent) {
    public enum State {
        COMPLETE,
        INCOMPLETE,
        INVALID,
        UNKNOWN
    }

    public static Completeness of(State state) {
        return new Completeness(state, "");
    }
}
