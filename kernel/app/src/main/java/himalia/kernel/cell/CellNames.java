package himalia.kernel.cell;

import java.lang.reflect.Type;
import java.util.Collection;
import java.util.regex.Pattern;

/// Takes the classes in which the engine hides the members of cells out of a text: they mean nothing to its reader.
public final class CellNames {
    /// A package, of all cells or of the user's.
    private static final String HOME = "(?:[\\p{L}\\p{N}_]++[./])*+";
    /// A class of ours in a name: as javac has it and as it is called when it runs.
    private static final Pattern MEMBER = Pattern.compile(HOME + "\\$[VM][0-9]+_([\\p{L}\\p{N}_$]+)\\.(?=\\1\\b)");

    private static final Pattern HOLDER = Pattern.compile(
            HOME + "(?:\\$Run|" + VmNames.OURS + "[a-z]*)[0-9]+[.$]|\\b" + CellClassLoader.PACKAGE + "[./]");

    /// How the VM and the JDK begin messages in which they name classes.
    private static final Pattern OF_VM = Pattern.compile(
            "^(Cannot (invoke|read|load|store|assign|enter|throw) |class \\S+ cannot be cast|No enum constant )");

    private static final int ELEMENTS = 1000;

    private CellNames() {}

    /// The text of a value. Only where it names a class of a cell because the class says nothing of itself, as in
    /// `Pet@1b2c`, and in what a class is called, is it made readable: what users write stays as it is.
    public static String clean(Object value, String text) {
        boolean isNamed = text.contains(VmNames.OURS);
        String clean = isNamed && value instanceof Type ? clean(text) : replace(value, text);
        if (!isNamed && !text.contains("public ")) {
            return clean;
        }
        if (value instanceof Collection<?> items && items.getClass().getName().startsWith("java.util.")) {
            for (Object item : items.stream().limit(ELEMENTS).toList()) {
                clean = replace(item, clean);
            }
        } else if (value instanceof Object[] items) {
            for (int i = 0; i < Math.min(items.length, ELEMENTS); i++) {
                clean = replace(items[i], clean);
            }
        }
        return clean;
    }

    private static String replace(Object value, String text) {
        String written = AsWritten.text(value);
        if (written != null) {
            return text.replace(value.toString(), written);
        }
        if (value == null || !value.getClass().getName().contains(VmNames.OURS)) {
            return text;
        }
        String plain = value.getClass().getName() + "@" + Integer.toHexString(System.identityHashCode(value));
        return text.replace(plain, clean(plain));
    }

    /// The message of an exception: cleaned if it is one of the VM's own.
    static String message(String message) {
        return OF_VM.matcher(message).find() ? clean(message) : message;
    }

    public static String clean(String text) {
        if (text.indexOf('$') < 0
                && text.indexOf('#') < 0
                && !text.contains(CellClassLoader.PACKAGE)
                && !text.contains(VmNames.OURS)) {
            return text;
        }
        return VmNames.withoutAgain(
                HOLDER.matcher(MEMBER.matcher(text).replaceAll("")).replaceAll(""));
    }
}
