package himalia.plot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Writes figures to files.
final class Saving {
    private Saving() {}

    static void save(Figure figure, Path file) {
        byte[] bytes = bytes(figure, file);
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("save: " + file + " could not be written: " + e.getMessage(), e);
        }
    }

    private static byte[] bytes(Figure figure, Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return switch (ending) {
            case "png" -> figure.png();
            case "svg" -> SvgSink.write(figure).getBytes(StandardCharsets.UTF_8);
            case "pdf" -> PdfSink.write(figure);
            case "html" -> html(figure).getBytes(StandardCharsets.UTF_8);
            default ->
                throw new IllegalArgumentException(
                        "save: figures are written as png, svg, pdf or html, but the file is \"" + file
                                + "\".\nHint: end the name in .png");
        };
    }

    /// A page with the picture in it and nothing from elsewhere.
    private static String html(Figure figure) {
        String title = figure.layout().title() == null
                ? "Figure"
                : Json.escaped(Fonts.shown(figure.layout().title()));
        return "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>" + title
                + "</title></head>\n<body style=\"margin:2em;text-align:center\">\n"
                + SvgSink.write(figure).replaceFirst("<\\?xml[^>]*>\\s*", "") + "\n</body></html>\n";
    }
}
