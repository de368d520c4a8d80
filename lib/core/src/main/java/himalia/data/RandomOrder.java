package himalia.data;

import himalia.tensor.Generator;

/// NumPy's `RandomState(seed)`: a split with the same `random_state` holds the same rows as in Python.
///
/// PyTorch and NumPy draw from the same Mersenne Twister; only the way to a bounded number differs.
final class RandomOrder {
    private final Generator generator;

    /// @param seed from 0 to 2^32 - 1
    RandomOrder(long seed) {
        this.generator = new Generator(seed);
    }

    /// The numbers 0 to `n - 1` in random order.
    int[] permutation(int n) {
        return shuffle(Splits.upTo(n));
    }

    /// Brings numbers into random order, in place.
    int[] shuffle(int[] numbers) {
        for (int i = numbers.length - 1; i > 0; i--) {
            int j = upTo(i);
            int swapped = numbers[i];
            numbers[i] = numbers[j];
            numbers[j] = swapped;
        }
        return numbers;
    }

    /// `size` of the numbers, each at most once.
    int[] choice(int[] numbers, int size) {
        int[] order = permutation(numbers.length);
        int[] chosen = new int[size];
        for (int i = 0; i < size; i++) {
            chosen[i] = numbers[order[i]];
        }
        return chosen;
    }

    /// A number from 0 to `max`, both included: bits are drawn until they fit.
    private int upTo(int max) {
        int mask = -1 >>> Integer.numberOfLeadingZeros(max);
        int value;
        do {
            value = generator.random() & mask;
        } while (value > max);
        return value;
    }
}
