package himalia.plot;

import java.util.ArrayList;
import java.util.List;

/// The line along which a function of two variables has one value, found by marching squares.
final class Isoline {
    private Isoline() {}

    /// Pieces `{x1, y1, x2, y2}`, at most two for each cell of the grid.
    static List<double[]> of(FieldTrace field, double level) {
        double[][] z = field.z();
        List<double[]> pieces = new ArrayList<>();
        for (int j = 0; j + 1 < field.y().length; j++) {
            for (int i = 0; i + 1 < field.x().length; i++) {
                double[] corners = {z[j][i] - level, z[j][i + 1] - level, z[j + 1][i + 1] - level, z[j + 1][i] - level};
                double[] xs = {field.x()[i], field.x()[i + 1], field.x()[i + 1], field.x()[i]};
                double[] ys = {field.y()[j], field.y()[j], field.y()[j + 1], field.y()[j + 1]};
                cell(pieces, xs, ys, corners);
            }
        }
        return pieces;
    }

    /// The line enters and leaves a cell where two neighbouring corners have different signs.
    private static void cell(List<double[]> pieces, double[] xs, double[] ys, double[] corners) {
        double[] piece = null;
        for (int side = 0; side < 4; side++) {
            int next = (side + 1) % 4;
            if (corners[side] < 0 == corners[next] < 0 || !Double.isFinite(corners[side] - corners[next])) {
                continue;
            }
            double t = corners[side] / (corners[side] - corners[next]);
            double x = xs[side] + t * (xs[next] - xs[side]);
            double y = ys[side] + t * (ys[next] - ys[side]);
            if (piece == null) {
                piece = new double[] {x, y, 0, 0};
            } else {
                piece[2] = x;
                piece[3] = y;
                pieces.add(piece);
                piece = null;
            }
        }
    }
}
