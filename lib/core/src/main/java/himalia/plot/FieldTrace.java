package himalia.plot;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A function of two variables on a grid, `z[row of y][column of x]`, filled with colours.
///
/// @param lo the value that gets the first colour
/// @param hi the value that gets the last colour
/// @param bands how many steps of colour there are between them: few keep the picture calm and the file small
/// @param boundary the value along which one line is drawn, NaN for a line at every level
/// @param classes if above 0, the values are class numbers, each with its own colour
/// @param filled whether there is colour between the lines
record FieldTrace(
        double[] x,
        double[] y,
        double[][] z,
        ColorRamp ramp,
        double lo,
        double hi,
        int bands,
        double boundary,
        int classes,
        boolean filled)
        implements Trace {

    FieldTrace(
            double[] x,
            double[] y,
            double[][] z,
            ColorRamp ramp,
            double lo,
            double hi,
            int bands,
            double boundary,
            int classes) {
        this(x, y, z, ramp, lo, hi, bands, boundary, classes, true);
    }

    @Override
    public FieldTrace with(ColorRamp other) {
        return new FieldTrace(x, y, z, other, lo, hi, bands, boundary, classes, filled);
    }

    FieldTrace filled(boolean fill) {
        ColorRamp colors = !fill && ramp == ColorRamp.SEQUENTIAL ? ColorRamp.VIRIDIS : ramp;
        return new FieldTrace(x, y, z, colors, lo, hi, bands, boundary, classes, fill);
    }

    boolean isContour() {
        return classes == 0 && Double.isNaN(boundary);
    }

    @Override
    public @Nullable String name() {
        return null;
    }

    @Override
    public Layer layer() {
        return Layer.GROUND;
    }

    @Override
    public double[] xs() {
        return x;
    }

    @Override
    public double[] ys() {
        return y;
    }

    @Override
    public boolean takesColor() {
        return false;
    }

    @Override
    public boolean isTight() {
        return true;
    }

    @Override
    public boolean isEmpty(Frame frame) {
        return Texts.range(Arrays.stream(z).flatMapToDouble(Arrays::stream).toArray())
                .contains("no finite");
    }

    @Override
    public @Nullable ColorScale scale() {
        return isContour() ? new ColorScale(ramp, lo, hi, bands) : null;
    }

    @Override
    public void paint(Brush brush, Color color) {
        new FieldPainter(this, brush.frame()).paint(brush.g());
    }

    @Override
    public List<Map<String, Object>> plotly(Frame frame, Color color) {
        return PlotlyField.traces(this, frame.named());
    }

    @Override
    public String describe() {
        return (isContour() ? "contour" : "decision boundary") + ", " + x.length + " x " + y.length + " grid"
                + (classes > 0
                        ? ", " + Texts.count(classes, "class").replace("classs", "classes")
                        : ", " + Texts.number(lo) + " to " + Texts.number(hi));
    }
}
