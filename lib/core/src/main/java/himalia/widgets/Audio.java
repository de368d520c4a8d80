package himalia.widgets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A sound.
///
/// ```java
/// Audio.fromFile("bell.wav").autoplay(false)
/// ```
public final class Audio extends Widget implements ValueWidget<byte[], Audio>, HasLayout<Audio> {
    /// A new one, as ipywidgets makes it.
    public Audio() {
        super("Audio", "AudioView");
        shown();
        add("format", Kind.TEXT, "mp3");
        add("autoplay", Kind.BOOL, true);
        add("controls", Kind.BOOL, true);
        add("loop", Kind.BOOL, true);
        addValue("value", Kind.BYTES, new byte[0]);
    }

    /// One with the content of a file; its format is what the name ends in.
    ///
    /// @throws UncheckedIOException if it cannot be read
    public static Audio fromFile(String file) {
        try {
            String ending = file.substring(file.lastIndexOf('.') + 1);
            return new Audio().value(Files.readAllBytes(Path.of(file))).format(ending);
        } catch (IOException e) {
            throw new UncheckedIOException("Audio: cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /// One that the browser loads from an address.
    public static Audio fromUrl(String url) {
        return new Audio().value(url.getBytes(StandardCharsets.UTF_8)).format("url");
    }

    /// The bytes.
    public byte[] value() {
        return Settings.<byte[]>value(this).clone();
    }

    /// Sets the bytes.
    public Audio value(byte[] bytes) {
        return Settings.setValue(this, bytes.clone());
    }

    /// What the bytes are: `"png"`, `"mp4"`, `"wav"`, or `"url"` if they are an address.
    public Audio format(String format) {
        return Settings.set(this, "format", format);
    }

    /// Whether it starts by itself.
    public Audio autoplay(boolean autoplay) {
        return Settings.set(this, "autoplay", autoplay);
    }

    /// Whether it begins again at the end.
    public Audio loop(boolean loop) {
        return Settings.set(this, "loop", loop);
    }

    /// Whether there are buttons to play and to stop it.
    public Audio controls(boolean controls) {
        return Settings.set(this, "controls", controls);
    }

    @Override
    public byte[] get() {
        return value();
    }

    @Override
    public Audio set(byte[] bytes) {
        return value(bytes);
    }
}
