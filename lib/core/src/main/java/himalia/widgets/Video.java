package himalia.widgets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A film.
///
/// ```java
/// Video.fromFile("training.mp4").loop(false)
/// ```
public final class Video extends Widget implements ValueWidget<byte[], Video>, HasLayout<Video> {
    /// A new one, as ipywidgets makes it.
    public Video() {
        super("Video", "VideoView");
        shown();
        add("format", Kind.TEXT, "mp4");
        add("height", Kind.TEXT, "");
        add("width", Kind.TEXT, "");
        add("autoplay", Kind.BOOL, true);
        add("controls", Kind.BOOL, true);
        add("loop", Kind.BOOL, true);
        addValue("value", Kind.BYTES, new byte[0]);
    }

    /// One with the content of a file; its format is what the name ends in.
    ///
    /// @throws UncheckedIOException if it cannot be read
    public static Video fromFile(String file) {
        try {
            String ending = file.substring(file.lastIndexOf('.') + 1);
            return new Video().value(Files.readAllBytes(Path.of(file))).format(ending);
        } catch (IOException e) {
            throw new UncheckedIOException("Video: cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /// One that the browser loads from an address.
    public static Video fromUrl(String url) {
        return new Video().value(url.getBytes(StandardCharsets.UTF_8)).format("url");
    }

    /// The bytes.
    public byte[] value() {
        return Settings.<byte[]>value(this).clone();
    }

    /// Sets the bytes.
    public Video value(byte[] bytes) {
        return Settings.setValue(this, bytes.clone());
    }

    /// What the bytes are: `"png"`, `"mp4"`, `"wav"`, or `"url"` if they are an address.
    public Video format(String format) {
        return Settings.set(this, "format", format);
    }

    /// How wide it is, in pixels.
    public Video width(int pixels) {
        return Settings.set(this, "width", String.valueOf(pixels));
    }

    /// How high it is, in pixels.
    public Video height(int pixels) {
        return Settings.set(this, "height", String.valueOf(pixels));
    }

    /// Whether it starts by itself.
    public Video autoplay(boolean autoplay) {
        return Settings.set(this, "autoplay", autoplay);
    }

    /// Whether it begins again at the end.
    public Video loop(boolean loop) {
        return Settings.set(this, "loop", loop);
    }

    /// Whether there are buttons to play and to stop it.
    public Video controls(boolean controls) {
        return Settings.set(this, "controls", controls);
    }

    @Override
    public byte[] get() {
        return value();
    }

    @Override
    public Video set(byte[] bytes) {
        return value(bytes);
    }
}
