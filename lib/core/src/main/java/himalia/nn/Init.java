package himalia.nn;

import himalia.api.Usually;
import himalia.tensor.Tensor;

/// How parameters start; PyTorch's `torch.nn.init`. Every method writes over its tensor and returns it.
///
/// ```java
/// Init.xavierUniform_(layer.weight);
/// Init.zeros_(layer.bias);
/// ```
public final class Init {
    private Init() {}

    /// Even between 0 and 1.
    public static Tensor uniform_(Tensor t) {
        return uniform_(t, 0, 1);
    }

    /// Even between two bounds.
    public static Tensor uniform_(Tensor t, @Usually("0") double a, @Usually("1") double b) {
        return Tensor.noGrad(() -> t.uniform_(a, b));
    }

    /// Normal numbers of mean 0 and deviation 1.
    public static Tensor normal_(Tensor t) {
        return normal_(t, 0, 1);
    }

    /// Normal numbers.
    public static Tensor normal_(Tensor t, @Usually("0") double mean, @Usually("1") double std) {
        return Tensor.noGrad(() -> t.normal_(mean, std));
    }

    /// One value everywhere.
    public static Tensor constant_(Tensor t, double val) {
        return Tensor.noGrad(() -> t.fill_(val));
    }

    /// Zeros.
    public static Tensor zeros_(Tensor t) {
        return constant_(t, 0);
    }

    /// Ones.
    public static Tensor ones_(Tensor t) {
        return constant_(t, 1);
    }

    /// The unit matrix.
    public static Tensor eye_(Tensor t) {
        if (t.dim() != 2) {
            throw new IllegalArgumentException("Only tensors with 2 dimensions are supported: eye_ of " + t.shape());
        }
        return Tensor.noGrad(() -> t.copy_(Tensor.eye(t.dtype(), t.size(0), t.size(1))));
    }

    /// A kernel that hands every channel on as it is: 1 in its middle, else 0, for `[out, in, sizes...]`.
    ///
    /// ```java
    /// Init.dirac_(zeros(1, 1, 3))   // tensor([[[0., 1., 0.]]])
    /// ```
    ///
    /// @throws IllegalArgumentException if the tensor has not 3, 4 or 5 dimensions
    public static Tensor dirac_(Tensor t) {
        return dirac_(t, 1);
    }

    /// The same in groups that do not see each other.
    public static Tensor dirac_(Tensor t, int groups) {
        return InitShapes.dirac_(t, groups);
    }

    /// Normal numbers, of which a share in every column is 0 (Martens, 2010).
    ///
    /// @param sparsity the share, 0 to 1
    /// @param std of the others; PyTorch's usual one is 0.01
    /// @throws IllegalArgumentException if the tensor is no matrix
    public static Tensor sparse_(Tensor t, double sparsity, @Usually("0.01") double std) {
        return InitShapes.sparse_(t, sparsity, std);
    }

    /// Even, with variance `2 / (in + out)`: signals neither grow nor fade from layer to layer (Glorot and Bengio,
    /// 2010).
    public static Tensor xavierUniform_(Tensor t) {
        return xavierUniform_(t, 1);
    }

    /// The same, `gain` times as large; see [#calculateGain(String)].
    public static Tensor xavierUniform_(Tensor t, double gain) {
        String name = "xavier_uniform_";
        double bound = Math.sqrt(3) * (gain * Math.sqrt(2.0 / (fan(name, t, 1) + fan(name, t, 0))));
        return uniform_(t, -bound, bound);
    }

    /// Normal, with variance `2 / (in + out)`.
    public static Tensor xavierNormal_(Tensor t) {
        return xavierNormal_(t, 1);
    }

    /// The same, `gain` times as large.
    public static Tensor xavierNormal_(Tensor t, double gain) {
        String name = "xavier_normal_";
        return normal_(t, 0, gain * Math.sqrt(2.0 / (fan(name, t, 1) + fan(name, t, 0))));
    }

    /// Even, with variance `2 / in`, for layers before a relu (He and others, 2015).
    public static Tensor kaimingUniform_(Tensor t) {
        return kaimingUniform_(t, 0, "fan_in", "leaky_relu");
    }

    /// The same for other bends.
    ///
    /// @param a the slope of a leaky relu
    /// @param mode `fan_in` keeps signals as large as they were, `fan_out` gradients
    /// @param nonlinearity what follows; see [#calculateGain(String)]
    public static Tensor kaimingUniform_(
            Tensor t,
            @Usually("0") double a,
            @Usually("\"fan_in\"") String mode,
            @Usually("\"leaky_relu\"") String nonlinearity) {
        double bound = Math.sqrt(3) * (calculateGain(nonlinearity, a) / Math.sqrt(fan("kaiming_uniform_", t, mode)));
        return uniform_(t, -bound, bound);
    }

    /// Normal, with variance `2 / in`, for layers before a relu.
    public static Tensor kaimingNormal_(Tensor t) {
        return kaimingNormal_(t, 0, "fan_in", "leaky_relu");
    }

    /// The same for other bends; arguments as of [#kaimingUniform_(Tensor, double, String, String)].
    public static Tensor kaimingNormal_(
            Tensor t,
            @Usually("0") double a,
            @Usually("\"fan_in\"") String mode,
            @Usually("\"leaky_relu\"") String nonlinearity) {
        return normal_(t, 0, calculateGain(nonlinearity, a) / Math.sqrt(fan("kaiming_normal_", t, mode)));
    }

    /// Normal numbers within -2 and 2.
    public static Tensor truncNormal_(Tensor t) {
        return truncNormal_(t, 0, 1, -2, 2);
    }

    /// Normal numbers within two bounds, drawn as PyTorch draws them: what falls out of the bounds is drawn
    /// again.
    ///
    /// @throws IllegalArgumentException if `std` is not positive or `a` is not below `b`
    public static Tensor truncNormal_(
            Tensor t,
            @Usually("0") double mean,
            @Usually("1") double std,
            @Usually("-2") double a,
            @Usually("2") double b) {
        return InitShapes.truncNormal_(t, mean, std, a, b);
    }

    /// Rows (or columns) that stand at right angles and have length `gain`: nothing is lost on the way (Saxe and
    /// others, 2013).
    public static Tensor orthogonal_(Tensor t, double gain) {
        return InitShapes.orthogonal_(t, gain);
    }

    /// The same with rows of length 1.
    public static Tensor orthogonal_(Tensor t) {
        return orthogonal_(t, 1);
    }

    private static int fan(String name, Tensor t, String mode) {
        return switch (mode) {
            case "fan_in" -> fan(name, t, 1);
            case "fan_out" -> fan(name, t, 0);
            default ->
                throw new IllegalArgumentException(
                        "Mode " + mode + " not supported, please use one of ['fan_in', 'fan_out']");
        };
    }

    /// Inputs (1) or outputs (0) of a unit; a kernel counts with all its places.
    private static int fan(String name, Tensor t, int dim) {
        if (t.dim() < 2) {
            throw new IllegalArgumentException("Fan in and fan out can not be computed for tensor with fewer than 2 "
                    + "dimensions: " + name + " of "
                    + java.util.Arrays.toString(t.shape().toArray())
                    + "\nHint: it is meant for weights; a bias starts with Init.zeros_.");
        }
        return t.numel() / t.size(1 - dim);
    }

    /// By how much the weights before a bend should be larger than before none.
    ///
    /// @throws IllegalArgumentException if the name of the bend is unknown
    public static double calculateGain(String nonlinearity) {
        return switch (nonlinearity) {
            case "leaky_relu" -> calculateGain(nonlinearity, 0.01);
            default -> calculateGain(nonlinearity, 0);
        };
    }

    /// The same with the slope of a leaky relu.
    public static double calculateGain(String nonlinearity, double slope) {
        return switch (nonlinearity) {
            case "linear", "conv1d", "conv2d", "conv3d", "sigmoid" -> 1;
            case "tanh" -> 5.0 / 3;
            case "relu" -> Math.sqrt(2);
            case "leaky_relu" -> Math.sqrt(2 / (1 + slope * slope));
            case "selu" -> 0.75;
            default ->
                throw new IllegalArgumentException("Unsupported nonlinearity " + nonlinearity
                        + "\nHint: linear, sigmoid, tanh, relu, leaky_relu or selu");
        };
    }

    /// Numbers even between `-bound` and `bound`, drawn as PyTorch draws them.
    static Tensor uniform(double bound, int... shape) {
        Tensor t = Tensor.zeros(shape);
        return t.numel() == 0 ? t : t.uniform_(-bound, bound);
    }
}
