package himalia.data;

import himalia.tensor.DType;
import himalia.tensor.Generator;
import himalia.tensor.Tensor;

/// The orders in which PyTorch's loader goes through its examples.
public final class Orders {
    private Orders() {}

    /// The order of one epoch of a shuffling loader: after the loader's base seed, the common generator gives the seed
    /// of a generator of its own, which draws the order.
    public static int[] shuffled(int n) {
        baseSeed();
        return ints(Tensor.randperm(n, new Generator(random64())));
    }

    /// The order of one epoch drawn by a loader's own generator, which gives all three numbers.
    static int[] shuffled(int n, Generator generator) {
        generator.random64();
        return ints(Tensor.randperm(n, generator));
    }

    /// The seed that a loader would give its workers: drawn every epoch, shuffled or not, and not used here.
    static void baseSeed() {
        random64();
    }

    /// The lower 53 of 64 bits of the common generator: a float64 in [0, 1) is made of just these, and a seed needs 32.
    private static long random64() {
        return (long) (Tensor.rand(DType.FLOAT64, 1).item() * 0x1p53);
    }

    static int[] ints(Tensor order) {
        long[] all = order.toLongArray();
        int[] ints = new int[all.length];
        for (int i = 0; i < all.length; i++) {
            ints[i] = (int) all[i];
        }
        return ints;
    }
}
