package himalia.plot;

import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A tensor's values counted, and beside them where they stand.
final class InspectionFigure {
    private static final int BINS = 30;
    /// A heat map has no more cells each way: more cannot be told apart, and would fill the notebook.
    private static final int CELLS = 64;

    /// So many numbers fit into the cells of a line.
    private static final int WRITTEN = 6;

    private static final int POINTS = 2_000;
    private static final int CHANNELS = 4;

    private InspectionFigure() {}

    static Figure of(Tensor x, double[] values, Inspection numbers) {
        List<Figure> places = places(x, values);
        List<Figure> all = new ArrayList<>();
        all.add(histogram(values, numbers));
        all.addAll(places);
        String title = numbers.head() + (numbers.strange().isEmpty() ? "" : ", " + numbers.strange());
        int columns = all.size() <= 3 ? all.size() : 3;
        int rows = (all.size() + columns - 1) / columns;
        int width = columns == 1 ? 460 : columns == 2 ? 780 : 940;
        return Plot.grid(rows, columns, all.toArray(Figure[]::new)).title(title).size(width, 40 + 300 * rows);
    }

    private static Figure histogram(double[] values, Inspection numbers) {
        double[] finite =
                java.util.Arrays.stream(values).filter(Double::isFinite).toArray();
        boolean few = finite.length < BINS;
        return Plot.hist(finite, few ? Histogram.BINS : BINS).xLabel(numbers.spread(3));
    }

    /// Nothing for a scalar, a line, a heat map, or an image; of more dimensions the first of each.
    private static List<Figure> places(Tensor x, double[] values) {
        if (x.dim() <= 1) {
            return values.length < 2 ? List.of() : List.of(line(values));
        }
        if (x.dim() == 2) {
            return List.of(map(x, null));
        }
        if (x.dim() == 3) {
            return channels(x);
        }
        Tensor first = x;
        StringBuilder at = new StringBuilder();
        while (first.dim() > 3) {
            first = first.select(0, 0);
            at.append("0, ");
        }
        String place = at + "...";
        return channels(first).stream()
                .map(figure -> figure.title("[" + place + "] "
                        + (figure.layout().title() == null
                                ? ""
                                : figure.layout().title())))
                .toList();
    }

    private static List<Figure> channels(Tensor x) {
        boolean colours = (x.size(0) == 3 || x.size(2) == 3) && x.size(0) > 0 && isColour(x);
        if (colours) {
            return List.of(
                    Plot.imshow(x).title(x.size(0) == 3 ? "3 channels as red, green, blue" : "red, green, blue"));
        }
        if (x.size(0) == 1) {
            return List.of(map(x.select(0, 0), "channel 0").colors("gray"));
        }
        List<Figure> maps = new ArrayList<>();
        int shown = Math.min(CHANNELS, x.size(0));
        for (int c = 0; c < shown; c++) {
            maps.add(map(
                    x.select(0, c), "[" + c + "]" + (c == shown - 1 && shown < x.size(0) ? " of " + x.size(0) : "")));
        }
        return maps;
    }

    /// Whether the values can be colours: shares of 1, or 0 to 255.
    private static boolean isColour(Tensor x) {
        double min = x.min().item();
        double max = x.max().item();
        return min >= 0 && max <= 255 && Math.min(x.size(1), Math.max(x.size(0), x.size(2))) >= 4;
    }

    private static Figure line(double[] values) {
        double[] x = new double[values.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
        }
        Figure line = Plot.line(x, values).xLabel("index").yLabel("value");
        return values.length <= 50 ? line.markers() : values.length > POINTS ? line.width(1) : line;
    }

    /// Each cell of a large matrix is the mean of a block.
    private static Figure map(Tensor matrix, @Nullable String name) {
        int rows = matrix.size(0);
        int columns = matrix.size(1);
        int down = (rows + CELLS - 1) / CELLS;
        int across = (columns + CELLS - 1) / CELLS;
        double[] flat = matrix.contiguous().toDoubleArray();
        double[][] cells = new double[(rows + down - 1) / down][(columns + across - 1) / across];
        int[][] counts = new int[cells.length][cells[0].length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                cells[i / down][j / across] += flat[i * columns + j];
                counts[i / down][j / across]++;
            }
        }
        for (int i = 0; i < cells.length; i++) {
            for (int j = 0; j < cells[i].length; j++) {
                cells[i][j] /= counts[i][j];
                cells[i][j] = Double.isInfinite(cells[i][j]) ? Double.NaN : cells[i][j];
            }
        }
        boolean blocks = down > 1 || across > 1;
        String title =
                (name == null ? "" : name + " ") + (blocks ? "means of " + down + " x " + across + " blocks" : "");
        return Plot.heatmap(cells)
                .annotated(cells.length <= WRITTEN && cells[0].length <= WRITTEN)
                .title(title.isBlank() ? null : title.strip());
    }
}
