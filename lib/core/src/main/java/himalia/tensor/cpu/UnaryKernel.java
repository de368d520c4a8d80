package himalia.tensor.cpu;

/// What an element of the result is, given the element of the operand.
public enum UnaryKernel {
    NEG(true) {
        @Override
        public double of(double x) {
            return -x;
        }

        @Override
        public void floats(float[] x, int xo, float[] y, int yo, int n) {
            if (xo == yo) { // where both have one index the compiler vectorises
                for (int i = yo, end = yo + n; i < end; i++) {
                    y[i] = -x[i];
                }
                return;
            }
            for (int i = 0; i < n; i++) {
                y[yo + i] = -x[xo + i];
            }
        }
    },
    ABS(true) {
        @Override
        public double of(double x) {
            return Math.abs(x);
        }

        @Override
        public long of(long x) {
            return Math.abs(x);
        }

        @Override
        public void longs(long[] x, int xo, long[] y, int yo, int n) {
            if (xo != yo) {
                super.longs(x, xo, y, yo, n);
                return;
            }
            for (int i = yo, end = yo + n; i < end; i++) {
                y[i] = Math.abs(x[i]);
            }
        }

        @Override
        public void floats(float[] x, int xo, float[] y, int yo, int n) {
            if (xo == yo) { // where both have one index the compiler vectorises
                for (int i = yo, end = yo + n; i < end; i++) {
                    y[i] = Math.abs(x[i]);
                }
                return;
            }
            for (int i = 0; i < n; i++) {
                y[yo + i] = Math.abs(x[xo + i]);
            }
        }
    },
    SIGN(true) {
        @Override
        public double of(double x) {
            return x > 0 ? 1 : x < 0 ? -1 : 0; // nan has no sign: 0, as in PyTorch
        }

        @Override
        public long of(long x) {
            return Long.signum(x);
        }

        @Override
        public void floats(float[] x, int xo, float[] y, int yo, int n) {
            if (n >= FloatMath.MANY && FloatMath.activationsAreFast()) {
                VectorActivations.sign(x, xo, y, yo, n);
                return;
            }
            for (int i = 0; i < n; i++) {
                float v = x[xo + i];
                y[yo + i] = v > 0 ? 1 : v < 0 ? -1 : 0;
            }
        }
    },
    RELU(true) {
        @Override
        public double of(double x) {
            // not Math.max(x, 0): relu(-0.0) is 0.0 and nan stays nan either way, and this vectorises
            return x <= 0 ? 0 : x;
        }

        @Override
        public void floats(float[] x, int xo, float[] y, int yo, int n) {
            if (xo == yo) { // where both have one index the compiler vectorises
                for (int i = yo, end = yo + n; i < end; i++) {
                    y[i] = Math.max(x[i], 0f);
                }
                return;
            }
            for (int i = 0; i < n; i++) {
                y[yo + i] = Math.max(x[xo + i], 0f);
            }
        }
    },
    EXP(false) {
        @Override
        public double of(double x) {
            return Math.exp(x);
        }

        @Override
        public void floats(float[] x, int xo, float[] y, int yo, int n) {
            FloatMath.exp(x, xo, y, yo, n);
        }
    },
    LOG(false) {
        @Override
        public double of(double x) {
            return Math.log(x);
        }

        @Override
        public void floats(float[] x, int xo, float[] y, int yo, int n) {
            FloatMath.log(x, xo, y, yo, n);
        }
    },
    SQRT(false) {
        @Override
        public double of(double x) {
            return Math.sqrt(x);
        }

        @Override
        public void floats(float[] x, int xo, float[] y, int yo, int n) {
            if (xo == yo) { // where both have one index the compiler vectorises
                for (int i = yo, end = yo + n; i < end; i++) {
                    y[i] = (float) Math.sqrt(x[i]);
                }
                return;
            }
            for (int i = 0; i < n; i++) {
                y[yo + i] = (float) Math.sqrt(x[xo + i]);
            }
        }
    },
    SIGMOID(false) {
        @Override
        public double of(double x) {
            return 1 / (1 + Math.exp(-x));
        }

        @Override
        public void floats(float[] x, int xo, float[] y, int yo, int n) {
            FloatMath.sigmoid(x, xo, y, yo, n);
        }
    },
    TANH(false) {
        @Override
        public double of(double x) {
            return Math.tanh(x);
        }

        @Override
        public void floats(float[] x, int xo, float[] y, int yo, int n) {
            FloatMath.tanh(x, xo, y, yo, n);
        }
    },
    RECIPROCAL(false) {
        @Override
        public double of(double x) {
            return 1 / x;
        }

        @Override
        public void floats(float[] x, int xo, float[] y, int yo, int n) {
            if (xo == yo) { // where both have one index the compiler vectorises
                for (int i = yo, end = yo + n; i < end; i++) {
                    y[i] = 1 / x[i];
                }
                return;
            }
            for (int i = 0; i < n; i++) {
                y[yo + i] = 1 / x[xo + i];
            }
        }
    },
    RSQRT(false) {
        @Override
        public double of(double x) {
            return 1 / Math.sqrt(x);
        }

        @Override
        public void floats(float[] x, int xo, float[] y, int yo, int n) {
            if (xo == yo) { // where both have one index the compiler vectorises
                for (int i = yo, end = yo + n; i < end; i++) {
                    y[i] = 1 / (float) Math.sqrt(x[i]);
                }
                return;
            }
            for (int i = 0; i < n; i++) {
                y[yo + i] = 1 / (float) Math.sqrt(x[xo + i]);
            }
        }
    },
    FLOOR(true) {
        @Override
        public double of(double x) {
            return Math.floor(x);
        }

        @Override
        public long of(long x) {
            return x;
        }

        @Override
        public void floats(float[] x, int xo, float[] y, int yo, int n) {
            if (xo == yo) { // where both have one index the compiler vectorises
                for (int i = yo, end = yo + n; i < end; i++) {
                    y[i] = (float) Math.floor(x[i]);
                }
                return;
            }
            for (int i = 0; i < n; i++) {
                y[yo + i] = (float) Math.floor(x[xo + i]);
            }
        }
    },
    CEIL(true) {
        @Override
        public double of(double x) {
            return Math.ceil(x);
        }

        @Override
        public long of(long x) {
            return x;
        }

        @Override
        public void floats(float[] x, int xo, float[] y, int yo, int n) {
            if (xo == yo) { // where both have one index the compiler vectorises
                for (int i = yo, end = yo + n; i < end; i++) {
                    y[i] = (float) Math.ceil(x[i]);
                }
                return;
            }
            for (int i = 0; i < n; i++) {
                y[yo + i] = (float) Math.ceil(x[xo + i]);
            }
        }
    },
    /// Halves go to the even neighbour.
    ROUND(true) {
        @Override
        public double of(double x) {
            return Math.rint(x);
        }

        @Override
        public long of(long x) {
            return x;
        }

        @Override
        public void floats(float[] x, int xo, float[] y, int yo, int n) {
            if (xo == yo) { // where both have one index the compiler vectorises
                for (int i = yo, end = yo + n; i < end; i++) {
                    y[i] = (float) Math.rint(x[i]);
                }
                return;
            }
            for (int i = 0; i < n; i++) {
                y[yo + i] = (float) Math.rint(x[xo + i]);
            }
        }
    },
    ERF(false) {
        @Override
        public double of(double x) {
            return SpecialFunctions.erf(x);
        }

        @Override
        public void floats(float[] x, int xo, float[] y, int yo, int n) {
            if (n < FloatMath.MANY) {
                super.floats(x, xo, y, yo, n);
            } else {
                FloatMath.erf(x, xo, y, yo, n);
            }
        }
    },
    GELU(false) {
        @Override
        public double of(double x) {
            return 0.5 * x * (1 + SpecialFunctions.erf(x * Math.sqrt(0.5)));
        }

        @Override
        public void floats(float[] x, int xo, float[] y, int yo, int n) {
            if (n < FloatMath.MANY) {
                super.floats(x, xo, y, yo, n);
            } else {
                FloatMath.gelu(x, xo, y, yo, n);
            }
        }
    },
    GELU_TANH(false) {
        @Override
        public double of(double x) {
            return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
        }

        @Override
        public void floats(float[] x, int xo, float[] y, int yo, int n) {
            if (n < FloatMath.MANY) {
                super.floats(x, xo, y, yo, n);
            } else {
                FloatMath.geluTanh(x, xo, y, yo, n);
            }
        }
    },
    SILU(false) {
        @Override
        public double of(double x) {
            return x / (1 + Math.exp(-x));
        }

        @Override
        public void floats(float[] x, int xo, float[] y, int yo, int n) {
            if (n < FloatMath.MANY) {
                for (int i = 0; i < n; i++) {
                    float v = x[xo + i];
                    y[yo + i] = v < FloatFormulas.SIGMOID_ENDS ? v * 0 : (float) of(v);
                }
            } else {
                FloatMath.silu(x, xo, y, yo, n);
            }
        }
    },
    LOG_SIGMOID(false) {
        @Override
        public double of(double x) {
            return Math.min(x, 0) - Math.log1p(Math.exp(-Math.abs(x)));
        }

        @Override
        public void floats(float[] x, int xo, float[] y, int yo, int n) {
            FloatFunction.LOG_SIGMOID.floats(x, xo, y, yo, n);
        }
    };

    private final boolean keepsIntegers;

    UnaryKernel(boolean keepsIntegers) {
        this.keepsIntegers = keepsIntegers;
    }

    /// Whether whole numbers stay whole numbers; otherwise they become float32 first.
    public boolean keepsIntegers() {
        return keepsIntegers;
    }

    /// The result for a real element.
    public abstract double of(double x);

    /// The result for a whole element; only asked of kernels that keep integers.
    public long of(long x) {
        return (long) of((double) x);
    }

    /// `y[yo + i] = of(x[xo + i])` for all `i < n`, of whole numbers.
    public void longs(long[] x, int xo, long[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = of(x[xo + i]);
        }
    }

    /// `y[yo + i] = of(x[xo + i])` for all `i < n`.
    public void floats(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = (float) of(x[xo + i]);
        }
    }
}
