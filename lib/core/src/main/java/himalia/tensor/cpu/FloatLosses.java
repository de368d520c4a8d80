package himalia.tensor.cpu;

/// Losses of predictions beside their targets, added up, and their slopes: one read of both each way, and nothing is
/// kept.
public enum FloatLosses {
    /// `(x - t)²`
    SQUARES {
        @Override
        public double of(double x, double t, double bend) {
            return (x - t) * (x - t);
        }

        @Override
        public double slope(double x, double t, double bend) {
            return 2 * (x - t);
        }
    },
    /// `|x - t|`
    DISTANCES {
        @Override
        public double of(double x, double t, double bend) {
            return Math.abs(x - t);
        }

        @Override
        public double slope(double x, double t, double bend) {
            return x > t ? 1 : x < t ? -1 : 0;
        }
    },
    /// `d² / (2 bend)` of a distance below `bend`, else `d - bend / 2`.
    BENT_DISTANCES {
        @Override
        public double of(double x, double t, double bend) {
            double d = Math.abs(x - t);
            return d < bend ? d * d * (0.5 / bend) : d - bend / 2;
        }

        @Override
        public double slope(double x, double t, double bend) {
            return Math.max(-1, Math.min(1, (x - t) / bend));
        }
    },
    /// Binary cross-entropy of scores: `max(x, 0) - x t + log(1 + e^-|x|)`, which no score makes infinite.
    SCORES {
        @Override
        public double of(double x, double t, double bend) {
            return Math.max(x, 0) - x * t + Math.log1p(Math.exp(-Math.abs(x)));
        }

        @Override
        public double slope(double x, double t, double bend) {
            return 1 / (1 + Math.exp(-x)) - t;
        }

        @Override
        public double targetSlope(double x, double t, double bend) {
            return -x;
        }
    };

    /// Elements between two looks at the interrupt flag.
    private static final int CHUNK = 1 << 17;
    /// Elements worth a thread of their own: always the same parts, so that the sum does not depend on the number of
    /// cores.
    private static final int SHARE = 1 << 16;
    /// Losses that are added up in float, side by side, before the sum goes on in double.
    private static final int STRETCH = 512;
    /// From here on vectors.
    private static final int MANY = 32;

    /// The loss of one prediction.
    public abstract double of(double x, double t, double bend);

    /// Its slope by the prediction.
    public abstract double slope(double x, double t, double bend);

    /// Its slope by the target.
    public double targetSlope(double x, double t, double bend) {
        return -slope(x, t, bend);
    }

    /// The sum of all losses.
    public double total(float[] x, int xo, float[] t, int to, int n, double bend) {
        if (n < 2 * SHARE) {
            return part(x, xo, t, to, n, bend);
        }
        double[] parts = new double[(n + SHARE - 1) / SHARE];
        Workers.run(parts.length, p -> {
            Interrupts.poll("a loss");
            int from = p * SHARE;
            parts[p] = part(x, xo + from, t, to + from, Math.min(SHARE, n - from), bend);
        });
        double sum = 0;
        for (double part : parts) {
            sum += part;
        }
        return sum;
    }

    private double part(float[] x, int xo, float[] t, int to, int n, double bend) {
        double sum = 0;
        if (n < MANY) {
            for (int i = 0; i < n; i++) {
                sum += of(x[xo + i], t[to + i], bend);
            }
            return sum;
        }
        boolean vectors = Vectors.PRESENT && VectorLosses.WARM_UP.isDone();
        for (int i = 0; i < n; i += STRETCH) {
            int m = Math.min(STRETCH, n - i);
            sum += vectors
                    ? byVectors(x, xo + i, t, to + i, m, (float) bend)
                    : byLoops(x, xo + i, t, to + i, m, (float) bend);
        }
        return sum;
    }

    private double byVectors(float[] x, int xo, float[] t, int to, int n, float bend) {
        return switch (this) {
            case SQUARES -> VectorLosses.squares(x, xo, t, to, n);
            case DISTANCES -> VectorLosses.distances(x, xo, t, to, n);
            case BENT_DISTANCES -> VectorLosses.bentDistances(x, xo, t, to, n, bend);
            case SCORES -> VectorLosses.scores(x, xo, t, to, n);
        };
    }

    private double byLoops(float[] x, int xo, float[] t, int to, int n, float bend) {
        float[] terms = new float[n];
        for (int i = 0; i < n; i++) {
            float a = x[xo + i];
            float b = t[to + i];
            terms[i] = switch (this) {
                case SQUARES -> square(a, b);
                case DISTANCES -> Math.abs(a - b);
                case BENT_DISTANCES -> bent(a, b, bend);
                case SCORES -> score(a, b);
            };
        }
        return LaneSums.sideBySide(terms, n, this == SQUARES || this == DISTANCES ? 2 : 1, Vectors.LANES);
    }

    static float square(float x, float t) {
        return (x - t) * (x - t);
    }

    static float bent(float x, float t, float bend) {
        float d = Math.abs(x - t);
        return d < bend ? d * d * (0.5f / bend) : d - bend / 2;
    }

    static float score(float x, float t) {
        float e = FloatFormulas.exp(-Math.abs(x));
        float s = e / (e + 2);
        float q = s * s;
        float p = 1f / 15;
        p = Math.fma(p, q, 1f / 13);
        p = Math.fma(p, q, 1f / 11);
        p = Math.fma(p, q, 1f / 9);
        p = Math.fma(p, q, 1f / 7);
        p = Math.fma(p, q, 1f / 5);
        p = Math.fma(p, q, 1f / 3);
        float twice = s + s;
        return (x < 0 ? 0 : x) - x * t + Math.fma(p * q, twice, twice);
    }

    static float sign(float x, float t) {
        return x > t ? 1 : x < t ? -1 : 0;
    }

    static float bounded(float x, float t, float share) {
        float v = (x - t) * share;
        return v > 1 ? 1 : v < -1 ? -1 : v;
    }

    /// `d = by slope(x, t)`
    public void slopes(float[] x, int xo, float[] t, int to, double by, float[] d, int n, double bend) {
        if (n < MANY) {
            for (int i = 0; i < n; i++) {
                d[i] = (float) (by * slope(x[xo + i], t[to + i], bend));
            }
            return;
        }
        boolean vectors = Vectors.PRESENT && VectorLosses.WARM_UP.isDone();
        float factor = (float) (this == SQUARES ? 2 * by : by);
        float share = (float) (1 / bend);
        Workers.pieces(n, SHARE, (from, end) -> {
            for (int i = from; i < end; i += CHUNK) {
                Interrupts.poll("a loss");
                int m = Math.min(CHUNK, end - i);
                if (vectors) {
                    slopesByVectors(x, xo + i, t, to + i, factor, share, d, i, m);
                } else {
                    slopesByLoops(x, xo + i, t, to + i, factor, share, d, i, m);
                }
            }
        });
    }

    private void slopesByVectors(
            float[] x, int xo, float[] t, int to, float by, float share, float[] d, int at, int n) {
        switch (this) {
            case SQUARES -> VectorLosses.differences(x, xo, t, to, by, d, at, n);
            case DISTANCES -> VectorLosses.signs(x, xo, t, to, by, d, at, n);
            case BENT_DISTANCES -> VectorLosses.bounded(x, xo, t, to, share, by, d, at, n);
            case SCORES -> VectorLosses.sigmoids(x, xo, t, to, by, d, at, n);
        }
    }

    private void slopesByLoops(float[] x, int xo, float[] t, int to, float by, float share, float[] d, int at, int n) {
        for (int i = 0; i < n; i++) {
            float a = x[xo + i];
            float b = t[to + i];
            float slope = switch (this) {
                case SQUARES -> a - b;
                case DISTANCES -> sign(a, b);
                case BENT_DISTANCES -> bounded(a, b, share);
                case SCORES -> FloatFormulas.sigmoid(a) - b;
            };
            d[at + i] = slope * by;
        }
    }
}
