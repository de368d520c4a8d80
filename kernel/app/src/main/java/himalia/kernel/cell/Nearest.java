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
        return near(name, candidates.filter(one -> distance(name, one) < limit(name) || one.equalsIgnoreCase(name)))
                .findFirst();
    }

    /// Also those of which the name is a part, or they of it: for arguments have long names and short ones.
    ///
    /// @param limit how many are wanted
    static List<String> of(String name, Collection<String> candidates, int limit) {
        return near(name, candidates.stream().filter(one -> distance(name, one) < limit(name) || isPart(name, one)))
                .distinct()
                .limit(limit)
                .toList();
    }

    private static Stream<String> near(String name, Stream<String> candidates) {
        return candidates
                .filter(one -> !one.equals(name))
                .sorted(Comparator.comparingInt(one -> isPart(name, one) ? 0 : distance(name, one)));
    }

    private static int limit(String name) {
        // Of a single letter nothing is left once it is changed.
        return name.length() == 1 ? 1 : 1 + Math.max(1, name.length() / 3);
    }

    /// `epochs` of `num_epochs`, `optimizer` of `optim`, `batchSize` of `batchsize`.
    private static boolean isPart(String name, String other) {
        String a = plain(name);
        String b = plain(other);
        return a.equals(b) || b.length() > 3 && a.endsWith(b) || a.length() > 2 && b.startsWith(a);
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
