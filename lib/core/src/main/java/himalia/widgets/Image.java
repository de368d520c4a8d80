package himalia.widgets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A picture whose bytes can be replaced while it is shown.
///
/// ```java
/// Image.fromFile("net.png").width(300)
/// ```
public final class Image extends Widget implements ValueWidget<byte[], Image>, HasLayout<Image> {
    /// A new one, as ipywidgets makes it.
    public Image() {
        super("Image", "ImageView");
        shown();
        add("format", Kind.TEXT, "png");
        add("height", Kind.TEXT, "");
        add("width", Kind.TEXT, "");
        addValue("value", Kind.BYTES, new byte[0]);
    }

    /// One with the content of a file; its format is what the name ends in.
    ///
    /// @throws UncheckedIOException if it cannot be read
    public static Image fromFile(String file) {
        try {
            String ending = file.substring(file.lastIndexOf('.') + 1);
            return new Image().value(Files.readAllBytes(Path.of(file))).format(ending);
        } catch (IOException e) {
            throw new UncheckedIOException("Image: cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /// One that the browser loads from an address.
    public static Image fromUrl(String url) {
        return new Image().value(url.getBytes(StandardCharsets.UTF_8)).format("url");
    }

    /// The bytes.
    public byte[] value() {
        return Settings.<byte[]>value(this).clone();
    }

    /// Sets the bytes.
    public Image value(byte[] bytes) {
        return Settings.setValue(this, bytes.clone());
    }

    /// What the bytes are: `"png"`, `"mp4"`, `"wav"`, or `"url"` if they are an address.
    public Image format(String format) {
        return Settings.set(this, "format", format);
    }

    /// How wide it is, in pixels.
    public Image width(int pixels) {
        return Settings.set(this, "width", String.valueOf(pixels));
    }

    /// How high it is, in pixels.
    public Image height(int pixels) {
        return Settings.set(this, "height", String.valueOf(pixels));
    }

    @Override
    public byte[] get() {
        return value();
    }

    @Override
    public Image set(byte[] bytes) {
        return value(bytes);
    }
}
