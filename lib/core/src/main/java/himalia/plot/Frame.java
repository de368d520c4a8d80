package himalia.plot;

import java.awt.geom.Rectangle2D;

/// The rectangle of the data within a figure, and the axes along it.
///
/// @param area null where only the axes count
/// @param onColors whether the ground is coloured
/// @param named whether a legend is shown
record Frame(Rectangle2D area, Axis x, Axis y, boolean onColors, boolean named) {
    double px(double value) {
        return area.getX() + x.at(value) * area.getWidth();
    }

    double py(double value) {
        return area.getMaxY() - y.at(value) * area.getHeight();
    }
}
