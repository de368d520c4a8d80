package himalia.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.image.BufferedImage;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What Java2D's graphics remember between two shapes: place, colour, pen, letters and the part that is drawn on.
abstract sealed class GraphicsState extends Graphics2D permits VectorGraphics {
    /// Measures letters as the picture does.
    private final Graphics2D ruler;
    private final RenderingHints hints = new RenderingHints(Map.of());
    AffineTransform transform = new AffineTransform();
    Color color = Color.BLACK;
    Stroke stroke = new BasicStroke();
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    @Nullable
    Shape clip;

    GraphicsState() {
        this.ruler = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        ruler.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        ruler.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    }

    @Override
    public void dispose() {
        ruler.dispose();
    }

    @Override
    public void clip(Shape shape) {
        Shape placed = transform.createTransformedShape(shape);
        if (clip == null) {
            clip = placed;
        } else {
            Area both = new Area(clip);
            both.intersect(new Area(placed));
            clip = both;
        }
    }

    @Override
    public void setClip(@Nullable Shape shape) {
        clip = shape == null ? null : transform.createTransformedShape(shape);
    }

    @Override
    public @Nullable Shape getClip() {
        if (clip == null) {
            return null;
        }
        try {
            return transform.createInverse().createTransformedShape(clip);
        } catch (java.awt.geom.NoninvertibleTransformException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public @Nullable Rectangle getClipBounds() {
        Shape shape = getClip();
        return shape == null ? null : shape.getBounds();
    }

    @Override
    public void clipRect(int x, int y, int width, int height) {
        clip(new Rectangle(x, y, width, height));
    }

    @Override
    public void setClip(int x, int y, int width, int height) {
        setClip(new Rectangle(x, y, width, height));
    }

    @Override
    public FontRenderContext getFontRenderContext() {
        return ruler.getFontRenderContext();
    }

    @Override
    public FontMetrics getFontMetrics(Font of) {
        return ruler.getFontMetrics(of);
    }

    @Override
    public GraphicsConfiguration getDeviceConfiguration() {
        return ruler.getDeviceConfiguration();
    }

    @Override
    public void setPaint(Paint paint) {
        color = paint instanceof Color c ? c : color;
    }

    @Override
    public Paint getPaint() {
        return color;
    }

    @Override
    public void setColor(Color c) {
        color = c;
    }

    @Override
    public Color getColor() {
        return color;
    }

    @Override
    public void setBackground(Color c) {
        ruler.setBackground(c);
    }

    @Override
    public Color getBackground() {
        return ruler.getBackground();
    }

    @Override
    public void setStroke(Stroke s) {
        stroke = s;
    }

    @Override
    public Stroke getStroke() {
        return stroke;
    }

    @Override
    public void setFont(Font f) {
        font = f;
    }

    @Override
    public Font getFont() {
        return font;
    }

    @Override
    public void setComposite(Composite composite) {
        ruler.setComposite(composite);
    }

    @Override
    public Composite getComposite() {
        return ruler.getComposite();
    }

    @Override
    public void setPaintMode() {
        ruler.setPaintMode();
    }

    @Override
    public void setXORMode(Color c) {
        ruler.setXORMode(c);
    }

    @Override
    public void setRenderingHint(RenderingHints.Key key, Object value) {
        hints.put(key, value);
    }

    @Override
    public @Nullable Object getRenderingHint(RenderingHints.Key key) {
        return hints.get(key);
    }

    @Override
    public void setRenderingHints(Map<?, ?> all) {
        hints.clear();
        hints.putAll(all);
    }

    @Override
    public void addRenderingHints(Map<?, ?> more) {
        hints.putAll(more);
    }

    @Override
    public RenderingHints getRenderingHints() {
        return (RenderingHints) hints.clone();
    }

    @Override
    public void translate(int x, int y) {
        transform.translate(x, y);
    }

    @Override
    public void translate(double x, double y) {
        transform.translate(x, y);
    }

    @Override
    public void rotate(double angle) {
        transform.rotate(angle);
    }

    @Override
    public void rotate(double angle, double x, double y) {
        transform.rotate(angle, x, y);
    }

    @Override
    public void scale(double x, double y) {
        transform.scale(x, y);
    }

    @Override
    public void shear(double x, double y) {
        transform.shear(x, y);
    }

    @Override
    public void transform(AffineTransform t) {
        transform.concatenate(t);
    }

    @Override
    public void setTransform(AffineTransform t) {
        transform = new AffineTransform(t);
    }

    @Override
    public AffineTransform getTransform() {
        return new AffineTransform(transform);
    }
}
