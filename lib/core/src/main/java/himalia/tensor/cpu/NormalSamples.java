package himalia.tensor.cpu;

/// Evenly spread floats made samples of the bell curve, in PyTorch's blocks of sixteen: eight pairs by Box and Muller.
public final class NormalSamples {
    private static final int BLOCK = 16;

    private NormalSamples() {}

    /// Turns the `blocks` blocks from a place on, each number in it from 0 to below 1.
    public static void of(float[] x, int from, int blocks, float mean, float std) {
        if (Vectors.PRESENT && VectorNormal.WARM_UP.isDone()) {
            VectorNormal.blocks(x, from, blocks, mean, std);
            return;
        }
        for (int i = 0; i < blocks; i++) {
            block(x, from + i * BLOCK, mean, std);
        }
    }

    static void block(float[] x, int at, float mean, float std) {
        for (int j = at; j < at + BLOCK / 2; j++) {
            float r = (float) Math.sqrt(-2f * Cephes.log(1 - x[j]));
            float theta = (float) (2 * Math.PI) * x[j + BLOCK / 2];
            x[j] = Math.fma(r * Cephes.cos(theta), std, mean);
            x[j + BLOCK / 2] = Math.fma(r * Cephes.sin(theta), std, mean);
        }
    }
}
