package himalia.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/// Writes a PDF of one page.
final class PdfSink implements Sink {
    /// Points per CSS pixel.
    private static final double POINTS = 0.75;

    private final StringBuilder page = new StringBuilder(1 << 15);
    private final Map<Integer, String> opacities = new LinkedHashMap<>();
    private final List<BufferedImage> images = new ArrayList<>();

    private PdfSink() {}

    static byte[] write(Figure figure) {
        PdfSink sink = new PdfSink();
        int width = figure.layout().width();
        int height = figure.layout().height();
        sink.page
                .append(SvgSink.number(POINTS))
                .append(" 0 0 ")
                .append(SvgSink.number(-POINTS))
                .append(" 0 ")
                .append(SvgSink.number(height * POINTS))
                .append(" cm\n");
        VectorGraphics g = new VectorGraphics(sink);
        Painter.paint(figure, g);
        g.dispose();
        return sink.document(width * POINTS, height * POINTS);
    }

    @Override
    public void fill(Shape shape, Color color, @Nullable Shape clip) {
        begin(clip, color);
        page.append(rgb(color)).append(" rg\n");
        path(shape);
        page.append("f\nQ\n");
    }

    @Override
    public void draw(Shape shape, Color color, BasicStroke stroke, @Nullable Shape clip) {
        begin(clip, color);
        page.append(rgb(color))
                .append(" RG ")
                .append(SvgSink.number(stroke.getLineWidth()))
                .append(" w ");
        page.append(stroke.getEndCap() == BasicStroke.CAP_ROUND ? "1 J 1 j " : "0 J 0 j ");
        if (stroke.getDashArray() != null) {
            page.append('[');
            for (float dash : stroke.getDashArray()) {
                page.append(SvgSink.number(dash)).append(' ');
            }
            page.append("] 0 d ");
        }
        path(shape);
        page.append("S\nQ\n");
    }

    @Override
    public void image(BufferedImage image, AffineTransform at, @Nullable Shape clip) {
        begin(clip, Color.BLACK);
        AffineTransform unit = new AffineTransform(at);
        unit.concatenate(new AffineTransform(image.getWidth(), 0, 0, -image.getHeight(), 0, image.getHeight()));
        double[] m = new double[6];
        unit.getMatrix(m);
        for (double number : m) {
            page.append(number).append(' ');
        }
        page.append("cm /I").append(images.size()).append(" Do\nQ\n");
        images.add(image);
    }

    private void begin(@Nullable Shape clip, Color color) {
        page.append("q\n");
        if (clip != null) {
            path(clip);
            page.append("W n\n");
        }
        if (color.getAlpha() < 255) {
            String name = opacities.computeIfAbsent(color.getAlpha(), a -> "A" + a);
            page.append('/').append(name).append(" gs ");
        }
    }

    private static String rgb(Color color) {
        return share(color.getRed()) + " " + share(color.getGreen()) + " " + share(color.getBlue());
    }

    private static String share(int channel) {
        return String.valueOf(Math.round(channel / 255.0 * 1000) / 1000.0);
    }

    private void path(Shape shape) {
        double[] at = new double[6];
        double x = 0;
        double y = 0;
        for (PathIterator p = shape.getPathIterator(null); !p.isDone(); p.next()) {
            switch (p.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> operator("m", at, 2);
                case PathIterator.SEG_LINETO -> operator("l", at, 2);
                case PathIterator.SEG_QUADTO -> {
                    double[] cubic = {
                        x + 2.0 / 3 * (at[0] - x),
                        y + 2.0 / 3 * (at[1] - y),
                        at[2] + 2.0 / 3 * (at[0] - at[2]),
                        at[3] + 2.0 / 3 * (at[1] - at[3]),
                        at[2],
                        at[3]
                    };
                    operator("c", cubic, 6);
                    at[0] = at[2];
                    at[1] = at[3];
                }
                case PathIterator.SEG_CUBICTO -> {
                    operator("c", at, 6);
                    at[0] = at[4];
                    at[1] = at[5];
                }
                default -> page.append("h\n");
            }
            x = at[0];
            y = at[1];
        }
    }

    private void operator(String name, double[] numbers, int n) {
        for (int i = 0; i < n; i++) {
            page.append(SvgSink.number(numbers[i])).append(' ');
        }
        page.append(name).append('\n');
    }

    private byte[] document(double width, double height) {
        List<byte[]> objects = new ArrayList<>();
        objects.add(text("<< /Type /Catalog /Pages 2 0 R >>"));
        objects.add(text("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"));
        StringBuilder states = new StringBuilder();
        opacities.forEach((alpha, name) -> states.append("/")
                .append(name)
                .append(" << /ca ")
                .append(share(alpha))
                .append(" /CA ")
                .append(share(alpha))
                .append(" >> "));
        StringBuilder pictures = new StringBuilder();
        for (int i = 0; i < images.size(); i++) {
            pictures.append("/I").append(i).append(' ').append(5 + i).append(" 0 R ");
        }
        objects.add(text("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 " + SvgSink.number(width) + " "
                + SvgSink.number(height) + "] /Contents 4 0 R /Resources << /ExtGState << " + states + ">> /XObject << "
                + pictures + ">> >> >>"));
        objects.add(stream("", page.toString().getBytes(StandardCharsets.ISO_8859_1)));
        for (BufferedImage image : images) {
            objects.add(stream(
                    "/Type /XObject /Subtype /Image /Width " + image.getWidth() + " /Height " + image.getHeight()
                            + " /ColorSpace /DeviceRGB /BitsPerComponent 8 ",
                    pixels(image)));
        }
        return assembled(objects);
    }

    private static byte[] pixels(BufferedImage image) {
        byte[] rgb = new byte[3 * image.getWidth() * image.getHeight()];
        int to = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int pixel = image.getRGB(x, y);
                rgb[to++] = (byte) (pixel >> 16);
                rgb[to++] = (byte) (pixel >> 8);
                rgb[to++] = (byte) pixel;
            }
        }
        return rgb;
    }

    private static byte[] stream(String about, byte[] content) {
        byte[] packed = Png.deflate(content, Deflater.DEFAULT_COMPRESSION);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(text("<< " + about + "/Filter /FlateDecode /Length " + packed.length + " >>\nstream\n"));
        out.writeBytes(packed);
        out.writeBytes(text("\nendstream"));
        return out.toByteArray();
    }

    private static byte[] assembled(List<byte[]> objects) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(text("%PDF-1.4\n"));
        StringBuilder table = new StringBuilder("xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            table.append(String.format(java.util.Locale.ROOT, "%010d 00000 n \n", out.size()));
            out.writeBytes(text((i + 1) + " 0 obj\n"));
            out.writeBytes(objects.get(i));
            out.writeBytes(text("\nendobj\n"));
        }
        int start = out.size();
        out.writeBytes(text(table + "trailer\n<< /Size " + (objects.size() + 1) + " /Root 1 0 R >>\nstartxref\n" + start
                + "\n%%EOF\n"));
        return out.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
