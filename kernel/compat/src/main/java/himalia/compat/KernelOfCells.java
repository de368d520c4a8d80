package himalia.compat;

import himalia.api.Display;
import himalia.api.DisplayHandle;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.jspecify.annotations.Nullable;

/// What cells ask of the kernels of others.
public abstract class KernelOfCells {
    /// Runs a text as a cell.
    ///
    /// @return its value; null if it has none
    public @Nullable Object evalRaw(String code) {
        return Display.eval(code);
    }

    /// Shows forms, in the place of those that were shown under the same id.
    public void display(DisplayData data) {
        String id = data.getDisplayId();
        if (id == null) {
            Display.display(data);
        } else {
            new DisplayHandle(id).update(data);
        }
    }
}
