package himalia.kernel.cell.javac;

import himalia.kernel.cell.Agent;
import himalia.kernel.cell.CellClassLoader;
import himalia.kernel.cell.CodeLoader;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The loaded classes of the cells, and through them the values of the variables.
final class LiveClasses {
    private final CellClassLoader loader;
    private final Map<String, Class<?>> loaded = new HashMap<>();
    private final Map<String, byte[]> bytes = new HashMap<>();

    LiveClasses(CellClassLoader loader) {
        this.loader = loader;
    }

    /// Loads what a cell needs to run.
    ///
    /// @param redefined classes that are loaded already
    /// @return the class that runs it
    Class<?> load(Compiled compiled, Set<String> redefined) {
        Map<String, byte[]> holders = new LinkedHashMap<>();
        Map<String, byte[]> code = new LinkedHashMap<>();
        compiled.classes().forEach((name, one) -> {
            if (!redefined.contains(name)) {
                (name.startsWith(CellFiles.PACKAGE + ".$V") ? holders : code).put(name, one);
            }
        });
        // The variables' own loader lets the code of a cell go although its variables stay.
        Map<String, Class<?>> holderLinks = links(holders, Map.of());
        Map<String, Class<?>> batch = new HashMap<>(define(holders, holderLinks, compiled.classes()));
        batch.putAll(define(code, links(code, batch), compiled.classes()));
        holderLinks.putAll(links(holders, batch));
        Class<?> run = batch.get(compiled.runClass());
        batch.keySet().removeIf(LiveClasses::onlyRuns);
        loaded.putAll(batch);
        bytes.putAll(lasting(compiled));
        return Objects.requireNonNull(run);
    }

    /// The classes of which a cell changes only method bodies, if objects of them are in sight; else none.
    Set<String> inUse(Compiled compiled, Collection<Declared> variables) {
        Set<String> bodies = Bodies.of(compiled, bytes);
        // What the cell sets anyway needs no rescue.
        boolean inUse = !bodies.isEmpty()
                && variables.stream()
                        .filter(one -> !compiled.sets().contains(one.name()))
                        .anyMatch(one -> compiled.stale().contains(one)
                                ? value(one).isPresent()
                                : value(one).stream()
                                        .anyMatch(value ->
                                                bodies.contains(value.getClass().getName())));
        return inUse ? bodies : Set.of();
    }

    /// Gives loaded classes the method bodies of a cell.
    ///
    /// @return false if the VM cannot do that
    boolean redefine(Compiled compiled, Set<String> bodies) {
        Instrumentation agent = Agent.instrumentation().orElse(null);
        if (agent == null || !loaded.keySet().containsAll(bodies)) {
            return false;
        }
        Map<String, byte[]> changed = new HashMap<>(compiled.classes());
        changed.keySet().retainAll(bodies);
        Map<String, byte[]> woven = loader.weave(changed, known(compiled.classes()));
        List<ClassDefinition> definitions = new ArrayList<>();
        woven.forEach((name, one) -> definitions.add(new ClassDefinition(loaded.get(name), one)));
        bodies.forEach(name -> ((CodeLoader) loaded(name).getClassLoader()).link(links(changed, Map.of())));
        try {
            agent.redefineClasses(definitions.toArray(ClassDefinition[]::new));
            return true;
        } catch (ClassNotFoundException
                | UnmodifiableClassException
                | UnsupportedOperationException
                | LinkageError no) {
            return false;
        }
    }

    /// The classes of a cell that later cells can see.
    Map<String, byte[]> lasting(Compiled compiled) {
        Map<String, byte[]> lasting = new HashMap<>(compiled.classes());
        lasting.keySet().removeIf(LiveClasses::onlyRuns);
        return lasting;
    }

    private static boolean onlyRuns(String className) {
        return className.startsWith(CellFiles.PACKAGE + "." + Layout.RUN);
    }

    private Map<String, Class<?>> define(
            Map<String, byte[]> classes, Map<String, Class<?>> links, Map<String, byte[]> all) {
        return classes.isEmpty() ? Map.of() : loader.defineApart(classes, links, known(all));
    }

    private Function<String, byte[]> known(Map<String, byte[]> compiled) {
        return name -> compiled.getOrDefault(name, bytes.get(name));
    }

    private Map<String, Class<?>> links(Map<String, byte[]> classes, Map<String, Class<?>> batch) {
        Map<String, Class<?>> links = new ConcurrentHashMap<>();
        for (byte[] one : classes.values()) {
            for (String name : Uses.of(one)) {
                Class<?> known = batch.getOrDefault(name, loaded.get(name));
                if (known != null && !classes.containsKey(name)) {
                    links.put(name, known);
                }
            }
        }
        return links;
    }

    /// Lets go of a declaration that is replaced; what still uses it keeps it.
    ///
    /// @param by the classes that replace it
    /// @return the names of the classes that are gone
    Set<String> forget(Declared gone, Set<String> by) {
        Set<String> names = new HashSet<>();
        if (gone.isUsable()) {
            names.add(gone.className());
            for (String nested : bytes.containsKey(gone.className()) ? nested(gone) : Set.<String>of()) {
                names.add(nested);
            }
        }
        names.removeAll(by);
        loaded.keySet().removeAll(names);
        bytes.keySet().removeAll(names);
        return names;
    }

    private Set<String> nested(Declared of) {
        Set<String> names = new HashSet<>();
        for (String name : loaded.keySet()) {
            if (of.owns(name)) {
                names.add(name);
            }
        }
        return names;
    }

    /// The value of a variable, if it has one.
    Optional<Object> value(Declared variable) {
        try {
            Class<?> holder = loaded.get(variable.className());
            return holder == null
                    ? Optional.empty()
                    : Optional.ofNullable(holder.getField(variable.name()).get(null));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Class<?> loaded(String className) {
        return Objects.requireNonNull(loaded.get(className));
    }

    /// Sets a variable back to `0`, `false` or `null`.
    void reset(Declared variable) {
        try {
            Field field = loaded(variable.className()).getField(variable.name());
            // An array is born with the default value of its element type.
            field.set(null, Array.get(Array.newInstance(field.getType(), 1), 0));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
