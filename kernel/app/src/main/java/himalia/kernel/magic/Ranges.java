package himalia.kernel.magic;

import himalia.api.MagicFailure;
import himalia.kernel.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cells of the history, as IPython names them: `3`, `1-4`, `2:5` (without the 5), `~1/3-5` of the session before.
final class Ranges {
    private static final Pattern RANGE = Pattern.compile("(?:~(\\d{1,6})/)?(?:(\\d{1,8})?(?:([-:])(\\d{1,8})?)?)?");

    private Ranges() {}

    static List<History.Entry> of(String magic, History history, List<String> words) throws MagicFailure {
        List<History.Entry> found = new ArrayList<>();
        for (String word : words) {
            Matcher range = RANGE.matcher(word);
            if (word.isEmpty() || !range.matches()) {
                throw MagicFailure.wrongUse(
                        magic + ": `" + word + "` names no cells; 3, 1-4 and ~1/2-3 (of the session" + " before) do.");
            }
            int session = range.group(1) == null ? 0 : -Integer.parseInt(range.group(1));
            int first = range.group(2) == null ? 1 : Integer.parseInt(range.group(2));
            boolean open = range.group(4) == null && (range.group(3) != null || range.group(2) == null);
            int last = open
                    ? Integer.MAX_VALUE
                    : range.group(4) == null
                            ? first + 1
                            : Integer.parseInt(range.group(4)) + (range.group(3).equals("-") ? 1 : 0);
            List<History.Entry> these = history.range(session, first, last);
            if (these.isEmpty()) {
                throw new MagicFailure(magic + ": no cell was run by the number " + word + ".\nHint: %history -n lists"
                        + " the cells of this session.");
            }
            found.addAll(these);
        }
        return found;
    }
}
