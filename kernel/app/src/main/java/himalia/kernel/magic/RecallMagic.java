package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import himalia.kernel.history.History;
import java.util.List;
import java.util.stream.Collectors;

/// `%recall 3`: puts a cell that was run into the next cell, to be changed and run again.
final class RecallMagic implements Magic {
    private final History history;

    RecallMagic(History history) {
        this.history = history;
    }

    @Override
    public String name() {
        return "recall";
    }

    @Override
    public List<String> otherNames() {
        return List.of("rep");
    }

    @Override
    public String usage() {
        return "%recall [CELLS]";
    }

    @Override
    public String summary() {
        return "puts cells that were run, or the last one, into a new cell";
    }

    @Override
    public CellResult run(MagicCall call) throws MagicFailure {
        List<History.Entry> found = call.words().isEmpty() ? last() : Ranges.of("%recall", history, call.words());
        call.nextCell(found.stream().map(History.Entry::source).collect(Collectors.joining("\n")));
        return new CellResult.Done();
    }

    private List<History.Entry> last() throws MagicFailure {
        List<History.Entry> two = history.range(0, 0, Integer.MAX_VALUE);
        if (two.size() < 2) {
            throw new MagicFailure("%recall: no cell was run before this one.");
        }
        return two.subList(two.size() - 2, two.size() - 1);
    }
}
