package himalia.train;

/// Keras' `losses`: the names of the losses that [Model#compile(String, String, String...)] takes.
///
/// ```java
/// model.compile("sgd", Losses.binaryCrossentropy(), "accuracy");
/// ```
///
/// In a cell also `losses.binary_crossentropy`, without brackets.
public final class Losses {
    private Losses() {}

    /// `"binary_crossentropy"`: of a neuron with a sigmoid, whose targets are 0 and 1.
    public static String binaryCrossentropy() {
        return "binary_crossentropy";
    }

    /// `"categorical_crossentropy"`: of a softmax, whose targets are one-hot rows.
    public static String categoricalCrossentropy() {
        return "categorical_crossentropy";
    }

    /// `"sparse_categorical_crossentropy"`: of a softmax, whose targets are class numbers.
    public static String sparseCategoricalCrossentropy() {
        return "sparse_categorical_crossentropy";
    }

    /// `"binary_focal_crossentropy"`: as the binary one, but what is right already counts less.
    public static String binaryFocalCrossentropy() {
        return "binary_focal_crossentropy";
    }

    /// `"categorical_focal_crossentropy"`: as the categorical one, but what is right already counts less.
    public static String categoricalFocalCrossentropy() {
        return "categorical_focal_crossentropy";
    }

    /// `"mean_squared_error"`: the mean of `(p - y)^2`.
    public static String meanSquaredError() {
        return "mean_squared_error";
    }

    /// `"mean_absolute_error"`: the mean of `|p - y|`.
    public static String meanAbsoluteError() {
        return "mean_absolute_error";
    }

    /// `"mean_absolute_percentage_error"`: the mean of `100 |p - y| / |y|`.
    public static String meanAbsolutePercentageError() {
        return "mean_absolute_percentage_error";
    }

    /// `"mean_squared_logarithmic_error"`: the mean of `(log(p + 1) - log(y + 1))^2`.
    public static String meanSquaredLogarithmicError() {
        return "mean_squared_logarithmic_error";
    }

    /// `"huber"`: squared near 0, absolute beyond 1.
    public static String huber() {
        return "huber";
    }

    /// `"log_cosh"`: the mean of `log cosh (p - y)`.
    public static String logCosh() {
        return "log_cosh";
    }

    /// `"hinge"`: the mean of `max(0, 1 - y p)`.
    public static String hinge() {
        return "hinge";
    }

    /// `"squared_hinge"`: the mean of `max(0, 1 - y p)^2`.
    public static String squaredHinge() {
        return "squared_hinge";
    }

    /// `"categorical_hinge"`: the best of the wrong classes against the right one.
    public static String categoricalHinge() {
        return "categorical_hinge";
    }

    /// `"cosine_similarity"`: -1 where both point the same way.
    public static String cosineSimilarity() {
        return "cosine_similarity";
    }

    /// `"kl_divergence"`: how far one distribution is from another.
    public static String klDivergence() {
        return "kl_divergence";
    }

    /// `"poisson"`: the mean of `p - y log p`.
    public static String poisson() {
        return "poisson";
    }

    /// `"dice"`: how little two masks overlap.
    public static String dice() {
        return "dice";
    }

    /// `"tversky"`: as `dice`, with shares for what is too much and what is missing.
    public static String tversky() {
        return "tversky";
    }

    /// `"circle"`: of embeddings: near to those of the same class, far from others.
    public static String circle() {
        return "circle";
    }
}
