package himalia.widgets;

import himalia.api.MimeBundle;
import himalia.api.Renderer;

/// How widgets are shown in a notebook.
///
/// The service is public, since [java.util.ServiceLoader] makes it, and nested in a class that is not, so that no cell
/// meets its name.
final class WidgetRenderers {
    private WidgetRenderers() {}

    /// Shows a [Widget] as itself; as text, where no page can.
    public static final class OfWidget implements Renderer<Widget> {
        @Override
        public Class<Widget> type() {
            return Widget.class;
        }

        @Override
        public MimeBundle render(Widget widget) {
            return widget.shownInCell();
        }
    }
}
