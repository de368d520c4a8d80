package himalia.golden.torch;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What PyTorch takes where an argument is left out; for Java methods that have no overload without it, and for
/// arguments that Python states although they are what Java does anyway.
final class Defaults {
    /// Stands for "PyTorch has no such default".
    static final Object UNKNOWN = new Object();

    private static final Map<String, @Nullable Object> BY_FUNCTION = Map.ofEntries(
            Map.entry("softplus.beta", 1.0),
            Map.entry("softplus.threshold", 20.0),
            Map.entry("elu.alpha", 1.0),
            Map.entry("celu.alpha", 1.0),
            Map.entry("leakyRelu.negativeSlope", 0.01),
            Map.entry("hardtanh.minVal", -1.0),
            Map.entry("hardtanh.maxVal", 1.0),
            Map.entry("softshrink.lambd", 0.5),
            Map.entry("hardshrink.lambd", 0.5),
            Map.entry("softmax.dim", -1L),
            Map.entry("normalize.p", 2.0),
            Map.entry("normalize.dim", 1L),
            Map.entry("normalize.eps", 1e-12),
            Map.entry("cosineSimilarity.dim", 1L),
            Map.entry("cosineSimilarity.eps", 1e-8),
            Map.entry("pairwiseDistance.p", 2.0),
            Map.entry("pairwiseDistance.eps", 1e-6),
            Map.entry("cdist.p", 2.0),
            Map.entry("dist.p", 2.0),
            Map.entry("norm.p", 2.0),
            Map.entry("sort.dim", -1L),
            Map.entry("argsort.dim", -1L),
            Map.entry("topk.dim", -1L),
            Map.entry("kthvalue.dim", -1L),
            Map.entry("median.dim", -1L),
            Map.entry("mode.dim", -1L),
            Map.entry("diff.dim", -1L),
            Map.entry("diff.n", 1L),
            Map.entry("rot90.k", 1L),
            Map.entry("tensordot.dims", 2L),
            Map.entry("combinations.r", 2L),
            Map.entry("combinations.withReplacement", false),
            Map.entry("vander.increasing", false),
            Map.entry("vectorNorm.p", 2.0),
            Map.entry("matrixNorm.p", "fro"),
            Map.entry("matrixNorm.dims", List.of(-2L, -1L)),
            Map.entry("quantile.interpolation", "linear"),
            Map.entry("nanquantile.interpolation", "linear"),
            Map.entry("isin.invert", false),
            Map.entry("isin.assumeUnique", false),
            Map.entry("isclose.rtol", 1e-5),
            Map.entry("isclose.atol", 1e-8),
            Map.entry("allclose.rtol", 1e-5),
            Map.entry("allclose.atol", 1e-8),
            Map.entry("pad.mode", "constant"),
            Map.entry("pad.value", 0.0),
            Map.entry("glu.dim", -1L),
            Map.entry("huberLoss.delta", 1.0),
            Map.entry("smoothL1Loss.beta", 1.0),
            Map.entry("dropout.p", 0.5),
            Map.entry("bernoulli_.p", 0.5),
            Map.entry("arange.step", 1L),
            Map.entry("histc.bins", 100L),
            Map.entry("histc.min", 0.0),
            Map.entry("histc.max", 0.0),
            Map.entry("bincount.minlength", 0L),
            Map.entry("nanToNum.nan", 0.0),
            Map.entry("exponential_.lambd", 1.0),
            Map.entry("exponential_.rate", 1.0),
            Map.entry("gelu.approximate", "none"));

    private static final Map<String, @Nullable Object> ANYWHERE = Map.ofEntries(
            Map.entry("keepdim", false),
            Map.entry("reduction", "mean"),
            Map.entry("alpha", 1L),
            Map.entry("beta", 1L),
            Map.entry("descending", false),
            Map.entry("stable", false),
            Map.entry("largest", true),
            Map.entry("sorted", true),
            Map.entry("upper", false),
            Map.entry("left", true),
            Map.entry("right", false),
            Map.entry("unitriangular", false),
            Map.entry("returnInverse", false),
            Map.entry("returnCounts", false),
            Map.entry("equalNan", false),
            Map.entry("correction", 1L),
            Map.entry("unbiased", true),
            Map.entry("offset", 0L),
            Map.entry("diagonal", 0L),
            Map.entry("training", true),
            Map.entry("inplace", false),
            Map.entry("indexing", "ij"),
            Map.entry("replacement", false),
            Map.entry("device", "cpu"),
            Map.entry("requiresGrad", false),
            Map.entry("bias", true));

    /// Parameters that are None where they are left out.
    private static final Set<String> NONE = Set.of(
            "weight",
            "weights",
            "bias",
            "posWeight",
            "dtype",
            "mask",
            "attnMask",
            "generator",
            "eps",
            "stride",
            "hidden",
            "hx",
            "prepend",
            "append",
            "minlength",
            "driver",
            "rtol",
            "atol",
            "scaleFactor",
            "nan",
            "posinf",
            "neginf");

    private Defaults() {}

    /// Whether PyTorch takes None for a parameter that is left out.
    static boolean isNone(String javaParameter) {
        return NONE.contains(javaParameter);
    }

    /// The value that PyTorch's function takes for a parameter, else [#UNKNOWN].
    static @Nullable Object of(String javaMethod, String javaParameter) {
        Object own = BY_FUNCTION.getOrDefault(javaMethod + "." + javaParameter, UNKNOWN);
        Object ofClass = own != UNKNOWN ? own : Signatures.usual(javaMethod, javaParameter);
        return ofClass != UNKNOWN ? ofClass : ANYWHERE.getOrDefault(javaParameter, UNKNOWN);
    }

    /// Whether a stated argument is what PyTorch takes anyway.
    static boolean states(String javaMethod, String keyword, @Nullable Object value) {
        Object usual = of(javaMethod, Names.camel(keyword));
        return value == null && (usual == null || usual == UNKNOWN) || same(usual, value);
    }

    /// Equal, whole numbers and others alike.
    static boolean same(@Nullable Object usual, @Nullable Object value) {
        return Objects.equals(usual, value)
                || usual instanceof Number a && value instanceof Number b && a.doubleValue() == b.doubleValue();
    }
}
