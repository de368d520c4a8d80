package himalia.tensor;

import himalia.tensor.cpu.SpecialFunctions;
import java.util.function.DoubleSupplier;

/// Draws from distributions that are met less often, number by number as PyTorch does.
final class Distributions {
    private Distributions() {}

    static DoubleSupplier cauchy(double median, double sigma) {
        positive("cauchy_", "sigma", sigma);
        return () -> median + sigma * Math.tan(Math.PI * (Generator.current().unit53() - 0.5));
    }

    static DoubleSupplier logNormal(double mean, double std) {
        positive("log_normal_", "std", std);
        Tensor one = Tensor.zeros(DType.FLOAT64, 1);
        return () -> Math.exp(one.normal_(mean, std).item());
    }

    /// How many throws until the first success.
    static DoubleSupplier geometric(double p) {
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException("geometric_ expects p to be in (0, 1), but got p=" + p);
        }
        return () -> Math.ceil(Math.log(Generator.current().unit53()) / Math.log1p(-p));
    }

    /// How many events of a rate.
    static double poisson(double rate) {
        if (!(rate >= 0)) {
            throw new IllegalArgumentException(
                    "invalid Poisson rate, expected rate to be non-negative, but got " + rate);
        }
        return rate == 0 ? 0 : rate < 10 ? few(rate) : many(rate);
    }

    private static double few(double rate) {
        double least = Math.exp(-rate);
        double product = 1;
        for (int k = 0; ; k++) {
            product *= Generator.current().unit53();
            if (!(product > least)) {
                return k;
            }
        }
    }

    /// Transformed rejection (Hörmann, 1993).
    private static double many(double rate) {
        double b = 0.931 + 2.53 * Math.sqrt(rate);
        double a = -0.059 + 0.02483 * b;
        double inverse = 1.1239 + 1.1328 / (b - 3.4);
        double sure = 0.9277 - 3.6224 / (b - 2);
        while (true) {
            double u = Generator.current().unit53() - 0.5;
            double v = Generator.current().unit53();
            double edge = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / edge + b) * u + rate + 0.43);
            if (edge >= 0.07 && v <= sure) {
                return k;
            }
            if (k < 0 || edge < 0.013 && v > edge) {
                continue;
            }
            double height = Math.log(v) + Math.log(inverse) - Math.log(a / (edge * edge) + b);
            if (height <= -rate + k * Math.log(rate) - SpecialFunctions.lgamma(k + 1)) {
                return k;
            }
        }
    }

    private static void positive(String op, String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(op + " expects " + name + " > 0.0, but found " + name + "=" + value);
        }
    }
}
