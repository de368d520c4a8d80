package himalia.train;

import himalia.api.Display;
import himalia.api.MimeBundle;
import himalia.api.Renderer;

/// Shows a [History] as its learning curve; as text, where it began and ended.
public final class HistoryRenderer implements Renderer<History> {
    @Override
    public Class<History> type() {
        return History.class;
    }

    @Override
    public MimeBundle render(History history) {
        MimeBundle text = MimeBundle.text(history.toString());
        if (history.epochs() < 2) {
            return text;
        }
        return Display.render(history.figure()).with(MimeBundle.TEXT, history.toString());
    }
}
