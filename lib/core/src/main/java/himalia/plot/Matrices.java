package himalia.plot;

import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Makes heat maps and images.
final class Matrices {
    private static final int WRITTEN = 15;

    private Matrices() {}

    static Figure heatmap(double[][] values, @Nullable List<String> columns, @Nullable List<String> rows) {
        Extent extent = Extent.of(List.of(values), false);
        boolean few = values.length <= WRITTEN && values[0].length <= WRITTEN;
        var cells = new CellsTrace(
                values, null, columns, rows, ColorRamp.VIRIDIS, extent.min(), extent.max(), few, true, "heatmap");
        int longest =
                rows == null ? 1 : rows.stream().mapToInt(String::length).max().orElse(1);
        int width = Math.clamp(110L + 7L * Math.min(20, longest) + 46L * values[0].length, 320, 900);
        int height = Math.clamp(90L + 36L * values.length, 240, 900);
        return new Figure(List.of(cells), Layout.DEFAULT.size(width, height).y(axis -> axis.down(true)));
    }

    /// A table of numbers, whose first column of texts names the rows.
    static Figure heatmap(Table table) {
        List<Column<?>> numbers =
                table.columns().stream().filter(c -> c instanceof NumericColumn).toList();
        if (numbers.isEmpty() || table.rowCount() == 0) {
            throw new IllegalArgumentException("heatmap: the table has no numbers to show. Its columns are: "
                    + String.join(", ", table.columnNames()) + ".");
        }
        double[][] values = new double[table.rowCount()][numbers.size()];
        for (int j = 0; j < numbers.size(); j++) {
            double[] column = Values.numbers("heatmap", numbers.get(j));
            for (int i = 0; i < values.length; i++) {
                values[i][j] = column[i];
            }
        }
        List<String> rows = table.columns().stream()
                .filter(c -> !(c instanceof NumericColumn))
                .findFirst()
                .map(c -> Values.labels("heatmap", c))
                .orElseGet(() -> IntStream.range(0, values.length)
                        .mapToObj(String::valueOf)
                        .toList());
        List<String> columns = numbers.stream().map(Column::name).toList();
        Figure figure = heatmap(values, columns, rows);
        return columns.equals(rows) && isCorrelation(values) ? correlation(figure) : figure;
    }

    private static boolean isCorrelation(double[][] values) {
        return IntStream.range(0, values.length)
                .allMatch(i -> Double.isNaN(values[i][i]) || Math.abs(values[i][i] - 1) < 1e-9);
    }

    /// From -1 in blue over 0 to 1 in red.
    private static Figure correlation(Figure figure) {
        CellsTrace cells = (CellsTrace) figure.traces().getFirst().with(ColorRamp.COOLWARM);
        return new Figure(List.of(cells.range(-1, 1)), figure.layout());
    }

    static Figure confusion(Object truth, Object predicted) {
        if (predicted instanceof Tensor t && t.dim() == 2 && t.size(1) > 1) {
            throw new IllegalArgumentException("confusionMatrix: predicted has the shape " + t.shape()
                    + ", expected one class per row.\nHint: confusionMatrix(truth, predicted.argmax(1)) takes the class"
                    + " with the largest output.");
        }
        List<String> actual = Values.labels("confusionMatrix: truth", truth);
        List<String> guessed = Values.labels("confusionMatrix: predicted", predicted);
        Values.sameLength("confusionMatrix", "truth", actual.size(), "predicted", guessed.size());
        if (guessed.stream().anyMatch(Matrices::isFraction) && actual.stream().noneMatch(Matrices::isFraction)) {
            throw new IllegalArgumentException("confusionMatrix: predicted holds fractions such as "
                    + guessed.stream().filter(Matrices::isFraction).findFirst().orElseThrow()
                    + ", expected classes as in truth.\nHint: "
                    + (predicted instanceof Tensor
                            ? "of one output between 0 and 1, confusionMatrix(truth, predicted.round())."
                            : "round them: a share of at least 0.5 is class 1."));
        }
        List<String> both = new ArrayList<>(actual);
        both.addAll(guessed);
        List<String> names = Points.order(both);
        if (names.size() > 50) {
            throw new IllegalArgumentException("confusionMatrix: " + names.size()
                    + " different labels are too many for a matrix.\nHint: give classes, at most 50 of them.");
        }
        double[][] counts = new double[names.size()][names.size()];
        for (int i = 0; i < actual.size(); i++) {
            counts[names.indexOf(actual.get(i))][names.indexOf(guessed.get(i))]++;
        }
        Figure figure = heatmap(counts, names, names);
        CellsTrace cells = (CellsTrace) figure.traces().getFirst().with(ColorRamp.BLUES);
        Extent extent = Extent.of(List.of(counts), false);
        CellsTrace named = new CellsTrace(
                counts,
                null,
                names,
                names,
                ColorRamp.BLUES,
                0,
                extent.max(),
                cells.written(),
                true,
                "confusion matrix");
        return new Figure(List.of(named), figure.layout().named("predicted", "truth"));
    }

    private static boolean isFraction(String label) {
        return label.matches("-?\\d*\\.\\d+([eE]-?\\d+)?");
    }

    /// One image: `[rows, columns]` of values, or `[rows, columns, 3]` or `[3, rows, columns]` of colours.
    static Figure image(Object data, @Nullable String title) {
        if (data instanceof Tensor t && t.dim() == 3 && t.size(0) == 1) {
            return image(t.select(0, 0), title);
        }
        CellsTrace cells;
        if (data instanceof Tensor t && t.dim() == 3) {
            cells = new CellsTrace(new double[0][], colors(t), null, null, ColorRamp.GRAY, 0, 1, false, false, "image");
        } else {
            double[][] values = Values.matrix("imshow: image", data);
            Extent extent = Extent.of(List.of(values), false);
            cells = new CellsTrace(
                    copy(values), null, null, null, ColorRamp.GRAY, extent.min(), extent.max(), false, false, "image");
        }
        double shape = cells.rows() / (double) cells.columns();
        int width = 320;
        int height = Math.clamp(Math.round(width * shape) + (title == null ? 0 : 32), 90, 800);
        Layout layout = Layout.DEFAULT
                .title(title)
                .size(width, height)
                .equal(true)
                .framed(false)
                .y(axis -> axis.down(true));
        return new Figure(List.of(cells), layout);
    }

    private static int[][] colors(Tensor image) {
        boolean last = image.size(2) == 3;
        if (!last && image.size(0) != 3) {
            throw new IllegalArgumentException(
                    "imshow: an image has shape [rows, columns], [rows, columns, 3] or "
                            + "[3, rows, columns]. Received: " + image.shape() + "."
                            + "\nHint: several images go as a list, or as a Tensor [n, rows, columns] with imshow(images, titles).");
        }
        int rows = last ? image.size(0) : image.size(1);
        int columns = last ? image.size(1) : image.size(2);
        double[] flat = image.toDoubleArray();
        double most = Arrays.stream(flat).filter(Double::isFinite).max().orElse(1);
        double unit = most > 1 ? 1 : 255; // 0 to 255, or shares of 1
        int[][] rgb = new int[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                int color = 0;
                for (int c = 0; c < 3; c++) {
                    double value = last ? flat[(i * columns + j) * 3 + c] : flat[(c * rows + i) * columns + j];
                    color = color << 8 | Math.clamp(Math.round(value * unit), 0, 255);
                }
                rgb[i][j] = color;
            }
        }
        return rgb;
    }

    /// Whether data are several images and not one.
    static boolean isMany(Object data) {
        return switch (data) {
            case double[][] one -> false;
            case float[][] one -> false;
            case int[][] one -> false;
            case Tensor t when t.dim() == 4 -> true;
            case Tensor t when t.dim() == 3 -> t.size(0) != 1 && t.size(0) != 3 && t.size(2) != 3;
            case java.util.Collection<?> several -> true;
            case Object[] several -> true;
            case null, default -> false;
        };
    }

    /// Several images in rows of up to ten.
    static Figure images(Object data, @Nullable Object titles) {
        List<Object> images = new ArrayList<>();
        switch (data) {
            case Tensor t
            when t.dim() == 3 || t.dim() == 4 -> {
                for (int i = 0; i < t.size(0); i++) {
                    images.add(t.select(0, i));
                }
            }
            case java.util.Collection<?> c -> images.addAll(c);
            case Object[] a
            when !(a instanceof double[][]) && !(a instanceof int[][]) && !(a instanceof float[][]) ->
                images.addAll(Arrays.asList(a));
            case null, default -> images.add(data);
        }
        if (images.isEmpty()) {
            throw new IllegalArgumentException("imshow: there is no image to show.");
        }
        if (images.size() > 100) {
            throw new IllegalArgumentException(
                    "imshow: " + images.size()
                            + " images are too many for one figure.\nHint: take the first ones, for example images.get(\":20\").");
        }
        List<String> names = titles == null
                ? null
                : titles instanceof CharSequence one
                        ? List.of(one.toString())
                        : Values.labels("imshow: titles", titles);
        if (names != null) {
            Values.sameLength("imshow", "images", images.size(), "titles", names.size());
        }
        if (images.size() == 1) {
            return image(images.getFirst(), names == null ? null : names.getFirst());
        }
        int n = images.size();
        int columns = n <= 5 ? n : n <= 10 ? 5 : n <= 20 ? Math.min(n, (n + 1) / 2) : 10;
        columns = Math.min(10, columns);
        int rows = (n + columns - 1) / columns;
        List<Figure> cells = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            cells.add(image(images.get(i), names == null ? null : names.get(i)));
        }
        int cell = columns <= 5 ? 128 : 84;
        return Figure.of(
                new Panels(rows, columns, cells),
                Layout.DEFAULT
                        .size(Math.max(120, columns * cell), Math.max(90, rows * (cell + (names == null ? 0 : 22))))
                        .framed(false));
    }

    private static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    static Figure heatmap(Object data) {
        if (data instanceof Table table) {
            return heatmap(table);
        }
        double[][] values = Values.matrix("heatmap", data);
        return heatmap(Arrays.stream(values).map(double[]::clone).toArray(double[][]::new), null, null);
    }

    static Figure heatmap(Object data, List<String> columns, List<String> rows) {
        double[][] values = Values.matrix("heatmap", data);
        Values.sameLength("heatmap", "rows of the matrix", values.length, "rows", rows.size());
        Values.sameLength("heatmap", "columns of the matrix", values[0].length, "columns", columns.size());
        return heatmap(Arrays.stream(values).map(double[]::clone).toArray(double[][]::new), columns, rows);
    }
}
