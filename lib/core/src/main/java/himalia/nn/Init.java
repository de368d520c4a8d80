package himalia.nn;

import himalia.tensor.Tensor;

/// How parameters start; PyTorch's `torch.nn.init`. Every method writes over its tensor and returns it.
///
/// ```java
/// Init.xavierUniform_(layer.weight);
/// Init.zeros_(layer.bias);
/// ```
public final class Init {
    private Init() {}

    /// Even between two bounds.
    public static Tensor uniform_(Tensor t, double from, double to) {
        return Tensor.noGrad(() -> t.uniform_(from, to));
    }

    /// Normal numbers.
    public static Tensor normal_(Tensor t, double mean, double std) {
        return Tensor.noGrad(() -> t.normal_(mean, std));
    }

    /// One value everywhere.
    public static Tensor constant_(Tensor t, double value) {
        return Tensor.noGrad(() -> t.fill_(value));
    }

    /// Zeros.
    public static Tensor zeros_(Tensor t) {
        return constant_(t, 0);
    }

    /// Ones.
    public static Tensor ones_(Tensor t) {
        return constant_(t, 1);
    }

    /// Even, with variance `2 / (in + out)`: signals neither grow nor fade from layer to layer (Glorot and Bengio,
    /// 2010).
    public static Tensor xavierUniform_(Tensor t) {
        double bound = Math.sqrt(3) * Math.sqrt(2.0 / (fan("xavier_uniform_", t, 1) + fan("xavier_uniform_", t, 0)));
        return uniform_(t, -bound, bound);
    }

    /// Normal, with variance `2 / (in + out)`.
    public static Tensor xavierNormal_(Tensor t) {
        return normal_(t, 0, Math.sqrt(2.0 / (fan("xavier_normal_", t, 1) + fan("xavier_normal_", t, 0))));
    }

    /// Even, with variance `2 / in`, for layers before a relu (He and others, 2015).
    public static Tensor kaimingUniform_(Tensor t) {
        double bound = Math.sqrt(3) * (Math.sqrt(2) / Math.sqrt(fan("kaiming_uniform_", t, 1)));
        return uniform_(t, -bound, bound);
    }

    /// Normal, with variance `2 / in`, for layers before a relu.
    public static Tensor kaimingNormal_(Tensor t) {
        return normal_(t, 0, Math.sqrt(2) / Math.sqrt(fan("kaiming_normal_", t, 1)));
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
}
