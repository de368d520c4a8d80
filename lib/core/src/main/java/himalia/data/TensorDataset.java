package himalia.data;

import himalia.tensor.Tensor;
import java.util.List;

/// The rows of one or more tensors: example `i` is row `i` of each.
///
/// ```java
/// new TensorDataset(rand(10, 2), rand(10, 1)).size()   // 10
/// ```
public final class TensorDataset implements Dataset {
    private final List<Tensor> tensors;

    /// @throws IllegalArgumentException if there is no tensor, or their first dimensions differ
    public TensorDataset(Tensor... tensors) {
        if (tensors.length == 0) {
            throw new IllegalArgumentException("TensorDataset: at least one tensor is needed.");
        }
        for (Tensor t : tensors) {
            if (t.dim() == 0 || t.size(0) != tensors[0].size(0)) {
                throw new IllegalArgumentException("TensorDataset: size mismatch between tensors: the first one is "
                        + tensors[0].shape() + ", another " + t.shape()
                        + "\nHint: all must have the same number of rows, one per example.");
            }
        }
        this.tensors = List.of(tensors);
    }

    /// The tensors whose rows these are.
    public List<Tensor> tensors() {
        return tensors;
    }

    @Override
    public int size() {
        return tensors.getFirst().size(0);
    }

    @Override
    public Batch get(int index) {
        return new Batch(tensors.stream().map(t -> t.select(0, index)).toList());
    }

    @Override
    public Batch batch(int... indices) {
        Tensor rows = Tensor.tensor(indices);
        return new Batch(tensors.stream().map(t -> t.indexSelect(0, rows)).toList());
    }
}
