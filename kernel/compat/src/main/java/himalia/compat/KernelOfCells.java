package himalia.compat;

import himalia.api.Display;
import himalia.api.DisplayHandle;
import java.util.List;
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

    /// Runs a magic of one line.
    ///
    /// @return its value; null if it has none, or prints it
    public @Nullable Object lineMagic(String name, List<String> arguments) {
        return evalRaw("%" + name + words(arguments));
    }

    /// Runs a magic over lines.
    ///
    /// @return its value; null if it has none
    public @Nullable Object cellMagic(String name, List<String> arguments, String body) {
        return evalRaw("%%" + name + words(arguments) + "\n" + body);
    }

    /// Prints the magics that there are.
    public void printMagics() {
        evalRaw("%lsmagic");
    }

    private static String words(List<String> arguments) {
        StringBuilder words = new StringBuilder();
        for (String one : arguments) {
            String quote = one.indexOf('"') < 0 ? "\"" : "'";
            words.append(' ').append(one.matches("\\S+") ? one : quote + one + quote);
        }
        return words.toString();
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
