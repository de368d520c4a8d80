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
    /// The first half of a letter whose second is still to be printed.
    private String begun = "";

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

    /// Writes a text at once and whole. `PrintStream` keeps letters of its own on their way: what a print that runs out
    /// of stack or memory leaves there would come out in front of a later cell's.
    private synchronized void send(String text) {
        String whole = begun + text;
        int end = whole.length();
        boolean isOpen = end > 0 && Character.isHighSurrogate(whole.charAt(end - 1));
        byte[] bytes = (isOpen ? whole.substring(0, end - 1) : whole).getBytes(charset());
        begun = isOpen ? whole.substring(end - 1) : "";
        write(bytes, 0, bytes.length);
    }

    private void sendLine(String text) {
        send(text + System.lineSeparator());
    }

    @Override
    public void print(Object value) {
        send(text(value));
    }

    @Override
    public void println(Object value) {
        sendLine(text(value));
    }

    @Override
    public void print(String value) {
        send(String.valueOf(value));
    }

    @Override
    public void println(String value) {
        sendLine(String.valueOf(value));
    }

    @Override
    public void println() {
        sendLine("");
    }

    @Override
    public void print(boolean value) {
        send(String.valueOf(value));
    }

    @Override
    public void println(boolean value) {
        sendLine(String.valueOf(value));
    }

    @Override
    public void print(char value) {
        send(String.valueOf(value));
    }

    @Override
    public void println(char value) {
        sendLine(String.valueOf(value));
    }

    @Override
    public void print(int value) {
        send(String.valueOf(value));
    }

    @Override
    public void println(int value) {
        sendLine(String.valueOf(value));
    }

    @Override
    public void print(long value) {
        send(String.valueOf(value));
    }

    @Override
    public void println(long value) {
        sendLine(String.valueOf(value));
    }

    @Override
    public void print(float value) {
        send(String.valueOf(value));
    }

    @Override
    public void println(float value) {
        sendLine(String.valueOf(value));
    }

    @Override
    public void print(double value) {
        send(String.valueOf(value));
    }

    @Override
    public void println(double value) {
        sendLine(String.valueOf(value));
    }

    @Override
    public void print(char[] value) {
        send(String.valueOf(value));
    }

    @Override
    public void println(char[] value) {
        sendLine(String.valueOf(value));
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
