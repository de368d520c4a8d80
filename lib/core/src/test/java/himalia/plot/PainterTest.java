package himalia.plot;

import static himalia.plot.Plot.bar;
import static himalia.plot.Plot.contour;
import static himalia.plot.Plot.decisionBoundary;
import static himalia.plot.Plot.hist;
import static himalia.plot.Plot.line;
import static himalia.plot.Plot.scatter;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PainterTest {
    private static final int[] Y = {3, 1, 2};

    @Test
    void paints_two_pixels_per_css_pixel() throws IOException {
        BufferedImage image = read(line(Y).size(300, 200));
        assertThat(image.getWidth()).isEqualTo(600);
        assertThat(image.getHeight()).isEqualTo(400);
    }

    @Test
    void paints_every_kind_of_series_in_its_colour() throws IOException {
        for (Figure first : List.of(line(Y), scatter(Y, Y), bar(List.of("a", "b", "c"), Y), hist(Y, 3))) {
            assertThat(count(read(first), Theme.series(0))).isGreaterThan(100);
        }
        BufferedImage two = read(line(Y).scatter(Y, Y).line(List.of(1, 1, 1)));
        assertThat(count(two, Theme.series(0))).isGreaterThan(100);
        assertThat(count(two, Theme.series(1))).isGreaterThan(100);
        assertThat(count(two, Theme.series(2))).isGreaterThan(100);
    }

    @Test
    void fills_the_plane_with_the_colours_of_the_classes() throws IOException {
        double[][] points = {{0, 0}, {1, 1}};
        BufferedImage sure = read(decisionBoundary((a, b) -> a < 0.5 ? 0.001 : 0.999, points, List.of(0, 1)));
        assertThat(count(sure, ColorRamp.DIVERGING.at(0.5 / 16))).isGreaterThan(50_000);
        assertThat(count(sure, ColorRamp.DIVERGING.at(1 - 0.5 / 16))).isGreaterThan(50_000);
        BufferedImage classes = read(decisionBoundary((a, b) -> a < 0.5 ? 0 : 1, points, List.of(0, 1)));
        assertThat(count(classes, FieldPainter.ground(1))).isGreaterThan(50_000);
    }

    @Test
    void shows_the_legend_only_if_asked_and_named() {
        Figure named = line(Y, "train");
        assertThat(named.legend(false).png()).isEqualTo(line(Y).png());
        assertThat(named.png()).isNotEqualTo(line(Y).png());
    }

    @Test
    void leaves_out_what_an_axis_cannot_show() throws IOException {
        double[] holes = {Double.NaN, 1, Double.POSITIVE_INFINITY, 0, -3, 10, Double.NaN};
        assertThat(count(read(line(holes).logY()), Theme.series(0))).isPositive();
        assertThat(count(read(line(new double[] {Double.NaN, Double.NaN})), Theme.series(0)))
                .isZero();
    }

    @Test
    void paints_single_values_huge_values_and_narrow_figures() throws IOException {
        for (Figure figure : List.of(
                line(List.of(5)),
                line(List.of(0, 0)),
                line(new double[] {1e300, -1e300}),
                line(new double[] {1e-300, 2e-300}).logY(),
                line(List.of(1, 1e9)).xLim(0, 1e-6),
                contour((x, y) -> 1, 0, 1, 0, 1),
                line(Y, "a name that is much too long for so small a figure")
                        .size(120, 90)
                        .title("title")
                        .xLabel("x"))) {
            assertThat(read(figure).getWidth()).isEqualTo(2 * figure.layout().width());
        }
    }

    @Test
    void stays_small_with_many_points() {
        Random random = new Random(1);
        double[] loss = IntStream.range(0, 10_001)
                .mapToDouble(i -> Math.exp(-i / 1500.0))
                .toArray();
        assertThat(line(loss).png().length).isLessThan(25_000);
        double[] noise = random.doubles(100_000).toArray();
        assertThat(line(noise).png().length).isLessThan(100_000);
        assertThat(scatter(noise, random.doubles(100_000).toArray()).png().length)
                .isLessThan(250_000);
    }

    @Test
    void writes_more_than_256_colours_too() throws IOException {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(7);
        for (int i = 0; i < 64 * 64; i++) {
            image.setRGB(i % 64, i / 64, random.nextInt(1 << 24));
        }
        BufferedImage back = ImageIO.read(new ByteArrayInputStream(Png.encode(image)));
        for (int i = 0; i < 64 * 64; i++) {
            assertThat(back.getRGB(i % 64, i / 64)).isEqualTo(image.getRGB(i % 64, i / 64));
        }
    }

    private static BufferedImage read(Figure figure) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(figure.png()));
    }

    private static long count(BufferedImage image, Color color) {
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .filter(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()) == color.getRGB())
                .count();
    }
}
