package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import himalia.kernel.history.History;
import java.util.ArrayList;
import java.util.List;

/// `%history`: the cells that were run.
final class HistoryMagic implements Magic {
    private final History history;

    HistoryMagic(History history) {
        this.history = history;
    }

    @Override
    public String name() {
        return "history";
    }

    @Override
    public List<String> otherNames() {
        return List.of("hist");
    }

    @Override
    public String usage() {
        return "%history [-n] [-l COUNT] [-g PATTERN] [CELLS]";
    }

    @Override
    public String summary() {
        return "shows cells that were run: 1-4 of this session, ~1/2-3 of the one before; -n with their numbers, -g those that match";
    }

    @Override
    public CellResult run(MagicCall call) throws MagicFailure {
        boolean numbered = false;
        List<String> ranges = new ArrayList<>();
        List<History.Entry> found = null;
        List<String> words = call.words();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            switch (word) {
                case "-n" -> numbered = true;
                case "-l", "-g" -> {
                    String value = i + 1 < words.size() ? words.get(++i) : "";
                    found = word.equals("-g") ? matching(value) : history.tail(count(value));
                    numbered |= word.equals("-g");
                }
                default -> {
                    if (word.startsWith("-")) {
                        throw MagicFailure.wrongUse("%history has no option " + word + ".");
                    }
                    ranges.add(word);
                }
            }
        }
        if (found == null) {
            // The running cell is no past yet.
            found = ranges.isEmpty()
                    ? past(history.range(0, 0, Integer.MAX_VALUE))
                    : Ranges.of("%history", history, ranges);
        }
        for (History.Entry entry : found) {
            boolean other = entry.session() != history.session();
            String number = (other ? entry.session() + "/" : "") + entry.line() + ": ";
            System.out.println(
                    numbered
                            ? number + entry.source().replace("\n", "\n" + " ".repeat(number.length()))
                            : entry.source());
        }
        return new CellResult.Done();
    }

    private static List<History.Entry> past(List<History.Entry> all) {
        return all.isEmpty() ? all : all.subList(0, all.size() - 1);
    }

    private List<History.Entry> matching(String pattern) throws MagicFailure {
        if (pattern.isEmpty()) {
            throw MagicFailure.wrongUse("%history -g wants a pattern, for example *Tensor*.");
        }
        String glob = pattern.contains("*") || pattern.contains("?") ? pattern : "*" + pattern + "*";
        return past(history.search(glob, true, Integer.MAX_VALUE));
    }

    private static int count(String value) throws MagicFailure {
        if (!value.matches("\\d{1,6}")) {
            throw MagicFailure.wrongUse("%history -l wants a count, not `" + value + "`.");
        }
        return Integer.parseInt(value);
    }

    @Override
    public List<String> complete(String typed) {
        return Arguments.matching(typed, List.of("-n", "-l", "-g"));
    }
}
