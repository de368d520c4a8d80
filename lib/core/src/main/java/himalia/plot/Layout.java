package himalia.plot;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Everything of a figure that is not data. Sizes in CSS pixels.
///
/// @param equal whether one unit is as long on both axes
/// @param framed whether there are axes around the data at all
record Layout(
        @Nullable String title,
        AxisSpec x,
        AxisSpec y,
        int width,
        int height,
        boolean legend,
        boolean equal,
        boolean framed) {

    static final Layout DEFAULT = new Layout(null, AxisSpec.DEFAULT, AxisSpec.DEFAULT, 640, 400, true, false, true);

    Layout title(@Nullable String text) {
        return new Layout(text, x, y, width, height, legend, equal, framed);
    }

    Layout x(UnaryOperator<AxisSpec> change) {
        return new Layout(title, change.apply(x), y, width, height, legend, equal, framed);
    }

    Layout y(UnaryOperator<AxisSpec> change) {
        return new Layout(title, x, change.apply(y), width, height, legend, equal, framed);
    }

    Layout size(int w, int h) {
        return new Layout(title, x, y, w, h, legend, equal, framed);
    }

    Layout legend(boolean shown) {
        return new Layout(title, x, y, width, height, shown, equal, framed);
    }

    Layout equal(boolean units) {
        return new Layout(title, x, y, width, height, legend, units, framed);
    }

    Layout framed(boolean axes) {
        return new Layout(title, x, y, width, height, legend, equal, axes);
    }

    Layout xLabel(@Nullable String text) {
        return x(axis -> axis.label(text));
    }

    Layout yLabel(@Nullable String text) {
        return y(axis -> axis.label(text));
    }

    @Nullable
    String xLabel() {
        return x.label();
    }

    @Nullable
    String yLabel() {
        return y.label();
    }

    /// Labels that are still free, filled in with what the data is called.
    Layout named(@Nullable String xName, @Nullable String yName) {
        return xLabel(xLabel() == null ? xName : xLabel()).yLabel(yLabel() == null ? yName : yLabel());
    }
}
