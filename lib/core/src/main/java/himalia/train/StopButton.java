package himalia.train;

import himalia.api.Display;
import himalia.api.DisplayHandle;
import himalia.api.MimeBundle;
import himalia.widgets.Button;
import org.jspecify.annotations.Nullable;

/// The button with which a hand ends a training. It goes when the training has ended: a saved notebook has no use for
/// it.
final class StopButton {
    private final Button button = new Button("Stop").icon("stop").buttonStyle("danger");
    private final DisplayHandle place;
    private volatile boolean pressed;

    private StopButton(Model model) {
        button.onClick(() -> {
            pressed = true;
            model.stopTraining();
            button.description("Stops after this epoch").disabled(true);
        });
        place = Display.display(button);
    }

    /// One that is shown; null where there is nobody to press it.
    static @Nullable StopButton of(Model model) {
        return ProgressLine.isNotebook() ? new StopButton(model) : null;
    }

    void close() {
        place.update(MimeBundle.text(pressed ? "stopped by hand" : ""));
        button.close();
    }
}
