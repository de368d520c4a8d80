package himalia.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;
import java.util.Map;

/// Java2D's graphics for files of lines: shapes and pictures go to a [Sink], letters as their outlines, so that the
/// file looks the same on a machine without the font.
final class VectorGraphics extends Graphics2D {
    private final Sink sink;
    /// Measures letters as the picture does.
    private final Graphics2D ruler;
    private AffineTransform transform = new AffineTransform();
    private Color color = Color.BLACK;
    private Stroke stroke = new BasicStroke();
    private Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private Shape clip;
    private final RenderingHints hints = new RenderingHints(Map.of());

    VectorGraphics(Sink sink) {
        this.sink = sink;
        this.ruler = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        ruler.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        ruler.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    }

    @Override
    public void fill(Shape shape) {
        sink.fill(transform.createTransformedShape(shape), color, clip);
    }

    @Override
    public void draw(Shape shape) {
        BasicStroke plain = stroke instanceof BasicStroke basic ? basic : new BasicStroke();
        sink.draw(transform.createTransformedShape(shape), color, plain, clip);
    }

    @Override
    public void drawString(String text, float x, float y) {
        drawGlyphVector(font.createGlyphVector(getFontRenderContext(), text), x, y);
    }

    @Override
    public void drawString(String text, int x, int y) {
        drawString(text, (float) x, (float) y);
    }

    @Override
    public void drawString(AttributedCharacterIterator text, int x, int y) {
        drawString(text, (float) x, (float) y);
    }

    @Override
    public void drawString(AttributedCharacterIterator text, float x, float y) {
        drawGlyphVector(font.createGlyphVector(getFontRenderContext(), text), x, y);
    }

    @Override
    public void drawGlyphVector(GlyphVector glyphs, float x, float y) {
        fill(glyphs.getOutline(x, y));
    }

    @Override
    public boolean drawImage(Image image, AffineTransform at, ImageObserver observer) {
        AffineTransform placed = new AffineTransform(transform);
        placed.concatenate(at);
        sink.image((BufferedImage) image, placed, clip);
        return true;
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, ImageObserver observer) {
        double w = width / (double) image.getWidth(null);
        double h = height / (double) image.getHeight(null);
        return drawImage(image, new AffineTransform(w, 0, 0, h, x, y), observer);
    }

    @Override
    public boolean drawImage(Image image, int x, int y, ImageObserver observer) {
        return drawImage(image, AffineTransform.getTranslateInstance(x, y), observer);
    }

    @Override
    public boolean drawImage(Image image, int x, int y, Color ground, ImageObserver observer) {
        return drawImage(image, x, y, observer);
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int w, int h, Color ground, ImageObserver observer) {
        return drawImage(image, x, y, w, h, observer);
    }

    @Override
    public boolean drawImage(
            Image image, int x1, int y1, int x2, int y2, int a1, int b1, int a2, int b2, ImageObserver observer) {
        BufferedImage part = ((BufferedImage) image).getSubimage(a1, b1, a2 - a1, b2 - b1);
        return drawImage(part, x1, y1, x2 - x1, y2 - y1, observer);
    }

    @Override
    public boolean drawImage(
            Image image,
            int x1,
            int y1,
            int x2,
            int y2,
            int a1,
            int b1,
            int a2,
            int b2,
            Color ground,
            ImageObserver observer) {
        return drawImage(image, x1, y1, x2, y2, a1, b1, a2, b2, observer);
    }

    @Override
    public void drawImage(BufferedImage image, BufferedImageOp operation, int x, int y) {
        drawImage(operation == null ? image : operation.filter(image, null), x, y, null);
    }

    @Override
    public void drawRenderedImage(RenderedImage image, AffineTransform at) {
        drawImage((BufferedImage) image, at, null);
    }

    @Override
    public void drawRenderableImage(RenderableImage image, AffineTransform at) {
        drawRenderedImage(image.createDefaultRendering(), at);
    }

    @Override
    public Graphics create() {
        VectorGraphics copy = new VectorGraphics(sink);
        copy.transform = new AffineTransform(transform);
        copy.color = color;
        copy.stroke = stroke;
        copy.font = font;
        copy.clip = clip;
        return copy;
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
    public void setClip(Shape shape) {
        clip = shape == null ? null : transform.createTransformedShape(shape);
    }

    @Override
    public Shape getClip() {
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
    public Rectangle getClipBounds() {
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
    public void drawLine(int x1, int y1, int x2, int y2) {
        draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public void fillRect(int x, int y, int width, int height) {
        fill(new Rectangle(x, y, width, height));
    }

    @Override
    public void clearRect(int x, int y, int width, int height) {
        sink.fill(transform.createTransformedShape(new Rectangle(x, y, width, height)), Theme.PAPER, clip);
    }

    @Override
    public void drawRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        draw(new RoundRectangle2D.Double(x, y, width, height, arcWidth, arcHeight));
    }

    @Override
    public void fillRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        fill(new RoundRectangle2D.Double(x, y, width, height, arcWidth, arcHeight));
    }

    @Override
    public void drawOval(int x, int y, int width, int height) {
        draw(new Ellipse2D.Double(x, y, width, height));
    }

    @Override
    public void fillOval(int x, int y, int width, int height) {
        fill(new Ellipse2D.Double(x, y, width, height));
    }

    @Override
    public void drawArc(int x, int y, int width, int height, int from, int extent) {
        draw(new Arc2D.Double(x, y, width, height, from, extent, Arc2D.OPEN));
    }

    @Override
    public void fillArc(int x, int y, int width, int height, int from, int extent) {
        fill(new Arc2D.Double(x, y, width, height, from, extent, Arc2D.PIE));
    }

    @Override
    public void drawPolyline(int[] x, int[] y, int n) {
        draw(polygon(x, y, n, false));
    }

    @Override
    public void drawPolygon(int[] x, int[] y, int n) {
        draw(polygon(x, y, n, true));
    }

    @Override
    public void fillPolygon(int[] x, int[] y, int n) {
        fill(polygon(x, y, n, true));
    }

    private static Shape polygon(int[] x, int[] y, int n, boolean closed) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < n; i++) {
            if (i == 0) {
                path.moveTo(x[i], y[i]);
            } else {
                path.lineTo(x[i], y[i]);
            }
        }
        if (closed) {
            path.closePath();
        }
        return path;
    }

    @Override
    public void copyArea(int x, int y, int width, int height, int dx, int dy) {
        throw new IllegalStateException("a file of lines has no pixels to copy");
    }

    @Override
    public boolean hit(Rectangle area, Shape shape, boolean onStroke) {
        Shape placed = onStroke ? stroke.createStrokedShape(shape) : shape;
        return transform.createTransformedShape(placed).intersects(area);
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
    public Object getRenderingHint(RenderingHints.Key key) {
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
