package himalia.tensor.cpu;

/// Products and variances of the rows of a float matrix, in double.
public final class Moments {
    /// From here on vectors.
    private static final int MANY = 64;
    /// Elements worth a thread of their own.
    private static final int SHARE = 1 << 16;

    private Moments() {}

    /// The product of each row.
    public static void products(float[] a, int from, int rows, int n, float[] y) {
        Workers.pieces(rows, Math.max(1, SHARE / Math.max(1, n)), (begin, end) -> {
            for (int r = begin; r < end; r++) {
                Interrupts.poll("a product");
                y[r] = (float) (byVectors(n) ? VectorMoments.product(a, from + r * n, n) : product(a, from + r * n, n));
            }
        });
    }

    /// The products over `n` rows of `width` elements each: one for each column.
    public static void columnProducts(float[] a, int from, int n, int width, float[] y, int yo) {
        double[] products = new double[width];
        java.util.Arrays.fill(products, 1);
        for (int r = 0; r < n; r++) {
            Interrupts.poll("a product", r * width, width);
            for (int j = 0; j < width; j++) {
                products[j] *= a[from + r * width + j];
            }
        }
        for (int j = 0; j < width; j++) {
            y[yo + j] = (float) products[j];
        }
    }

    /// The mean squared distance from the mean of each row, where the count is lessened by `correction`.
    public static void variances(float[] a, int from, int rows, int n, double correction, float[] y) {
        Workers.pieces(rows, Math.max(1, SHARE / Math.max(1, n)), (begin, end) -> {
            for (int r = begin; r < end; r++) {
                Interrupts.poll("a variance");
                int at = from + r * n;
                double mean = sum(a, at, n) / n;
                y[r] = (float) (squares(a, at, n, mean) / Math.max(0, n - correction));
            }
        });
    }

    private static boolean byVectors(int n) {
        return n >= MANY && Vectors.PRESENT && VectorMoments.WARM_UP.isDone();
    }

    /// The sum, every element as double.
    static double sum(float[] a, int from, int n) {
        return byVectors(n) ? VectorMoments.sum(a, from, n) : Sums.inDouble(a, from, n);
    }

    /// `Σ (a - mean)²`
    static double squares(float[] a, int from, int n, double mean) {
        if (byVectors(n)) {
            return VectorMoments.squares(a, from, n, mean);
        }
        double s0 = 0; // four chains: one alone would wait for each addition
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        int end = from + n;
        for (; i + 4 <= end; i += 4) {
            s0 += (a[i] - mean) * (a[i] - mean);
            s1 += (a[i + 1] - mean) * (a[i + 1] - mean);
            s2 += (a[i + 2] - mean) * (a[i + 2] - mean);
            s3 += (a[i + 3] - mean) * (a[i + 3] - mean);
        }
        for (; i < end; i++) {
            s0 += (a[i] - mean) * (a[i] - mean);
        }
        return s0 + s1 + (s2 + s3);
    }

    private static double product(float[] a, int from, int n) {
        double product = 1;
        for (int i = from; i < from + n; i++) {
            product *= a[i];
        }
        return product;
    }
}
