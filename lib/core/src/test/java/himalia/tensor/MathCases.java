package himalia.tensor;

import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// The cases of [ElementwiseOps] and [LogicOps].
final class MathCases {
    private MathCases() {}

    static void add(Map<String, GoldenCase.Op> ops) {
        unary(ops);
        binary(ops);
        logic(ops);
        ops.put("round_decimals", c -> c.t(0).round(2));
        ops.put("nan_to_num", c -> c.t(0).nanToNum());
        ops.put("add_alpha", c -> c.t(0).add(c.t(1), 2));
        ops.put("div_floor", c -> c.t(0).div(c.t(1), "floor"));
        ops.put("div_trunc", c -> c.t(0).div(c.t(1), "trunc"));
        ops.put("addcmul", c -> c.t(0).addcmul(c.t(1), c.t(2), 0.5));
        ops.put("addcdiv", c -> c.t(0).addcdiv(c.t(1), c.t(2), 0.5));
        ops.put("lerp", c -> c.t(0).lerp(c.t(1), c.d(2)));
        ops.put("clip", c -> c.t(0).clip(c.d(1), c.d(2)));
        ops.put("clamp_tensor", c -> c.t(0).clamp(c.t(1), c.t(2)));
        ops.put("clamp", c -> {
            Tensor x = c.t(0);
            Tensor min = c.has("min") ? x.whole(c.kwarg("min", 0.0)) : null;
            Tensor max = c.has("max") ? x.whole(c.kwarg("max", 0.0)) : null;
            return x.clamp(min, max);
        });
    }

    private static void unary(Map<String, GoldenCase.Op> ops) {
        Map<String, UnaryOperator<Tensor>> unary = Map.ofEntries(
                Map.entry("sign", Tensor::sign),
                Map.entry("signbit", Tensor::signbit),
                Map.entry("log2", Tensor::log2),
                Map.entry("log10", Tensor::log10),
                Map.entry("log1p", Tensor::log1p),
                Map.entry("rsqrt", Tensor::rsqrt),
                Map.entry("reciprocal", Tensor::reciprocal),
                Map.entry("expm1", Tensor::expm1),
                Map.entry("exp2", Tensor::exp2),
                Map.entry("sin", Tensor::sin),
                Map.entry("cos", Tensor::cos),
                Map.entry("tan", Tensor::tan),
                Map.entry("sinh", Tensor::sinh),
                Map.entry("cosh", Tensor::cosh),
                Map.entry("asin", Tensor::asin),
                Map.entry("acos", Tensor::acos),
                Map.entry("atan", Tensor::atan),
                Map.entry("asinh", Tensor::asinh),
                Map.entry("acosh", Tensor::acosh),
                Map.entry("atanh", Tensor::atanh),
                Map.entry("square", Tensor::square),
                Map.entry("erf", Tensor::erf),
                Map.entry("erfc", Tensor::erfc),
                Map.entry("lgamma", Tensor::lgamma),
                Map.entry("digamma", Tensor::digamma),
                Map.entry("logit", Tensor::logit),
                Map.entry("sinc", Tensor::sinc),
                Map.entry("round", Tensor::round),
                Map.entry("floor", Tensor::floor),
                Map.entry("ceil", Tensor::ceil),
                Map.entry("trunc", Tensor::trunc),
                Map.entry("frac", Tensor::frac),
                Map.entry("isnan", Tensor::isnan),
                Map.entry("isinf", Tensor::isinf),
                Map.entry("isfinite", Tensor::isfinite),
                Map.entry("logical_not", Tensor::logicalNot),
                Map.entry("bitwise_not", Tensor::bitwiseNot),
                Map.entry("invert", Tensor::bitwiseNot));
        unary.forEach((name, f) -> ops.put(name, c -> f.apply(c.t(0))));
    }

    private static void binary(Map<String, GoldenCase.Op> ops) {
        Map<String, BinaryOperator<Tensor>> binary = Map.ofEntries(
                Map.entry("floor_divide", Tensor::floorDivide),
                Map.entry("remainder", Tensor::remainder),
                Map.entry("fmod", Tensor::fmod),
                Map.entry("maximum", Tensor::maximum),
                Map.entry("minimum", Tensor::minimum),
                Map.entry("max_binary", Tensor::maximum),
                Map.entry("min_binary", Tensor::minimum),
                Map.entry("fmax", Tensor::fmax),
                Map.entry("atan2", Tensor::atan2),
                Map.entry("hypot", Tensor::hypot),
                Map.entry("logaddexp", Tensor::logaddexp),
                Map.entry("heaviside", Tensor::heaviside),
                Map.entry("bitwise_and", Tensor::bitwiseAnd),
                Map.entry("and_op", Tensor::bitwiseAnd),
                Map.entry("bitwise_or", Tensor::bitwiseOr),
                Map.entry("bitwise_xor", Tensor::bitwiseXor),
                Map.entry("logical_and", Tensor::logicalAnd),
                Map.entry("logical_or", Tensor::logicalOr),
                Map.entry("logical_xor", Tensor::logicalXor),
                Map.entry("isclose", Tensor::isclose),
                Map.entry("isin", Tensor::isin));
        binary.forEach((name, f) -> ops.put(name, c -> f.apply(c.t(0), c.t(1))));
    }

    private static void logic(Map<String, GoldenCase.Op> ops) {
        ops.put("lshift", c -> c.t(0).bitwiseLeftShift(2));
        ops.put("rshift", c -> c.t(0).bitwiseRightShift(1));
        ops.put("allclose", c -> c.t(0).allclose(c.t(1)));
        for (String op : List.of("any", "all")) {
            ops.put(op, c -> {
                Tensor x = c.t(0);
                boolean any = op.equals("any");
                if (!c.has("dim")) {
                    return any ? x.any() : x.all();
                }
                int dim = c.kwarg("dim", 0);
                return any ? x.any(dim, c.keepdim()) : x.all(dim, c.keepdim());
            });
        }
    }
}
