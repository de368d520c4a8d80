package himalia.plot;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.MimeBundle;
import himalia.api.Renderers;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ImageRendererTest {
    @Test
    void a_picture_is_shown_as_it_is() throws IOException {
        BufferedImage image = new BufferedImage(7, 5, BufferedImage.TYPE_INT_RGB);
        image.setRGB(3, 2, 0xff8800);
        MimeBundle bundle = Renderers.find(getClass().getClassLoader()).render(image);
        assertThat(bundle.plain()).isEqualTo("Image: 7 x 5");
        BufferedImage shown =
                ImageIO.read(new ByteArrayInputStream((byte[]) bundle.data().get(MimeBundle.PNG)));
        assertThat(shown.getRGB(3, 2) & 0xffffff).isEqualTo(0xff8800);
    }
}
