package himalia.nn;

import himalia.tensor.Tensor;
import java.util.List;

/// Pictures seen through a bent grid.
final class Grid {
    private Grid() {}

    /// The places of the pixels of a picture after a linear map: `[n, 2, 3]` -> `[n, h, w, 2]`, x before y.
    static Tensor affine(Tensor theta, int[] size, boolean alignCorners) {
        if (theta.dim() != 3 || theta.size(1) != 2 || theta.size(2) != 3 || size.length != 4) {
            throw new IllegalArgumentException("affine_grid: expected maps [n, 2, 3] and a size of four numbers"
                    + " [n, c, h, w], got " + Texts.shape(theta) + " and " + size.length + " numbers");
        }
        int h = size[2];
        int w = size[3];
        double[] base = new double[h * w * 3];
        for (int r = 0; r < h; r++) {
            for (int c = 0; c < w; c++) {
                int i = (r * w + c) * 3;
                base[i] = place(c, w, alignCorners);
                base[i + 1] = place(r, h, alignCorners);
                base[i + 2] = 1;
            }
        }
        Tensor places = Tensor.tensor(base, theta.dtype()).view(1, h * w, 3).expand(size[0], h * w, 3);
        return places.matmul(theta.transpose(1, 2)).view(size[0], h, w, 2);
    }

    /// From -1 to 1: the middles of the outermost pixels, or the edges of the picture.
    private static double place(int i, int count, boolean alignCorners) {
        if (alignCorners) {
            return count > 1 ? -1 + 2.0 * i / (count - 1) : 0;
        }
        return (2.0 * i + 1) / count - 1;
    }

    static Tensor sample(Tensor x, Tensor grid, String mode, String paddingMode, boolean alignCorners) {
        if (x.dim() != 4 || grid.dim() != 4 || grid.size(3) != 2 || grid.size(0) != x.size(0)) {
            throw new IllegalArgumentException("grid_sample: expected pictures [n, c, h, w] and a grid [n, rows,"
                    + " columns, 2], got " + Texts.shape(x) + " and " + Texts.shape(grid));
        }
        if (!List.of("bilinear", "nearest").contains(mode)
                || !List.of("zeros", "border", "reflection").contains(paddingMode)) {
            throw new IllegalArgumentException("grid_sample: expected mode bilinear or nearest and padding_mode zeros,"
                    + " border or reflection, got '" + mode + "' and '" + paddingMode + "'");
        }
        Tensor column = inside(grid.select(3, 0), x.size(3), paddingMode, alignCorners);
        Tensor row = inside(grid.select(3, 1), x.size(2), paddingMode, alignCorners);
        if (mode.equals("nearest")) {
            return taken(x, row.detach().round(), column.detach().round());
        }
        Tensor left = column.detach().floor();
        Tensor top = row.detach().floor();
        Tensor toRight = column.sub(left).unsqueeze(1);
        Tensor down = row.sub(top).unsqueeze(1);
        Tensor toLeft = toRight.neg().add(1);
        Tensor up = down.neg().add(1);
        return taken(x, top, left)
                .mul(up.mul(toLeft))
                .add(taken(x, top, left.add(1)).mul(up.mul(toRight)))
                .add(taken(x, top.add(1), left).mul(down.mul(toLeft)))
                .add(taken(x, top.add(1), left.add(1)).mul(down.mul(toRight)));
    }

    /// From -1 ... 1 to 0 ... size - 1, and what lies outside brought in if wanted.
    private static Tensor inside(Tensor g, int size, String paddingMode, boolean alignCorners) {
        Tensor at = alignCorners
                ? g.add(1).mul((size - 1) / 2.0)
                : g.add(1).mul(size).sub(1).div(2);
        if (paddingMode.equals("zeros")) {
            return at;
        }
        Tensor back = at;
        if (paddingMode.equals("reflection")) {
            double low = alignCorners ? 0 : -0.5;
            double span = alignCorners ? size - 1 : size;
            if (span == 0) {
                return at.mul(0);
            }
            Tensor away = at.sub(low).abs();
            Tensor flips = away.detach().div(span).floor();
            Tensor rest = away.sub(flips.mul(span));
            back = Tensor.where(flips.remainder(2).eq(0), rest, rest.neg().add(span))
                    .add(low);
        }
        return back.clamp(0, size - 1);
    }

    /// The pixels at whole places, 0 outside: `[n, c, rows, columns]`.
    private static Tensor taken(Tensor x, Tensor row, Tensor column) {
        int h = x.size(2);
        int w = x.size(3);
        Tensor within = row.ge(0).logicalAnd(row.lt(h)).logicalAnd(column.ge(0)).logicalAnd(column.lt(w));
        Tensor at = row.clamp(0, h - 1).mul(w).add(column.clamp(0, w - 1)).toLong();
        int[] out = {x.size(0), x.size(1), row.size(1), row.size(2)};
        Tensor places = at.reshape(x.size(0), 1, -1).expand(x.size(0), x.size(1), row.size(1) * row.size(2));
        Tensor pixels = x.reshape(x.size(0), x.size(1), h * w).gather(2, places.contiguous());
        return pixels.view(out).mul(within.to(x.dtype()).unsqueeze(1));
    }
}
