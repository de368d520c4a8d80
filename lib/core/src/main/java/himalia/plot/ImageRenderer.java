package himalia.plot;

import himalia.api.MimeBundle;
import himalia.api.Renderer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;

/// Shows pictures that were made by other means, pixel by pixel.
public final class ImageRenderer implements Renderer<BufferedImage> {
    @Override
    public Class<BufferedImage> type() {
        return BufferedImage.class;
    }

    @Override
    public MimeBundle render(BufferedImage image) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return MimeBundle.text("Image: " + image.getWidth() + " x " + image.getHeight())
                .with(MimeBundle.PNG, png.toByteArray())
                .withMetadata(MimeBundle.PNG, Map.of("width", image.getWidth(), "height", image.getHeight()));
    }
}
