package himalia.tensor.cpu;

/// Logarithm, sine and cosine in float32 by the polynomials of the Cephes library.
///
/// PyTorch's vectorised normal samples come from these; correctly rounded functions would differ in the last bits.
final class Cephes {
    static final float LOG_FIRST = 7.0376836292E-2f;
    static final float ROOT_HALF = 0.707106781186547524f;
    static final float LN2_HIGH = 0.693359375f;
    static final float LN2_LOW = -2.12194440e-4f;
    static final float OCTANTS = 1.27323954473516f;
    static final float PI_HIGH = -0.78515625f;
    static final float PI_MIDDLE = -2.4187564849853515625e-4f;
    static final float PI_LOW = -3.77489497744594108e-8f;
    static final float COS0 = 4.166664568298827E-2f;
    static final float COS1 = -1.388731625493765E-3f;
    static final float COS2 = 2.443315711809948E-5f;
    static final float SIN0 = -1.6666654611E-1f;
    static final float SIN1 = 8.3321608736E-3f;
    static final float SIN2 = -1.9515295891E-4f;
    static final float[] LOG = {
        -1.1514610310E-1f,
        1.1676998740E-1f,
        -1.2420140846E-1f,
        1.4249322787E-1f,
        -1.6668057665E-1f,
        2.0000714765E-1f,
        -2.4999993993E-1f,
        3.3333331174E-1f
    };

    private Cephes() {}

    /// Natural logarithm of a positive normal number.
    static float log(float x) {
        int bits = Float.floatToRawIntBits(x);
        float e = (bits >>> 23) - 126;
        float m = Float.intBitsToFloat(bits & 0x7fffff | 0x3f000000);
        float addend = 0;
        if (m < ROOT_HALF) {
            e -= 1;
            addend = m;
        }
        m = m - 1 + addend;
        float z = m * m;
        float y = LOG_FIRST;
        for (float p : LOG) {
            y = Math.fma(y, m, p);
        }
        y = y * m;
        y = Math.fma(y, z, e * LN2_LOW);
        y = Math.fma(-z, 0.5f, y);
        m = m + y;
        return Math.fma(e, LN2_HIGH, m);
    }

    /// Sine of a number from 0 on.
    static float sin(float x) {
        int j = octant(x);
        float r = reduced(x, j);
        float s = (j & 2) == 0 ? sinPolynomial(r) : cosPolynomial(r);
        return (j & 4) != 0 ? -s : s;
    }

    /// Cosine of a number from 0 on.
    static float cos(float x) {
        int j = octant(x);
        float r = reduced(x, j);
        float c = (j & 2) == 0 ? cosPolynomial(r) : sinPolynomial(r);
        return (j - 2 & 4) == 0 ? -c : c;
    }

    private static int octant(float x) {
        return (int) (x * OCTANTS) + 1 & ~1;
    }

    private static float reduced(float x, int j) {
        float y = j;
        x = Math.fma(y, PI_HIGH, x);
        x = Math.fma(y, PI_MIDDLE, x);
        return Math.fma(y, PI_LOW, x);
    }

    private static float cosPolynomial(float x) {
        float z = x * x;
        float c = COS2;
        c = Math.fma(c, z, COS1);
        c = Math.fma(c, z, COS0);
        c = c * z;
        c = Math.fma(c, z, -(z * 0.5f));
        return c + 1;
    }

    private static float sinPolynomial(float x) {
        float z = x * x;
        float s = SIN2;
        s = Math.fma(s, z, SIN1);
        s = Math.fma(s, z, SIN0);
        s = s * z;
        return Math.fma(s, x, x);
    }
}
