package himalia.nn;

import himalia.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes pictures (or sequences, or volumes) larger: `nearest` repeats, `linear`, `bilinear`, `bicubic` and `trilinear`
/// draw through the neighbours.
///
/// **Shape** `[n, c, sizes...]` -> `[n, c, larger...]`.
public class Upsample extends Module {
    private final int @Nullable [] size;
    private final double @Nullable [] scaleFactor;
    private String mode = "nearest";
    private boolean alignCorners;
    private boolean recomputes;

    /// So many times larger.
    public Upsample(double... scaleFactor) {
        this(null, scaleFactor);
    }

    /// As large as this.
    public Upsample(int... size) {
        this(size, null);
    }

    /// One of both; the other is `null`.
    public Upsample(int @Nullable [] size, double @Nullable [] scaleFactor) {
        this.size = size == null ? null : size.clone();
        this.scaleFactor = scaleFactor == null ? null : scaleFactor.clone();
    }

    /// `nearest` at first.
    public final Upsample mode(String mode) {
        this.mode = mode;
        return this;
    }

    /// Whether the outermost elements keep their place; not at first.
    public final Upsample alignCorners(boolean alignCorners) {
        this.alignCorners = alignCorners;
        return this;
    }

    /// Whether the factors are computed anew from the sizes, which are whole numbers; not at first.
    public final Upsample recomputeScaleFactor(boolean recomputes) {
        this.recomputes = recomputes;
        return this;
    }

    @Override
    public Tensor forward(Tensor x) {
        if (recomputes && scaleFactor != null) {
            int[] larger = new int[x.dim() - 2];
            for (int d = 0; d < larger.length; d++) {
                larger[d] = (int) Math.floor(x.size(d + 2) * scaleFactor[scaleFactor.length == 1 ? 0 : d]);
            }
            return Functional.interpolate(x, larger, null, mode, alignCorners);
        }
        return Functional.interpolate(x, size, scaleFactor, mode, alignCorners);
    }

    @Override
    protected String extraRepr() {
        String how = scaleFactor == null
                ? "size=" + (size == null ? "None" : Texts.asGiven(size))
                : "scale_factor="
                        + (scaleFactor.length == 1
                                ? Texts.number(scaleFactor[0])
                                : Arrays.stream(scaleFactor)
                                        .mapToObj(Texts::number)
                                        .collect(Collectors.joining(", ", "(", ")")));
        return how + ", mode='" + mode + "'";
    }
}
