package himalia.kernel.cell.javac;

import himalia.kernel.cell.Mask;
import java.util.ArrayDeque;
import java.util.Deque;

/// A text that breaks off, with a name at its end, made into one that javac can read.
///
/// @param text  what to parse
/// @param start where the name begins
record Unfinished(String text, int start) {
    /// What stands for a name of which nothing is written yet.
    static final String NOTHING = "$nothing";

    /// Closes what is open behind the name.
    ///
    /// @param before the text up to the end of the name
    /// @param start  where the name begins; the end of the text if nothing of it is there
    static Unfinished of(String before, int start, String after) {
        StringBuilder text = new StringBuilder(before);
        if (start == before.length()) {
            text.append(NOTHING);
        }
        text.append(after);
        Deque<Character> open = new ArrayDeque<>();
        for (char c : Mask.of(text.toString()).toCharArray()) {
            switch (c) {
                case '(' -> open.push(')');
                case '[' -> open.push(']');
                case '{' -> open.push('}');
                case ')', ']', '}' -> open.poll();
                default -> {}
            }
        }
        for (char close : open) {
            text.append(close == '}' ? " ; }" : String.valueOf(close));
        }
        return new Unfinished(text.toString(), start);
    }
}
