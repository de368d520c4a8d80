package himalia.kernel.cell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The texts of the cells that were run, for the source lines of a traceback.
public final class CellTexts {
    private static final int KEPT = 2000;
    private final Map<Integer, List<String>> texts = new LinkedHashMap<>();

    public synchronized void put(Cell cell) {
        texts.remove(cell.number());
        texts.put(cell.number(), cell.code().lines().toList());
        if (texts.size() > KEPT) {
            texts.remove(texts.keySet().iterator().next());
        }
    }

    /// The lines of a cell; none if it is not known any more.
    public synchronized List<String> lines(int cell) {
        return texts.getOrDefault(cell, List.of());
    }
}
