package io.github.spencerpark.ijava.runtime;

import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.UUID;

/// How libraries show things in a cell.
public final class Display {
    private Display() {}

    /// All forms of a value.
    public static DisplayData render(Object value) {
        return IJava.getKernelInstance().getRenderer().render(value);
    }

    /// Some forms of a value. A text is taken as being of the first type.
    public static DisplayData render(Object value, String... types) {
        if (value instanceof String text && types.length > 0) {
            return new DisplayData(himalia.api.Display.render(text, types[0]));
        }
        return IJava.getKernelInstance().getRenderer().renderAs(value, types);
    }

    /// Shows a value.
    ///
    /// @return the id under which it can be replaced
    public static String display(Object value) {
        return himalia.api.Display.display(value).id();
    }

    public static String display(Object value, String... types) {
        DisplayData data = render(value, types);
        data.setDisplayId(UUID.randomUUID().toString());
        return himalia.api.Display.display(data).id();
    }

    /// Replaces what was shown under an id.
    public static void updateDisplay(String id, Object value) {
        himalia.api.Display.updateDisplay(id, value);
    }

    public static void updateDisplay(String id, Object value, String... types) {
        himalia.api.Display.updateDisplay(id, render(value, types));
    }
}
