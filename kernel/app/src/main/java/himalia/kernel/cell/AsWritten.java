package himalia.kernel.cell;

import java.lang.reflect.AccessFlag;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What reflection says of the access to classes of cells and their members: what their user has written.
///
/// To the VM all of it is public, because cells have loaders of their own and, with them, packages of their own: a
/// method without a modifier could not be called by the next cell, nor overridden there. Code that asks, of a cell or
/// of a library that the user has brought, asks here.
public final class AsWritten {
    private static final int ACCESS = WrittenClass.ACCESS;

    private AsWritten() {}

    static int modifiers(Class<?> type) {
        // A class in another keeps its modifiers in what it is to that.
        return type.isMemberClass() ? type.getModifiers() : written(type, WrittenClass.ITSELF, type.getModifiers());
    }

    static int modifiers(Member member) {
        String key = switch (member) {
            case Method method ->
                method.getName()
                        + descriptor(method.getParameterTypes())
                        + method.getReturnType().descriptorString();
            case Constructor<?> constructor -> "<init>" + descriptor(constructor.getParameterTypes()) + "V";
            default -> member.getName();
        };
        return written(member.getDeclaringClass(), key, member.getModifiers());
    }

    private static String descriptor(Class<?>[] parameters) {
        StringBuilder text = new StringBuilder("(");
        for (Class<?> one : parameters) {
            text.append(one.descriptorString());
        }
        return text.append(')').toString();
    }

    private static int written(Class<?> type, String key, int modifiers) {
        WrittenClass written = type.getClassLoader() instanceof CodeLoader loader ? loader.written(type) : null;
        Integer access = written == null ? null : written.access().get(VmNames.withoutAgain(key));
        return access == null ? modifiers : modifiers & ~ACCESS | access;
    }

    /// The classes that may extend one that is written as sealed, so far as they do; null if it is not. To the VM it is
    /// sealed only if those have come with it: they must be of one loader.
    static Class<?> @Nullable [] permitted(Class<?> type) {
        WrittenClass written = type.getClassLoader() instanceof CodeLoader loader ? loader.written(type) : null;
        if (written == null || written.permitted().isEmpty()) {
            return null;
        }
        CellClassLoader cells = ((CodeLoader) type.getClassLoader()).cells();
        return written.permitted().stream()
                .map(cells::newest)
                .filter(one -> one != null
                        && (one.getSuperclass() == type
                                || Arrays.asList(one.getInterfaces()).contains(type)))
                .toArray(Class<?>[]::new);
    }

    /// Whether a field was put into a class by the kernel.
    static boolean isOurs(Field field) {
        return field.isSynthetic()
                && field.getName().equals(SerialVersion.FIELD)
                && field.getDeclaringClass().getClassLoader() instanceof CodeLoader;
    }

    static boolean isPublic(Member member) {
        return Modifier.isPublic(modifiers(member));
    }

    /// The text of a method, a field or a constructor; null if it has its own.
    public static @Nullable String text(@Nullable Object value) {
        if (!(value instanceof Member member)) {
            return null;
        }
        int written = modifiers(member);
        return written == member.getModifiers() ? null : text(value.toString(), member.getModifiers(), written);
    }

    static @Nullable String genericText(Object value) {
        return switch (value) {
            case Method method -> text(method.toGenericString(), method);
            case Field field -> text(field.toGenericString(), field);
            case Constructor<?> constructor -> text(constructor.toGenericString(), constructor);
            default -> null;
        };
    }

    private static String text(String text, Member member) {
        return text(text, member.getModifiers(), modifiers(member));
    }

    private static String text(String text, int before, int after) {
        String old = word(before);
        String now = word(after);
        return old.equals(now) ? text : text.replaceFirst("^" + old, now);
    }

    /// The access in front of a member; nothing if there is no word for it.
    private static String word(int modifiers) {
        if (Modifier.isPublic(modifiers)) {
            return "public ";
        }
        if (Modifier.isProtected(modifiers)) {
            return "protected ";
        }
        return Modifier.isPrivate(modifiers) ? "private " : "";
    }

    static AccessFlag.Location location(Member member) {
        return member instanceof Field ? AccessFlag.Location.FIELD : AccessFlag.Location.METHOD;
    }
}
