package himalia.data;

import java.util.List;

/// Datasets one after another as one.
public final class ConcatDataset implements Dataset {
    private final List<Dataset> parts;
    private final int size;

    /// These datasets in this order.
    public ConcatDataset(Dataset... parts) {
        this.parts = List.of(parts);
        this.size = this.parts.stream().mapToInt(Dataset::size).sum();
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Batch get(int index) {
        int left = index;
        for (Dataset part : parts) {
            if (left >= 0 && left < part.size()) {
                return part.get(left);
            }
            left -= part.size();
        }
        throw new IndexOutOfBoundsException("ConcatDataset: there is no example " + index + " among " + size + ".");
    }
}
