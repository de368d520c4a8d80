package himalia.kernel.cell;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.reflect.AccessFlag;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What reflection says of the access to classes of cells and their members: what their user has written.
///
/// To the VM all of it is public, because cells have loaders of their own and, with them, packages of their own: a
/// method without a modifier could not be called by the next cell, nor overridden there. Code that asks, of a cell or
/// of a library that the user has brought, asks here.
public final class AsWritten {
    private static final int ACCESS = Modifier.PUBLIC | Modifier.PROTECTED | Modifier.PRIVATE;
    private static final String ITSELF = "";

    private AsWritten() {}

    /// The access of a class and its members, as javac has compiled it.
    ///
    /// @param closed null if that is true of the class itself; else it has no modifier, nor has its constructor if
    /// this is true
    static Map<String, Integer> of(byte[] bytes, @Nullable Boolean closed) {
        ClassModel model = ClassFile.of().parse(bytes);
        Map<String, Integer> written = new HashMap<>();
        written.put(ITSELF, closed == null ? model.flags().flagsMask() & ACCESS : 0);
        model.fields()
                .forEach(one ->
                        written.put(one.fieldName().stringValue(), one.flags().flagsMask() & ACCESS));
        model.methods()
                .forEach(one -> written.put(
                        one.methodName().stringValue()
                                + VmNames.internal(one.methodType().stringValue()),
                        one.flags().flagsMask() & ACCESS));
        if (closed != null && closed) {
            written.computeIfPresent(constructor(model), (name, access) -> access & ~Modifier.PUBLIC);
        }
        return written;
    }

    /// The constructor that a class has without being told so.
    private static String constructor(ClassModel model) {
        StringBuilder types = new StringBuilder("<init>(");
        model.findAttribute(Attributes.record())
                .ifPresent(all -> all.components()
                        .forEach(one -> types.append(one.descriptor().stringValue())));
        return VmNames.internal(types.append(")V").toString());
    }

    static int modifiers(Class<?> type) {
        // A class in another keeps its modifiers in what it is to that.
        return type.isMemberClass() ? type.getModifiers() : written(type, ITSELF, type.getModifiers());
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
        Integer access = type.getClassLoader() instanceof CodeLoader loader ? loader.written(type, key) : null;
        return access == null ? modifiers : modifiers & ~ACCESS | access;
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
