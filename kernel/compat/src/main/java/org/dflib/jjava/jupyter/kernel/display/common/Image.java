package org.dflib.jjava.jupyter.kernel.display.common;

import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/// Renders pictures, for a type that is shown as one: `register((scan, context) -> Image.renderImage(scan.picture(),
/// context))`.
public class Image {
    public static final MIMEType PNG = MIMEType.IMAGE_PNG;
    public static final MIMEType JPEG = MIMEType.IMAGE_JPEG;
    public static final MIMEType GIF = MIMEType.IMAGE_GIF;
    public static final MIMEType SVG = MIMEType.IMAGE_SVG;

    protected Image() {}

    /// Puts a picture into a context, as PNG: every front end shows that, and it loses nothing.
    public static void renderImage(RenderedImage image, RenderContext context) {
        context.renderIfRequested(PNG, () -> {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            try {
                ImageIO.write(image, "png", png);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Base64.getEncoder().encodeToString(png.toByteArray());
        });
    }

    /// Puts the picture of a file into a context.
    public static void renderImageFromStream(InputStream file, RenderContext context) {
        RenderedImage image;
        try {
            image = ImageIO.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (image == null) {
            throw new IllegalArgumentException("no picture that Java can read");
        }
        renderImage(image, context);
    }
}
