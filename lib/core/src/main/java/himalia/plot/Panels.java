package himalia.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Figures in rows and columns, which together are one figure.
///
/// @param cells row by row; null leaves a place free
record Panels(int rows, int columns, List<@Nullable Figure> cells) {
    Panels {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException(
                    "grid: rows and columns must be at least 1. Received: " + rows + ", " + columns + ".");
        }
        if (cells.size() > rows * columns) {
            throw new IllegalArgumentException("grid: " + rows + " x " + columns + " places are too few for "
                    + cells.size() + " figures.\nHint: grid("
                    + (cells.size() + columns - 1) / columns + ", " + columns + ", ...) has room for all.");
        }
        List<Figure> all = new ArrayList<>(cells);
        while (all.size() < rows * columns) {
            all.add(null);
        }
        cells = Collections.unmodifiableList(all);
        if (cells.stream().anyMatch(cell -> cell != null && cell.panels() != null)) {
            throw new IllegalArgumentException("grid: a grid of plots cannot stand within another grid."
                    + "\nHint: give all figures to one grid.");
        }
    }

    @Nullable
    Figure cell(int row, int column) {
        return cells.get(row * columns + column);
    }

    List<Figure> shown() {
        return cells.stream().filter(Objects::nonNull).toList();
    }

    /// The same with one x axis per column, one y axis per row, or both; only the outer ones are labelled.
    ///
    /// @param all one axis for all panels instead of one per column or row
    Panels shared(boolean x, boolean y, boolean all) {
        Figure[] changed = cells.toArray(Figure[]::new);
        for (int k = 0; k < changed.length; k++) {
            if (changed[k] != null) {
                int row = k / columns;
                int column = k % columns;
                Layout layout = changed[k].layout();
                if (x) {
                    double[] limits = limits(true, all ? -1 : column);
                    boolean last = lowest(column) == row;
                    layout = layout.x(axis -> axis.limits(limits).labelled(last).label(last ? axis.label() : null));
                }
                if (y) {
                    double[] limits = limits(false, all ? -1 : row);
                    boolean first = column == 0 || cell(row, column - 1) == null;
                    layout =
                            layout.y(axis -> axis.limits(limits).labelled(first).label(first ? axis.label() : null));
                }
                changed[k] = new Figure(cells.get(k).traces(), layout);
            }
        }
        return new Panels(rows, columns, Arrays.asList(changed));
    }

    private int lowest(int column) {
        int lowest = -1;
        for (int row = 0; row < rows; row++) {
            lowest = cell(row, column) != null ? row : lowest;
        }
        return lowest;
    }

    /// From the least to the greatest value of one column's x or one row's y; of all at -1.
    private double[] limits(boolean x, int line) {
        double lo = Double.POSITIVE_INFINITY;
        double hi = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < cells.size(); k++) {
            if (cells.get(k) != null && (line < 0 || line == (x ? k % columns : k / columns))) {
                Axis axis = x ? Axes.x(cells.get(k), 5) : Axes.y(cells.get(k), 5);
                lo = Math.min(lo, Math.min(axis.lo(), axis.hi()));
                hi = Math.max(hi, Math.max(axis.lo(), axis.hi()));
            }
        }
        return new double[] {lo, hi};
    }

    static Figure grid(int rows, int columns, Figure... figures) {
        Panels panels = new Panels(rows, columns, Arrays.asList(figures));
        return Figure.of(
                panels, Layout.DEFAULT.size(Math.clamp(380L * columns, 380, 1100), Math.clamp(290L * rows, 290, 1600)));
    }
}
