package himalia.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/// What a file of lines can hold: everything that [VectorGraphics] draws comes down to these. Places are CSS pixels.
interface Sink {
    void fill(Shape shape, Color color, Shape clip);

    void draw(Shape shape, Color color, BasicStroke stroke, Shape clip);

    /// @param at takes pixels of the image to their place
    void image(BufferedImage image, AffineTransform at, Shape clip);
}
