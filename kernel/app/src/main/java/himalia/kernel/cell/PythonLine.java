package himalia.kernel.cell;

import java.util.List;

/// A line that Java's parser refuses because it is Python's, as one that looks for one kind of such things reads it.
abstract class PythonLine {
    final Source source;
    final int from;
    final int to;
    private final List<Rewriting> found;

    /// @param found what the line may mean; more is added
    PythonLine(Source source, int at, List<Rewriting> found) {
        this.source = source;
        this.found = found;
        from = source.lineStart(at);
        to = source.lineEnd(at);
    }

    final List<Rewriting> found() {
        return found;
    }

    final String code() {
        return source.code();
    }

    final String mask() {
        return source.mask();
    }

    final void add(String why, int begin, int end, String text) {
        String other = source.with(begin, end, text);
        if (!other.equals(code())) {
            found.add(new Rewriting(why, other));
        }
    }

    static String unbracketed(String text) {
        return text.startsWith("(") && Source.of(text).closing(0) == text.length() - 1
                ? text.substring(1, text.length() - 1)
                : text;
    }
}
