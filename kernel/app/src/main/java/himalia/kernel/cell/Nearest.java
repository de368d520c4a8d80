package himalia.kernel.cell;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The names that somebody who misspelt one may have meant.
final class Nearest {
    private Nearest() {}

    static Optional<String> of(String name, Stream<String> candidates) {
        return near(name, candidates).findFirst();
    }

    /// @param limit how many are wanted
    static List<String> of(String name, Collection<String> candidates, int limit) {
        return near(name, candidates.stream()).distinct().limit(limit).toList();
    }

    private static Stream<String> near(String name, Stream<String> candidates) {
        // Of a single letter nothing is left once it is changed.
        int limit = name.length() == 1 ? 1 : 1 + Math.max(1, name.length() / 3);
        return candidates
                .filter(one -> !one.equals(name))
                .filter(one -> distance(name, one) < limit || plain(one).equals(plain(name)))
                .sorted(Comparator.comparingInt(one -> plain(one).equals(plain(name)) ? 0 : distance(name, one)));
    }

    /// `batchsize` of `batchSize` and `batch_size`.
    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    /// How many letters must be changed, added, taken away or swapped with the neighbour.
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
