package himalia.kernel.cell;

/// Colours that can be read on a light and on a dark page.
public final class Ansi {
    private Ansi() {}

    /// The name of an error, an arrow, a caret. Bold and not red: the page is red already where errors are shown.
    public static String strong(String text) {
        return "\u001b[1m" + text + "\u001b[0m";
    }

    public static String green(String text) {
        return "\u001b[32m" + text + "\u001b[0m";
    }

    /// The grey of the 256 colours that stands in the middle: the one of the 16 is a theme's, and in JupyterLab nearly
    /// black on every page.
    public static String grey(String text) {
        return "\u001b[38;5;244m" + text + "\u001b[0m";
    }

    /// A text without colours.
    public static String plain(String text) {
        return text.replaceAll("\u001b\\[[0-9;]*m", "");
    }
}
