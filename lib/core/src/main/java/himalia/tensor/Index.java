package himalia.tensor;

import java.util.Arrays;
import java.util.stream.Collectors;

/// One entry between Python's square brackets, for [Tensor#get(Index, Index...)] and its `set` forms.
///
/// ```java
/// import static himalia.tensor.Index.*;
///
/// Tensor x = arange(12).view(3, 4);
/// x.get(all(), at(1))                // tensor([1, 5, 9])                      x[:, 1]
/// x.get(slice(0, 3, 2), from(2))     // tensor([[ 2,  3], [10, 11]])           x[0:3:2, 2:]
/// x.get(ellipsis(), newAxis())       // shape [3, 4, 1]                        x[..., None]
/// x.get(at(tensor(2, 0)), at(-1))    // tensor([11,  3])                       x[[2, 0], -1]
/// ```
public sealed interface Index {
    /// One place of a dimension, which disappears; negative places count from the end.
    record At(int place) implements Index {
        @Override
        public String toString() {
            return Integer.toString(place);
        }
    }

    /// Places `start, start + step, ...` before `stop`; ends beyond the tensor are cut, negative ones count from the
    /// end.
    record Slice(int start, int stop, int step) implements Index {
        static final int END = Integer.MAX_VALUE;

        public Slice {
            if (step <= 0) {
                throw new IllegalArgumentException("step must be greater than zero: slice(" + start + ", " + stop + ", "
                        + step + ")\nHint: flip(dim) turns a dimension around.");
            }
        }

        @Override
        public String toString() {
            return (start == 0 ? "" : start) + ":" + (stop == END ? "" : stop) + (step == 1 ? "" : ":" + step);
        }
    }

    /// All dimensions that no other entry speaks of.
    record Ellipsis() implements Index {
        @Override
        public String toString() {
            return "...";
        }
    }

    /// A new dimension of size 1.
    record NewAxis() implements Index {
        @Override
        public String toString() {
            return "None";
        }
    }

    /// The places that a whole tensor lists, or those where a bool tensor is true.
    record Chosen(Tensor places) implements Index {
        public Chosen {
            if (places.dtype().isFloatingPoint()) {
                throw new IllegalArgumentException(
                        "tensors used as indices must be long, int, byte or bool tensors, but this one is "
                                + places.dtype() + " of shape " + places.shape().brackets()
                                + "\nHint: toLong() makes whole numbers; a comparison such as x.gt(0) makes a mask.");
            }
        }

        boolean isMask() {
            return places.dtype() == DType.BOOL || places.dtype() == DType.UINT8;
        }

        @Override
        public String toString() {
            return (isMask() ? "mask of shape " : "index of shape ")
                    + places.shape().brackets();
        }
    }

    /// Every place of a dimension: `:`.
    static Index all() {
        return new Slice(0, Slice.END, 1);
    }

    /// One place of a dimension, which disappears: `1`.
    static Index at(int place) {
        return new At(place);
    }

    /// The places that a whole tensor lists, in its order; or, by a bool tensor, the places where it is true.
    static Index at(Tensor places) {
        return new Chosen(places);
    }

    /// From `start` up to, not including, `stop`: `start:stop`.
    static Index slice(int start, int stop) {
        return new Slice(start, stop, 1);
    }

    /// Every `step`-th place from `start` up to, not including, `stop`: `start:stop:step`.
    ///
    /// @throws IllegalArgumentException if the step is not positive
    static Index slice(int start, int stop, int step) {
        return new Slice(start, stop, step);
    }

    /// From `start` to the end: `start:`.
    static Index from(int start) {
        return new Slice(start, Slice.END, 1);
    }

    /// From the beginning up to, not including, `stop`: `:stop`.
    static Index until(int stop) {
        return new Slice(0, stop, 1);
    }

    /// All dimensions that no other entry speaks of: `...`.
    static Index ellipsis() {
        return new Ellipsis();
    }

    /// A new dimension of size 1: `None`.
    static Index newAxis() {
        return new NewAxis();
    }

    /// Several entries as one argument, for `x.set(Index.of(all(), at(1)), value)`.
    static Index[] of(Index... entries) {
        return entries.clone();
    }

    /// As in Python's brackets, for messages.
    static String text(Index... entries) {
        return Arrays.stream(entries).map(Index::toString).collect(Collectors.joining(", "));
    }
}
