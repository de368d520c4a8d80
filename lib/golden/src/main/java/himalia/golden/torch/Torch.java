package himalia.golden.torch;

import himalia.tensor.DType;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Python calls on Java, with what a Java user writes as a step of its own: `dtype=` as `to`, `requires_grad=True` as
/// `requiresGrad_()`.
final class Torch {
    private static final List<Class<?>> TENSOR_HOMES = new Namespace("torch").homes();
    /// These compute in the type that they make: converting afterwards would give other numbers.
    private static final Set<String> MADE_IN_TYPE = Set.of("rand", "randn", "linspace", "logspace", "normal");
    /// Where functions stand that PyTorch also has as methods of a tensor.
    private static final List<Class<?>> FUNCTIONS_OF_TENSORS = Stream.of(
                    "himalia.nn.Functional", "himalia.linalg.Linalg")
            .flatMap(Namespace::present)
            .toList();

    private Torch() {}

    static @Nullable Object function(
            Namespace space, String python, List<@Nullable Object> arguments, Map<String, @Nullable Object> named) {
        if (space.path().equals("torch.linalg")) {
            String name = python.replaceFirst("^linalg_", "");
            return firstMapped(
                    () -> withSteps(name, named, arguments, (f, a, n) -> Calls.function(f, a, n, space.homes())),
                    () -> Calls.function("linalg_" + name, arguments, named, TENSOR_HOMES));
        }
        Rewrites.Form old = space.path().equals("torch") ? Rewrites.ofTorch(python, arguments, named) : null;
        if (old != null) {
            return old.in((name, a, n) ->
                    function(name.startsWith("linalg_") ? new Namespace("torch.linalg") : space, name, a, n));
        }
        String own = python.replaceFirst("^special_", "");
        return withSteps(own, named, arguments, (name, a, n) -> Calls.function(name, a, n, space.homes()));
    }

    static @Nullable Object method(
            @Nullable Object receiver,
            String python,
            List<@Nullable Object> arguments,
            Map<String, @Nullable Object> named) {
        List<Class<?>> homes = receiver instanceof Tensor ? FUNCTIONS_OF_TENSORS : List.of();
        List<@Nullable Object> all = new ArrayList<>();
        all.add(receiver);
        all.addAll(arguments);
        Rewrites.Form old = receiver instanceof Tensor ? Rewrites.ofTorch(python, all, named) : null;
        if (old != null) {
            return old.in((name, a, n) ->
                    function(new Namespace(name.startsWith("linalg_") ? "torch.linalg" : "torch"), name, a, n));
        }
        return withSteps(
                python, named, all, (name, a, n) -> Calls.method(a.getFirst(), name, a.subList(1, a.size()), n, homes));
    }

    /// `1 - a`, `1 / a`, `2 ** a`: what a Java user writes for them.
    static @Nullable Object reversed(String operator, @Nullable Object left, Tensor right) {
        Map<String, @Nullable Object> none = Map.of();
        List<@Nullable Object> number = Collections.singletonList(left);
        String name = Names.OPERATORS.get(operator);
        return switch (operator) {
            case "-" ->
                firstMapped(() -> method(right, "rsub", number, none), () -> method(right.neg(), "add", number, none));
            case "/" -> method(method(right, "reciprocal", List.of(), none), "mul", number, none);
            default -> function(new Namespace("torch"), name, List.of(left, right), none);
        };
    }

    /// A call of a name; the receiver of a method is its first argument.
    @FunctionalInterface
    interface Call {
        @Nullable
        Object on(String python, List<@Nullable Object> arguments, Map<String, @Nullable Object> named);
    }

    /// Tries the call as it stands, and then without the keywords that can be steps of their own.
    private static @Nullable Object withSteps(
            String python, Map<String, @Nullable Object> named, List<@Nullable Object> arguments, Call call) {
        Rewrites.Form other = Rewrites.ofMeaning(python, arguments, named);
        if (other != null) {
            return other.in(call);
        }
        try {
            return call.on(python, arguments, named);
        } catch (Unmapped whole) {
            Rewrites.Form form = Rewrites.of(python, arguments, named);
            if (form != null) {
                return form.in(call);
            }
            Map<String, @Nullable Object> rest = new LinkedHashMap<>(named);
            Object dtype = rest.remove("dtype");
            Object requiresGrad = rest.remove("requires_grad");
            if (rest.size() == named.size() || dtype != null && MADE_IN_TYPE.contains(python)) {
                throw whole;
            }
            try {
                Object result = call.on(python, dtype instanceof DType d ? converted(arguments, d) : arguments, rest);
                Object typed = dtype instanceof DType d && result instanceof Tensor t ? t.to(d) : result;
                return Boolean.TRUE.equals(requiresGrad) ? ((Tensor) typed).requiresGrad_() : typed;
            } catch (Unmapped inSteps) {
                throw whole;
            }
        }
    }

    /// `sum(x, dtype=d)` converts x before it adds.
    private static List<@Nullable Object> converted(List<@Nullable Object> arguments, DType dtype) {
        if (arguments.isEmpty() || !(arguments.getFirst() instanceof Tensor x)) {
            return arguments;
        }
        List<@Nullable Object> all = new ArrayList<>(arguments);
        all.set(0, x.to(dtype));
        return all;
    }

    private static @Nullable Object firstMapped(Supplier<@Nullable Object> first, Supplier<@Nullable Object> second) {
        try {
            return first.get();
        } catch (Unmapped absent) {
            try {
                return second.get();
            } catch (Unmapped both) {
                throw absent;
            }
        }
    }
}
