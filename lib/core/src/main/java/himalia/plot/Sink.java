package himalia.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/// What a file of lines can hold: everything that [VectorGraphics] draws comes down to these. Places are CSS pixels.
interface Sink {
    void fill(Shape shape, Color color, @Nullable Shape clip);

    void draw(Shape shape, Color color, BasicStroke stroke, @Nullable Shape clip);

    /// @param at takes pixels of the image to their place
    void image(BufferedImage image, AffineTransform at, @Nullable Shape clip);
}
