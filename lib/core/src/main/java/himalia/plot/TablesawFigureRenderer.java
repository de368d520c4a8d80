package himalia.plot;

import himalia.api.MimeBundle;
import himalia.api.Renderer;
import java.util.Map;

/// Shows the figures of Tablesaw's own plot package, without the script that it would load from the network.
///
/// Lines, points, bars, histograms, boxes, heat maps and pies get a picture too; rarer kinds are interactive only.
public final class TablesawFigureRenderer implements Renderer<tech.tablesaw.plotly.components.Figure> {
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
            bundle = bundle.with(MimeBundle.PNG, drawn.png())
                    .withMetadata(MimeBundle.PNG, Map.of("width", layout.width(), "height", layout.height()));
        }
        return bundle.with(MimeBundle.PLOTLY, read.json());
    }
}
