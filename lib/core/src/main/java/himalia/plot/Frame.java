package himalia.plot;

import java.awt.geom.Rectangle2D;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The rectangle of the data within a figure, and the axes along it.
///
/// @param area null where only the axes count
/// @param onColors whether the ground is coloured
/// @param named whether a legend is shown
record Frame(@Nullable Rectangle2D area, Axis x, Axis y, boolean onColors, boolean named) {
    /// Whether there is a place for it, and not only axes.
    boolean isPlaced() {
        return area != null;
    }

    @Override
    public Rectangle2D area() {
        return Objects.requireNonNull(area, "only the axes count");
    }

    double px(double value) {
        return area().getX() + x.at(value) * area().getWidth();
    }

    double py(double value) {
        return area().getMaxY() - y.at(value) * area().getHeight();
    }
}
