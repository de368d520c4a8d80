package himalia.api;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Prints values as the notebook shows them: a table of another library has pandas' text there, and so it has here.
///
/// Only what comes as an object can be printed so. In `"table: " + table`, `String.valueOf(table)` and `String.format`
/// Java asks the object itself for its text before anything is printed.
public class ShownPrint extends PrintStream {
    private final Function<Object, String> text;

    /// @param text what is printed of a value, null for its own text
    public ShownPrint(OutputStream out, Function<Object, String> text) {
        this(out, StandardCharsets.UTF_8, text);
    }

    /// @param letters how they are written
    ShownPrint(OutputStream out, Charset letters, Function<Object, String> text) {
        super(out, false, letters);
        this.text = text;
    }

    /// Only sends what is there: later cells print, too.
    @Override
    public void close() {
        flush();
    }

    @Override
    public void print(Object value) {
        super.print(text(value));
    }

    @Override
    public void println(Object value) {
        println(text(value));
    }

    /// In one piece, as `PrintStream` does for itself only.
    @Override
    public void println(String line) {
        super.print(line + System.lineSeparator());
    }

    @Override
    public PrintStream format(String format, Object... values) {
        return super.format(format, shown(values));
    }

    @Override
    public PrintStream format(Locale locale, String format, Object... values) {
        return super.format(locale, format, shown(values));
    }

    /// `%s` of a value prints what a print of it does.
    private Object @Nullable [] shown(Object @Nullable [] values) {
        Object[] shown = values == null ? null : values.clone();
        for (int i = 0; shown != null && i < shown.length; i++) {
            String other = text.apply(shown[i]);
            shown[i] = other == null ? shown[i] : other;
        }
        return shown;
    }

    private String text(Object value) {
        String other = text.apply(value);
        return other == null ? String.valueOf(value) : other;
    }
}
