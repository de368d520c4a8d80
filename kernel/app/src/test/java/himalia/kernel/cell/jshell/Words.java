package himalia.kernel.cell.jshell;

import himalia.kernel.cell.Mask;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Identifiers in a text, found without parsing it.
final class Words {
    private static final Pattern WORD = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");
    private static final Pattern DECLARED =
            Pattern.compile("[\\p{L}\\p{N}_$>\\]]\\s+([\\p{L}_$][\\p{L}\\p{N}_$]*)\\s*[=;,:(){]");

    private Words() {}

    static Set<String> in(String code) {
        Set<String> words = new HashSet<>();
        Matcher word = WORD.matcher(Mask.of(code));
        while (word.find()) {
            words.add(word.group());
        }
        return words;
    }

    /// Names that seem to be declared: they follow a type.
    static Set<String> declaredIn(String code) {
        Set<String> words = new HashSet<>();
        Matcher word = DECLARED.matcher(Mask.of(code));
        while (word.find()) {
            words.add(word.group(1));
        }
        return words;
    }
}
