package himalia.plot;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/// Finds what somebody may have meant.
final class Similar {
    private Similar() {}

    /// ` Did you mean "blue"?`, or nothing if no name is near.
    static String hint(String name, Collection<String> names) {
        String asked = name.toLowerCase(Locale.ROOT);
        return names.stream()
                .min(Comparator.comparingInt(n -> distance(asked, n.toLowerCase(Locale.ROOT))))
                .filter(n -> distance(asked, n.toLowerCase(Locale.ROOT)) <= Math.max(2, asked.length() / 3))
                .map(n -> " Did you mean \"" + n + "\"?")
                .orElse("");
    }

    /// How many letters must be changed, put in or taken out.
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int same = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(same, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
