package himalia.kernel.debug;

import himalia.api.Parts;
import himalia.api.Renderers;
import himalia.api.Services;
import himalia.kernel.cell.CellNames;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/// What things are made of, for the tree of variables: arrays and collections of elements, maps of entries, what a
/// library has [Parts] for of these, anything else of its fields.
final class Inside {
    /// @param name  none comes twice in one thing
    /// @param value null or an object
    record Part(String name, @Nullable Object value) {}

    /// Some of many elements, beside others.
    private record Run(List<Part> parts) {
        @Override
        public String toString() {
            return parts.size() + " elements";
        }
    }

    /// Longer ones are shown in runs of so many.
    static final int MANY = 100;

    private static final int LETTERS = 200;

    private final ClassLoader loader;
    private @Nullable List<Parts<?>> known;

    /// @param loader where libraries are looked for that know their own parts
    Inside(ClassLoader loader) {
        this.loader = loader;
    }

    /// A line about a thing.
    String text(@Nullable Object value) {
        String text;
        try {
            text = switch (value) {
                case null -> "null";
                case String string -> '"' + string + '"';
                case Character character -> "'" + character + "'";
                case Run run -> run.toString();
                case Collection<?> items when items.size() > MANY -> name(value) + ", " + items.size() + " elements";
                case Map<?, ?> entries when entries.size() > MANY -> name(value) + ", " + entries.size() + " entries";
                case Object array
                when array.getClass().isArray() && Array.getLength(array) > MANY ->
                    name(value) + ", " + Array.getLength(array) + " elements";
                case Object array when array.getClass().isArray() -> Renderers.text(value);
                default ->
                    known(value)
                            .map(parts -> summary(parts, value))
                            .orElseGet(() -> CellNames.clean(value, Renderers.text(value)));
            };
        } catch (Exception | LinkageError | AssertionError | StackOverflowError broken) {
            text = "(its toString() threw " + broken.getClass().getSimpleName() + ")";
        }
        return text.length() <= LETTERS ? text : text.substring(0, LETTERS) + "...";
    }

    private static String name(Object value) {
        return CellNames.clean(value.getClass().getSimpleName());
    }

    /// Whether there is nothing more to be seen than its text.
    boolean isLeaf(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case Number number when isOfJdk(value) -> true;
            case CharSequence text when isOfJdk(value) -> true;
            case Boolean truth -> true;
            case Character character -> true;
            case Enum<?> constant -> true;
            case Class<?> type -> true;
            case Collection<?> items -> items.isEmpty();
            case Map<?, ?> entries -> entries.isEmpty();
            case Run run -> false;
            case Object array when array.getClass().isArray() -> Array.getLength(array) == 0;
            default -> known(value).isEmpty() && fields(value.getClass()).isEmpty();
        };
    }

    /// The parts of a thing, in their order.
    List<Part> of(Object value) {
        return switch (value) {
            case Run run -> run.parts();
            case Map<?, ?> entries -> unique(entries(entries));
            case Collection<?> items -> runs(elements(items), 0);
            case Object array when array.getClass().isArray() -> runs(array(array), 0);
            default -> known(value).map(parts -> unique(parts(parts, value))).orElseGet(() -> fields(value));
        };
    }

    private List<Part> entries(Map<?, ?> entries) {
        List<Part> parts = new ArrayList<>();
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            parts.add(new Part(text(entry.getKey()), entry.getValue()));
        }
        return runs(parts, 0);
    }

    private static List<Part> elements(Collection<?> items) {
        List<Part> parts = new ArrayList<>();
        Iterator<?> each = items.iterator();
        for (int i = 0; each.hasNext(); i++) {
            parts.add(new Part("[" + i + "]", each.next()));
        }
        return parts;
    }

    /// A view: of an array with a million numbers only those are boxed that are looked at.
    private static List<Part> array(Object array) {
        return new Elements(array);
    }

    private static final class Elements extends AbstractList<Part> implements RandomAccess {
        private final Object array;

        Elements(Object array) {
            this.array = array;
        }

        @Override
        public Part get(int index) {
            return new Part("[" + index + "]", Array.get(array, index));
        }

        @Override
        public int size() {
            return Array.getLength(array);
        }
    }

    /// Many parts in runs, and many runs in runs of those.
    private static List<Part> runs(List<Part> parts, int from) {
        if (parts.size() <= MANY) {
            return parts;
        }
        int step = MANY;
        while ((long) step * MANY < parts.size()) {
            step *= MANY;
        }
        List<Part> runs = new ArrayList<>();
        for (int i = 0; i < parts.size(); i += step) {
            int end = Math.min(i + step, parts.size());
            runs.add(new Part(
                    "[" + (from + i) + " .. " + (from + end - 1) + "]",
                    new Run(runs(parts.subList(i, end), from + i))));
        }
        return runs;
    }

    private static List<Part> fields(Object value) {
        List<Part> parts = new ArrayList<>();
        for (Field field : fields(value.getClass())) {
            try {
                parts.add(new Part(field.getName(), field.get(value)));
            } catch (IllegalAccessException closed) {
                throw new IllegalStateException(closed); // it was made readable
            }
        }
        return unique(parts);
    }

    /// Those that can be read, a superclass's first. Of classes of the JDK there are none.
    private static List<Field> fields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> one = type; one != null && !one.getModule().isNamed(); one = one.getSuperclass()) {
            List<Field> own = new ArrayList<>();
            for (Field field : one.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic() && isOpen(field)) {
                    own.add(field);
                }
            }
            fields.addAll(0, own);
        }
        return fields;
    }

    private static boolean isOpen(Field field) {
        try {
            return field.trySetAccessible();
        } catch (InaccessibleObjectException | SecurityException closed) {
            return false;
        }
    }

    private static boolean isOfJdk(Object value) {
        return value.getClass().getModule().isNamed();
    }

    /// The page tells parts from each other by their names.
    private static List<Part> unique(List<Part> parts) {
        List<Part> unique = new ArrayList<>();
        Map<String, Integer> seen = new java.util.HashMap<>();
        for (Part part : parts) {
            int times = seen.merge(part.name(), 1, Integer::sum);
            unique.add(times == 1 ? part : new Part(part.name() + " (" + times + ")", part.value()));
        }
        return unique;
    }

    private Optional<Parts<?>> known(Object value) {
        if (isOfJdk(value)) {
            return Optional.empty();
        }
        return all().stream()
                .filter(parts -> parts.type().isInstance(value))
                .reduce((one, other) -> one.type().isAssignableFrom(other.type()) ? other : one);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // parts are those of some type
    private synchronized List<Parts<?>> all() {
        List<Parts<?>> all = known;
        if (all == null) {
            all = (List) Services.find(Parts.class, loader, why -> {});
            known = all;
        }
        return all;
    }

    private static <T> String summary(Parts<T> parts, Object value) {
        return parts.summary(parts.type().cast(value));
    }

    private static <T> List<Part> parts(Parts<T> parts, Object value) {
        T whole = parts.type().cast(value);
        List<Part> all = new ArrayList<>();
        parts.named(whole).forEach((name, part) -> all.add(new Part(name, part)));
        List<?> items = parts.items(whole);
        List<Part> elements = new AbstractList<>() {
            @Override
            public Part get(int index) {
                return new Part("[" + index + "]", items.get(index));
            }

            @Override
            public int size() {
                return items.size();
            }
        };
        all.addAll(runs(elements, 0));
        return all;
    }
}
