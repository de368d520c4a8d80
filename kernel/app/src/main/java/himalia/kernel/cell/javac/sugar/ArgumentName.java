package himalia.kernel.cell.javac.sugar;

import com.sun.tools.javac.code.Symbol.VarSymbol;
import java.util.Locale;
import java.util.Map;

/// The name that an argument has in a call: `dim` of `x.mean(dim=0)`.
///
/// @param written as it stands there
/// @param here    what it is called in this library, if another library has another name for it
public record ArgumentName(String written, String here) {
    /// @param others what other libraries call parameters, and what they are called here
    public static ArgumentName of(String written, Map<String, String> others) {
        return new ArgumentName(written, others.getOrDefault(written, written));
    }

    /// Whether a parameter is meant: `in_features` and `inFeatures` also mean one that is called `in`.
    public boolean means(VarSymbol parameter) {
        String called = parameter.name.toString();
        return plain(called).equals(plain(written)) || called.equals(here) || isFirstWord(called);
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private boolean isFirstWord(String word) {
        return written.length() > word.length()
                && written.startsWith(word)
                && (written.charAt(word.length()) == '_' || Character.isUpperCase(written.charAt(word.length())));
    }
}
