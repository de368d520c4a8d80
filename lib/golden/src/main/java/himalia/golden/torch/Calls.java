package himalia.golden.torch;

import himalia.golden.python.PyTuple;
import himalia.tensor.DType;
import himalia.tensor.Shape;
import himalia.tensor.Tensor;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds the public Java method for a Python call and calls it: of all that have the name, the one whose parameters
/// take the arguments with the least bending.
final class Calls {
    private record Found(Executable method, @Nullable Object receiver, Binding binding) {}

    private final List<Found> found = new ArrayList<>();
    private final List<@Nullable Object> positional;
    private final Map<String, @Nullable Object> named;

    private Calls(List<@Nullable Object> positional, Map<String, @Nullable Object> named) {
        this.positional = positional;
        this.named = named;
    }

    /// `receiver.name(...)`: a method of the object, else a function of `homes` that takes it first.
    static @Nullable Object method(
            @Nullable Object receiver,
            String python,
            List<@Nullable Object> positional,
            Map<String, @Nullable Object> named,
            List<Class<?>> homes) {
        Calls calls = new Calls(positional, named);
        List<@Nullable Object> all = new ArrayList<>(List.of(receiver));
        all.addAll(positional);
        Names.java(python).forEach(name -> calls.look(receiver.getClass(), name, receiver, positional));
        for (Class<?> home : homes) {
            calls.lookFurther(home, python, all);
        }
        return calls.best(receiver.getClass(), python);
    }

    /// `f(...)`: a static method of the first home, else a method of the first argument, else one of the other
    /// homes.
    static @Nullable Object function(
            String python,
            List<@Nullable Object> positional,
            Map<String, @Nullable Object> named,
            List<Class<?>> homes) {
        List<@Nullable Object> all = new ArrayList<>(positional);
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(named);
        if (rest.containsKey("input")) {
            all.addFirst(rest.remove("input"));
        }
        Calls calls = new Calls(all, rest);
        for (Class<?> home : homes) {
            calls.lookFurther(home, python, all);
        }
        return calls.best(homes.getFirst(), python);
    }

    /// Looks into one more class, unless one before it has what is wanted. A tensor's methods count as functions of it.
    private void lookFurther(Class<?> home, String python, List<@Nullable Object> all) {
        if (!found.isEmpty()) {
            return;
        }
        for (String name : Names.java(python)) {
            look(home, name, null, all);
            if (home == Tensor.class && !all.isEmpty() && all.getFirst() instanceof Tensor first) {
                look(Tensor.class, name, first, all.subList(1, all.size()));
            }
        }
    }

    /// How the numbers are computed, and not which: Java has no such choice.
    private static final Set<String> HOW = Set.of("foreach", "fused", "capturable", "differentiable");

    /// `Linear(2, 1, bias=False)`; keywords that no constructor takes are set by methods of their names.
    static @Nullable Object construct(
            Class<?> type, List<@Nullable Object> positional, Map<String, @Nullable Object> keywords) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>(keywords);
        named.keySet().removeAll(HOW);
        Map<String, @Nullable Object> signature = Signatures.of(type.getSimpleName());
        if (signature == null || positional.size() > signature.size()) {
            return made(type, positional, named);
        }
        try {
            return inOrder(type, signature, positional, named);
        } catch (Unmapped otherwise) {
            return made(type, positional, named);
        }
    }

    /// What PyTorch requires in its order, the rest by name, without what is so anyway.
    private static @Nullable Object inOrder(
            Class<?> type,
            Map<String, @Nullable Object> signature,
            List<@Nullable Object> positional,
            Map<String, @Nullable Object> named) {
        List<@Nullable Object> required = new ArrayList<>();
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(named);
        int i = 0;
        for (Map.Entry<String, @Nullable Object> e : signature.entrySet()) {
            String name = e.getKey();
            boolean given = i < positional.size() || rest.containsKey(name);
            Object value = i < positional.size() ? positional.get(i) : rest.remove(name);
            i++;
            if (e.getValue() == Signatures.REQUIRED && given) {
                required.add(value);
            } else if (given && !Defaults.same(e.getValue(), value)) {
                rest.put(name, value);
            }
        }
        return made(type, required, rest);
    }

    private static @Nullable Object made(
            Class<?> type, List<@Nullable Object> positional, Map<String, @Nullable Object> named) {
        Calls calls = new Calls(positional, named);
        for (Constructor<?> c : type.getConstructors()) {
            calls.consider(c, null, positional, true);
        }
        if (calls.found.isEmpty() && positional.size() == 1 && positional.getFirst() instanceof PyTuple t) {
            return made(type, t.items(), named); // Java takes such numbers one by one
        }
        Found best = calls.cheapest(type, "");
        Object made = calls.invoke(best);
        for (Map.Entry<String, @Nullable Object> e : best.binding.left().entrySet()) {
            List<@Nullable Object> value =
                    e.getValue() instanceof PyTuple t ? t.items() : java.util.Collections.singletonList(e.getValue());
            method(made, e.getKey(), value, Map.of(), List.of());
        }
        return made;
    }

    static boolean has(Class<?> type, String javaName, int parameters) {
        return Arrays.stream(type.getMethods())
                .anyMatch(m -> m.getName().equals(javaName) && m.getParameterCount() == parameters);
    }

    private void look(Class<?> home, String name, @Nullable Object receiver, List<@Nullable Object> arguments) {
        Predicate<Method> suits = m ->
                m.getName().equals(name) && !m.isBridge() && Modifier.isStatic(m.getModifiers()) == (receiver == null);
        Arrays.stream(home.getMethods()).filter(suits).forEach(m -> consider(m, receiver, arguments, false));
    }

    private void consider(
            Executable method, @Nullable Object receiver, List<@Nullable Object> arguments, boolean mayLeave) {
        Binding binding = Binding.of(method, receiver, arguments, named, mayLeave);
        if (binding != null && settable(method.getDeclaringClass(), binding)) {
            found.add(new Found(method, receiver, binding));
        }
    }

    /// Whether what no parameter takes can be set by methods of those names.
    private static boolean settable(Class<?> type, Binding binding) {
        return binding.left().keySet().stream()
                .allMatch(name -> Arrays.stream(type.getMethods())
                        .anyMatch(m -> Names.java(name).contains(m.getName())));
    }

    private @Nullable Object best(Class<?> home, String python) {
        return Results.python(invoke(cheapest(home, python)));
    }

    private Found cheapest(Class<?> home, String python) {
        return found.stream().min((a, b) -> Integer.compare(cost(a), cost(b))).orElseThrow(() -> missing(home, python));
    }

    private static int cost(Found f) {
        return f.binding.cost() + 5 * f.binding.left().size();
    }

    private Unmapped missing(Class<?> home, String python) {
        String name = python.isEmpty()
                ? home.getSimpleName()
                : home.getSimpleName() + "." + Names.java(python).getFirst();
        String arguments = positional.stream().map(Calls::type).collect(Collectors.joining(", "));
        String keywords = named.entrySet().stream()
                .map(e -> type(e.getValue()) + " " + Names.camel(e.getKey()))
                .collect(Collectors.joining(", "));
        String between = arguments.isEmpty() || keywords.isEmpty() ? "" : ", ";
        String call = name + "(" + arguments + between + keywords + ")";
        return new Unmapped(name, "no " + (python.isEmpty() ? "new " : "") + call);
    }

    /// How Java would write the type of a Python value.
    static String type(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Long n -> "int";
            case Double d -> "double";
            case Boolean b -> "boolean";
            case Tensor t -> "Tensor";
            case Shape s -> "Shape";
            case DType d -> "DType";
            case PyTuple t -> listType(t.items());
            case List<?> l -> listType(l);
            default -> value.getClass().getSimpleName();
        };
    }

    private static String listType(List<?> items) {
        return items.stream().map(Calls::type).distinct().collect(Collectors.joining("|")) + "[]";
    }

    private @Nullable Object invoke(Found f) {
        return f.method instanceof Method m
                ? invoke(m, f.receiver, f.binding.arguments())
                : unwrapped(() -> ((Constructor<?>) f.method).newInstance(f.binding.arguments()));
    }

    static @Nullable Object invoke(Method method, @Nullable Object receiver, @Nullable Object... arguments) {
        return unwrapped(() -> {
            method.trySetAccessible();
            return method.invoke(receiver, arguments);
        });
    }

    private interface Reflective {
        @Nullable
        Object run() throws ReflectiveOperationException;
    }

    /// The call's own exception, not reflection's around it.
    private static @Nullable Object unwrapped(Reflective call) {
        try {
            return call.run();
        } catch (InvocationTargetException e) {
            switch (e.getCause()) {
                case RuntimeException own -> throw own;
                case Error own -> throw own;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
