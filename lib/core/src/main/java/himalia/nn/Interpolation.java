package himalia.nn;

import himalia.tensor.PoolingNd;
import himalia.tensor.Tensor;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Larger and smaller pictures: each direction by itself is a matrix that says from where an element comes.
final class Interpolation {
    private static final double BEND = -0.75;

    private Interpolation() {}

    static Tensor of(Tensor x, int @Nullable [] size, double @Nullable [] scale, String mode, boolean alignCorners) {
        int dims = x.dim() - 2;
        check(x, size, scale, mode, dims);
        double[] factors = scale == null ? new double[0] : scale; // one of both is given
        int[] target = new int[dims];
        for (int d = 0; d < dims; d++) {
            target[d] = size != null
                    ? size[size.length == 1 ? 0 : d]
                    : (int) Math.floor(x.size(d + 2) * factors[factors.length == 1 ? 0 : d]);
        }
        if (mode.equals("area")) {
            return PoolingNd.adaptiveMean(x, target);
        }
        Tensor y = x;
        for (int d = 0; d < dims; d++) {
            double step = size != null ? (double) x.size(d + 2) / target[d] : 1 / factors[factors.length == 1 ? 0 : d];
            y = along(y, d + 2, target[d], step, mode, alignCorners);
        }
        return y;
    }

    private static void check(Tensor x, int @Nullable [] size, double @Nullable [] scale, String mode, int dims) {
        int given = size != null ? size.length : scale != null ? scale.length : 0;
        if (size == null != (scale == null) && given != 1 && given != dims) {
            throw new IllegalArgumentException(
                    "Input and output must have the same number of spatial dimensions, but got "
                            + "input with spatial dimensions of " + dims + " and " + given
                            + (size != null ? " sizes" : " factors"));
        }
        for (int i = 0; scale != null && i < scale.length; i++) {
            if (!(scale[i] > 0) || Double.isInfinite(scale[i])) {
                throw new IllegalArgumentException(
                        "interpolate: scale_factor must be a positive number, got " + scale[i]);
            }
        }
        if ((size == null) == (scale == null)) {
            throw new IllegalArgumentException(
                    size == null
                            ? "either size or scale_factor should be defined"
                            : "only one of size or scale_factor should be defined");
        }
        int needed = switch (mode) {
            case "nearest", "nearest-exact", "area" -> dims;
            case "linear" -> 1;
            case "bilinear", "bicubic" -> 2;
            case "trilinear" -> 3;
            default -> throw new IllegalArgumentException("interpolate: unknown mode '" + mode + "'");
        };
        if (dims < 1 || dims > 3 || needed != dims) {
            throw new IllegalArgumentException("Got " + x.dim() + "D input, but " + mode + " mode needs " + (needed + 2)
                    + "D input\nHint: linear is for [n, c, length], bilinear for [n, c, h, w].");
        }
    }

    private static Tensor along(Tensor x, int dim, int size, double step, String mode, boolean alignCorners) {
        int old = x.size(dim);
        if (mode.startsWith("nearest")) {
            float half = mode.equals("nearest") ? 0 : 0.5f;
            long[] from = IntStream.range(0, size)
                    .mapToLong(i -> Math.min(old - 1, (long) Math.floor((i + half) * (float) step)))
                    .toArray();
            return x.indexSelect(dim, Tensor.tensor(from));
        }
        double[] weights = new double[old * size];
        for (int i = 0; i < size; i++) {
            boolean cubic = mode.equals("bicubic");
            double at = alignCorners
                    ? size > 1 ? i * ((double) (old - 1) / (size - 1)) : 0
                    : cubic ? (i + 0.5) * step - 0.5 : Math.max(0, (i + 0.5) * step - 0.5);
            int first = (int) Math.floor(at);
            double rest = at - first;
            double[] shares = cubic ? cubic(rest) : new double[] {1 - rest, rest};
            for (int k = 0; k < shares.length; k++) {
                int from = Math.clamp(first + k - (cubic ? 1 : 0), 0, old - 1);
                weights[from * size + i] += shares[k];
            }
        }
        Tensor matrix = Tensor.tensor(weights, x.dtype()).view(old, size);
        return x.transpose(dim, -1).matmul(matrix).transpose(dim, -1);
    }

    /// The shares of the four neighbours. Keys, 1981.
    private static double[] cubic(double t) {
        return new double[] {far(t + 1), near(t), near(1 - t), far(2 - t)};
    }

    private static double near(double d) {
        return ((BEND + 2) * d - (BEND + 3)) * d * d + 1;
    }

    private static double far(double d) {
        return ((BEND * d - 5 * BEND) * d + 8 * BEND) * d - 4 * BEND;
    }
}
