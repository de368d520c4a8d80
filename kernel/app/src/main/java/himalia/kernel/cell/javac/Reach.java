package himalia.kernel.cell.javac;

import himalia.kernel.cell.CodeLoader;
import himalia.kernel.cell.VmNames;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Looks for objects of classes of cells behind a value: in arrays, in the collections of the JDK, in the fields of
/// objects of cells. None of the user's methods is called.
final class Reach {
    private static final int LIMIT = 20_000;

    private final Set<String> wanted;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> open = new ArrayDeque<>();

    private Reach(Set<String> wanted) {
        this.wanted = wanted;
    }

    /// Whether an object of one of these classes, or of a class that extends one, is found. What cannot be looked
    /// through counts as yes.
    static boolean holds(Object value, Set<String> classes) {
        Reach reach = new Reach(classes);
        reach.add(value);
        try {
            while (!reach.open.isEmpty()) {
                if (reach.seen.size() > LIMIT
                        || reach.isWanted(reach.open.peek().getClass())) {
                    return true;
                }
                reach.follow(reach.open.pop());
            }
            return false;
        } catch (IllegalAccessException | RuntimeException unknown) {
            // Another thread changes a collection, or a field is closed: what is there may be anything.
            return true;
        }
    }

    private void add(Object value) {
        boolean isLeaf = value == null || value instanceof Number || value instanceof CharSequence;
        if (!isLeaf && seen.size() <= LIMIT && seen.add(value)) {
            open.push(value);
        }
    }

    private boolean isWanted(Class<?> type) {
        for (Class<?> one = type; one != null; one = one.getSuperclass()) {
            if (isOfCells(one) && wanted.contains(VmNames.source(one.getName()))) {
                return true;
            }
        }
        return false;
    }

    private void follow(Object value) throws IllegalAccessException {
        Class<?> type = value.getClass();
        if (value instanceof Object[] array) {
            Arrays.stream(array).forEach(this::add);
        } else if (isOfCells(type)) {
            for (Class<?> one = type; one != null && isOfCells(one); one = one.getSuperclass()) {
                fields(value, one);
            }
        } else if (type.getName().startsWith("java.util.")) {
            contents(value);
        }
    }

    private void contents(Object value) {
        switch (value) {
            case Collection<?> items -> items.forEach(this::add);
            case Map<?, ?> map ->
                map.forEach((key, one) -> {
                    add(key);
                    add(one);
                });
            case Optional<?> optional -> optional.ifPresent(this::add);
            default -> {}
        }
    }

    private void fields(Object value, Class<?> type) throws IllegalAccessException {
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                field.setAccessible(true);
                add(field.get(value));
            }
        }
    }

    private static boolean isOfCells(Class<?> type) {
        return type.getClassLoader() instanceof CodeLoader;
    }
}
