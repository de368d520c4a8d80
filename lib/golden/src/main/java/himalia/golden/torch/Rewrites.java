package himalia.golden.torch;

import himalia.golden.python.PyTuple;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Calls that Java writes otherwise than name by name; asked only where no method fits the call as it stands.
///
/// | Python | Java |
/// |---|---|
/// | `x.clamp(min=a)`, `x.clamp(max=b)` | `x.clampMin(a)`, `x.clampMax(b)` |
/// | `torch.unique(x, return_inverse=True, return_counts=True)` | `x.uniqueCounts()`, a record |
/// | `torch.sort(x, stable=True)` | `x.sort()`, which always is |
/// | `torch.std_mean(x, dim=0)` | `x.std(0)` and `x.mean(0)` |
/// | `torch.linalg.qr(a, mode="complete")` | `Linalg.qr(a, true)` |
/// | `x.var((0, 1), unbiased=False)`, `x.std(correction=0)` | `x.var(dims, 0, false)` |
/// | `torch.searchsorted(s, v, side="right")` | `s.searchsorted(v, true)` |
/// | `F.pad(x, p, "constant", 2.)` | `pad(x, p, 2.)` |
/// | `torch.matrix_power(x, -1)` | `Linalg.matrixPower(x, -1)` |
/// | `torch.nonzero(x, as_tuple=True)` | `where(x)` |
/// | `F.max_pool2d(x, 2, return_indices=True)` | `maxPool2dWithIndices(x, 2)` |
/// | `torch.pow(2, x)`, `2 ** x`, `5 % x` | `tensor(2).pow(x)`, `tensor(5).remainder(x)` |
final class Rewrites {
    /// The call in its Java form.
    @FunctionalInterface
    interface Form {
        @Nullable
        Object in(Torch.Call call);
    }

    private Rewrites() {}

    /// The Java form of a call (a method's receiver is its first argument), or null if there is none.
    static @Nullable Form of(String python, List<@Nullable Object> arguments, Map<String, @Nullable Object> named) {
        return switch (python) {
            case "clamp", "clip", "clamp_", "clip_" -> oneBound(python, arguments, named);
            case "unique", "unique_consecutive" -> unique(python, arguments, named);
            case "sort", "argsort" -> without("stable", python, arguments, named);
            case "std_mean", "var_mean" -> withMean(python, arguments, named);
            case "qr" -> complete(arguments, named);
            case "var", "std" -> spread(python, arguments, named);
            case "nonzero" -> places(arguments, named);
            case "eigh", "eigvalsh" -> without("UPLO", python, arguments, named);
            case "tensordot" -> byDimensions(arguments, named);
            case "searchsorted", "bucketize" -> side(python, arguments, named);
            case "pad" -> constant(arguments, named);
            case "hardtanh_" -> call -> call.on("clamp_", bounds(arguments, named), Map.of());
            default -> {
                Form changes = inPlace(python, arguments, named);
                yield changes != null ? changes : ofNumber(python, arguments);
            }
        };
    }

    /// What a function of `torch` means otherwise than the one of its name in `torch.linalg`. Null if there is none.
    static @Nullable Form ofTorch(
            String python, List<@Nullable Object> arguments, Map<String, @Nullable Object> named) {
        return switch (python) {
            case "norm" -> frobenius(arguments, named);
            case "svd" -> reduced(arguments, named);
            case "matrix_power" -> {
                Object power = arguments.size() > 1 ? arguments.get(1) : named.get("n");
                yield power instanceof Long n && n < 0
                        ? call -> call.on("linalg_matrix_power", arguments, named)
                        : null;
            }
            default -> null;
        };
    }

    /// `torch.svd(x)` gives `U, S, V`, and of `U` and `V` only what belongs to singular values.
    private static @Nullable Form reduced(List<@Nullable Object> arguments, Map<String, @Nullable Object> named) {
        boolean some = !Boolean.FALSE.equals(arguments.size() > 1 ? arguments.get(1) : named.get("some"));
        return call -> {
            List<@Nullable Object> parts =
                    Results.flat(call.on("linalg_svd", List.of(arguments.getFirst(), !some), Map.of()));
            return PyTuple.of(parts.get(0), parts.get(1), ((Tensor) parts.get(2)).mT());
        };
    }

    /// The Java form of a call whose keyword is another method here. Null if there is none.
    static @Nullable Form ofMeaning(
            String python, List<@Nullable Object> arguments, Map<String, @Nullable Object> named) {
        if (!Boolean.TRUE.equals(named.get("return_indices")) || python.endsWith("_with_indices")) {
            return null;
        }
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(named);
        rest.remove("return_indices");
        return call -> call.on(python + "_with_indices", arguments, rest);
    }

    private static @Nullable Form oneBound(
            String python, List<@Nullable Object> arguments, Map<String, @Nullable Object> named) {
        if (named.isEmpty() && arguments.size() == 2) {
            return oneBound(
                    python, List.of(arguments.getFirst()), java.util.Collections.singletonMap("min", arguments.get(1)));
        }
        if (named.size() != 1 || arguments.size() != 1) {
            return null;
        }
        String bound = named.keySet().iterator().next();
        boolean inPlace = python.endsWith("_");
        boolean byTensor = named.get(bound) instanceof Tensor && !inPlace;
        String name =
                byTensor ? (bound.equals("min") ? "maximum" : "minimum") : "clamp_" + bound + (inPlace ? "_" : "");
        return call -> call.on(name, List.of(arguments.getFirst(), named.get(bound)), Map.of());
    }

    private static @Nullable Form unique(
            String python, List<@Nullable Object> arguments, Map<String, @Nullable Object> named) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(named);
        rest.remove("sorted");
        rest.remove("return_inverse");
        rest.remove("return_counts");
        boolean asks =
                Boolean.TRUE.equals(named.get("return_inverse")) || Boolean.TRUE.equals(named.get("return_counts"));
        if (rest.size() == named.size()) {
            return null;
        }
        return call -> {
            if (!asks) {
                return call.on(python, arguments, rest);
            }
            List<@Nullable Object> parts = Results.flat(call.on(python + "_counts", arguments, rest));
            List<@Nullable Object> asked = new ArrayList<>(List.of(parts.getFirst()));
            if (Boolean.TRUE.equals(named.get("return_inverse"))) {
                asked.add(parts.get(1));
            }
            if (Boolean.TRUE.equals(named.get("return_counts"))) {
                asked.add(parts.get(2));
            }
            return new PyTuple(asked);
        };
    }

    private static @Nullable Form without(
            String keyword, String python, List<@Nullable Object> arguments, Map<String, @Nullable Object> named) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(named);
        rest.remove(keyword);
        return rest.size() == named.size() ? null : call -> call.on(python, arguments, rest);
    }

    private static @Nullable Form withMean(
            String python, List<@Nullable Object> arguments, Map<String, @Nullable Object> named) {
        Map<String, @Nullable Object> ofMean = new LinkedHashMap<>(named);
        ofMean.remove("correction");
        ofMean.remove("unbiased");
        String spread = python.substring(0, python.indexOf('_'));
        Form own = spread(spread, arguments, named);
        return call -> PyTuple.of(
                own == null ? call.on(spread, arguments, named) : own.in(call), call.on("mean", arguments, ofMean));
    }

    private static @Nullable Form complete(List<@Nullable Object> arguments, Map<String, @Nullable Object> named) {
        if (!named.keySet().equals(Set.of("mode"))) {
            return null;
        }
        boolean complete = named.get("mode").equals("complete");
        return call -> call.on("qr", List.of(arguments.getFirst(), complete), Map.of());
    }

    /// Over which dimensions, with which correction: Java has one form for all of it.
    private static @Nullable Form spread(
            String python, List<@Nullable Object> arguments, Map<String, @Nullable Object> named) {
        boolean corrects = named.containsKey("correction") || named.containsKey("unbiased");
        if (!corrects || arguments.size() > 2 || !(arguments.getFirst() instanceof Tensor x)) {
            return null;
        }
        Object unbiased = named.get("unbiased");
        Object correction = named.getOrDefault("correction", Boolean.FALSE.equals(unbiased) ? 0L : 1L);
        Object dim = arguments.size() > 1 ? arguments.get(1) : named.get("dim");
        Object dims = dim != null ? dim : LongStream.range(0, x.dim()).boxed().toList();
        return call -> call.on(
                python,
                List.of(x, dims, ((Number) correction).doubleValue(), named.getOrDefault("keepdim", false)),
                Map.of());
    }

    /// `norm(x, "fro")` is the norm of all numbers.
    private static @Nullable Form frobenius(List<@Nullable Object> arguments, Map<String, @Nullable Object> named) {
        boolean isSecond = arguments.size() > 1 && arguments.get(1).equals("fro");
        if (!isSecond && !"fro".equals(named.get("p"))) {
            return null;
        }
        List<@Nullable Object> all = new ArrayList<>(arguments);
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(named);
        rest.remove("p");
        if (!isSecond) {
            all.add(1, 2.0);
        } else {
            all.set(1, 2.0);
        }
        boolean isWhole = all.size() == 2 && rest.isEmpty(); // the norm 2 of a matrix is another one in linalg
        return call -> call.on("norm", isWhole ? all.subList(0, 1) : all, rest);
    }

    /// `dims=([1], [0])` are two lists of numbers in Java.
    private static @Nullable Form byDimensions(List<@Nullable Object> arguments, Map<String, @Nullable Object> named) {
        Object dims = arguments.size() > 2 ? arguments.get(2) : named.get("dims");
        List<?> pair = dims instanceof PyTuple t ? t.items() : dims instanceof List<?> l ? l : List.of();
        return pair.size() != 2
                ? null
                : call -> call.on(
                        "tensordot", List.of(arguments.get(0), arguments.get(1), pair.get(0), pair.get(1)), Map.of());
    }

    /// `F.relu(x, inplace=True)` is `x.relu_()`.
    private static @Nullable Form inPlace(
            String python, List<@Nullable Object> arguments, Map<String, @Nullable Object> named) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(named);
        return Boolean.TRUE.equals(rest.remove("inplace")) ? call -> call.on(python + "_", arguments, rest) : null;
    }

    private static List<@Nullable Object> bounds(
            List<@Nullable Object> arguments, Map<String, @Nullable Object> named) {
        Object min = arguments.size() > 1 ? arguments.get(1) : named.getOrDefault("min_val", -1.0);
        Object max = arguments.size() > 2 ? arguments.get(2) : named.getOrDefault("max_val", 1.0);
        return List.of(arguments.getFirst(), min, max);
    }

    private static @Nullable Form side(
            String python, List<@Nullable Object> arguments, Map<String, @Nullable Object> named) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(named);
        Object side = rest.remove("side");
        if (side == null && !(arguments.get(1) instanceof Number) && !(arguments.getFirst() instanceof Number)) {
            return null;
        }
        if (side != null) {
            rest.put("right", side.equals("right"));
        }
        int at = python.equals("searchsorted") ? 1 : 0;
        List<@Nullable Object> all = new ArrayList<>(arguments);
        if (all.get(at) instanceof Number number) {
            all.set(
                    at,
                    Conversion.to(Tensor.class, number, (Tensor) all.get(1 - at))
                            .value());
        }
        return call -> call.on(python, all, rest);
    }

    /// Padding with one value is what Java does without a mode.
    private static @Nullable Form constant(List<@Nullable Object> arguments, Map<String, @Nullable Object> named) {
        List<@Nullable Object> all = new ArrayList<>(arguments);
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(named);
        boolean byPlace = all.remove("constant");
        boolean stated = rest.remove("mode", "constant") || byPlace;
        return stated ? call -> call.on("pad", all, rest) : null;
    }

    private static @Nullable Form places(List<@Nullable Object> arguments, Map<String, @Nullable Object> named) {
        boolean asTuple = Boolean.TRUE.equals(named.get("as_tuple"));
        return named.containsKey("as_tuple")
                ? call -> asTuple
                        ? Results.python(Tensor.where((Tensor) arguments.getFirst()))
                        : call.on("nonzero", arguments, Map.of())
                : null;
    }

    /// A number where Java has a method of tensors becomes a tensor of the other's type.
    private static @Nullable Form ofNumber(String python, List<@Nullable Object> arguments) {
        if (arguments.size() != 2 || !(arguments.get(1) instanceof Tensor other)) {
            return null;
        }
        Object number = arguments.getFirst();
        return number instanceof Long || number instanceof Double
                ? call -> call.on(
                        python,
                        List.of(Conversion.to(Tensor.class, number, other).value(), other),
                        Map.of())
                : null;
    }
}
