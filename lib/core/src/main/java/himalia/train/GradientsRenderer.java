package himalia.train;

import himalia.api.Display;
import himalia.api.MimeBundle;
import himalia.api.Renderer;

/// Shows [Gradients] as bars.
public final class GradientsRenderer implements Renderer<Gradients> {
    @Override
    public Class<Gradients> type() {
        return Gradients.class;
    }

    @Override
    public MimeBundle render(Gradients gradients) {
        return Display.render(gradients.figure()).with(MimeBundle.TEXT, gradients.toString());
    }
}
