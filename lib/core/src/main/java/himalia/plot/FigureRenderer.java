package himalia.plot;

import himalia.api.MimeBundle;
import himalia.api.Renderer;
import java.util.Map;

/// Shows a [Figure] as picture, as interactive plotly figure and as one line of text.
public final class FigureRenderer implements Renderer<Figure> {
    @Override
    public Class<Figure> type() {
        return Figure.class;
    }

    @Override
    public MimeBundle render(Figure figure) {
        return picture(figure, figure.png()).with(MimeBundle.PLOTLY, Plotly.json(figure));
    }

    static MimeBundle picture(Figure figure, byte[] png) {
        Layout layout = figure.layout();
        return MimeBundle.text(figure.toString())
                .with(MimeBundle.PNG, png)
                .withMetadata(MimeBundle.PNG, Map.of("width", layout.width(), "height", layout.height()));
    }
}
