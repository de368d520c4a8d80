package himalia.api;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The verbs with which a cell shows things. Every cell has them without an import.
///
/// ```java
/// display(table);                                  // the richest form the notebook can show
/// display("<b>done</b>", "text/html");             // a text of that type, as it is
/// var bar = display("0 %");
/// bar.update("50 %");                              // replaces it in place
/// clearOutput();
/// ```
public final class Display {
    private static final String TYPE = "[a-z]+/[\\w.+-]+";

    /// What notebooks of rapaio write for short.
    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("text", "text/plain"),
            Map.entry("html", "text/html"),
            Map.entry("markdown", "text/markdown"),
            Map.entry("md", "text/markdown"),
            Map.entry("latex", "text/latex"),
            Map.entry("javascript", "application/javascript"),
            Map.entry("json", "application/json"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("gif", "image/gif"),
            Map.entry("png", "image/png"),
            Map.entry("svg", "image/svg+xml"));

    private Display() {}

    /// Shows a value in all forms its renderer makes.
    ///
    /// @return a handle with which the shown value can be replaced
    public static DisplayHandle display(Object value) {
        return show(new DisplayHandle(UUID.randomUUID().toString()), render(value), false);
    }

    /// Shows a value in one form only: a text is taken as being of that MIME type, any other value is rendered
    /// and the form picked from its bundle. The text of a JSON type (`application/json`, every `+json`) is read
    /// as JSON. `html`, `md` and such are short for their types.
    ///
    /// @throws IllegalArgumentException if the value has no such form; the message names those it has
    public static DisplayHandle display(Object value, String mime) {
        return show(new DisplayHandle(UUID.randomUUID().toString()), render(value, mime), false);
    }

    /// The same, with the MIME type first, as rapaio's kernel has it.
    public static DisplayHandle display(String mime, Object value) {
        return display(value, mime);
    }

    /// The same of a text: which of the two is the MIME type shows.
    public static DisplayHandle display(String value, String mime) {
        return isTypeFirst(value, mime) ? display((Object) mime, value) : display((Object) value, mime);
    }

    private static boolean isTypeFirst(String first, String second) {
        return isType(first) && !isType(second);
    }

    private static boolean isType(String text) {
        return text.matches(TYPE) || SHORT.containsKey(text);
    }

    /// Runs a text as a cell, in the middle of another.
    ///
    /// ```java
    /// eval("int x = 20; 2 * x + 2")    // 42
    /// ```
    ///
    /// @return its value, or null if it has none
    /// @throws IllegalStateException if it does not compile or fails, or there is no kernel
    public static @Nullable Object eval(String code) {
        return switch (Frontend.current().run(code)) {
            case CellResult.Value(Object value) -> value;
            case CellResult.Done() -> null;
            case CellResult.Failure failure ->
                throw new IllegalStateException("eval: " + failure.name() + ": " + failure.message());
        };
    }

    /// Replaces what was shown under an id.
    public static void updateDisplay(String id, Object value) {
        show(new DisplayHandle(id), render(value), true);
    }

    /// Replaces what was shown under an id by a value in one form only.
    public static void updateDisplay(String id, Object value, String mime) {
        show(new DisplayHandle(id), render(value, mime), true);
    }

    /// The same, with the MIME type first, as rapaio's kernel has it.
    public static void updateDisplay(String id, String mime, Object value) {
        updateDisplay(id, value, mime);
    }

    /// The same of a text: which of the two is the MIME type shows.
    public static void updateDisplay(String id, String value, String mime) {
        updateDisplay(new DisplayHandle(id), value, mime);
    }

    /// Replaces what a handle stands for.
    public static void updateDisplay(DisplayHandle handle, Object value) {
        handle.update(value);
    }

    /// Replaces what a handle stands for by a value in one form only.
    public static void updateDisplay(DisplayHandle handle, Object value, String mime) {
        handle.update(value, mime);
    }

    /// The same, with the MIME type first.
    public static void updateDisplay(DisplayHandle handle, String mime, Object value) {
        handle.update(value, mime);
    }

    /// The same of a text: which of the two is the MIME type shows.
    public static void updateDisplay(DisplayHandle handle, String value, String mime) {
        boolean typeFirst = isTypeFirst(value, mime);
        handle.update(typeFirst ? mime : value, typeFirst ? value : mime);
    }

    /// All forms of a value, without showing them.
    public static MimeBundle render(Object value) {
        return Frontend.current().render(value);
    }

    /// One form of a value, without showing it.
    ///
    /// @param type a MIME type, or `html`, `md`, `png` and such for short
    /// @throws IllegalArgumentException if the value has no such form, or the type is none
    public static MimeBundle render(Object value, String type) {
        String mime = SHORT.getOrDefault(type, type);
        if (!mime.contains("/")) {
            throw new IllegalArgumentException("display: \"" + mime
                    + "\" is no MIME type.\nHint: the second argument says what the first is, for example text/html.");
        }
        if (value instanceof CharSequence text) {
            return MimeBundle.of(mime, text.toString());
        }
        if (value instanceof byte[] bytes) {
            return MimeBundle.of(mime, bytes);
        }
        MimeBundle all = render(value);
        MimeBundle one = all.only(mime);
        if (one.isEmpty()) {
            throw new IllegalArgumentException("display: a " + value.getClass().getSimpleName() + " has no form " + mime
                    + ", only " + String.join(", ", all.data().keySet()));
        }
        return one;
    }

    /// Clears the outputs of the running cell at once.
    public static void clearOutput() {
        clearOutput(false);
    }

    /// Clears the outputs of the running cell.
    ///
    /// @param wait if true, only when the next output comes: an animation then does not flicker
    public static void clearOutput(boolean wait) {
        Frontend.current().clear(wait);
    }

    /// Lets `System.out` print values as a notebook shows them: a table of another library with the text that its
    /// renderer has for it. A program that was a notebook begins so; in a notebook it is so, and nothing happens.
    public static void printAsShown() {
        if (Frontend.current() instanceof ConsoleFrontend console) {
            console.printAsShown();
        }
    }

    static DisplayHandle show(DisplayHandle handle, MimeBundle bundle, boolean update) {
        Frontend.current().show(bundle, handle.id(), update);
        return handle;
    }
}
