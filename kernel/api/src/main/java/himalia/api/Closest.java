package himalia.api;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The name that somebody who mistyped one probably meant, for messages.
public final class Closest {
    private Closest() {}

    /// A line `\nHint: did you mean "x"?`, or nothing if no name is near.
    public static String hint(String typed, Collection<String> names) {
        String best = of(typed, names);
        return best == null ? "" : "\nHint: did you mean \"" + best + "\"?";
    }

    /// The same within a line: ` Did you mean "x"?`, or nothing if no name is near.
    public static String question(String typed, Collection<String> names) {
        String best = of(typed, names);
        return best == null ? "" : " Did you mean \"" + best + "\"?";
    }

    /// The nearest name, null if none is near.
    public static @Nullable String of(String typed, Collection<String> names) {
        String best = null;
        int letters = typed.length();
        int least = letters < 4 ? Math.min(letters, 2) : Math.max(2, letters / 3) + 1;
        for (String name : names) {
            int distance = distance(typed.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        return best;
    }

    /// The first 20 names, for a message.
    public static String list(List<String> names) {
        String shown = String.join(", ", names.size() > 20 ? names.subList(0, 20) : names);
        return shown + (names.size() > 20 ? ", ... (" + names.size() + ")" : "");
    }

    /// How many letters must be put in, taken out or replaced (Levenshtein).
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
