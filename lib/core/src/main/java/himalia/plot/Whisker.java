package himalia.plot;

/// A thin line with a cap at each end: an error bar, or the whiskers of a box.
final class Whisker {
    private Whisker() {}

    /// @param cap half the length of a cap, in CSS pixels
    /// @param across whether the line lies instead of standing
    static void paint(Brush brush, double at, double from, double to, double cap, boolean across) {
        double place = across ? brush.py(at) : brush.px(at);
        double a = across ? brush.px(from) : brush.py(from);
        double b = across ? brush.px(to) : brush.py(to);
        if (Double.isNaN(place) || Double.isNaN(b)) {
            return;
        }
        a = Double.isNaN(a) ? b : a;
        segment(brush, place, a, place, b, across);
        segment(brush, place - cap, b, place + cap, b, across);
        segment(brush, place - cap, a, place + cap, a, across);
    }

    private static void segment(Brush brush, double x1, double y1, double x2, double y2, boolean swapped) {
        brush.g()
                .draw(
                        swapped
                                ? new java.awt.geom.Line2D.Double(y1, x1, y2, x2)
                                : new java.awt.geom.Line2D.Double(x1, y1, x2, y2));
    }
}
