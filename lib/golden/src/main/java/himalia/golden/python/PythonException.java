package himalia.golden.python;

/// Python text that this reader does not understand: what is wrong, and a caret under the place.
public final class PythonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PythonException(String source, int at, String what) {
        super(what + "\n" + line(source, at) + "\n" + " ".repeat(at - lineStart(source, at)) + "^");
    }

    private static int lineStart(String source, int at) {
        return source.lastIndexOf('\n', at - 1) + 1;
    }

    private static String line(String source, int at) {
        int end = source.indexOf('\n', at);
        return source.substring(lineStart(source, at), end < 0 ? source.length() : end);
    }
}
