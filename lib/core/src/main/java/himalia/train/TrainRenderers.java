package himalia.train;

import himalia.api.Display;
import himalia.api.MimeBundle;
import himalia.api.Renderer;
import java.util.List;

/// How a training and what came of it are shown in a notebook.
///
/// The services are public, since [java.util.ServiceLoader] makes them, and nested in a class that is not, so that no
/// cell meets their names.
final class TrainRenderers {
    private TrainRenderers() {}

    /// Shows a [History] as its learning curve; as text, where it began and ended.
    public static final class OfHistory implements Renderer<History> {
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

    /// Starts a plan of training that is a cell's last value, and shows what came of it.
    public static final class OfFit implements Renderer<Fit> {
        @Override
        public Class<Fit> type() {
            return Fit.class;
        }

        @Override
        public MimeBundle render(Fit plan) {
            return Display.render(plan.outcome());
        }
    }

    /// Shows [Gradients] as bars.
    public static final class OfGradients implements Renderer<Gradients> {
        @Override
        public Class<Gradients> type() {
            return Gradients.class;
        }

        @Override
        public MimeBundle render(Gradients gradients) {
            return Display.render(gradients.figure()).with(MimeBundle.TEXT, gradients.toString());
        }
    }

    /// Shows a [Sweep] as the table of its runs; one that was not started yet is.
    @SuppressWarnings("rawtypes")
    public static final class OfSweep implements Renderer<Sweep> {
        @Override
        public Class<Sweep> type() {
            return Sweep.class;
        }

        @Override
        public MimeBundle render(Sweep sweep) {
            sweep.runs();
            List<String> failures = ((Sweep<?>) sweep).failures();
            MimeBundle shown = sweep.shown().with(MimeBundle.TEXT, sweep.toString());
            Object html = shown.data().get(MimeBundle.HTML);
            return failures.isEmpty() || html == null
                    ? shown
                    : shown.with(MimeBundle.HTML, html + "\n<pre>" + escaped(String.join("\n", failures)) + "</pre>");
        }

        private static String escaped(String text) {
            return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        }
    }

    /// Shows a [ModelInspection] as its table.
    public static final class OfModelInspection implements Renderer<ModelInspection> {
        @Override
        public Class<ModelInspection> type() {
            return ModelInspection.class;
        }

        @Override
        public MimeBundle render(ModelInspection inspection) {
            return Display.render(inspection.table()).with(MimeBundle.TEXT, inspection.toString());
        }
    }
}
