package himalia.compat;

import himalia.api.MimeBundle;
import himalia.api.Renderer;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/// Shows what a cell has put into a `DisplayData`.
public final class DisplayDataRenderer implements Renderer<DisplayData> {
    @Override
    public Class<DisplayData> type() {
        return DisplayData.class;
    }

    @Override
    public MimeBundle render(DisplayData value) {
        return value.toBundle();
    }
}
