package himalia.plot;

import java.awt.geom.Rectangle2D;

/// The rectangle of the data within a figure, and the axes along it.
record Frame(Rectangle2D area, Axis x, Axis y) {
    double px(double value) {
        return area.getX() + x.at(value) * area.getWidth();
    }

    double py(double value) {
        return area.getMaxY() - y.at(value) * area.getHeight();
    }
}
