package himalia.golden.torch;

import himalia.golden.python.Callable;
import himalia.golden.python.Host;
import himalia.golden.python.PyTuple;
import himalia.golden.python.Slice;
import himalia.tensor.DType;
import himalia.tensor.Shape;
import himalia.tensor.Tensor;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gives Python's `torch`, `nn` and `F`, and the values made with them, the meaning that Himalia's public API has.
public final class TorchHost implements Host {
    private static final Namespace TORCH = new Namespace("torch");
    private static final Namespace NN = new Namespace("torch.nn");
    private static final Namespace FUNCTIONAL = new Namespace("torch.nn.functional");

    /// Attributes that Python reads without brackets.
    private static final List<String> PROPERTIES = List.of(
            "shape",
            "dtype",
            "T",
            "mT",
            "H",
            "grad",
            "data",
            "requires_grad",
            "is_leaf",
            "ndim",
            "grad_fn",
            "device",
            "training");

    @Override
    public @Nullable Object name(String name) {
        return switch (name) {
            case "torch" -> TORCH;
            case "nn" -> NN;
            case "F" -> FUNCTIONAL;
            default -> {
                DType dtype = DTypes.byShortName(name);
                Callable builtin = Builtins.ALL.get(name);
                if (dtype == null && builtin == null && Namespace.type(name) == null) {
                    throw new Unmapped(name, "no name " + name);
                }
                yield dtype != null ? dtype : builtin != null ? builtin : constructor(name);
            }
        };
    }

    private static Callable constructor(String name) {
        return (arguments, named) -> {
            Class<?> type = Namespace.type(name);
            if (type == null) {
                throw new Unmapped(name, "no class " + name);
            }
            return Calls.construct(type, arguments, named);
        };
    }

    @Override
    public @Nullable Object attribute(@Nullable Object of, String name) {
        if (of instanceof Namespace space) {
            return member(space, name);
        }
        if (of == null) {
            throw new IllegalArgumentException("None has no " + name);
        }
        Object field = field(of, name);
        if (field != null) {
            return field;
        }
        String part = Names.part(name);
        if (of instanceof Record && Calls.has(of.getClass(), part, 0)) {
            return Calls.method(of, part, List.of(), Map.of(), List.of());
        }
        if (PROPERTIES.contains(name) && !(of instanceof Class<?>)) {
            return Calls.method(of, name, List.of(), Map.of(), List.of());
        }
        Callable builtin = Builtins.method(of, name);
        return builtin != null ? builtin : (Callable) (arguments, named) -> Torch.method(of, name, arguments, named);
    }

    private static @Nullable Object member(Namespace space, String name) {
        Namespace inner = space.inner(name);
        if (inner != null) {
            return inner;
        }
        if (space.equals(TORCH) && DTypes.NAMES.contains(name)) {
            return DTypes.byName(name);
        }
        if (space.equals(TORCH) && Builtins.TORCH.containsKey(name)) {
            return Builtins.TORCH.get(name);
        }
        return switch (name) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "nan" -> Double.NaN;
            case "pi" -> Math.PI;
            case "e" -> Math.E;
            default ->
                Character.isUpperCase(name.charAt(0))
                        ? constructor(name)
                        : (Callable) (arguments, named) -> Torch.function(space, name, arguments, named);
        };
    }

    private static @Nullable Object field(@Nullable Object of, String name) {
        try {
            Field f = of.getClass().getField(Names.camel(name));
            return f.get(of);
        } catch (NoSuchFieldException | IllegalAccessException absent) {
            return null;
        }
    }

    @Override
    public void setAttribute(@Nullable Object of, String name, @Nullable Object value) {
        Calls.method(of, name, java.util.Collections.singletonList(value), Map.of(), List.of());
    }

    /// An object that is called is a layer or a loss: `forward`.
    @Override
    public @Nullable Object call(
            @Nullable Object function, List<@Nullable Object> arguments, Map<String, @Nullable Object> named) {
        if (function == null) {
            throw new IllegalArgumentException("None cannot be called");
        }
        return Calls.method(function, "forward", arguments, named, List.of());
    }

    @Override
    public @Nullable Object binary(String operator, @Nullable Object left, @Nullable Object right) {
        String name = Names.OPERATORS.get(operator);
        if (left instanceof Tensor) {
            return Torch.method(left, name, java.util.Collections.singletonList(right), Map.of());
        }
        if (!(right instanceof Tensor mirrored)) {
            return Builtins.binary(operator, left, right);
        }
        if (Names.MIRRORED.containsKey(operator)) {
            return binary(Names.MIRRORED.get(operator), right, left);
        }
        return Torch.reversed(operator, left, mirrored);
    }

    @Override
    public @Nullable Object unary(String operator, @Nullable Object of) {
        return switch (operator) {
            case "-" -> Torch.method(of, "neg", List.of(), Map.of());
            case "~" -> Torch.method(of, "bitwise_not", List.of(), Map.of());
            case "not" -> !isTrue(of);
            default -> of;
        };
    }

    @Override
    public @Nullable Object change(String operator, @Nullable Object left, @Nullable Object right) {
        return left instanceof Tensor
                ? Torch.method(
                        left, Names.OPERATORS.get(operator) + "_", java.util.Collections.singletonList(right), Map.of())
                : binary(operator, left, right);
    }

    @Override
    public @Nullable Object item(@Nullable Object of, @Nullable Object index) {
        return switch (of) {
            case Tensor t -> Indexing.get(t, index);
            case Shape s when index instanceof Slice part -> sizes(s, part);
            case Shape s -> (long) s.get((int) (long) (Long) index);
            case Record r when index instanceof Long n -> Results.flat(r).get((int) (long) n);
            case null, default ->
                Calls.method(of, "get", java.util.Collections.singletonList(index), Map.of(), List.of());
        };
    }

    /// `x.shape[1:]`
    private static List<@Nullable Object> sizes(Shape shape, Slice part) {
        List<@Nullable Object> all = Results.flat(shape);
        int from = part.start() instanceof Long n ? (int) (n < 0 ? n + all.size() : n) : 0;
        int to = part.stop() instanceof Long n ? (int) (n < 0 ? n + all.size() : n) : all.size();
        return all.subList(
                Math.clamp(from, 0, all.size()), Math.clamp(to, Math.clamp(from, 0, all.size()), all.size()));
    }

    @Override
    public void setItem(@Nullable Object of, @Nullable Object index, @Nullable Object value) {
        Indexing.set((Tensor) of, index, value);
    }

    @Override
    public boolean isTrue(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean b -> b;
            case Long n -> n != 0;
            case Double d -> d != 0;
            case String s -> !s.isEmpty();
            case List<?> l -> !l.isEmpty();
            case Tensor t -> (Boolean) Builtins.ALL.get("bool").call(List.of(t), Map.of());
            default -> true;
        };
    }

    @Override
    public List<@Nullable Object> items(@Nullable Object of) {
        return switch (of) {
            case Tensor t -> rows(t);
            case Record r when !(r instanceof PyTuple) -> Results.flat(r);
            case Map<?, ?> m -> new ArrayList<>(m.keySet());
            case Shape s -> Results.flat(s);
            case Iterable<?> all -> {
                List<@Nullable Object> items = new ArrayList<>();
                all.forEach(items::add);
                yield items;
            }
            case null, default -> throw new Unmapped("unpacking", "cannot unpack " + Calls.type(of));
        };
    }

    private static List<@Nullable Object> rows(Tensor t) {
        List<@Nullable Object> rows = new ArrayList<>();
        for (int i = 0; i < t.size(0); i++) {
            rows.add(t.select(0, i));
        }
        return rows;
    }
}
