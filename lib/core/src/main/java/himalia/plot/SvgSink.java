package himalia.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes SVG.
final class SvgSink implements Sink {
    private final StringBuilder body = new StringBuilder(1 << 15);
    private final Map<String, String> clips = new LinkedHashMap<>();

    private SvgSink() {}

    static String write(Figure figure) {
        SvgSink sink = new SvgSink();
        VectorGraphics g = new VectorGraphics(sink);
        Painter.paint(figure, g);
        g.dispose();
        int width = figure.layout().width();
        int height = figure.layout().height();
        StringBuilder svg = new StringBuilder(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
                        + "role=\"img\" width=\"" + width + "\" height=\"" + height + "\" viewBox=\"0 0 " + width + " "
                        + height
                        + "\">\n<title>" + Json.escaped(figure.toString()) + "</title>\n");
        if (!sink.clips.isEmpty()) {
            svg.append("<defs>");
            sink.clips.forEach((path, id) -> svg.append("<clipPath id=\"")
                    .append(id)
                    .append("\"><path d=\"")
                    .append(path)
                    .append("\"/></clipPath>"));
            svg.append("</defs>\n");
        }
        return svg.append(sink.body).append("</svg>\n").toString();
    }

    @Override
    public void fill(Shape shape, Color color, @Nullable Shape clip) {
        String d = path(shape);
        if (!d.isEmpty()) {
            body.append("<path d=\"")
                    .append(d)
                    .append("\" fill=\"")
                    .append(Theme.css(color))
                    .append('"');
            if (color.getAlpha() < 255) {
                body.append(" fill-opacity=\"")
                        .append(number(color.getAlpha() / 255.0))
                        .append('"');
            }
            end(clip);
        }
    }

    @Override
    public void draw(Shape shape, Color color, BasicStroke stroke, @Nullable Shape clip) {
        String d = path(shape);
        if (d.isEmpty()) {
            return;
        }
        body.append("<path d=\"")
                .append(d)
                .append("\" fill=\"none\" stroke=\"")
                .append(Theme.css(color))
                .append('"');
        body.append(" stroke-width=\"").append(number(stroke.getLineWidth())).append('"');
        if (color.getAlpha() < 255) {
            body.append(" stroke-opacity=\"")
                    .append(number(color.getAlpha() / 255.0))
                    .append('"');
        }
        if (stroke.getEndCap() == BasicStroke.CAP_ROUND) {
            body.append(" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
        }
        if (stroke.getDashArray() != null) {
            body.append(" stroke-dasharray=\"");
            for (float dash : stroke.getDashArray()) {
                body.append(number(dash)).append(' ');
            }
            body.append('"');
        }
        end(clip);
    }

    @Override
    public void image(BufferedImage image, AffineTransform at, @Nullable Shape clip) {
        body.append("<image width=\"")
                .append(image.getWidth())
                .append("\" height=\"")
                .append(image.getHeight())
                .append("\" preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\" transform=\"matrix(")
                .append(exact(at.getScaleX()))
                .append(' ')
                .append(exact(at.getShearY()))
                .append(' ')
                .append(exact(at.getShearX()))
                .append(' ')
                .append(exact(at.getScaleY()))
                .append(' ')
                .append(exact(at.getTranslateX()))
                .append(' ')
                .append(exact(at.getTranslateY()))
                .append(")\" href=\"data:image/png;base64,")
                .append(Base64.getEncoder().encodeToString(Png.encode(image)))
                .append('"');
        end(null);
    }

    private void end(@Nullable Shape clip) {
        if (clip != null) {
            String id = clips.computeIfAbsent(path(clip), path -> "c" + clips.size());
            body.append(" clip-path=\"url(#").append(id).append(")\"");
        }
        body.append("/>\n");
    }

    private static String path(Shape shape) {
        StringBuilder d = new StringBuilder();
        double[] at = new double[6];
        for (PathIterator p = shape.getPathIterator(null); !p.isDone(); p.next()) {
            int numbers = switch (p.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> {
                    d.append('M');
                    yield 2;
                }
                case PathIterator.SEG_LINETO -> {
                    d.append('L');
                    yield 2;
                }
                case PathIterator.SEG_QUADTO -> {
                    d.append('Q');
                    yield 4;
                }
                case PathIterator.SEG_CUBICTO -> {
                    d.append('C');
                    yield 6;
                }
                default -> {
                    d.append('Z');
                    yield 0;
                }
            };
            for (int i = 0; i < numbers; i++) {
                d.append(i == 0 ? "" : " ").append(number(at[i]));
            }
        }
        return d.toString();
    }

    /// Hundredths of a pixel, as short as they go.
    static String number(double value) {
        long hundredths = Math.round(value * 100);
        return hundredths % 100 == 0 ? String.valueOf(hundredths / 100) : String.valueOf(hundredths / 100.0);
    }

    private static String exact(double value) {
        return String.valueOf(value);
    }
}
