package himalia.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics;
import java.awt.Image;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
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
import org.jspecify.annotations.Nullable;

/// Java2D's graphics for files of lines: shapes and pictures go to a [Sink], letters as their outlines, so that the
/// file looks the same on a machine without the font.
final class VectorGraphics extends GraphicsState {
    private final Sink sink;

    VectorGraphics(Sink sink) {
        this.sink = sink;
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
    public boolean drawImage(Image image, AffineTransform at, @Nullable ImageObserver observer) {
        AffineTransform placed = new AffineTransform(transform);
        placed.concatenate(at);
        sink.image((BufferedImage) image, placed, clip);
        return true;
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, @Nullable ImageObserver observer) {
        double w = width / (double) image.getWidth(null);
        double h = height / (double) image.getHeight(null);
        return drawImage(image, new AffineTransform(w, 0, 0, h, x, y), observer);
    }

    @Override
    public boolean drawImage(Image image, int x, int y, @Nullable ImageObserver observer) {
        return drawImage(image, AffineTransform.getTranslateInstance(x, y), observer);
    }

    @Override
    public boolean drawImage(Image image, int x, int y, Color ground, @Nullable ImageObserver observer) {
        return drawImage(image, x, y, observer);
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int w, int h, Color ground, @Nullable ImageObserver observer) {
        return drawImage(image, x, y, w, h, observer);
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
            @Nullable ImageObserver observer) {
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
            @Nullable ImageObserver observer) {
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
}
