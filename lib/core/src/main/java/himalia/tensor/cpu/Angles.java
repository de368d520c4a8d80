package himalia.tensor.cpu;

/// Sine, tangent and their inverses of the numbers of a [Stretch], by loops as there.
final class Angles {
    /// A double to which this has been added has lost its fraction.
    private static final double ROUNDER = 0x1.8p52;
    /// What a double lacks of π.
    private static final double PI_REST = 1.2246467991473532e-16;
    /// Less than any float: a divisor that keeps `0 / 0` from being nan.
    private static final double TINY = 1e-300;

    private Angles() {}

    /// `sin(d + shift π)`; to the sine belongs a shift of 0, to the cosine one of 1/2.
    ///
    /// As `sin(x + kπ)` is `sin x` but for the sign, which is that of `1 - 2 (k mod 2)`.
    static void sin(double[] d, double shift, int n) {
        for (int i = 0; i < n; i++) {
            double k = Math.fma(d[i], 1 / Math.PI, shift) + ROUNDER - ROUNDER;
            double half = 0.5 * k;
            double sign = 1 - 4 * Math.abs(half - (half + ROUNDER - ROUNDER));
            double off = -(k - shift);
            double r = Math.fma(off, PI_REST, Math.fma(off, Math.PI, d[i]));
            d[i] = sign * sinOfRest(r);
        }
    }

    /// `tan x = sin r / sin(π/2 - |r|)` of what is left of `x` after the next multiple of π.
    static void tan(double[] d, int n) {
        for (int i = 0; i < n; i++) {
            double k = d[i] * (1 / Math.PI) + ROUNDER - ROUNDER;
            double r = Math.fma(-k, Math.PI, d[i]);
            double rest = -k * PI_REST;
            double size = Math.abs(r);
            // the part of r that is left of π/2: rest has the sign of r, or the other one
            double other = Math.PI / 2 - size + (PI_REST / 2 - rest * (r / (size + TINY)));
            d[i] = sinOfRest(r + rest) / sinOfRest(other);
        }
    }

    /// The series up to `r^15`, of -π/2 to π/2.
    private static double sinOfRest(double r) {
        double z = r * r;
        double p = Math.fma(z, -1 / 1307674368000.0, 1 / 6227020800.0);
        p = Math.fma(z, p, -1 / 39916800.0);
        p = Math.fma(z, p, 1 / 362880.0);
        p = Math.fma(z, p, -1 / 5040.0);
        p = Math.fma(z, p, 1 / 120.0);
        p = Math.fma(z, p, -1 / 6.0);
        return Math.fma(z, p, 1) * r;
    }

    /// Far from 0 by `atan x = ±π/2 - atan(1/x)`.
    static void atan(double[] d, int n) {
        for (int i = 0; i < n; i++) {
            double square = d[i] * d[i];
            double p = atanNear(d[i] / Math.max(square, 1));
            double far = Math.min(Math.floor(square), 1);
            double quarter = Math.min(Math.max(d[i], -1), 1) * (Math.PI / 2);
            d[i] = p * (1 - 2 * far) + far * quarter;
        }
    }

    /// `2 atan(x / (1 + √(1 - x²)))` of -1 to 1.
    static void asin(double[] d, int n) {
        for (int i = 0; i < n; i++) {
            d[i] = 2 * atanNear(d[i] / (1 + Math.sqrt((1 - d[i]) * (1 + d[i]))));
        }
    }

    /// What [#asin] leaves of a right angle.
    static void acos(double[] d, int n) {
        asin(d, n);
        for (int i = 0; i < n; i++) {
            d[i] = Math.PI / 2 - d[i];
        }
    }

    /// A polynomial through the places of Chebyshev, right to 1e-14, of -1 to 1.
    private static double atanNear(double t) {
        double z = t * t;
        double p = Math.fma(z, 7.094597879087629e-05, -0.0006798926192227385);
        p = Math.fma(z, p, 0.003074870405615864);
        p = Math.fma(z, p, -0.008811454818466015);
        p = Math.fma(z, p, 0.018225803794461485);
        p = Math.fma(z, p, -0.02961650715556122);
        p = Math.fma(z, p, 0.040537922796431355);
        p = Math.fma(z, p, -0.049790800858007335);
        p = Math.fma(z, p, 0.057946218758185244);
        p = Math.fma(z, p, -0.06646270493668643);
        p = Math.fma(z, p, 0.07688837777771716);
        p = Math.fma(z, p, -0.09090493496858176);
        p = Math.fma(z, p, 0.11111077969338934);
        p = Math.fma(z, p, -0.14285712670524403);
        p = Math.fma(z, p, 0.19999999958372533);
        p = Math.fma(z, p, -0.33333333332908716);
        return Math.fma(z, p, 1) * t;
    }
}
