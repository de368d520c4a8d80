package himalia.plot;

import himalia.api.MimeBundle;
import himalia.api.Renderer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;

/// How figures and pictures are shown in a notebook.
///
/// The services are public, since [java.util.ServiceLoader] makes them, and nested in a class that is not, so that no
/// cell meets their names.
final class PlotRenderers {
    private PlotRenderers() {}

    /// Shows a [Figure] as picture, as interactive plotly figure and as one line of text.
    public static final class OfFigure implements Renderer<Figure> {
        @Override
        public Class<Figure> type() {
            return Figure.class;
        }

        @Override
        public MimeBundle render(Figure figure) {
            return PlotRenderers.render(figure);
        }
    }

    static MimeBundle render(Figure figure) {
        return picture(figure, besidePlotly(figure)).with(MimeBundle.PLOTLY, Plotly.json(figure));
    }

    /// With one pixel for each of the figure: plotly's extension for Jupyter shows the picture pixel by pixel, whatever
    /// size the bundle names. A sharper one would be of the right size in some Jupyters only.
    private static byte[] besidePlotly(Figure figure) {
        return Painter.png(figure, 6, 1);
    }

    static MimeBundle picture(Figure figure, byte[] png) {
        Layout layout = figure.layout();
        return MimeBundle.text(figure.toString())
                .with(MimeBundle.PNG, png)
                .withMetadata(MimeBundle.PNG, Map.of("width", layout.width(), "height", layout.height()));
    }

    /// Shows an [Animation] with its button and its slider; as picture, the last frame.
    public static final class OfAnimation implements Renderer<Animation> {
        @Override
        public Class<Animation> type() {
            return Animation.class;
        }

        @Override
        public MimeBundle render(Animation animation) {
            Layout layout = animation.last().layout();
            return MimeBundle.text(animation.toString())
                    .with(MimeBundle.PNG, Film.png(animation))
                    .withMetadata(
                            MimeBundle.PNG, Map.of("width", layout.width(), "height", layout.height() + Film.ROOM))
                    .with(MimeBundle.PLOTLY, Film.json(animation));
        }
    }

    /// Shows an [Inspection] as its picture, and its numbers as text.
    public static final class OfInspection implements Renderer<Inspection> {
        @Override
        public Class<Inspection> type() {
            return Inspection.class;
        }

        @Override
        public MimeBundle render(Inspection inspection) {
            String text = inspection.toString();
            return inspection.figure() == null
                    ? MimeBundle.text(text)
                    : PlotRenderers.render(inspection.figure()).with(MimeBundle.TEXT, text);
        }
    }

    /// Shows the figures of Tablesaw's own plot package, without the script that it would load from the network.
    ///
    /// Lines, points, bars, histograms, boxes, heat maps and pies get a picture too; rarer kinds are interactive
    /// only.
    public static final class OfTablesawFigure implements Renderer<tech.tablesaw.plotly.components.Figure> {
        @Override
        public Class<tech.tablesaw.plotly.components.Figure> type() {
            return tech.tablesaw.plotly.components.Figure.class;
        }

        @Override
        public MimeBundle render(tech.tablesaw.plotly.components.Figure figure) {
            TablesawFigure read = TablesawFigure.of(figure);
            Figure drawn = read.drawn();
            MimeBundle bundle = MimeBundle.text(drawn == null ? read.describe() : drawn.toString());
            if (drawn != null) {
                Layout layout = drawn.layout();
                bundle = bundle.with(MimeBundle.PNG, besidePlotly(drawn))
                        .withMetadata(MimeBundle.PNG, Map.of("width", layout.width(), "height", layout.height()));
            }
            return bundle.with(MimeBundle.PLOTLY, read.json());
        }
    }

    /// Shows pictures that were made by other means, pixel by pixel.
    public static final class OfImage implements Renderer<BufferedImage> {
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
}
