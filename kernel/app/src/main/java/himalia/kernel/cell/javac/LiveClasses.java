package himalia.kernel.cell.javac;

import himalia.kernel.cell.Agent;
import himalia.kernel.cell.CellClassLoader;
import himalia.kernel.cell.CodeLoader;
import himalia.kernel.cell.Frames;
import himalia.kernel.cell.VmNames;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.attribute.EnclosingMethodAttribute;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.attribute.NestHostAttribute;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The loaded classes of the cells, and through them the values of the variables.
final class LiveClasses {
    /// More than anybody starts; those beyond are not looked at.
    private static final int THREADS = 200;

    private final CellClassLoader loader;
    /// Also looked at by threads of cells, when they ask for a class by its name.
    private final Map<String, Class<?>> loaded = new ConcurrentHashMap<>();
    private final Map<String, byte[]> bytes = new HashMap<>();

    LiveClasses(CellClassLoader loader) {
        this.loader = loader;
    }

    /// The class that runs by this name now, or null.
    @Nullable
    Class<?> find(String vmName) {
        if (!VmNames.isOurs(vmName)) {
            return loaded.get(VmNames.source(vmName));
        }
        // Asked for where a method that was there before takes a body that refers to newer classes.
        return loaded.values().stream()
                .filter(type -> type.getName().equals(vmName))
                .findAny()
                .orElse(null);
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
                (Layout.isVariable(name) ? holders : code).put(name, one);
            }
        });
        // The variables' own loader lets the code of a cell go although its variables stay.
        Map<String, Class<?>> holderLinks = links(holders, Map.of());
        // Variables come first, and their types may be classes of the same cell.
        Map<String, String> named = loader.name(code.keySet());
        Map<String, Class<?>> batch = new HashMap<>(define(holders, holderLinks, compiled, named));
        batch.putAll(define(code, links(code, batch), compiled, named));
        holderLinks.putAll(links(holders, batch));
        Class<?> run = Objects.requireNonNull(batch.get(compiled.runClass()));
        Map<String, byte[]> lasting = lasting(compiled);
        batch.keySet().retainAll(lasting.keySet());
        loaded.putAll(batch);
        bytes.putAll(lasting);
        return run;
    }

    /// The classes of which a cell changes only method bodies, if variables that it does not set lead to objects of
    /// them. Else they come and go as a whole, which leaves less behind in the VM.
    Set<String> redefinable(Compiled compiled, Collection<Declared> variables) {
        Set<String> bodies = Bodies.of(compiled, bytes);
        if (loader.isCarrying() && !bodies.stream().allMatch(name -> isSame(name, compiled))) {
            return Set.of(); // other processes could not follow
        }
        boolean inUse = !bodies.isEmpty()
                && (roots(compiled, variables).values().stream().anyMatch(value -> Reach.holds(value, bodies))
                        || isRunning());
        return inUse ? bodies : Set.of();
    }

    private boolean isSame(String name, Compiled compiled) {
        return Arrays.equals(bytes.get(name), compiled.classes().get(name));
    }

    /// The packages of the classes that have the names of earlier ones, by their names: none, unless no name may come
    /// twice.
    private Map<String, String> again() {
        Map<String, String> again = new HashMap<>();
        loaded.values().stream()
                .map(Class::getName)
                .filter(name -> !VmNames.againOf(name).isEmpty() && name.indexOf('$') < 0)
                .forEach(name -> again.put(VmNames.withoutAgain(name), VmNames.againOf(name)));
        return again;
    }

    /// What may hold objects when the cell begins: variables that it does not set, and static fields.
    private Map<String, Object> roots(Compiled compiled, Collection<Declared> variables) {
        Map<String, Object> roots = new LinkedHashMap<>();
        variables.stream()
                .filter(one -> !compiled.sets().contains(one.name()))
                .forEach(one -> value(one).ifPresent(value -> roots.put(one.name(), value)));
        loaded.forEach((name, type) -> {
            if (!name.startsWith(CellFiles.PACKAGE + ".$") && CodeLoader.isInitialized(type)) {
                statics(type, roots);
            }
        });
        return roots;
    }

    private static void statics(Class<?> type, Map<String, Object> roots) {
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive() && !field.isSynthetic()) {
                staticValue(field)
                        .filter(value -> value.getClass() != type)
                        .ifPresent(value -> roots.put(type.getSimpleName() + "." + field.getName(), value));
            }
        }
    }

    private static Optional<Object> staticValue(Field field) {
        try {
            field.setAccessible(true);
            return Optional.ofNullable(field.get(null));
        } catch (IllegalAccessException | RuntimeException closed) {
            return Optional.empty();
        }
    }

    /// Whether a thread that a cell has started is in code of cells: its frames may hold anything.
    private static boolean isRunning() {
        Thread[] threads = new Thread[THREADS];
        int count = Thread.enumerate(threads);
        return Arrays.stream(threads, 0, count)
                .filter(one -> one != Thread.currentThread())
                .anyMatch(one -> Arrays.stream(one.getStackTrace())
                        .anyMatch(frame -> Frames.cell(frame).isPresent()));
    }

    /// What will hold objects of classes as they were, although the cell replaces them: a sentence for each.
    ///
    /// @param redefined classes whose objects go on
    List<String> leftBehind(Compiled compiled, Collection<Declared> variables, Set<String> redefined) {
        Set<String> replaced = new HashSet<>();
        for (Declared one : compiled.replaced()) {
            if (one.kind() == Declared.Kind.TYPE
                    && one.isUsable()
                    && !redefined.contains(one.className())
                    && compiled.classes().containsKey(one.className())) {
                replaced.add(one.className());
            }
        }
        if (replaced.isEmpty()) {
            return List.of();
        }
        Set<String> stale = compiled.stale().stream().map(Declared::name).collect(Collectors.toSet());
        List<String> said = new ArrayList<>();
        roots(compiled, variables).forEach((name, value) -> {
            // A static field of a class that is replaced goes with it.
            boolean goes =
                    stale.contains(name) || replaced.contains(CellFiles.PACKAGE + "." + name.replaceFirst("\\..*", ""));
            if (!goes) {
                Reach.find(value, replaced).ifPresent(type -> {
                    String simple = type.substring(type.indexOf('.') + 1).replace('$', '.');
                    said.add("`" + name + "` still holds a `" + simple + "` from before its change."
                            + changes(compiled, type));
                });
            }
        });
        return said;
    }

    /// What has changed in a class, as a sentence that names members.
    String changes(Compiled compiled, String className) {
        byte[] before = bytes.get(className);
        byte[] now = compiled.classes().get(className);
        return before == null || now == null
                ? ""
                : Changes.of(className.substring(className.indexOf('.') + 1).replace('$', '.'), before, now);
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
        Map<String, byte[]> woven = loader.weave(
                changed,
                compiled.closed(),
                known(compiled.classes()),
                again(),
                name -> loaded(name).isSealed());
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

    /// Weaves classes that are loaded as they would be woven now. One that the VM cannot change so stays as it is.
    void weaveAgain() {
        Instrumentation agent = Agent.instrumentation().orElse(null);
        if (agent == null) {
            return;
        }
        bytes.forEach((name, one) -> {
            Class<?> type = loaded.get(name);
            if (type == null || Layout.isVariable(name)) {
                return;
            }
            try {
                byte[] woven = loader.weave(
                                Map.of(name, one), Map.of(), known(Map.of()), again(), of -> type.isSealed())
                        .get(name);
                agent.redefineClasses(new ClassDefinition(type, Objects.requireNonNull(woven)));
            } catch (ClassNotFoundException
                    | UnmodifiableClassException
                    | UnsupportedOperationException
                    | LinkageError no) {
                return;
            }
        });
    }

    /// The classes of a cell that later cells can see.
    Map<String, byte[]> lasting(Compiled compiled) {
        Map<String, byte[]> lasting = new HashMap<>(compiled.classes());
        lasting.keySet().removeIf(Layout::isRun);
        Deque<String> open = new ArrayDeque<>();
        compiled.declared().stream()
                .filter(one -> one.kind() == Declared.Kind.VARIABLE)
                .forEach(one -> open.addAll(one.uses()));
        while (!open.isEmpty()) {
            String name = open.pop();
            byte[] anonymous = compiled.classes().get(name);
            if (isAnonymous(name) && anonymous != null && !lasting.containsKey(name)) {
                lasting.put(name, standalone(anonymous));
                open.addAll(Uses.of(anonymous));
            }
        }
        return lasting;
    }

    /// Whether it is a class in the code that ran a cell, which is the type of a variable if it stays.
    private static boolean isAnonymous(String className) {
        return Layout.isRun(className) && className.indexOf('$', className.lastIndexOf('.') + 2) > 0;
    }

    /// A class as javac can read it when the method is gone in which it stood.
    private static byte[] standalone(byte[] inside) {
        ClassFile file = ClassFile.of();
        return file.transformClass(
                file.parse(inside),
                ClassTransform.dropping(element -> element instanceof EnclosingMethodAttribute
                        || element instanceof InnerClassesAttribute
                        || element instanceof NestHostAttribute));
    }

    /// Lets go of anonymous classes that were the types of variables and are no more.
    ///
    /// @return their names
    Set<String> sweep(Collection<Declared> variables) {
        Set<String> idle = new HashSet<>(loaded.keySet());
        idle.removeIf(name -> !isAnonymous(name));
        Deque<String> used = new ArrayDeque<>();
        if (!idle.isEmpty()) {
            variables.forEach(one -> used.addAll(one.uses()));
        }
        while (!used.isEmpty()) {
            String name = used.pop();
            if (idle.remove(name)) {
                used.addAll(Uses.of(Objects.requireNonNull(bytes.get(name))));
            }
        }
        loaded.keySet().removeAll(idle);
        bytes.keySet().removeAll(idle);
        return idle;
    }

    private Map<String, Class<?>> define(
            Map<String, byte[]> classes, Map<String, Class<?>> links, Compiled of, Map<String, String> named) {
        return classes.isEmpty()
                ? Map.of()
                : loader.defineApart(classes, links, of.closed(), known(of.classes()), named);
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
                    links.put(VmNames.of(name), known);
                }
            }
        }
        return links;
    }

    /// The class file of a declaration, or of a class nested in it, if it is called so; by the name by which it runs.
    Map<String, byte[]> files(Declared declared, String name) {
        boolean isNested = declared.kind() == Declared.Kind.TYPE && name.startsWith(declared.key() + ".");
        if (!isNested && !declared.name().equals(name) && !declared.key().equals(name)) {
            return Map.of();
        }
        String nested = isNested ? name.substring(declared.key().length()).replace('.', '$') : "";
        byte[] file = bytes.get(declared.className() + nested);
        return file == null ? Map.of() : Map.of(VmNames.of(declared.className() + nested), VmNames.rename(file));
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
