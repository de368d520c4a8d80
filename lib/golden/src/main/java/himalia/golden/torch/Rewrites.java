package himalia.golden.torch;

import himalia.golden.python.PyTuple;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Calls that Java writes otherwise than name by name; asked only where no method fits the call as it stands.
///
/// | Python | Java |
/// |---|---|
/// | `x.clamp(min=a)`, `x.clamp(max=b)` | `x.clampMin(a)`, `x.clampMax(b)` |
/// | `torch.unique(x, return_inverse=True, return_counts=True)` | `x.uniqueCounts()`, a record |
/// | `torch.sort(x, stable=True)` | `x.sort()`, which always is |
/// | `torch.std_mean(x, dim=0)` | `x.std(0)` and `x.mean(0)` |
/// | `torch.linalg.qr(a, mode="complete")` | `Linalg.qr(a, true)` |
/// | `torch.pow(2, x)`, `2 ** x` | `tensor(2).pow(x)` |
final class Rewrites {
    /// The call in its Java form.
    @FunctionalInterface
    interface Form {
        Object in(Torch.Call call);
    }

    private Rewrites() {}

    /// The Java form of a call (a method's receiver is its first argument), or null if there is none.
    static Form of(String python, List<Object> arguments, Map<String, Object> named) {
        return switch (python) {
            case "clamp", "clip", "clamp_", "clip_" -> oneBound(python, arguments, named);
            case "unique", "unique_consecutive" -> unique(python, arguments, named);
            case "sort", "argsort" -> without("stable", python, arguments, named);
            case "std_mean", "var_mean" -> withMean(python, arguments, named);
            case "qr" -> complete(arguments, named);
            case "pow" -> powerOfNumber(arguments);
            default -> null;
        };
    }

    private static Form oneBound(String python, List<Object> arguments, Map<String, Object> named) {
        if (named.size() != 1 || arguments.size() != 1) {
            return null;
        }
        String bound = named.keySet().iterator().next();
        String name = "clamp_" + bound + (python.endsWith("_") ? "_" : "");
        return call -> call.on(name, List.of(arguments.getFirst(), named.get(bound)), Map.of());
    }

    private static Form unique(String python, List<Object> arguments, Map<String, Object> named) {
        if (!Set.of("return_inverse", "return_counts").containsAll(named.keySet()) || named.isEmpty()) {
            return null;
        }
        return call -> {
            List<Object> parts = Results.flat(call.on(python + "_counts", arguments, Map.of()));
            List<Object> asked = new ArrayList<>(List.of(parts.getFirst()));
            if (Boolean.TRUE.equals(named.get("return_inverse"))) {
                asked.add(parts.get(1));
            }
            if (Boolean.TRUE.equals(named.get("return_counts"))) {
                asked.add(parts.get(2));
            }
            return new PyTuple(asked);
        };
    }

    private static Form without(String keyword, String python, List<Object> arguments, Map<String, Object> named) {
        Map<String, Object> rest = new LinkedHashMap<>(named);
        rest.remove(keyword);
        return rest.size() == named.size() ? null : call -> call.on(python, arguments, rest);
    }

    private static Form withMean(String python, List<Object> arguments, Map<String, Object> named) {
        Map<String, Object> ofMean = new LinkedHashMap<>(named);
        ofMean.remove("correction");
        ofMean.remove("unbiased");
        String spread = python.substring(0, python.indexOf('_'));
        return call -> PyTuple.of(call.on(spread, arguments, named), call.on("mean", arguments, ofMean));
    }

    private static Form complete(List<Object> arguments, Map<String, Object> named) {
        if (!named.keySet().equals(Set.of("mode"))) {
            return null;
        }
        boolean complete = named.get("mode").equals("complete");
        return call -> call.on("qr", List.of(arguments.getFirst(), complete), Map.of());
    }

    private static Form powerOfNumber(List<Object> arguments) {
        if (arguments.size() != 2 || !(arguments.get(1) instanceof Tensor exponent)) {
            return null;
        }
        Conversion base = Conversion.to(Tensor.class, arguments.getFirst(), exponent);
        return base == null || arguments.getFirst() instanceof Tensor
                ? null
                : call -> call.on("pow", List.of(base.value(), exponent), Map.of());
    }
}
