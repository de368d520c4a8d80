package himalia.golden.torch;

import himalia.golden.python.Callable;
import himalia.golden.python.PyTuple;
import himalia.tensor.DType;
import himalia.tensor.Shape;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Python's own functions, and those of torch that take literals.
final class Builtins {
    /// `list(x)`, `repr(x)` and the like; `T(x)` is the vectors' own `torch.tensor(x, dtype=float64)`.
    static final Map<String, Callable> ALL = Map.ofEntries(
            Map.entry("T", (a, n) -> Literals.tensor(a.getFirst(), a.size() > 1 ? (DType) a.get(1) : DType.FLOAT64)),
            Map.entry("list", (a, n) -> list(a.getFirst())),
            Map.entry("tuple", (a, n) -> new PyTuple(list(a.getFirst()))),
            Map.entry("repr", (a, n) -> PyText.repr(a.getFirst())),
            Map.entry("str", (a, n) -> PyText.str(a.getFirst())),
            Map.entry("float", (a, n) -> real(a.getFirst())),
            Map.entry("int", (a, n) -> (long) real(a.getFirst())),
            Map.entry("bool", (a, n) -> truth(a.getFirst())),
            Map.entry(
                    "range",
                    (a, n) -> java.util.stream.LongStream.range(0, (Long) a.getFirst())
                            .boxed()
                            .toList()),
            Map.entry("abs", (a, n) -> Torch.method(a.getFirst(), "abs", List.of(), Map.of())),
            Map.entry("min", (a, n) -> a.stream().min(Builtins::order).orElseThrow()),
            Map.entry("max", (a, n) -> a.stream().max(Builtins::order).orElseThrow()),
            Map.entry("len", (a, n) -> (long) list(a.getFirst()).size()));

    /// `torch.tensor` and its relatives.
    static final Map<String, Callable> TORCH = Map.ofEntries(
            Map.entry("tensor", (a, n) -> tensor(a.getFirst(), (DType) n.get("dtype"), n)),
            Map.entry("as_tensor", (a, n) -> tensor(a.getFirst(), (DType) n.get("dtype"), n)),
            Map.entry("Tensor", (a, n) -> tensor(a.getFirst(), DType.FLOAT32, n)),
            Map.entry("FloatTensor", (a, n) -> tensor(a.getFirst(), DType.FLOAT32, n)),
            Map.entry("DoubleTensor", (a, n) -> tensor(a.getFirst(), DType.FLOAT64, n)),
            Map.entry("LongTensor", (a, n) -> tensor(a.getFirst(), DType.INT64, n)),
            Map.entry("IntTensor", (a, n) -> tensor(a.getFirst(), DType.INT32, n)),
            Map.entry("ByteTensor", (a, n) -> tensor(a.getFirst(), DType.UINT8, n)),
            Map.entry("BoolTensor", (a, n) -> tensor(a.getFirst(), DType.BOOL, n)),
            Map.entry("Size", (a, n) -> Shape.of(ints(list(a.getFirst())))));

    private Builtins() {}

    private static int order(@Nullable Object a, @Nullable Object b) {
        return Double.compare(real(a), real(b));
    }

    private static Tensor tensor(@Nullable Object data, @Nullable DType dtype, Map<String, @Nullable Object> named) {
        Tensor t = Literals.tensor(data, dtype);
        return Boolean.TRUE.equals(named.get("requires_grad")) ? t.requiresGrad_() : t;
    }

    private static int[] ints(List<@Nullable Object> items) {
        return items.stream().mapToInt(i -> (int) (long) (Long) i).toArray();
    }

    /// Methods of Python's own types, and those that read a tensor into Python; null for all others.
    static @Nullable Callable method(@Nullable Object of, String name) {
        if (of instanceof String s && name.equals("format")) {
            return (a, n) -> format(s, a);
        }
        if (of instanceof Tensor t && name.equals("item") && t.dtype() == DType.BOOL) {
            return (a, n) -> t.item() != 0;
        }
        if (of instanceof Tensor t && name.equals("item") && !t.dtype().isFloatingPoint()) {
            return (a, n) -> (long) t.item();
        }
        if (of instanceof Tensor t && name.equals("tolist")) {
            return (a, n) -> nested(t);
        }
        return null;
    }

    /// Fills each `{}` with one argument.
    private static String format(String text, List<@Nullable Object> arguments) {
        StringBuilder out = new StringBuilder();
        String[] parts = text.split("\\{}", -1);
        for (int i = 0; i < parts.length; i++) {
            out.append(parts[i]).append(i < parts.length - 1 ? PyText.format(arguments.get(i)) : "");
        }
        return out.toString();
    }

    private static @Nullable Object nested(Tensor t) {
        if (t.dim() > 0) {
            List<@Nullable Object> rows = new ArrayList<>();
            for (int i = 0; i < t.size(0); i++) {
                rows.add(nested(t.select(0, i)));
            }
            return rows;
        }
        return t.dtype() == DType.BOOL
                ? (Object) (t.item() != 0)
                : t.dtype().isFloatingPoint() ? (Object) t.item() : (Object) (long) t.item();
    }

    private static List<@Nullable Object> list(@Nullable Object of) {
        return switch (of) {
            case Map<?, ?> m ->
                m.entrySet().stream()
                        .map(e -> (Object) PyTuple.of(e.getKey(), e.getValue()))
                        .toList();
            case PyTuple t -> t.items();
            case List<?> l -> new ArrayList<>(l);
            case Shape s -> Results.flat(s);
            case int[] i -> Results.flat(Results.python(i));
            case null, default -> new TorchHost().items(of);
        };
    }

    private static double real(@Nullable Object of) {
        return switch (of) {
            case Tensor t -> t.item();
            case String s ->
                switch (s) {
                    case "nan" -> Double.NaN;
                    case "inf" -> Double.POSITIVE_INFINITY;
                    case "-inf" -> Double.NEGATIVE_INFINITY;
                    default -> Double.parseDouble(s);
                };
            case Boolean b -> b ? 1 : 0;
            case Number n -> n.doubleValue();
            case null, default -> throw new IllegalArgumentException("no number: " + of);
        };
    }

    /// Java asks a tensor for its truth by `item()`.
    private static boolean truth(@Nullable Object of) {
        return of instanceof List<?> l ? !l.isEmpty() : real(of) != 0;
    }

    static @Nullable Object binary(String operator, @Nullable Object left, @Nullable Object right) {
        if (operator.equals("+") && left instanceof List<?> a && right instanceof List<?> b) {
            List<@Nullable Object> both = new ArrayList<>(a);
            both.addAll(b);
            return both;
        }
        if (operator.equals("*") && left instanceof List<?> a && right instanceof Long n) {
            return Collections.nCopies((int) Math.max(0, n), a).stream()
                    .flatMap(List::stream)
                    .toList();
        }
        if (operator.equals("==") || operator.equals("!=")) {
            return java.util.Objects.equals(left, right) == operator.equals("==");
        }
        throw new Unmapped(
                operator, "no operator " + operator + " for " + Arrays.asList(Calls.type(left), Calls.type(right)));
    }
}
