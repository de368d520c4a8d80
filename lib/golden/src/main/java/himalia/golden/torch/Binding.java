package himalia.golden.torch;

import himalia.tensor.Tensor;
import java.lang.reflect.Array;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Python arguments set into the parameters of one Java method or constructor.
///
/// Keywords go to the parameters of their names, the rest in order to those that are left; what nobody filled takes
/// PyTorch's default. Java writes some lists last (`cat(int dim, Tensor... tensors)`), so they may also come first.
///
/// @param arguments the Java arguments
/// @param cost how much had to be bent
/// @param left keywords that found no parameter
record Binding(Object[] arguments, int cost, Map<String, @Nullable Object> left) {
    private static final int FILLED = 4;
    private static final int REORDERED = 2;

    /// The cheapest way, or null if the arguments do not fit.
    static @Nullable Binding of(
            Executable method,
            @Nullable Object receiver,
            List<@Nullable Object> positional,
            Map<String, @Nullable Object> named,
            boolean mayLeave) {
        Tensor peer = peer(receiver, positional, named);
        Binding natural = bind(method, order(method, false), peer, positional, named, mayLeave);
        Parameter[] parameters = method.getParameters();
        boolean listLast = parameters.length > 1
                && parameters[parameters.length - 1].getType().isArray();
        if (natural != null || !listLast) {
            return natural;
        }
        Binding moved = bind(method, order(method, true), peer, positional, named, mayLeave);
        return moved == null ? null : new Binding(moved.arguments, moved.cost + REORDERED, moved.left);
    }

    private static int[] order(Executable method, boolean lastFirst) {
        int n = method.getParameterCount();
        return IntStream.range(0, n).map(i -> lastFirst ? (i + n - 1) % n : i).toArray();
    }

    private static @Nullable Binding bind(
            Executable method,
            int[] order,
            @Nullable Tensor peer,
            List<@Nullable Object> positional,
            Map<String, @Nullable Object> named,
            boolean mayLeave) {
        Slots slots = new Slots(method, peer);
        Map<String, @Nullable Object> left = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable Object> e : named.entrySet()) {
            if (!slots.name(e.getKey(), e.getValue())) {
                if (Defaults.states(javaName(method), e.getKey(), e.getValue())) {
                    slots.cost++;
                } else if (mayLeave) {
                    left.put(e.getKey(), e.getValue());
                } else {
                    return null;
                }
            }
        }
        return slots.place(order, positional) && slots.fill(javaName(method))
                ? new Binding(slots.arguments, slots.cost, left)
                : null;
    }

    private static String javaName(Executable method) {
        return method.getName().substring(method.getName().lastIndexOf('.') + 1);
    }

    /// The first tensor of the call: a number beside it takes its type.
    private static @Nullable Tensor peer(
            @Nullable Object receiver, List<@Nullable Object> positional, Map<String, @Nullable Object> named) {
        if (receiver instanceof Tensor t) {
            return t;
        }
        return java.util.stream.Stream.concat(positional.stream(), named.values().stream())
                .filter(Tensor.class::isInstance)
                .map(Tensor.class::cast)
                .findFirst()
                .orElse(null);
    }

    /// The parameters while they are being filled.
    private static final class Slots {
        private final Parameter[] parameters;
        private final boolean isVarArgs;
        private final Object[] arguments;
        private final boolean[] taken;
        private final @Nullable Tensor peer;
        private int cost;

        Slots(Executable method, @Nullable Tensor peer) {
            this.parameters = method.getParameters();
            this.isVarArgs = method.isVarArgs();
            this.arguments = new Object[parameters.length];
            this.taken = new boolean[parameters.length];
            this.peer = peer;
        }

        private boolean set(int i, @Nullable Object value) {
            Conversion c = Conversion.to(parameters[i].getType(), value, peer);
            if (c == null) {
                return false;
            }
            arguments[i] = c.value();
            cost += c.cost();
            taken[i] = true;
            return true;
        }

        boolean name(String keyword, @Nullable Object value) {
            for (String name : Names.parameter(keyword)) {
                for (int i = 0; i < parameters.length; i++) {
                    if (parameters[i].getName().equals(name) && !taken[i]) {
                        return set(i, value);
                    }
                }
            }
            return false;
        }

        boolean place(int[] order, List<@Nullable Object> positional) {
            int given = 0;
            for (int i : order) {
                if (taken[i] || given == positional.size()) {
                    continue;
                }
                boolean gathers = isVarArgs && i == parameters.length - 1;
                if (gathers && i == order[order.length - 1] && !isWhole(i, positional, given)) {
                    return gather(i, positional.subList(given, positional.size()));
                }
                if (!set(i, positional.get(given++))) {
                    return false;
                }
            }
            return given == positional.size();
        }

        /// Whether the last argument is the whole list already.
        private boolean isWhole(int i, List<@Nullable Object> positional, int given) {
            return given == positional.size() - 1
                    && Conversion.to(parameters[i].getType(), positional.get(given), peer) != null;
        }

        private boolean gather(int i, List<@Nullable Object> items) {
            Class<?> part = parameters[i].getType().getComponentType();
            arguments[i] = Array.newInstance(part, items.size());
            for (int k = 0; k < items.size(); k++) {
                Conversion c = Conversion.to(part, items.get(k), peer);
                if (c == null) {
                    return false;
                }
                Array.set(arguments[i], k, c.value());
                cost += c.cost() + 1;
            }
            taken[i] = true;
            return true;
        }

        /// PyTorch's defaults for what is still open; null where that is None.
        boolean fill(String method) {
            for (int i = 0; i < parameters.length; i++) {
                if (taken[i]) {
                    continue;
                }
                Class<?> type = parameters[i].getType();
                Object usual = Defaults.of(method, parameters[i].getName());
                cost += FILLED;
                if (isVarArgs && i == parameters.length - 1) {
                    arguments[i] = Array.newInstance(type.getComponentType(), 0);
                } else if (usual != Defaults.UNKNOWN && !(usual instanceof Boolean && type == Tensor.class)) {
                    if (!set(i, usual)) {
                        return false;
                    }
                } else if (!Defaults.isNone(parameters[i].getName()) || type.isPrimitive()) {
                    return false;
                }
            }
            return true;
        }
    }
}
