package himalia.plot;

import static himalia.plot.Plot.*;

import himalia.nn.Linear;
import himalia.nn.Sequential;
import himalia.nn.Sigmoid;
import himalia.tensor.Tensor;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// Paints one figure of every kind side by side: `docs/plots.png`.
final class ContactSheet {
    private static final int COLUMNS = 5;
    private static final int WIDTH = 420;
    private static final int HEIGHT = 300;

    private ContactSheet() {}

    /// @param files where to write the sheet
    public static void main(String[] files) throws IOException {
        List<Figure> figures = figures();
        int rows = (figures.size() + COLUMNS - 1) / COLUMNS;
        BufferedImage sheet = new BufferedImage(COLUMNS * WIDTH, rows * HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = sheet.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        for (int i = 0; i < figures.size(); i++) {
            BufferedImage image = Painter.image(figures.get(i));
            double scale = Math.min((WIDTH - 14.0) / image.getWidth(), (HEIGHT - 14.0) / image.getHeight());
            int w = (int) (image.getWidth() * scale);
            int h = (int) (image.getHeight() * scale);
            int x = i % COLUMNS * WIDTH + (WIDTH - w) / 2;
            int y = i / COLUMNS * HEIGHT + (HEIGHT - h) / 2;
            g.drawImage(image.getScaledInstance(w, h, java.awt.Image.SCALE_AREA_AVERAGING), x, y, null);
        }
        g.dispose();
        Files.write(Path.of(files[0]), Png.encodeChart(sheet, 9));
    }

    private static List<Figure> figures() {
        Random random = new Random(7);
        double[] train = IntStream.range(0, 300)
                .mapToDouble(i -> Math.exp(-i / 50.0) + 0.02 + 0.008 * random.nextDouble())
                .toArray();
        double[] test = IntStream.range(0, 300)
                .mapToDouble(i -> Math.exp(-i / 60.0) + 0.05 + 0.015 * random.nextDouble())
                .toArray();
        Table flowers = flowers(random);
        double[] a = flowers.doubleColumn("petal length").asDoubleArray();
        double[] b = flowers.doubleColumn("petal width").asDoubleArray();
        StringColumn species = flowers.stringColumn("species");
        double[] x = IntStream.range(0, 120).mapToDouble(i -> i / 12.0).toArray();
        double[] mean = Arrays.stream(x).map(Math::sin).toArray();
        Map<String, double[]> groups = new TreeMap<>();
        for (String name : List.of("SGD", "Adam", "RMSprop")) {
            double center = name.length();
            groups.put(
                    name,
                    random.doubles(80).map(u -> center + random.nextGaussian()).toArray());
        }
        int[] truth = IntStream.range(0, 200).map(i -> i % 4).toArray();
        int[] guess = Arrays.stream(truth)
                .map(t -> random.nextInt(5) == 0 ? random.nextInt(4) : t)
                .toArray();
        List<String> days = List.of("Mon", "Tue", "Wed", "Thu");
        Tensor.manualSeed(777);
        Sequential xor = new Sequential(new Linear(2, 2), new Sigmoid(), new Linear(2, 1), new Sigmoid());
        Tensor w = Tensor.tensor(2.0).requiresGrad_();
        Tensor bias = Tensor.tensor(-1.0).requiresGrad_();
        Tensor in = Tensor.tensor(0.5);
        Tensor loss = w.mul(in).add(bias).sigmoid().sub(Tensor.tensor(1.0)).pow(2);
        loss.backward();
        double[] predicted =
                Arrays.stream(a).map(v -> v + 0.3 * random.nextGaussian()).toArray();
        List<Figure> all = new ArrayList<>();
        all.add(line(train, "train")
                .line(test, "validation")
                .dashed()
                .title("line")
                .xLabel("epoch")
                .yLabel("loss")
                .logY());
        all.add(scatter(a, b, species).title("scatter").xLabel("petal length").yLabel("petal width"));
        all.add(scatter(a, b)
                .sizes(IntStream.range(0, a.length).toArray())
                .opacity(0.5)
                .title("sizes"));
        all.add(area(x, minus(mean, 0.3), minus(mean, -0.3))
                .line(x, mean, "mean")
                .color("C0")
                .title("area"));
        all.add(function(v -> 1 / (1 + Math.exp(-v)), -6, 6)
                .vline(0)
                .annotate(0, 0.5, "slope 1/4")
                .title("function"));
        all.add(bar(days, new double[] {3, 5, 2, 4}, "2023")
                .bar(days, new double[] {4, 4.5, 3, 5}, "2024")
                .errors(new double[] {0.4, 0.3, 0.5, 0.2})
                .title("bar"));
        all.add(bar(days, new double[] {3, 5, 2, 4}, "a")
                .bar(days, new double[] {4, 2, 3, 1}, "b")
                .stacked()
                .title("stacked"));
        all.add(bar(List.of("learning rate", "batch size", "seed"), new double[] {5, 3, 1})
                .horizontal()
                .title("horizontal"));
        all.add(hist(a, (Object) species).title("hist"));
        all.add(kde(a, (Object) species).title("kde"));
        all.add(box(groups).title("box"));
        all.add(violin(groups).title("violin"));
        all.add(heatmap(himalia.data.Tables.corr(flowers)).title("heatmap"));
        all.add(confusionMatrix(truth, guess).title("confusionMatrix"));
        all.add(imshow(List.of(digit(6), digit(9), digit(4)), List.of("6", "9", "4"))
                .title("imshow")
                .size(420, 200));
        all.add(contour((u, v) -> Math.pow(2 * u + v - 4, 2) + v * v, -1, 4, -3, 3)
                .line(new double[] {3.5, 2.6, 2.15, 2.02, 2}, new double[] {2.5, 1.1, 0.35, 0.1, 0}, "descent")
                .color("C1")
                .markers()
                .title("contour"));
        all.add(contour((u, v) -> Math.sin(u) * Math.cos(v), -3, 3, -3, 3)
                .filled(false)
                .title("contour lines"));
        all.add(decisionBoundary(
                        (u, v) -> 1 / (1 + Math.exp(-9 * (u + v - 2 * u * v - 0.5))),
                        new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}},
                        List.of(0, 1, 1, 0))
                .title("decisionBoundary"));
        all.add(surface((u, v) -> Math.sin(u) * Math.cos(v) + 0.1 * u * u, -3, 3, -3, 3)
                .title("surface"));
        all.add(pairplot(flowers, List.of(), "species").title("pairplot"));
        all.add(residuals(a, predicted).title("residuals"));
        Map<String, double[]> history = new LinkedHashMap<>();
        history.put("loss", train);
        history.put("val_loss", test);
        all.add(learningCurve(history).title("learningCurve"));
        all.add(network(xor).title("network"));
        all.add(graph(loss, Map.of("w", w, "b", bias, "x", in)).title("graph"));
        all.add(gates().title("gates"));
        return all;
    }

    private static double[] minus(double[] values, double by) {
        return Arrays.stream(values).map(v -> v - by).toArray();
    }

    /// Three groups that lie like those of the well-known irises.
    private static Table flowers(Random random) {
        double[][] centers = {{5.0, 1.5, 0.25}, {5.9, 4.3, 1.3}, {6.6, 5.6, 2.0}};
        String[] names = {"setosa", "versicolor", "virginica"};
        DoubleColumn sepal = DoubleColumn.create("sepal length");
        DoubleColumn length = DoubleColumn.create("petal length");
        DoubleColumn width = DoubleColumn.create("petal width");
        StringColumn species = StringColumn.create("species");
        for (int i = 0; i < 150; i++) {
            double[] center = centers[i % 3];
            double size = random.nextGaussian();
            sepal.append(center[0] + 0.35 * size + 0.2 * random.nextGaussian());
            length.append(center[1] + (0.1 + 0.13 * (i % 3)) * (size + random.nextGaussian()));
            width.append(center[2] + (0.06 + 0.07 * (i % 3)) * (size + random.nextGaussian()));
            species.append(names[i % 3]);
        }
        return Table.create("flowers", sepal, length, width, species);
    }

    /// A digit drawn with a soft pen.
    private static double[][] digit(int which) {
        double[][] strokes = switch (which) {
            case 4 -> new double[][] {{16, 4, 6, 17}, {6, 17, 21, 17}, {17, 9, 17, 24}};
            case 9 ->
                new double[][] {
                    {18, 12, 14, 24}, {9, 9, 13, 5}, {13, 5, 18, 8}, {18, 8, 18, 13}, {18, 13, 11, 14}, {11, 14, 9, 9}
                };
            default ->
                new double[][] {
                    {16, 4, 10, 14},
                    {10, 14, 9, 19},
                    {9, 19, 13, 23},
                    {13, 23, 18, 20},
                    {18, 20, 17, 15},
                    {17, 15, 11, 15}
                };
        };
        double[][] image = new double[28][28];
        for (int row = 0; row < 28; row++) {
            for (int column = 0; column < 28; column++) {
                for (double[] s : strokes) {
                    double d = java.awt.geom.Line2D.ptSegDist(s[0], s[1], s[2], s[3], column, row);
                    image[row][column] = Math.max(image[row][column], Math.exp(-d * d / 2.2));
                }
            }
        }
        return image;
    }
}
