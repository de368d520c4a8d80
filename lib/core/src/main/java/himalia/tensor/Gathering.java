package himalia.tensor;

import static himalia.tensor.Autograd.records;
import static himalia.tensor.Tape.record;

import himalia.tensor.cpu.Interrupts;

/// Elements gathered from places along a dimension and scattered back, or chosen from two tensors.
final class Gathering {
    private Gathering() {}

    /// The values at places along a dimension; `at` has size 1 there. Not recorded.
    static Tensor gather(Tensor x, int dim, Tensor at) {
        Tensor y = Tensor.empty(x.dtype(), at.shape());
        walk(x.detach(), dim, at, (from, i) -> {
            if (x.dtype().isFloatingPoint()) {
                y.storage.setDouble(i, x.storage.getDouble(from));
            } else {
                y.storage.setLong(i, x.storage.getLong(from));
            }
        });
        return y;
    }

    /// Zeros with the values of `g` put at places along a dimension; its gradient gathers them again.
    static Tensor scatter(Tensor g, Shape shape, int dim, Tensor at) {
        Tensor y = Tensor.empty(g.dtype(), shape);
        Tensor c = Copy.contiguous(g, false);
        walk(y, dim, at, (to, i) -> y.storage.setDouble(to, c.storage.getDouble(c.layout.offset + i)));
        if (records(g)) {
            record(y, "Scatter", (gg, i) -> gather(gg, dim, at).view(g.shape()), g)
                    .saves(at);
        }
        return y;
    }

    private interface Place {
        void at(int inTensor, int inIndices);
    }

    private static void walk(Tensor x, int dim, Tensor at, Place place) {
        if (x.dim() == 0) {
            place.at(x.layout.offset, 0);
            return;
        }
        int[] steps = x.layout.strides.clone();
        int along = steps[dim];
        steps[dim] = 0;
        int[] next = {0};
        Rows.forEach(new Layout(at.shape(), steps, x.layout.offset), at.layout, (a, as, b, bs, n) -> {
            for (int i = 0; i < n; i++) {
                Interrupts.poll("a choice of elements", i);
                int where = (int) at.storage.getLong(b + i * bs);
                place.at(a + i * as + where * along, next[0]++);
            }
        });
    }

    /// `a` where the mask is true, else `b`; all broadcast to one shape.
    static Tensor where(Tensor mask, Tensor a, Tensor b) {
        if (mask.dtype() != DType.BOOL && mask.dtype() != DType.UINT8) {
            throw new IllegalArgumentException("where expected condition to be a boolean tensor, but got a tensor with "
                    + "dtype " + mask.dtype().title()
                    + "\nHint: a comparison makes a mask, for example x.gt(0); toBool() makes one of numbers.");
        }
        DType dtype = Elementwise.resultType(a, b);
        Shape shape = Shape.broadcast(Shape.broadcast(a.shape(), b.shape(), "where"), mask.shape(), "where");
        Tensor y = choose(mask, a, b, dtype, shape);
        if (records(a, b)) {
            record(
                            y,
                            "Where",
                            (g, i) -> {
                                Tensor zero = Tensor.zerosLike(g);
                                Tensor part = i == 0 ? where(mask, g, zero) : where(mask, zero, g);
                                return Reductions.sumTo(part, i == 0 ? a.shape() : b.shape());
                            },
                            a,
                            b)
                    .saves(mask);
        }
        return y;
    }

    /// [#where], not recorded.
    static Tensor choose(Tensor mask, Tensor a, Tensor b, DType dtype, Shape shape) {
        Tensor m = Copy.contiguous(mask.detach().expand(shape), false);
        Tensor x = operand(a, dtype, shape);
        Tensor z = operand(b, dtype, shape);
        Tensor y = Tensor.empty(dtype, shape);
        y.storage.backend().choose(m.storage, m.layout, x.storage, x.layout, z.storage, z.layout, y.storage, y.layout);
        return y;
    }

    /// One element for all, or the elements of this shape, row-major.
    private static Tensor operand(Tensor x, DType dtype, Shape shape) {
        Tensor typed = Copy.as(x.detach(), dtype);
        return typed.numel() == 1 ? typed : Copy.contiguous(typed.expand(shape), false);
    }
}
