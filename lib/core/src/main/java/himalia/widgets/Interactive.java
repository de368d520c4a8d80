package himalia.widgets;

import himalia.api.Display;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// Controls and, below them, what a function makes of their values: [Widgets#interactive]. The function runs anew at
/// each move.
public final class Interactive extends Widget implements HasChildren<Interactive> {
    private final Callable<@Nullable Object> function;
    private final Output output = new Output();
    private volatile @Nullable Object result;

    Interactive(Callable<@Nullable Object> function, List<? extends ValueWidget<?, ?>> controls) {
        super("interactive", CONTROLS, "2.0.0", "VBoxModel", CONTROLS, "2.0.0", "VBoxView");
        shown();
        add("box_style", Kind.oneOf("success", "info", "warning", "danger", ""), "");
        add("children", Kind.WIDGETS, List.of()).fixed();
        addClass("widget-interact");
        this.function = function;
        List<Widget> all = new ArrayList<>();
        controls.stream().distinct().map(Settings::of).forEach(all::add);
        all.add(output);
        children(all);
        controls.stream().distinct().forEach(control -> control.onChange(value -> update()));
        update();
    }

    /// Calls the function with the values as they are now.
    public void update() {
        output.capture(() -> {
            Display.clearOutput(true);
            result = called();
            if (result != null) {
                Display.display(result);
            }
        });
    }

    private @Nullable Object called() {
        try {
            return function.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /// What the function gave last.
    public @Nullable Object result() {
        return result;
    }

    /// The place where its output appears.
    public Output output() {
        return output;
    }

    @Override
    public String toString() {
        return "interactive("
                + String.join(", ", children().stream().map(Widget::toString).toList()) + ")";
    }
}
