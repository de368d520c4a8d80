package himalia.tensor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands between Python's square brackets, read and written: `x[1:, None, mask]` and `x[1:, None, mask] = v`.
///
/// Numbers, slices, `...` and `None` make a view; index tensors and masks then pick from that view.
final class Indexing {
    /// What the plain entries look at, and for its dimensions the index tensors (`null`: the whole dimension).
    private record Target(Tensor view, List<@Nullable Tensor> chosen) {
        boolean isView() {
            for (Tensor t : chosen) {
                if (t != null) {
                    return false;
                }
            }
            return true;
        }
    }

    private Indexing() {}

    static Tensor get(Tensor x, Index... index) {
        Target t = target(x, index);
        if (!t.isView()) {
            return places(t).pick(t.view, "Index");
        }
        return t.view == x ? Views.view(x, x.shape()) : t.view;
    }

    static Tensor set(Tensor x, Tensor value, Index... index) {
        Target t = target(x, index);
        if (t.isView()) {
            Tensor view = t.view == x ? Views.view(x, x.shape()) : t.view;
            view.copy_(fitting(value, view.shape(), index));
            return x;
        }
        Tensor view = t.view;
        if (value.dim() > 0) {
            checkTypes(view, value);
        }
        Places places = places(t);
        Tensor fitted = fitting(value.to(view.dtype()), places.shape(), index);
        Tensor source = Views.expand(fitted, places.shape());
        if (!InPlace.recorded(view, source) && view.isContiguous()) {
            // values that come from the tensor itself are read before they are overwritten
            places.write(view, source.storage == view.storage ? source.clone() : source, false);
            view.storage.changed();
        } else {
            InPlace.write(view, places.put(view, source, false, "IndexPut"));
        }
        return x;
    }

    /// A copy with `values` written or added in where the index tensors say; `null` is a whole dimension.
    static Tensor put(Tensor x, @Nullable Tensor[] indices, Tensor values, boolean accumulate) {
        Index[] index = new Index[indices.length];
        for (int i = 0; i < index.length; i++) {
            index[i] = indices[i] == null ? Index.all() : Index.at(indices[i]);
        }
        Target t = target(x, index);
        if (t.isView()) {
            throw new IllegalArgumentException("index_put: at least one index tensor is needed, got ["
                    + Index.text(index) + "]\nHint: x.clone().copy_(values) writes everywhere.");
        }
        if (!values.isNumber) {
            checkTypes(t.view, values);
        }
        Places places = places(t);
        Tensor source = Views.expand(fitting(values.to(x.dtype()), places.shape(), index), places.shape());
        return places.put(t.view, source, accumulate, "IndexPut").view(x.shape());
    }

    private static void checkTypes(Tensor to, Tensor value) {
        if (value.dtype() != to.dtype()) {
            throw new IllegalArgumentException("Index put requires the source and destination dtypes match, got "
                    + to.dtype().title() + " for the destination and "
                    + value.dtype().title() + " for the source.: " + "shapes "
                    + to.shape().brackets() + " and "
                    + value.shape().brackets() + "\nHint: convert the value, for example with to(x.dtype()).");
        }
    }

    /// A mask over everything says itself where, without a detour over coordinates.
    private static Places places(Target t) {
        Tensor first = t.chosen.get(0);
        boolean wholeMask = first != null
                && (first.dtype() == DType.BOOL || first.dtype() == DType.UINT8)
                && first.shape().equals(t.view.shape());
        return wholeMask ? AdvancedIndexing.trueOnes(first, t.view.shape()) : Places.index(t.view.shape(), t.chosen);
    }

    /// Leading sizes of 1 that the target does not have fall away, as in PyTorch; then it has to broadcast.
    private static Tensor fitting(Tensor value, Shape target, Index[] index) {
        Tensor v = value;
        while (v.dim() > target.dims.length && v.shape().dims[0] == 1) {
            v = Views.select(v, 0, 0);
        }
        int shift = target.dims.length - v.dim();
        boolean fits = shift >= 0;
        for (int i = 0; fits && i < v.dim(); i++) {
            fits = v.shape().dims[i] == 1 || v.shape().dims[i] == target.dims[shift + i];
        }
        if (!fits) {
            throw new IllegalArgumentException(
                    "shape mismatch: value tensor of shape " + value.shape().brackets()
                            + " cannot be broadcast to indexing result of shape " + target.brackets() + ": set at ["
                            + Index.text(index)
                            + "]\nHint: a value fits when its sizes, compared from the last one, are equal or 1.");
        }
        return v;
    }

    private static Target target(Tensor x, Index[] index) {
        int used = 0;
        int dots = 0;
        for (Index i : index) {
            used += dimensions(i);
            dots += i instanceof Index.Ellipsis ? 1 : 0;
        }
        if (dots > 1) {
            throw new IllegalArgumentException(
                    "an index can only have a single ellipsis ('...'): [" + Index.text(index) + "]");
        }
        if (used > x.dim()) {
            throw tooMany(x, Index.text(index));
        }
        int dim = 0;
        int original = 0;
        Tensor y = x;
        List<@Nullable Tensor> chosen = new ArrayList<>();
        for (Index i : index) {
            switch (i) {
                case Index.At(int place) -> {
                    int size = y.shape().dims[dim];
                    if (place < -size || place >= size) {
                        throw Places.outOfBounds(place, original, size, x.shape());
                    }
                    y = Views.select(y, dim, place);
                }
                case Index.Slice s -> {
                    y = slice(y, dim++, s);
                    chosen.add(null);
                }
                case Index.Ellipsis _ -> {
                    for (int d = used; d < x.dim(); d++) {
                        chosen.add(null);
                        dim++;
                        original++;
                    }
                }
                case Index.NewAxis _ -> {
                    y = Views.unsqueeze(y, dim++);
                    chosen.add(null);
                }
                case Index.Chosen c -> {
                    if (c.isMask() && c.places().dim() == 0) {
                        y = Views.unsqueeze(y, dim);
                    }
                    List<Tensor> parts = c.isMask() ? mask(y, dim, c.places()) : List.of(c.places());
                    chosen.addAll(parts);
                    dim += parts.size();
                }
            }
            original += dimensions(i);
        }
        return new Target(y, chosen);
    }

    private static int dimensions(Index i) {
        return switch (i) {
            case Index.At _, Index.Slice _ -> 1;
            case Index.Ellipsis _, Index.NewAxis _ -> 0;
            case Index.Chosen c -> c.isMask() ? c.places().dim() : 1;
        };
    }

    private static Tensor slice(Tensor y, int dim, Index.Slice s) {
        boolean whole = s.start() == 0 && s.step() == 1 && s.stop() >= y.shape().dims[dim];
        return whole ? y : Views.slice(y, dim, s.start(), s.stop(), s.step());
    }

    /// One index tensor per dimension of the mask: the coordinates of what is true.
    private static List<Tensor> mask(Tensor y, int dim, Tensor mask) {
        Tensor m = mask.dim() == 0 ? mask.view(1) : mask;
        for (int d = 0; d < m.dim(); d++) {
            if (m.shape().dims[d] != y.shape().dims[dim + d]) {
                throw new IndexOutOfBoundsException("The shape of the mask "
                        + m.shape().brackets() + " at index " + d
                        + " does not match the shape of the indexed tensor "
                        + y.shape().brackets() + " at index "
                        + (dim + d) + "\nHint: a mask has as many entries as the dimension that it picks from.");
            }
        }
        // only a mask over part of the dimensions is looked up by coordinates; see places()
        return m.shape().equals(y.shape()) ? Collections.nCopies(m.dim(), m) : List.of(AdvancedIndexing.coordinates(m));
    }

    static IndexOutOfBoundsException tooMany(Tensor x, String call) {
        if (x.dim() == 0) {
            return new IndexOutOfBoundsException("invalid index of a 0-dim tensor: [" + call + "] on shape []"
                    + "\nHint: it is one number already, and item() gives it.");
        }
        return new IndexOutOfBoundsException("too many indices for tensor of dimension " + x.dim() + ": [" + call
                + "] on shape " + x.shape().brackets()
                + "\nHint: give at most one entry per dimension.");
    }

    /// A view at these places of the first dimensions.
    static Tensor get(Tensor x, int[] index) {
        if (index.length > x.dim()) {
            throw tooMany(x, Shape.text(index).replaceAll("[\\[\\]]", ""));
        }
        Tensor y = x;
        for (int i : index) {
            y = Views.select(y, 0, i);
        }
        return y;
    }

    static Index[] join(Index first, Index... more) {
        Index[] all = new Index[more.length + 1];
        all[0] = first;
        System.arraycopy(more, 0, all, 1, more.length);
        return all;
    }

    static Index[] chosen(Tensor first, Tensor... more) {
        Index[] all = new Index[more.length + 1];
        for (int i = 0; i < all.length; i++) {
            all[i] = Index.at(i == 0 ? first : more[i - 1]);
        }
        return all;
    }
}
