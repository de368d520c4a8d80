package himalia.kernel.cell.javac;

import himalia.kernel.cell.CodeLoader;
import himalia.kernel.cell.VmNames;
import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URLClassLoader;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Looks for objects of classes of cells behind a value: in arrays, in the collections and containers of the JDK, in
/// the fields of objects of cells and of libraries. None of the user's methods is called.
final class Reach {
    private static final int LIMIT = 20_000;
    /// What is in objects of these are not values but the work that an engine was given.
    private static final String ENGINE = "org.apache.spark.";

    private final Set<String> wanted;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> open = new ArrayDeque<>();

    private Reach(Set<String> wanted) {
        this.wanted = wanted;
    }

    /// Whether an object of one of these classes, or of a class that extends one, is found. What cannot be looked
    /// through counts as yes.
    static boolean holds(Object value, Set<String> classes) {
        try {
            Reach reach = new Reach(classes);
            return reach.search(value).isPresent() || reach.seen.size() > LIMIT;
        } catch (IllegalAccessException | RuntimeException unknown) {
            // Another thread changes a collection, or a field is closed: what is there may be anything.
            return true;
        }
    }

    /// The name of one of these classes of which an object is found for certain.
    static Optional<String> find(Object value, Set<String> classes) {
        try {
            return new Reach(classes).search(value);
        } catch (IllegalAccessException | RuntimeException unknown) {
            return Optional.empty();
        }
    }

    private Optional<String> search(Object value) throws IllegalAccessException {
        add(value);
        while (!open.isEmpty() && seen.size() <= LIMIT) {
            Object next = open.pop();
            String name = wanted(next.getClass());
            if (name != null) {
                return Optional.of(name);
            }
            follow(next);
        }
        return Optional.empty();
    }

    private void add(@Nullable Object value) {
        boolean isLeaf = value instanceof Number || value instanceof CharSequence;
        if (value != null && !isLeaf && seen.size() <= LIMIT && seen.add(value)) {
            open.push(value);
        }
    }

    private @Nullable String wanted(Class<?> type) {
        for (Class<?> one = type; one != null; one = one.getSuperclass()) {
            String name = VmNames.source(one.getName());
            if (isOfCells(one) && wanted.contains(name)) {
                return name;
            }
        }
        return null;
    }

    private void follow(Object value) throws IllegalAccessException {
        Class<?> type = value.getClass();
        if (value instanceof Object[] array) {
            Arrays.stream(array).forEach(this::add);
        } else if (isOpen(type)) {
            for (Class<?> one = type; one != null && isOpen(one); one = one.getSuperclass()) {
                fields(value, one);
            }
        } else if (type.getName().startsWith("java.util.")) {
            contents(value);
        } else if (value instanceof Reference<?> reference) {
            add(reference.get());
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
            case AtomicReference<?> reference -> add(reference.getPlain());
            case AtomicReferenceArray<?> array -> {
                for (int i = 0; i < array.length(); i++) {
                    add(array.getPlain(i));
                }
            }
            case Map.Entry<?, ?> entry -> {
                add(entry.getKey());
                add(entry.getValue());
            }
            case Future<?> future when future.state() == Future.State.SUCCESS -> add(future.resultNow());
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

    /// Of cells or of libraries; from the kernel everything could be reached.
    private static boolean isOpen(Class<?> type) {
        return isOfCells(type)
                || type.getClassLoader() instanceof URLClassLoader
                        && !type.getName().startsWith(ENGINE);
    }

    private static boolean isOfCells(Class<?> type) {
        return type.getClassLoader() instanceof CodeLoader;
    }
}
