package himalia.data;

import himalia.tensor.Generator;

/// Rows in NumPy's random order, `RandomState(seed).permutation(n)`: a split with the same `random_state` holds the
/// same
/// rows as in Python.
///
/// PyTorch and NumPy draw from the same Mersenne Twister; only the way to a bounded number differs.
final class RandomOrder {
    private RandomOrder() {}

    /// The numbers 0 to `n - 1` in random order.
    ///
    /// @param seed from 0 to 2^32 - 1
    static int[] permutation(long seed, int n) {
        Generator generator = new Generator(seed);
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int i = n - 1; i > 0; i--) {
            int j = upTo(i, generator);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    /// A number from 0 to `max`, both included: bits are drawn until they fit.
    private static int upTo(int max, Generator generator) {
        int mask = -1 >>> Integer.numberOfLeadingZeros(max);
        int value;
        do {
            value = generator.random() & mask;
        } while (value > max);
        return value;
    }
}
