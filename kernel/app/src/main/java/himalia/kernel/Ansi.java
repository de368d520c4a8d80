package himalia.kernel;

/// Colours that can be read on a light and on a dark page.
final class Ansi {
    private Ansi() {}

    static String red(String text) {
        return "\u001b[31m" + text + "\u001b[0m";
    }
}
