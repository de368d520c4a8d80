package himalia.kernel.cell;

/// Colours that can be read on a light and on a dark page.
final class Ansi {
    private Ansi() {}

    static String red(String text) {
        return "\u001b[1;31m" + text + "\u001b[0m";
    }

    static String green(String text) {
        return "\u001b[32m" + text + "\u001b[0m";
    }

    static String grey(String text) {
        return "\u001b[90m" + text + "\u001b[0m";
    }
}
