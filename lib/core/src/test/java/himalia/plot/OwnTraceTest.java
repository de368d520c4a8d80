package himalia.plot;

import static himalia.plot.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A kind of plot from its data to the page, as small as one can be: stems that stand on 0 and end in a dot. Yours has
/// the same three parts, in `Plot` or `Figure`, in `SeriesPlots`, and in a file of its own.
class OwnTraceTest {
    // In `Plot`, public and with its documentation: the name, which only calls the body.
    private static Figure stem(Object x, Object y) {
        return body(x, y);
    }

    // In `SeriesPlots`: what was given becomes numbers, and names of the axes if they were columns.
    private static Figure body(Object x, Object y) {
        double[] xs = Values.numbers("stem: x", x);
        double[] ys = Values.numbers("stem: y", y);
        Values.sameLength("stem", "x", xs.length, "y", ys.length);
        return new Figure(List.of(new StemTrace(xs, ys, null, Style.PLAIN)), SeriesPlots.named(x, y));
    }

    /// In a file of its own: the data, and how they are drawn in the picture and on the page.
    private record StemTrace(double[] x, double[] y, String name, Style style) implements Trace {
        @Override
        public Layer layer() {
            return Layer.LINE;
        }

        @Override
        public double[] xs() {
            return x;
        }

        @Override
        public double[] ys() {
            return y;
        }

        /// The axis reaches down to what it stands on.
        @Override
        public char floor() {
            return 'y';
        }

        @Override
        public StemTrace with(Style other) {
            return new StemTrace(x, y, name, other);
        }

        /// The picture. A value that an axis cannot show, such as NaN, has no place.
        @Override
        public void paint(Brush brush, Color color) {
            brush.g().setColor(Theme.alpha(color, style.opacityOr(1)));
            brush.g().setStroke(style.stroke(style.widthOr(1.5f)));
            for (int i = 0; i < x.length; i++) {
                if (brush.frame().x().shows(x[i]) && brush.frame().y().shows(y[i])) {
                    brush.line(x[i], 0, x[i], y[i]);
                    brush.dot(brush.px(x[i]), brush.py(y[i]), 7);
                }
            }
        }

        /// The page: traces of plotly as JSON. A gap, null, lifts the pen.
        @Override
        public List<Map<String, Object>> plotly(Frame frame, Color color) {
            List<Number> xs = new ArrayList<>();
            List<Number> ys = new ArrayList<>();
            List<Number> heights = Numbers.json(y, frame.y());
            List<Number> places = Numbers.json(x, frame.x());
            for (int i = 0; i < x.length; i++) {
                xs.addAll(Arrays.asList(places.get(i), places.get(i), null));
                ys.addAll(Arrays.asList(0, heights.get(i), null));
            }
            Map<String, Object> look = object("color", Theme.css(color), "width", 1.5);
            return List.of(
                    Json.trace("scatter", name, "mode", "lines", "x", xs, "y", ys, "line", look),
                    Json.trace("scatter", null, "mode", "markers", "x", places, "y", heights, "marker", look));
        }

        /// Where only text is shown.
        @Override
        public String describe() {
            return Texts.described("stem", name) + ", " + Texts.count(y.length, "stem") + Texts.range(y);
        }
    }

    @Test
    void a_kind_of_plot_needs_a_name_a_body_and_a_trace() {
        Figure figure = stem(List.of(1, 2, 3), new double[] {2, Double.NaN, -1}).title("stems");
        BufferedImage picture = Painter.image(figure);
        long painted = IntStream.range(0, picture.getWidth() * picture.getHeight())
                .filter(i -> isBlue(picture.getRGB(i % picture.getWidth(), i / picture.getWidth())))
                .count();
        assertThat(painted).isGreaterThan(100);
        String page = new Gson().toJson(Plotly.json(figure));
        assertThat(page).contains("\"mode\":\"lines\"", "\"mode\":\"markers\"");
        assertThat(figure.toString()).contains("stem, 3 stems");
    }

    private static boolean isBlue(int rgb) {
        Color color = new Color(rgb);
        return color.getBlue() > color.getRed() + 40;
    }
}
