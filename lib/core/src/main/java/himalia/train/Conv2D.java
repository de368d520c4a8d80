package himalia.train;

import himalia.nn.Parameter;
import himalia.tensor.Tensor;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Filters that slide over pictures: `activation(conv(x, kernel) + bias)`.
///
/// **Shape** `(None, h, w, c)` -> `(None, h', w', filters)`. **Weights** kernel `[kh, kw, c, filters]`, Glorot uniform
/// at first, and bias `[filters]`, at first 0.
///
/// ```java
/// new Conv2D(32, 3, "relu").inputShape(28, 28, 1)
/// ```
public final class Conv2D extends Layer implements Activated {
    private final int filters;
    private final int[] size;
    private int[] strides = {1, 1};
    private boolean same;
    private @Nullable String activation;
    private UnaryOperator<Tensor> function = UnaryOperator.identity();
    /// As the operation wants it, `[filters, c, kh, kw]`.
    private @Nullable Parameter weight;

    private @Nullable Parameter bias;
    private Initializer kernelInitializer = Initializer.GLOROT_UNIFORM;
    private @Nullable Regularizer regularizer;
    private Initializer biasInitializer = Initializer.ZEROS;
    private int[] zeros = {0, 0};

    /// Square filters without activation.
    public Conv2D(int filters, int kernelSize) {
        this(filters, new int[] {kernelSize, kernelSize}, null);
    }

    /// Square filters with an activation.
    public Conv2D(int filters, int kernelSize, @Nullable String activation) {
        this(filters, new int[] {kernelSize, kernelSize}, activation);
    }

    /// @param kernelSize height and width of the filters
    /// @param activation Keras' name, or null for none
    /// @throws IllegalArgumentException if a size is not positive, or there is no such activation
    public Conv2D(int filters, int[] kernelSize, @Nullable String activation) {
        if (filters < 1 || kernelSize.length != 2 || kernelSize[0] < 1 || kernelSize[1] < 1) {
            throw new IllegalArgumentException("Conv2D: filters and kernelSize must be positive. Received: " + filters
                    + " filters of " + java.util.Arrays.toString(kernelSize));
        }
        this.filters = filters;
        this.size = kernelSize.clone();
        activation(activation);
    }

    /// What the sums go through.
    public Conv2D activation(@Nullable String activation) {
        this.function = Activations.of(activation);
        this.activation = activation;
        return this;
    }

    /// How far the filters move at a time.
    ///
    /// @throws IllegalArgumentException if it is not positive
    public Conv2D strides(int strides) {
        return strides(strides, strides);
    }

    /// How far the filters move at a time, down and to the right.
    ///
    /// @throws IllegalArgumentException if a number is not positive
    public Conv2D strides(int rows, int columns) {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException(
                    "Conv2D: `strides` must be positive. Received: (" + rows + ", " + columns + ")");
        }
        this.strides = new int[] {rows, columns};
        return this;
    }

    /// "valid": only where the whole filter has a place; "same": zeros around, so that with stride 1 the size stays.
    public Conv2D padding(String padding) {
        if (!padding.equals("valid") && !padding.equals("same")) {
            throw Names.unknown("padding", padding, List.of("valid", "same"));
        }
        this.same = padding.equals("same");
        return this;
    }

    /// What the filters are before anything is learned: "glorot_uniform", if nothing is said, "he_normal" ...
    ///
    /// @throws IllegalArgumentException if there is no such initializer; the message names the nearest
    public Conv2D kernelInitializer(String name) {
        kernelInitializer = Initializer.of(name);
        return this;
    }

    /// What large weights of the kernel add to the loss, by Keras' name: "l1", "l2" or "l1_l2", each with a rate of
    /// 0.01.
    ///
    /// @throws IllegalArgumentException if there is no such regularizer; the message names the nearest
    public Conv2D kernelRegularizer(String name) {
        return kernelRegularizer(Regularizers.of(name));
    }

    /// What large weights of the kernel add to the loss: `kernelRegularizer(Regularizers.l2(0.001))`.
    public Conv2D kernelRegularizer(Regularizer regularizer) {
        this.regularizer = Objects.requireNonNull(regularizer, "regularizer");
        return this;
    }

    @Override
    @Nullable
    Tensor price() {
        return regularizer == null || weight == null ? null : regularizer.of(weight);
    }

    /// What the bias is before anything is learned: "zeros", if nothing is said.
    ///
    /// @throws IllegalArgumentException if there is no such initializer; the message names the nearest
    public Conv2D biasInitializer(String name) {
        biasInitializer = Initializer.of(name);
        return this;
    }

    @Override
    protected int[] build(int[] input) {
        String who = "Conv2D(" + filters + ")";
        Pictures.check(who, input);
        Tensor kernel = kernelInitializer.make(size[0], size[1], input[2], filters);
        weight = new Parameter(kernel.permute(3, 2, 0, 1).contiguous());
        bias = new Parameter(biasInitializer.make(filters));
        zeros = new int[] {
            same ? Pictures.zeros(input[0], size[0], strides[0]) : 0,
            same ? Pictures.zeros(input[1], size[1], strides[1]) : 0
        };
        return Activations.shape(
                activation,
                Pictures.places(who, input[0], size[0], strides[0], same),
                Pictures.places(who, input[1], size[1], strides[1], same),
                filters);
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor y = channelsFirst(x);
        return Activations.overLast(activation)
                ? function.apply(Pictures.channelsLast(y))
                : Pictures.channelsLast(Activations.over(activation, function, y));
    }

    @Override
    public boolean makesLogits() {
        return Activations.makesLogits(activation);
    }

    @Override
    public Tensor sums(Tensor x) {
        return Pictures.channelsLast(channelsFirst(x));
    }

    @Override
    public Tensor activated(Tensor sums) {
        return function.apply(sums);
    }

    /// The sums before the activation, `[n, filters, h, w]`.
    private Tensor channelsFirst(Tensor x) {
        builtFor(x);
        Tensor first = Pictures.channelsFirst(x);
        boolean even = zeros[0] % 2 == 0 && zeros[1] % 2 == 0;
        int[] padding = even ? new int[] {zeros[0] / 2, zeros[1] / 2} : new int[] {0, 0};
        if (!even) { // the odd zero goes to the end, as in TensorFlow
            int left = zeros[1] / 2;
            int top = zeros[0] / 2;
            first = first.pad(left, zeros[1] - left, top, zeros[0] - top);
        }
        return first.conv2d(made(weight), bias, strides, padding, new int[] {1, 1}, 1);
    }

    @Override
    public List<Tensor> getWeights() {
        return weight == null || bias == null
                ? List.of()
                : List.of(
                        weight.detach().permute(2, 3, 1, 0).contiguous().clone(),
                        bias.detach().clone());
    }

    @Override
    public void setWeights(List<Tensor> weights) {
        List<Tensor> own = weight == null || bias == null
                ? List.of()
                : List.of(weight.detach().permute(2, 3, 1, 0), bias.detach());
        Weights.copy("Conv2D", own, weights);
    }

    @Override
    protected String extraRepr() {
        return filters + ", kernel_size=(" + size[0] + ", " + size[1] + ")"
                + (activation == null ? "" : ", activation=" + activation);
    }
}
