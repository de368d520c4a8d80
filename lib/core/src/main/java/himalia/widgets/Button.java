package himalia.widgets;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A button that does something, also while a cell runs.
///
/// ```java
/// var stop = new Button().description("Stop").buttonStyle("danger");
/// stop.onClick(() -> model.stopTraining());
/// display(stop);
/// ```
public final class Button extends Widget
        implements HasDescription<Button>, HasDisabled<Button>, HasButtonStyle<Button>, HasIcon<Button> {
    private final List<Consumer<Button>> clicked = new CopyOnWriteArrayList<>();

    /// A new one, as ipywidgets makes it.
    public Button() {
        super("Button", "ButtonView");
        control("Button");
        remove("description_allow_html");
        add("button_style", BUTTON_STYLE, "");
        add("icon", Kind.TEXT, "");
        onMessage((content, buffers) -> {
            if ("click".equals(content.get("event"))) {
                click();
            }
        });
    }

    /// A button with a text on it.
    public Button(String description) {
        this();
        description(description);
    }

    /// Does something at each click. What it prints, shows or throws appears at the cell that shows the button.
    public Button onClick(Runnable action) {
        return onClick(button -> action.run());
    }

    /// The same, with the button itself.
    public Button onClick(Consumer<Button> action) {
        clicked.add(action);
        return this;
    }

    /// Does what a click does.
    public void click() {
        clicked.forEach(action -> action.accept(this));
    }
}
