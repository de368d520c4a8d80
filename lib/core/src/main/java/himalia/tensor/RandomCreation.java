package himalia.tensor;

/// The ways to make a tensor of random numbers, the same as PyTorch's for the same seed; everybody calls them on
/// [Tensor], for example `Tensor.rand(2, 3)`.
public abstract sealed class RandomCreation permits TensorOf {
    RandomCreation() {}

    /// Begins the random numbers again at this seed.
    public static void manualSeed(long seed) {
        Generator.DEFAULT.manualSeed(seed);
    }

    /// Random numbers, even from 0 up to 1, in float32.
    public static Tensor rand(int... shape) {
        return rand(DType.FLOAT32, shape);
    }

    /// Random numbers of this shape, even from 0 up to 1, in float32.
    public static Tensor rand(Shape shape) {
        return rand(DType.FLOAT32, shape.dims);
    }

    /// Random numbers of this type, even from 0 up to 1.
    public static Tensor rand(DType dtype, int... shape) {
        return Creation.zeros(dtype, shape).uniform_(0, 1);
    }

    /// Random numbers, even from 0 up to 1, in the shape and type of another tensor.
    public static Tensor randLike(Tensor other) {
        return Creation.zerosLike(other).uniform_(0, 1);
    }

    /// Random numbers from the bell curve with mean 0 and deviation 1, in float32.
    public static Tensor randn(int... shape) {
        return randn(DType.FLOAT32, shape);
    }

    /// Random numbers of this shape from the bell curve with mean 0 and deviation 1, in float32.
    public static Tensor randn(Shape shape) {
        return randn(DType.FLOAT32, shape.dims);
    }

    /// Random numbers of this type from the bell curve with mean 0 and deviation 1.
    public static Tensor randn(DType dtype, int... shape) {
        return Creation.zeros(dtype, shape).normal_(0, 1);
    }

    /// Random numbers from the bell curve with mean 0 and deviation 1, in the shape and type of another tensor.
    public static Tensor randnLike(Tensor other) {
        return Creation.zerosLike(other).normal_(0, 1);
    }

    /// Random numbers from the bell curve with this mean and deviation, in float32.
    public static Tensor normal(double mean, double std, int... shape) {
        return Creation.zeros(shape).normal_(mean, std);
    }

    /// Normal numbers, each with a mean and a deviation of its own.
    public static Tensor normal(Tensor mean, Tensor std) {
        int[] shape = mean.detach().add(std.detach()).shape().toArray();
        return Creation.zeros(mean.dtype(), shape)
                .normal_(0, 1)
                .mul(std.detach())
                .add(mean.detach());
    }

    /// Normal numbers, each with a mean of its own.
    public static Tensor normal(Tensor mean, double std) {
        return Creation.zerosLike(mean).normal_(0, std).add(mean.detach());
    }

    /// Normal numbers, each with a deviation of its own.
    public static Tensor normal(double mean, Tensor std) {
        return Creation.zerosLike(std).normal_(0, 1).mul(std.detach()).add(mean);
    }

    /// Random whole numbers from 0 to before `high`, in int64.
    ///
    /// @throws IllegalArgumentException if there is none to draw
    public static Tensor randint(long high, int[] shape) {
        return Sampling.randint(0, high, shape);
    }

    /// Random whole numbers from `low` to before `high`, in int64.
    ///
    /// ```java
    /// manualSeed(0);
    /// randint(0, 10, 2, 3).shape()   // torch.Size([2, 3])
    /// ```
    ///
    /// @throws IllegalArgumentException if there is none to draw
    public static Tensor randint(long low, long high, int... shape) {
        return Sampling.randint(low, high, shape);
    }

    /// Random whole numbers from `low` to before `high`, in this type.
    public static Tensor randint(DType dtype, long low, long high, int... shape) {
        return Sampling.randint(low, high, shape).to(dtype);
    }

    /// Random whole numbers from `low` to before `high`, in the shape and type of another tensor.
    public static Tensor randintLike(Tensor other, long low, long high) {
        return Sampling.randint(low, high, other.shape().dims).to(other.dtype());
    }

    /// The numbers `0` to `n - 1` in random order, in int64.
    public static Tensor randperm(int n) {
        return Sampling.randperm(n, Generator.DEFAULT);
    }

    /// The numbers `0` to `n - 1` in random order, drawn from a generator of your own.
    public static Tensor randperm(int n, Generator generator) {
        return Sampling.randperm(n, generator);
    }

    /// 1 with the probability that each element says, else 0.
    ///
    /// @throws IllegalArgumentException if a probability is not between 0 and 1
    public static Tensor bernoulli(Tensor probabilities) {
        return Sampling.bernoulli(probabilities);
    }

    /// `n` places of a vector, or of every row of a matrix, drawn by their weights; with or without replacement.
    ///
    /// @throws IllegalArgumentException if a weight is negative, or there are too few places
    public static Tensor multinomial(Tensor weights, int n, boolean replacement) {
        return Sampling.multinomial(weights, n, replacement);
    }
}
