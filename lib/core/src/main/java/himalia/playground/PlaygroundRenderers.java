package himalia.playground;

import himalia.api.MimeBundle;
import himalia.api.Renderer;

/// How a playground is shown in a notebook.
///
/// The service is public, since [java.util.ServiceLoader] makes it, and nested in a class that is not, so that no cell
/// meets its name.
final class PlaygroundRenderers {
    private PlaygroundRenderers() {}

    /// Shows a [Playground] as its widget; as text, where no page can.
    public static final class OfPlayground implements Renderer<Playground> {
        @Override
        public Class<Playground> type() {
            return Playground.class;
        }

        @Override
        public MimeBundle render(Playground playground) {
            return playground.shownInCell();
        }
    }
}
