package himalia.tensor;

import java.util.function.DoubleSupplier;

/// Fills a tensor with random numbers, in place, as PyTorch draws them; see [Tensor#manualSeed(long)].
public sealed interface RandomOps permits Tensor {
    /// Fills evenly between 0 and 1.
    default Tensor uniform_() {
        return self().uniform_(0, 1);
    }

    /// Fills with normal numbers of mean 0 and deviation 1.
    default Tensor normal_() {
        return self().normal_(0, 1);
    }

    /// Fills with 0 and 1, each as likely.
    default Tensor bernoulli_() {
        return self().bernoulli_(0.5);
    }

    /// Fills with waiting times of rate 1.
    default Tensor exponential_() {
        return self().exponential_(1);
    }

    /// Fills with whole numbers from 0 to before `high`.
    default Tensor random_(long high) {
        return self().random_(0, high);
    }

    /// Fills with numbers of which some are huge: `σ / (π (σ² + (x - median)²))`.
    ///
    /// @throws IllegalArgumentException if `sigma` is not positive
    default Tensor cauchy_(double median, double sigma) {
        return drawn(Distributions.cauchy(median, sigma));
    }

    /// The same around 0 with `sigma` 1.
    default Tensor cauchy_() {
        return cauchy_(0, 1);
    }

    /// Fills with numbers whose logarithms are normal.
    ///
    /// @throws IllegalArgumentException if `std` is not positive
    default Tensor logNormal_(double mean, double std) {
        return drawn(Distributions.logNormal(mean, std));
    }

    /// The same with PyTorch's usual mean 1 and deviation 2 of the logarithms.
    default Tensor logNormal_() {
        return logNormal_(1, 2);
    }

    /// Fills with numbers of throws until the first success.
    ///
    /// @throws IllegalArgumentException if `p` is not between 0 and 1
    default Tensor geometric_(double p) {
        return drawn(Distributions.geometric(p));
    }

    /// How many events of the rate that each element says; a new tensor.
    ///
    /// @throws IllegalArgumentException if a rate is negative
    default Tensor poisson() {
        return Pointwise.map(self().detach(), Distributions::poisson);
    }

    private Tensor drawn(DoubleSupplier next) {
        return InPlace.write(self(), Sampling.fill(Tensor.zerosLike(self()), next));
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
