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
        Layout layout = figure.layout();
        return MimeBundle.text(figure.toString())
                .with(MimeBundle.PNG, figure.png())
                .withMetadata(MimeBundle.PNG, Map.of("width", layout.width(), "height", layout.height()))
                .with(MimeBundle.PLOTLY, Plotly.json(figure));
    }
}
