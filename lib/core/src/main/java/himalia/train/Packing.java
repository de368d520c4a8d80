package himalia.train;

import himalia.tensor.DType;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Several tensors of the same examples side by side as the columns of one, so that batches, shuffling and validation
/// need to know of one tensor only.
///
/// @param names of the inputs or outputs
/// @param shapes of one example of each; null if it is not known yet
record Packing(List<String> names, List<int @Nullable []> shapes) {
    private int width(int i) {
        return Arrays.stream(shapes.get(i)).reduce(1, (a, b) -> a * b);
    }

    /// The shape of one example of all together.
    int[] whole() {
        int sum = 0;
        for (int i = 0; i < shapes.size(); i++) {
            sum += width(i);
        }
        return new int[] {sum};
    }

    /// @throws IllegalArgumentException if their number or shapes are not those of the model
    Tensor pack(String who, String what, List<Tensor> parts) {
        if (parts.size() != shapes.size()) {
            throw new IllegalArgumentException(who + ": the model has " + shapes.size() + " " + what + "s, " + names
                    + ", got " + parts.size() + "\nHint: fit(List.of(a, b), List.of(y)) in their order.");
        }
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        int n = parts.getFirst().size(0);
        Tensor[] columns = new Tensor[parts.size()];
        for (int i = 0; i < columns.length; i++) {
            Tensor part = parts.get(i);
            if (part.dim() == 0 || part.size(0) != n || part.numel() != n * width(i)) {
                throw new IllegalArgumentException(who + ": " + what + " " + i + " `" + names.get(i) + "` expected "
                        + Names.shape(shapes.get(i)) + " for " + n + " examples, got " + part.shape());
            }
            columns[i] = part.reshape(n, width(i)).toFloat();
        }
        return Tensor.cat(1, columns);
    }

    /// The tensors in the shapes of the model.
    List<Tensor> unpack(Tensor packed) {
        if (shapes.size() == 1) {
            return List.of(packed);
        }
        List<Tensor> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < shapes.size(); i++) {
            int[] shape = new int[shapes.get(i).length + 1];
            shape[0] = packed.size(0);
            System.arraycopy(shapes.get(i), 0, shape, 1, shape.length - 1);
            parts.add(packed.narrow(1, from, width(i)).reshape(shape));
            from += width(i);
        }
        return parts;
    }

    /// One of the tensors.
    Tensor part(Tensor packed, int i) {
        return unpack(packed).get(i);
    }

    /// What a batch of whole numbers is looked up by.
    static Tensor words(Tensor t) {
        return t.dtype() == DType.INT64 ? t : t.detach().toLong();
    }
}
