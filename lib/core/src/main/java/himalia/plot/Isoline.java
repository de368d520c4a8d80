package himalia.plot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The line along which a function of two variables has one value, found by marching squares.
final class Isoline {
    private final FieldTrace field;
    private final double level;
    /// Where the line crosses a side of a cell.
    private final Map<Integer, double[]> crossings = new HashMap<>();
    /// The sides of the cells by which it goes in and out.
    private final List<int[]> pieces = new ArrayList<>();

    private Isoline(FieldTrace field, double level) {
        this.field = field;
        this.level = level;
        for (int j = 0; j + 1 < field.y().length; j++) {
            for (int i = 0; i + 1 < field.x().length; i++) {
                cell(i, j);
            }
        }
    }

    /// As few lines as there are, each a list of points `{x, y}`; a closed one ends where it begins.
    static List<List<double[]>> of(FieldTrace field, double level) {
        return new Isoline(field, level).joined();
    }

    /// The line enters and leaves a cell where two neighbouring corners have different signs.
    private void cell(int i, int j) {
        int columns = field.x().length;
        int horizontal = j * columns + i;
        int vertical = columns * field.y().length + horizontal;
        int first = -1;
        for (int side = 0; side < 4; side++) {
            // below, right, above, left; each from its lower corner, as the cell beside it sees it
            int crossed = switch (side) {
                case 0 -> crossing(horizontal, i, j, i + 1, j);
                case 1 -> crossing(vertical + 1, i + 1, j, i + 1, j + 1);
                case 2 -> crossing(horizontal + columns, i, j + 1, i + 1, j + 1);
                default -> crossing(vertical, i, j, i, j + 1);
            };
            if (crossed >= 0 && first >= 0) {
                pieces.add(new int[] {first, crossed});
                first = -1;
            } else if (crossed >= 0) {
                first = crossed;
            }
        }
    }

    /// @return the side, or -1 if the line does not cross it
    private int crossing(int side, int i, int j, int i2, int j2) {
        double from = field.z()[j][i] - level;
        double to = field.z()[j2][i2] - level;
        if (from < 0 == to < 0 || !Double.isFinite(from - to)) {
            return -1;
        }
        double t = from / (from - to);
        double x = field.x()[i] + t * (field.x()[i2] - field.x()[i]);
        double y = field.y()[j] + t * (field.y()[j2] - field.y()[j]);
        crossings.putIfAbsent(side, new double[] {x, y});
        return side;
    }

    private List<List<double[]>> joined() {
        Map<Integer, List<int[]>> rest = new HashMap<>();
        for (int[] piece : pieces) {
            for (int side : piece) {
                at(rest, side).add(piece);
            }
        }
        List<List<double[]>> lines = new ArrayList<>();
        // First those with two ends: a closed line may begin anywhere.
        for (boolean closed : new boolean[] {false, true}) {
            for (int[] piece : pieces) {
                for (int side : piece) {
                    if (at(rest, side).size() == 1 || closed && !at(rest, side).isEmpty()) {
                        lines.add(from(side, rest));
                    }
                }
            }
        }
        return lines;
    }

    private static List<int[]> at(Map<Integer, List<int[]>> rest, int side) {
        return rest.computeIfAbsent(side, any -> new ArrayList<>());
    }

    /// Goes along pieces that nothing has gone along before.
    private List<double[]> from(int side, Map<Integer, List<int[]>> rest) {
        List<double[]> line = new ArrayList<>();
        int now = side;
        line.add(point(now));
        while (!at(rest, now).isEmpty()) {
            int[] piece = at(rest, now).removeFirst();
            now = piece[0] == now ? piece[1] : piece[0];
            at(rest, now).remove(piece);
            line.add(point(now));
        }
        return line;
    }

    private double[] point(int side) {
        return Objects.requireNonNull(crossings.get(side));
    }
}
