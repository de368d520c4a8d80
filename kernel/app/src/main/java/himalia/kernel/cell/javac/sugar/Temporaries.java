package himalia.kernel.cell.javac.sugar;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// The names of what is computed once: such as no other thing in a text has.
final class Temporaries {
    private static final Pattern TEMPORARY = Pattern.compile("\\$\\d+(\\p{Alpha}+)");

    private final String code;
    private final Map<String, String> names = new HashMap<>();

    Temporaries(String code) {
        this.code = code;
    }

    /// Whether a name is one that calls have for what they need twice.
    static boolean is(String name) {
        return TEMPORARY.matcher(name).matches();
    }

    /// The name that one has in the text.
    String name(String name) {
        return names.computeIfAbsent(name, key -> {
            String role = TEMPORARY.matcher(key).replaceFirst("$1");
            String free = role;
            for (int i = 2; isTaken(free); i++) {
                free = role + i;
            }
            return free;
        });
    }

    private boolean isTaken(String name) {
        return names.containsValue(name)
                || Pattern.compile("(?<![\\p{L}\\p{N}_$])" + name + "(?![\\p{L}\\p{N}_$])")
                        .matcher(code)
                        .find();
    }
}
