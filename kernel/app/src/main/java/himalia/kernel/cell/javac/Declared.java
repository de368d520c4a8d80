package himalia.kernel.cell.javac;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A variable, method or class that a cell has declared.
///
/// @param key       what a later declaration replaces: the name, of a method with the types of its parameters
/// @param cell      the source cell, and where in it the declaration begins
/// @param text      the source
/// @param header    what others rely on: a variable's or method's types as they are written
/// @param className the class it lives in; empty if it cannot be compiled yet
/// @param type      a variable's type, or a method's signature, for the reader
/// @param isFinal   whether it is a variable that only its declaration may set
/// @param isVolatile whether it is a variable that threads hand things over by
/// @param constant  the value of a variable that is a constant expression, as javac keeps it; else null
/// @param isUnnamed whether it is a variable of a type that a program cannot write
/// @param uses      the classes of cells that its class names
/// @param missing   what must be declared before it can be used; empty if nothing
record Declared(
        Kind kind,
        String name,
        String key,
        Origin cell,
        String text,
        String header,
        String className,
        String type,
        boolean isFinal,
        boolean isVolatile,
        @Nullable Object constant,
        boolean isUnnamed,
        Set<String> uses,
        List<String> missing) {
    /// A name, of a method with the types of its arguments.
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_$]+(\\(.*\\))?");

    enum Kind {
        VARIABLE,
        METHOD,
        TYPE
    }

    record Origin(int cell, String code, int start) {}

    /// The full name of a class of the user's.
    static String typeName(String key) {
        return key.indexOf('.') < 0 ? CellFiles.PACKAGE + "." + key : key;
    }

    /// A variable in another class.
    Declared renewed(String home, Set<String> used, List<String> lacking) {
        return new Declared(
                kind, name, key, cell, text, header, home, type, isFinal, isVolatile, constant, false, used, lacking);
    }

    /// Whether it is a class in a package of the user's.
    boolean isPackaged() {
        return kind == Kind.TYPE && key.indexOf('.') >= 0;
    }

    boolean isUsable() {
        return !className.isEmpty();
    }

    boolean isBroken() {
        return !missing.isEmpty();
    }

    /// Whether a class belongs to it: its own class or one nested in that.
    boolean owns(String otherClass) {
        return otherClass.startsWith(className)
                && (otherClass.length() == className.length() || otherClass.charAt(className.length()) == '$');
    }

    /// Why it cannot be used.
    String explanation() {
        return explanation(name, missing);
    }

    static String explanation(String name, List<String> missing) {
        String what = String.join(", ", missing);
        return isWaiting(missing)
                ? "`" + name + "` needs " + what
                        + (missing.size() == 1 ? ", which is not defined" : ", which are not defined")
                : "`" + name + "` does not fit any more: " + what;
    }

    /// Whether all that is missing are names.
    boolean isWaiting() {
        return isWaiting(missing);
    }

    private static boolean isWaiting(List<String> missing) {
        return missing.stream().allMatch(one -> NAME.matcher(one).matches());
    }

    /// The bare names of what is missing.
    boolean waitsFor(Set<String> names) {
        return missing.stream().anyMatch(one -> names.contains(one.replaceFirst("\\(.*", "")));
    }
}
