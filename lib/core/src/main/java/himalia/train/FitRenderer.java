package himalia.train;

import himalia.api.Display;
import himalia.api.MimeBundle;
import himalia.api.Renderer;

/// Starts a plan of training that is a cell's last value, and shows what came of it.
public final class FitRenderer implements Renderer<Fit> {
    @Override
    public Class<Fit> type() {
        return Fit.class;
    }

    @Override
    public MimeBundle render(Fit plan) {
        return Display.render(plan.run());
    }
}
