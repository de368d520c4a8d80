package himalia.plot;

import java.awt.Color;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One layer of a figure: its data, how the picture shows it and what it is for plotly.
///
/// A new kind of figure is a record that implements this, and a method of [Plot] that makes one.
interface Trace {
    /// What lies on what, in whatever order it was added.
    enum Layer {
        GROUND,
        FILL,
        /// So many points that they would hide a line.
        CLOUD,
        LINE,
        POINT,
        TEXT
    }

    /// How a series is told apart in the legend.
    enum Key {
        NONE,
        LINE,
        DOT,
        BOX
    }

    /// The name in the legend, or null.
    @Nullable
    String name();

    Layer layer();

    /// All x that the axis should span; empty if it need not care.
    double[] xs();

    double[] ys();

    /// Paints into the clipped frame.
    void paint(Brush brush, Color color);

    /// Plotly traces as JSON trees, without the axes they belong to.
    List<Map<String, Object>> plotly(Frame frame, Color color);

    /// A few words such as `line train, 20 points`.
    String describe();

    default Key key() {
        return switch (layer()) {
            case GROUND, TEXT -> Key.NONE;
            case FILL -> Key.BOX;
            case LINE -> Key.LINE;
            case CLOUD, POINT -> Key.DOT;
        };
    }

    default Style style() {
        return Style.PLAIN;
    }

    /// The same data in another style; itself if it has none.
    default Trace with(Style style) {
        return this;
    }

    /// The same data in other colours; itself if its colours mean no value.
    default Trace with(ColorRamp ramp) {
        return this;
    }

    /// Names of the positions 0, 1, 2, ... of the x axis, or null if it counts.
    default @Nullable List<String> xNames() {
        return null;
    }

    default @Nullable List<String> yNames() {
        return null;
    }

    /// Whether its x axis counts 0, 1, 2, ... or at least whole steps, so that nothing between them is marked.
    default boolean countsX() {
        return false;
    }

    default boolean countsY() {
        return false;
    }

    /// Whether it gets the next colour of the series.
    default boolean takesColor() {
        return true;
    }

    /// Whether it covers the frame to its edges, so that there is no air and no grid.
    default boolean isTight() {
        return false;
    }

    /// The axis on which it stands on 0: `'x'`, `'y'` or a space for none.
    default char floor() {
        return ' ';
    }

    /// The share of the x axis that stays free at both ends.
    default double air() {
        return 0.02;
    }

    /// The scale that a colour bar shows, or null.
    default @Nullable ColorScale scale() {
        return null;
    }

    /// Further parts of plotly's layout: shapes and annotations.
    default Map<String, List<Object>> plotlyLayout(String xAxis, String yAxis) {
        return Map.of();
    }

    /// How many values of the two series can be shown.
    default boolean isEmpty(Frame frame) {
        double[] x = xs();
        double[] y = ys();
        if (x.length != y.length) {
            return x.length == 0 && y.length == 0;
        }
        for (int i = 0; i < x.length; i++) {
            if (frame.x().shows(x[i]) && frame.y().shows(y[i])) {
                return false;
            }
        }
        return true;
    }
}
