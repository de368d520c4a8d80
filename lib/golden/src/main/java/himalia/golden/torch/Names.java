package himalia.golden.torch;

import java.util.List;
import java.util.Map;

/// The Java names of PyTorch's names: the same in camelCase, but for those of the tables below.
final class Names {
    /// Methods and functions: Java keywords and clashes; the first that exists counts.
    private static final Map<String, List<String>> METHODS = Map.ofEntries(
            Map.entry("float", List.of("toFloat")),
            Map.entry("double", List.of("toDouble")),
            Map.entry("long", List.of("toLong")),
            Map.entry("int", List.of("toInt")),
            Map.entry("byte", List.of("toByte")),
            Map.entry("bool", List.of("toBool")),
            Map.entry("T", List.of("T", "t")),
            Map.entry("ndim", List.of("dim")),
            Map.entry("nelement", List.of("numel")),
            Map.entry("data", List.of("detach")),
            Map.entry("log_sigmoid", List.of("logSigmoid", "logsigmoid")),
            Map.entry("logsigmoid", List.of("logSigmoid", "logsigmoid")),
            Map.entry("inverse", List.of("inverse", "inv")),
            Map.entry("clip", List.of("clip", "clamp")),
            Map.entry("type", List.of("type", "to")),
            Map.entry("swapdims", List.of("swapdims", "swapaxes", "transpose")),
            Map.entry("set_printoptions", List.of("printOptions", "setPrintOptions")),
            Map.entry("concatenate", List.of("concat")),
            Map.entry("pinverse", List.of("pinv")),
            Map.entry("chain_matmul", List.of("multiDot")),
            Map.entry("constant_pad_nd", List.of("pad")),
            Map.entry("expit", List.of("sigmoid")),
            Map.entry("trapz", List.of("trapezoid")),
            Map.entry("__iadd__", List.of("add_")),
            Map.entry("__isub__", List.of("sub_")),
            Map.entry("__imul__", List.of("mul_")),
            Map.entry("__itruediv__", List.of("div_")));

    /// `a + b` and the like.
    static final Map<String, String> OPERATORS = Map.ofEntries(
            Map.entry("+", "add"),
            Map.entry("-", "sub"),
            Map.entry("*", "mul"),
            Map.entry("/", "div"),
            Map.entry("//", "floor_divide"),
            Map.entry("%", "remainder"),
            Map.entry("**", "pow"),
            Map.entry("@", "matmul"),
            Map.entry("&", "bitwise_and"),
            Map.entry("|", "bitwise_or"),
            Map.entry("^", "bitwise_xor"),
            Map.entry("<<", "bitwise_left_shift"),
            Map.entry(">>", "bitwise_right_shift"),
            Map.entry("==", "eq"),
            Map.entry("!=", "ne"),
            Map.entry("<", "lt"),
            Map.entry("<=", "le"),
            Map.entry(">", "gt"),
            Map.entry(">=", "ge"));

    /// `1 - a` where the number stands left: the same operator the other way round, if there is one.
    static final Map<String, String> MIRRORED =
            Map.of("+", "+", "*", "*", "&", "&", "|", "|", "^", "^", "==", "==", "!=", "!=", "<", ">", ">", "<");

    /// Keywords that Java's parameters may spell otherwise.
    private static final Map<String, List<String>> KEYWORDS = Map.ofEntries(
            Map.entry("dim", List.of("dims", "axis")),
            Map.entry("dims", List.of("dim", "axes")),
            Map.entry("axis", List.of("dim", "dims")),
            Map.entry("input", List.of("x", "a")),
            Map.entry("other", List.of("y", "b")),
            Map.entry("size", List.of("shape", "sizes")),
            Map.entry("n", List.of("order", "times")),
            Map.entry("N", List.of("columns", "n")),
            Map.entry("src", List.of("source")),
            Map.entry("split_size_or_sections", List.of("size", "sizes")),
            Map.entry("split_size", List.of("size", "sizes")),
            Map.entry("indices_or_sections", List.of("sections", "indices")),
            Map.entry("tensor1", List.of("a")),
            Map.entry("tensor2", List.of("b")),
            Map.entry("mat1", List.of("a")),
            Map.entry("mat2", List.of("b")),
            Map.entry("vec2", List.of("other")),
            Map.entry("repeats", List.of("times", "repeats")),
            Map.entry("tol", List.of("tolerance", "tol")),
            Map.entry("ord", List.of("p", "order")),
            Map.entry("lambd", List.of("lambda")),
            Map.entry("min_val", List.of("min")),
            Map.entry("max_val", List.of("max")),
            Map.entry("num_samples", List.of("count", "n", "samples")),
            Map.entry("num_classes", List.of("classes")));

    private Names() {}

    /// The Java names to look for, the likeliest first.
    static List<String> java(String python) {
        return METHODS.containsKey(python) ? METHODS.get(python) : List.of(camel(python));
    }

    /// The names that a keyword may have as a Java parameter.
    static List<String> parameter(String keyword) {
        List<String> others = KEYWORDS.getOrDefault(keyword, List.of());
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(camel(keyword)), others.stream())
                .toList();
    }

    /// The Java name of a part of a result: `Q` is `q`, `eigenvalues` are `values`.
    static String part(String python) {
        return switch (python) {
            case "eigenvalues" -> "values";
            case "eigenvectors" -> "vectors";
            case "U", "S", "Vh", "Q", "R", "L", "P" -> python.toLowerCase(java.util.Locale.ROOT);
            default -> camel(python);
        };
    }

    /// `log_softmax` -> `logSoftmax`; an underscore at the end, PyTorch's mark of a change in place, stays.
    static String camel(String python) {
        StringBuilder out = new StringBuilder();
        String name = python.replaceFirst("^_+", "");
        if (name.matches("[A-Z]_.+")) {
            name = name.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + name.substring(1); // T_max
        }
        for (int i = 0; i < name.length(); i++) {
            boolean joint = name.charAt(i) == '_' && i + 1 < name.length() && i > 0;
            out.append(joint ? Character.toUpperCase(name.charAt(++i)) : name.charAt(i));
        }
        return out.toString();
    }
}
