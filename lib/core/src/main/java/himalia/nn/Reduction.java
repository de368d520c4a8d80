package himalia.nn;

import himalia.api.Closest;
import himalia.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a loss makes of the losses of single elements.
public enum Reduction {
    /// Their mean; the usual choice.
    MEAN,
    /// Their sum.
    SUM,
    /// Nothing: one loss per element.
    NONE,
    /// Their sum over the number of examples (the first dimension); the mean of Kullback-Leibler's formula.
    BATCHMEAN;

    /// The one of PyTorch's name: `Reduction.named("sum")` is [#SUM].
    ///
    /// @param name `mean`, `sum`, `none` or `batchmean`
    /// @throws IllegalArgumentException if there is no such name; the message names the nearest
    public static Reduction named(String name) {
        List<String> names = Arrays.stream(values())
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .toList();
        if (!names.contains(name)) {
            throw new IllegalArgumentException(name + " is not a valid value for reduction. There are "
                    + Closest.list(names) + "." + Closest.hint(name, names));
        }
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /// Whether it is the mean or the sum of all losses.
    boolean isOneNumber() {
        return this == MEAN || this == SUM;
    }

    Tensor of(Tensor losses) {
        return switch (this) {
            case MEAN -> losses.mean();
            case SUM -> losses.sum();
            case NONE -> losses;
            case BATCHMEAN -> losses.dim() == 0 ? losses : losses.sum().div(losses.size(0));
        };
    }
}
