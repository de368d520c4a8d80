package himalia.tensor.cpu;

import java.util.Arrays;

/// What an element of the result is, given one element of each operand.
///
/// The everyday operations have float loops of their own. The compiler vectorises them where all arrays have the same
/// index: else it cannot know that writes to one leave the others alone.
public enum BinaryKernel {
    ADD {
        @Override
        public double of(double a, double b) {
            return a + b;
        }

        @Override
        public long of(long a, long b) {
            return a + b;
        }

        @Override
        public void longs(long[] a, int ao, int as, long[] b, int bo, int bs, long[] y, int yo, int n) {
            if (as == 1 && bs == 1 && ao == yo && bo == yo) {
                for (int i = yo, end = yo + n; i < end; i++) {
                    y[i] = a[i] + b[i];
                }
            } else if (as == 1 && bs == 0 && ao == yo) {
                long s = b[bo];
                for (int i = yo, end = yo + n; i < end; i++) {
                    y[i] = a[i] + s;
                }
            } else {
                super.longs(a, ao, as, b, bo, bs, y, yo, n);
            }
        }

        @Override
        public void floats(float[] a, int ao, int as, float[] b, int bo, int bs, float[] y, int yo, int n) {
            if (as == 1 && bs == 1 && ao == yo && bo == yo) {
                for (int i = yo, end = yo + n; i < end; i++) {
                    y[i] = a[i] + b[i];
                }
            } else if (as == 1 && bs == 1 && byVectors(n)) {
                VectorArithmetic.add(a, ao, b, bo, y, yo, n);
            } else if (as == 1 && bs == 1) {
                for (int i = 0; i < n; i++) {
                    y[yo + i] = a[ao + i] + b[bo + i];
                }
            } else if (as == 1 && bs == 0 && ao == yo) {
                float s = b[bo];
                for (int i = yo, end = yo + n; i < end; i++) {
                    y[i] = a[i] + s;
                }
            } else if (as == 1 && bs == 0) {
                float s = b[bo];
                for (int i = 0; i < n; i++) {
                    y[yo + i] = a[ao + i] + s;
                }
            } else {
                super.floats(a, ao, as, b, bo, bs, y, yo, n);
            }
        }
    },
    SUB {
        @Override
        public double of(double a, double b) {
            return a - b;
        }

        @Override
        public long of(long a, long b) {
            return a - b;
        }

        @Override
        public void longs(long[] a, int ao, int as, long[] b, int bo, int bs, long[] y, int yo, int n) {
            if (as == 1 && bs == 1 && ao == yo && bo == yo) {
                for (int i = yo, end = yo + n; i < end; i++) {
                    y[i] = a[i] - b[i];
                }
            } else if (as == 1 && bs == 0 && ao == yo) {
                long s = b[bo];
                for (int i = yo, end = yo + n; i < end; i++) {
                    y[i] = a[i] - s;
                }
            } else {
                super.longs(a, ao, as, b, bo, bs, y, yo, n);
            }
        }

        @Override
        public void floats(float[] a, int ao, int as, float[] b, int bo, int bs, float[] y, int yo, int n) {
            if (as == 1 && bs == 1 && ao == yo && bo == yo) {
                for (int i = yo, end = yo + n; i < end; i++) {
                    y[i] = a[i] - b[i];
                }
            } else if (as == 1 && bs == 1 && byVectors(n)) {
                VectorArithmetic.sub(a, ao, b, bo, y, yo, n);
            } else if (as == 1 && bs == 1) {
                for (int i = 0; i < n; i++) {
                    y[yo + i] = a[ao + i] - b[bo + i];
                }
            } else if (as == 1 && bs == 0 && ao == yo) {
                float s = b[bo];
                for (int i = yo, end = yo + n; i < end; i++) {
                    y[i] = a[i] - s;
                }
            } else if (as == 1 && bs == 0) {
                float s = b[bo];
                for (int i = 0; i < n; i++) {
                    y[yo + i] = a[ao + i] - s;
                }
            } else {
                super.floats(a, ao, as, b, bo, bs, y, yo, n);
            }
        }
    },
    MUL {
        @Override
        public double of(double a, double b) {
            return a * b;
        }

        @Override
        public long of(long a, long b) {
            return a * b;
        }

        @Override
        public void longs(long[] a, int ao, int as, long[] b, int bo, int bs, long[] y, int yo, int n) {
            if (as == 1 && bs == 1 && ao == yo && bo == yo) {
                for (int i = yo, end = yo + n; i < end; i++) {
                    y[i] = a[i] * b[i];
                }
            } else if (as == 1 && bs == 0 && ao == yo) {
                long s = b[bo];
                for (int i = yo, end = yo + n; i < end; i++) {
                    y[i] = a[i] * s;
                }
            } else {
                super.longs(a, ao, as, b, bo, bs, y, yo, n);
            }
        }

        @Override
        public void floats(float[] a, int ao, int as, float[] b, int bo, int bs, float[] y, int yo, int n) {
            if (as == 1 && bs == 1 && ao == yo && bo == yo) {
                for (int i = yo, end = yo + n; i < end; i++) {
                    y[i] = a[i] * b[i];
                }
            } else if (as == 1 && bs == 1 && byVectors(n)) {
                VectorArithmetic.mul(a, ao, b, bo, y, yo, n);
            } else if (as == 1 && bs == 1) {
                for (int i = 0; i < n; i++) {
                    y[yo + i] = a[ao + i] * b[bo + i];
                }
            } else if (as == 1 && bs == 0 && ao == yo) {
                float s = b[bo];
                for (int i = yo, end = yo + n; i < end; i++) {
                    y[i] = a[i] * s;
                }
            } else if (as == 1 && bs == 0) {
                float s = b[bo];
                for (int i = 0; i < n; i++) {
                    y[yo + i] = a[ao + i] * s;
                }
            } else {
                super.floats(a, ao, as, b, bo, bs, y, yo, n);
            }
        }
    },
    DIV {
        @Override
        public double of(double a, double b) {
            return a / b;
        }

        @Override
        public void floats(float[] a, int ao, int as, float[] b, int bo, int bs, float[] y, int yo, int n) {
            if (as == 1 && bs == 1 && ao == yo && bo == yo) {
                for (int i = yo, end = yo + n; i < end; i++) {
                    y[i] = a[i] / b[i];
                }
            } else if (as == 1 && bs == 1 && byVectors(n)) {
                VectorArithmetic.div(a, ao, b, bo, y, yo, n);
            } else if (as == 1 && bs == 1) {
                for (int i = 0; i < n; i++) {
                    y[yo + i] = a[ao + i] / b[bo + i];
                }
            } else if (as == 1 && bs == 0 && ao == yo) {
                float s = b[bo];
                for (int i = yo, end = yo + n; i < end; i++) {
                    y[i] = a[i] / s;
                }
            } else if (as == 1 && bs == 0) {
                float s = b[bo];
                for (int i = 0; i < n; i++) {
                    y[yo + i] = a[ao + i] / s;
                }
            } else {
                super.floats(a, ao, as, b, bo, bs, y, yo, n);
            }
        }
    },
    POW {
        @Override
        public double of(double a, double b) {
            return b == 2 ? a * a : b == 3 ? a * a * a : Math.pow(a, b);
        }

        @Override
        public void floats(float[] a, int ao, int as, float[] b, int bo, int bs, float[] y, int yo, int n) {
            if (as == 1 && bs == 0 && b[bo] == 2) {
                MUL.floats(a, ao, 1, a, ao, 1, y, yo, n);
            } else if (as == 1 && bs == 0 && b[bo] == 3 && ao == yo) {
                for (int i = yo, end = yo + n; i < end; i++) {
                    y[i] = a[i] * a[i] * a[i];
                }
            } else if (as == 1 && bs == 0) {
                FloatMath.pow(a, ao, b[bo], y, yo, n);
            } else {
                super.floats(a, ao, as, b, bo, bs, y, yo, n);
            }
        }

        @Override
        public long of(long a, long b) {
            if (b < 0) {
                return a == 1 || a == -1 && b % 2 == 0 ? 1 : a == -1 ? -1 : 0; // the fraction is cut off
            }
            long result = 1;
            for (long base = a, e = b; e > 0; e >>= 1, base *= base) {
                result = (e & 1) == 1 ? result * base : result;
            }
            return result;
        }
    },
    MAXIMUM {
        @Override
        public double of(double a, double b) {
            return Math.max(a, b);
        }

        @Override
        public void floats(float[] a, int ao, int as, float[] b, int bo, int bs, float[] y, int yo, int n) {
            FloatBounds.larger(a, ao, as, b, bo, bs, y, yo, n);
        }
    },
    MINIMUM {
        @Override
        public double of(double a, double b) {
            return Math.min(a, b);
        }

        @Override
        public void floats(float[] a, int ao, int as, float[] b, int bo, int bs, float[] y, int yo, int n) {
            FloatBounds.smaller(a, ao, as, b, bo, bs, y, yo, n);
        }
    },
    /// Gradient of the sigmoid: incoming gradient and the sigmoid's value.
    SIGMOID_GRADIENT {
        @Override
        public double of(double g, double y) {
            return g * (1 - y) * y;
        }

        @Override
        public void floats(float[] a, int ao, int as, float[] b, int bo, int bs, float[] y, int yo, int n) {
            if (as == 1 && bs == 1 && ao == yo && bo == yo) {
                for (int i = yo, end = yo + n; i < end; i++) {
                    float s = b[i];
                    y[i] = a[i] * (1 - s) * s;
                }
            } else if (as == 1 && bs == 1) {
                for (int i = 0; i < n; i++) {
                    float s = b[bo + i];
                    y[yo + i] = a[ao + i] * (1 - s) * s;
                }
            } else {
                super.floats(a, ao, as, b, bo, bs, y, yo, n);
            }
        }
    },
    /// Gradient of tanh: incoming gradient and the value of tanh.
    TANH_GRADIENT {
        @Override
        public double of(double g, double y) {
            return g * (1 - y * y);
        }

        @Override
        public void floats(float[] a, int ao, int as, float[] b, int bo, int bs, float[] y, int yo, int n) {
            if (as == 1 && bs == 1 && ao == yo && bo == yo) {
                for (int i = yo, end = yo + n; i < end; i++) {
                    float t = b[i];
                    y[i] = a[i] * (1 - t * t);
                }
            } else if (as == 1 && bs == 1) {
                for (int i = 0; i < n; i++) {
                    float t = b[bo + i];
                    y[yo + i] = a[ao + i] * (1 - t * t);
                }
            } else {
                super.floats(a, ao, as, b, bo, bs, y, yo, n);
            }
        }
    },
    /// Gradient of relu: incoming gradient and the value of relu.
    RELU_GRADIENT {
        @Override
        public double of(double g, double y) {
            return y > 0 ? g : 0;
        }

        @Override
        public void floats(float[] a, int ao, int as, float[] b, int bo, int bs, float[] y, int yo, int n) {
            if (as == 1 && bs == 1 && Vectors.PRESENT && VectorSlopes.isWarm()) {
                VectorSlopes.relu(a, ao, b, bo, y, yo, n);
            } else if (as == 1 && bs == 1 && ao == yo && bo == yo) {
                for (int i = yo, end = yo + n; i < end; i++) {
                    y[i] = b[i] > 0 ? a[i] : 0;
                }
            } else if (as == 1 && bs == 1) {
                for (int i = 0; i < n; i++) {
                    y[yo + i] = b[bo + i] > 0 ? a[ao + i] : 0;
                }
            } else {
                super.floats(a, ao, as, b, bo, bs, y, yo, n);
            }
        }
    },
    /// The element where it is above 0, else times a slope.
    LEAKY {
        @Override
        public double of(double x, double slope) {
            return x > 0 ? x : x * slope;
        }

        @Override
        public void floats(float[] a, int ao, int as, float[] b, int bo, int bs, float[] y, int yo, int n) {
            if (as == 1 && bs == 0 && n >= FloatMath.MANY && FloatMath.activationsAreFast()) {
                VectorActivations.leaky(a, ao, b[bo], y, yo, n);
            } else {
                super.floats(a, ao, as, b, bo, bs, y, yo, n);
            }
        }
    },
    /// Gradient of GELU: incoming gradient and the input of GELU.
    GELU_GRADIENT {
        @Override
        public double of(double g, double x) {
            double share = 0.5 * (1 + SpecialFunctions.erf(x * Math.sqrt(0.5)));
            return g * (share + x * Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI));
        }

        @Override
        public void floats(float[] a, int ao, int as, float[] b, int bo, int bs, float[] y, int yo, int n) {
            if (as == 1 && bs == 1 && n >= FloatMath.MANY) {
                FloatMath.geluSlope(a, ao, b, bo, y, yo, n);
            } else if (as == 0 && bs == 1 && n >= FloatMath.MANY) {
                spread(a[ao], b, bo, y, yo, n);
            } else {
                super.floats(a, ao, as, b, bo, bs, y, yo, n);
            }
        }
    },
    GT {
        @Override
        public double of(double a, double b) {
            return a > b ? 1 : 0;
        }

        @Override
        public long of(long a, long b) {
            return a > b ? 1 : 0;
        }

        @Override
        public void truths(float[] a, int ao, int as, float[] b, int bo, int bs, byte[] y, int yo, int n) {
            FloatComparisons.gt(a, ao, as, b, bo, bs, y, yo, n);
        }

        @Override
        public void truths(long[] a, int ao, int as, long[] b, int bo, int bs, byte[] y, int yo, int n) {
            LongComparisons.gt(a, ao, as, b, bo, bs, y, yo, n);
        }
    },
    GE {
        @Override
        public double of(double a, double b) {
            return a >= b ? 1 : 0;
        }

        @Override
        public long of(long a, long b) {
            return a >= b ? 1 : 0;
        }

        @Override
        public void truths(float[] a, int ao, int as, float[] b, int bo, int bs, byte[] y, int yo, int n) {
            FloatComparisons.ge(a, ao, as, b, bo, bs, y, yo, n);
        }

        @Override
        public void truths(long[] a, int ao, int as, long[] b, int bo, int bs, byte[] y, int yo, int n) {
            LongComparisons.ge(a, ao, as, b, bo, bs, y, yo, n);
        }
    },
    LT {
        @Override
        public double of(double a, double b) {
            return a < b ? 1 : 0;
        }

        @Override
        public long of(long a, long b) {
            return a < b ? 1 : 0;
        }

        @Override
        public void truths(float[] a, int ao, int as, float[] b, int bo, int bs, byte[] y, int yo, int n) {
            FloatComparisons.lt(a, ao, as, b, bo, bs, y, yo, n);
        }

        @Override
        public void truths(long[] a, int ao, int as, long[] b, int bo, int bs, byte[] y, int yo, int n) {
            LongComparisons.lt(a, ao, as, b, bo, bs, y, yo, n);
        }
    },
    LE {
        @Override
        public double of(double a, double b) {
            return a <= b ? 1 : 0;
        }

        @Override
        public long of(long a, long b) {
            return a <= b ? 1 : 0;
        }

        @Override
        public void truths(float[] a, int ao, int as, float[] b, int bo, int bs, byte[] y, int yo, int n) {
            FloatComparisons.le(a, ao, as, b, bo, bs, y, yo, n);
        }

        @Override
        public void truths(long[] a, int ao, int as, long[] b, int bo, int bs, byte[] y, int yo, int n) {
            LongComparisons.le(a, ao, as, b, bo, bs, y, yo, n);
        }
    },
    EQ {
        @Override
        public double of(double a, double b) {
            return a == b ? 1 : 0;
        }

        @Override
        public long of(long a, long b) {
            return a == b ? 1 : 0;
        }

        @Override
        public void truths(float[] a, int ao, int as, float[] b, int bo, int bs, byte[] y, int yo, int n) {
            FloatComparisons.eq(a, ao, as, b, bo, bs, y, yo, n);
        }

        @Override
        public void truths(long[] a, int ao, int as, long[] b, int bo, int bs, byte[] y, int yo, int n) {
            LongComparisons.eq(a, ao, as, b, bo, bs, y, yo, n);
        }
    },
    NE {
        @Override
        public double of(double a, double b) {
            return a != b ? 1 : 0;
        }

        @Override
        public long of(long a, long b) {
            return a != b ? 1 : 0;
        }

        @Override
        public void truths(float[] a, int ao, int as, float[] b, int bo, int bs, byte[] y, int yo, int n) {
            FloatComparisons.ne(a, ao, as, b, bo, bs, y, yo, n);
        }

        @Override
        public void truths(long[] a, int ao, int as, long[] b, int bo, int bs, byte[] y, int yo, int n) {
            LongComparisons.ne(a, ao, as, b, bo, bs, y, yo, n);
        }
    },
    AND {
        @Override
        public double of(double a, double b) {
            return of((long) a, (long) b);
        }

        @Override
        public long of(long a, long b) {
            return a & b;
        }

        @Override
        public void bytes(byte[] a, int ao, int as, byte[] b, int bo, int bs, byte[] y, int yo, int n) {
            if (as == 1 && bs == 1 && ao == yo && bo == yo) {
                for (int i = yo, end = yo + n; i < end; i++) {
                    y[i] = (byte) (a[i] & b[i]);
                }
            } else if (as == 1 && bs == 0 && ao == yo) {
                byte s = b[bo];
                for (int i = yo, end = yo + n; i < end; i++) {
                    y[i] = (byte) (a[i] & s);
                }
            } else {
                for (int i = 0; i < n; i++) {
                    y[yo + i] = (byte) (a[ao + i * as] & b[bo + i * bs]);
                }
            }
        }
    },
    OR {
        @Override
        public double of(double a, double b) {
            return of((long) a, (long) b);
        }

        @Override
        public long of(long a, long b) {
            return a | b;
        }

        @Override
        public void bytes(byte[] a, int ao, int as, byte[] b, int bo, int bs, byte[] y, int yo, int n) {
            if (as == 1 && bs == 1 && ao == yo && bo == yo) {
                for (int i = yo, end = yo + n; i < end; i++) {
                    y[i] = (byte) (a[i] | b[i]);
                }
            } else if (as == 1 && bs == 0 && ao == yo) {
                byte s = b[bo];
                for (int i = yo, end = yo + n; i < end; i++) {
                    y[i] = (byte) (a[i] | s);
                }
            } else {
                for (int i = 0; i < n; i++) {
                    y[yo + i] = (byte) (a[ao + i * as] | b[bo + i * bs]);
                }
            }
        }
    },
    XOR {
        @Override
        public double of(double a, double b) {
            return of((long) a, (long) b);
        }

        @Override
        public long of(long a, long b) {
            return a ^ b;
        }

        @Override
        public void bytes(byte[] a, int ao, int as, byte[] b, int bo, int bs, byte[] y, int yo, int n) {
            if (as == 1 && bs == 1 && ao == yo && bo == yo) {
                for (int i = yo, end = yo + n; i < end; i++) {
                    y[i] = (byte) (a[i] ^ b[i]);
                }
            } else if (as == 1 && bs == 0 && ao == yo) {
                byte s = b[bo];
                for (int i = yo, end = yo + n; i < end; i++) {
                    y[i] = (byte) (a[i] ^ s);
                }
            } else {
                for (int i = 0; i < n; i++) {
                    y[yo + i] = (byte) (a[ao + i * as] ^ b[bo + i * bs]);
                }
            }
        }
    };

    /// So many numbers at a time are given a gradient that is one for all.
    private static final int SPREAD = 1024;

    /// Where the first element is one for all, as the gradient is that comes from a sum: by the loop for arrays.
    final void spread(float a, float[] b, int bo, float[] y, int yo, int n) {
        float[] all = new float[Math.min(n, SPREAD)];
        Arrays.fill(all, a);
        for (int i = 0; i < n; i += SPREAD) {
            floats(all, 0, 1, b, bo + i, 1, y, yo + i, Math.min(SPREAD, n - i));
        }
    }

    private static boolean byVectors(int n) {
        return n >= FloatMath.MANY && Vectors.PRESENT && VectorArithmetic.WARM_UP.isDone();
    }

    /// The result for two real elements.
    public abstract double of(double a, double b);

    /// The result for two whole elements; by default the real one, cut.
    public long of(long a, long b) {
        return (long) of((double) a, (double) b);
    }

    /// `y[yo + i] = of(a[ao + i * as], b[bo + i * bs])` for all `i < n`; a step of 0 repeats one element.
    public void floats(float[] a, int ao, int as, float[] b, int bo, int bs, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = (float) of(a[ao + i * as], b[bo + i * bs]);
        }
    }

    /// The same of whole numbers.
    public void longs(long[] a, int ao, int as, long[] b, int bo, int bs, long[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = of(a[ao + i * as], b[bo + i * bs]);
        }
    }

    /// The same for comparisons, as 0 and 1.
    public void truths(float[] a, int ao, int as, float[] b, int bo, int bs, byte[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = (byte) of((double) a[ao + i * as], (double) b[bo + i * bs]);
        }
    }

    /// The same of whole numbers.
    public void truths(long[] a, int ao, int as, long[] b, int bo, int bs, byte[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = (byte) of(a[ao + i * as], b[bo + i * bs]);
        }
    }

    /// The same for truths.
    public void bytes(byte[] a, int ao, int as, byte[] b, int bo, int bs, byte[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = (byte) (of((long) a[ao + i * as], (long) b[bo + i * bs]) != 0 ? 1 : 0); // true + true is true
        }
    }
}
