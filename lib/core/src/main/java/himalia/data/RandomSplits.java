package himalia.data;

import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Cuts datasets at random, as `torch.utils.data.random_split` does.
final class RandomSplits {
    private RandomSplits() {}

    static List<Subset> split(Dataset whole, int... sizes) {
        int sum = Arrays.stream(sizes).sum();
        if (sum != whole.size() || Arrays.stream(sizes).anyMatch(size -> size < 0)) {
            throw new IllegalArgumentException("randomSplit: sum of input lengths does not equal the length of the "
                    + "input dataset: " + Arrays.toString(sizes) + " is " + sum + ", the dataset has " + whole.size()
                    + "\nHint: give shares instead, randomSplit(0.8, 0.2).");
        }
        int[] order = Orders.ints(Tensor.randperm(whole.size()));
        List<Subset> parts = new ArrayList<>();
        int from = 0;
        for (int size : sizes) {
            parts.add(new Subset(whole, Arrays.copyOfRange(order, from, from + size)));
            from += size;
        }
        return parts;
    }

    /// PyTorch rounds every share down and then deals out what is left, one each from the first part on.
    static int[] sizes(int n, double... shares) {
        double sum = Arrays.stream(shares).sum();
        if (Math.abs(sum - 1) > 1e-6) {
            throw new IllegalArgumentException("randomSplit: the shares " + Arrays.toString(shares) + " add up to "
                    + sum + ", but must add up to 1.");
        }
        int[] sizes = Arrays.stream(shares)
                .mapToInt(share -> (int) Math.floor(n * share))
                .toArray();
        int left = n - Arrays.stream(sizes).sum();
        for (int i = 0; i < left; i++) {
            sizes[i % sizes.length]++;
        }
        return sizes;
    }
}
