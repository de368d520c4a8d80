package himalia.kernel.cell;

import java.util.List;

/// What could replace the text between two offsets (UTF-16 units), best first.
public record Completion(List<Match> matches, int start, int end) {
    public Completion {
        matches = List.copyOf(matches);
    }

    /// @param text      what is inserted
    /// @param kind      `method`, `field`, `variable`, `class`, `interface`, `module`, `keyword`, `magic` ...
    /// @param signature parameters and result, or an empty text
    public record Match(String text, String kind, String signature) {}

    public static Completion none(int cursor) {
        return new Completion(List.of(), cursor, cursor);
    }
}
