package himalia.kernel.cell.javac.jdk;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A member of javac: a line `OWNER NAME TYPE` of `members.txt`, and behind it `since N` or `until N` where not every
/// JDK has it, and `value N` if it is a constant that the class files hold instead of its name.
///
/// @param owner a class by its binary name
/// @param name  of a field or method; `<init>` for a constructor, `<class>` for the class itself
/// @param type  descriptor of a field or method, `-` for a class
/// @param value null if it is no constant
public record Member(
        String owner,
        String name,
        String type,
        int since,
        int until,
        @Nullable String value) {
    static final String CLASS = "<class>";
    static final String CONSTRUCTOR = "<init>";

    static Member of(String owner, String name, String type) {
        return new Member(owner, name, type, 0, Integer.MAX_VALUE, null);
    }

    static Member parse(String line) {
        String[] words = line.split(" ");
        int since = 0;
        int until = Integer.MAX_VALUE;
        String value = null;
        for (int i = 3; i + 1 < words.length; i += 2) {
            switch (words[i]) {
                case "since" -> since = Integer.parseInt(words[i + 1]);
                case "until" -> until = Integer.parseInt(words[i + 1]);
                case "value" -> value = words[i + 1];
                default -> throw new IllegalArgumentException(line);
            }
        }
        return new Member(words[0], words[1], words[2], since, until, value);
    }

    /// Whether a JDK should have it.
    boolean isOf(int release) {
        return since <= release && release <= until;
    }

    /// The same, without what the list says of JDKs.
    Member plain() {
        return new Member(owner, name, type, 0, Integer.MAX_VALUE, value);
    }

    /// As it is written in a program.
    @Override
    public String toString() {
        String home = owner.substring(owner.lastIndexOf('.') + 1).replace('$', '.');
        return name.equals(CLASS) ? home : home + "." + name;
    }

    String line() {
        return owner + " " + name + " " + type + (since == 0 ? "" : " since " + since)
                + (until == Integer.MAX_VALUE ? "" : " until " + until)
                + (value == null ? "" : " value " + value);
    }

    /// Whether the JDK that runs has it, in the class itself or in one above it.
    boolean isThere() {
        try {
            return isIn(Class.forName(owner, false, ClassLoader.getSystemClassLoader()));
        } catch (ReflectiveOperationException | LinkageError gone) {
            return false;
        }
    }

    private boolean isIn(Class<?> home) throws ReflectiveOperationException {
        if (home == null || name.equals(CLASS)) {
            return home != null;
        }
        for (Field one : name.equals(CONSTRUCTOR) ? new Field[0] : home.getDeclaredFields()) {
            if (one.getName().equals(name) && one.getType().descriptorString().equals(type)) {
                return isSeen(one.getModifiers()) && (value == null || hasValue(one));
            }
        }
        Executable[] executables =
                name.equals(CONSTRUCTOR) ? home.getDeclaredConstructors() : home.getDeclaredMethods();
        for (Executable one : executables) {
            if ((one instanceof Constructor || one.getName().equals(name))
                    && descriptor(one).equals(type)) {
                return isSeen(one.getModifiers());
            }
        }
        if (isIn(home.getSuperclass())) {
            return true;
        }
        for (Class<?> above : home.getInterfaces()) {
            if (isIn(above)) {
                return true;
            }
        }
        return false;
    }

    /// A protected constant does not let itself be asked.
    private boolean hasValue(Field one) throws ReflectiveOperationException {
        return !Modifier.isPublic(one.getModifiers())
                || String.valueOf(one.get(null)).equals(value);
    }

    private static boolean isSeen(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static String descriptor(Executable one) {
        Class<?> result = one instanceof Method method ? method.getReturnType() : void.class;
        return Stream.of(one.getParameterTypes()).map(Class::descriptorString).collect(Collectors.joining("", "(", ")"))
                + result.descriptorString();
    }
}
