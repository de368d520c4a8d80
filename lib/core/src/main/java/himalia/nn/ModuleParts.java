package himalia.nn;

import himalia.tensor.Tensor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a [Module] holds: its fields, found by reflection, and what was registered under a name.
abstract sealed class ModuleParts implements Cloneable permits Module {
    /// The fields of a class that can hold parameters or modules; looked up once per class.
    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            List<Field> found = new ArrayList<>();
            for (Class<?> c = type; c != ModuleParts.class; c = c.getSuperclass()) {
                List<Field> own = new ArrayList<>();
                for (Field f : c.getDeclaredFields()) {
                    boolean holds =
                            !f.getType().isPrimitive() && !f.isSynthetic() && !Modifier.isStatic(f.getModifiers());
                    if (holds && f.trySetAccessible()) {
                        own.add(f);
                    }
                }
                found.addAll(0, own);
            }
            return found;
        }
    };

    private Map<String, Object> registered = Map.of();

    final void register(String name, Object part) {
        if (name.isEmpty() || name.contains(".")) {
            throw new IllegalArgumentException("a parameter, buffer or module needs a name without a dot, got \"" + name
                    + "\": dots separate the names of a path.");
        }
        if (registered.isEmpty()) {
            registered = new LinkedHashMap<>();
        }
        registered.put(name, part);
    }

    /// A part that was registered under this name, or `null`.
    final @Nullable Object registered(String name) {
        return registered.get(name);
    }

    /// What the module holds, by name: the fields in their order, then what was registered.
    final Map<String, Object> parts() {
        Map<String, Object> parts = new LinkedHashMap<>();
        for (Field f : FIELDS.get(getClass())) {
            Object value = read(f);
            if (value != null) {
                parts.put(nameOf(f), value);
            }
        }
        parts.putAll(registered);
        return parts;
    }

    /// Layers of this package have PyTorch's names: `inProjWeight` is kept as `in_proj_weight`.
    private static String nameOf(Field f) {
        return f.getDeclaringClass().getPackage() == Module.class.getPackage()
                ? f.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT)
                : f.getName();
    }

    final <T> Map<String, T> own(Class<T> type) {
        Map<String, T> own = new LinkedHashMap<>();
        parts().forEach((name, part) -> {
            if (type.isInstance(part)) {
                own.put(name, type.cast(part));
            }
        });
        return own;
    }

    private Object read(Field f) {
        try {
            return f.get(this);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(
                    "Field " + f.getName() + " of " + getClass().getSimpleName() + " cannot be read.", e);
        }
    }

    final void replaceParts(UnaryOperator<Object> change) {
        for (Field f : FIELDS.get(getClass())) {
            Object value = read(f);
            if (value instanceof Parameter || value instanceof Buffer) {
                set(f, change.apply(value));
            }
        }
        if (!registered.isEmpty()) {
            registered.replaceAll((_, part) -> part instanceof Tensor ? change.apply(part) : part);
        }
    }

    /// A copy that still shares what it holds.
    final Module shallow() {
        try {
            ModuleParts copy = (ModuleParts) clone();
            copy.registered = registered.isEmpty() ? registered : new LinkedHashMap<>(registered);
            return (Module) copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("every module is Cloneable", e);
        }
    }

    /// Puts something else into every field of an object's type, and in the place of what was registered.
    final void replaceAll(UnaryOperator<Object> change) {
        for (Field f : FIELDS.get(getClass())) {
            if (f.getDeclaringClass() == Module.class) {
                continue;
            }
            Object value = read(f);
            Object other = change.apply(value);
            if (other != value) {
                set(f, other);
            }
        }
        if (!registered.isEmpty()) {
            registered.replaceAll((_, part) -> change.apply(part));
        }
    }

    private void set(Field f, Object value) {
        try {
            f.set(this, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(
                    "Field " + f.getName() + " of " + getClass().getSimpleName() + " cannot be set.", e);
        }
    }
}
