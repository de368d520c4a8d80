package himalia.data;

import java.util.Arrays;

/// Some examples of another dataset, in an order of their own.
public final class Subset implements Dataset {
    private final Dataset whole;
    private final int[] indices;

    /// @param indices which examples of the whole, in which order
    /// @throws IndexOutOfBoundsException if the whole has no such example
    public Subset(Dataset whole, int... indices) {
        this.whole = whole;
        this.indices = indices.clone();
        for (int index : indices) {
            if (index < 0 || index >= whole.size()) {
                throw new IndexOutOfBoundsException(
                        "Subset: there is no example " + index + " in a dataset of " + whole.size() + ".");
            }
        }
    }

    /// Which examples of the whole these are.
    public int[] indices() {
        return indices.clone();
    }

    @Override
    public int size() {
        return indices.length;
    }

    @Override
    public Batch get(int index) {
        return whole.get(indices[index]);
    }

    @Override
    public Batch batch(int... rows) {
        return whole.batch(Arrays.stream(rows).map(row -> indices[row]).toArray());
    }
}
