package himalia.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import org.jspecify.annotations.Nullable;

/// How a series looks, where it was told so; null and NaN leave it to the figure.
///
/// @param width of lines, in CSS pixels
/// @param opacity from 0 to 1
record Style(@Nullable Color color, double width, boolean dashed, double opacity, boolean markers) {
    static final Style PLAIN = new Style(null, Double.NaN, false, Double.NaN, false);

    Style color(Color c) {
        return new Style(c, width, dashed, opacity, markers);
    }

    Style width(double w) {
        return new Style(color, w, dashed, opacity, markers);
    }

    Style dashed(boolean d) {
        return new Style(color, width, d, opacity, markers);
    }

    Style opacity(double o) {
        return new Style(color, width, dashed, o, markers);
    }

    Style markers(boolean m) {
        return new Style(color, width, dashed, opacity, m);
    }

    float widthOr(float otherwise) {
        return Double.isNaN(width) ? otherwise : (float) width;
    }

    double opacityOr(double otherwise) {
        return Double.isNaN(opacity) ? otherwise : opacity;
    }

    BasicStroke stroke(float otherwise) {
        float w = widthOr(otherwise);
        return dashed
                ? new BasicStroke(
                        w, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {3 * w + 1, 2 * w + 1}, 0)
                : new BasicStroke(w, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }
}
