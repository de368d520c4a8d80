package himalia.data;

import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Rows and columns by their places, written as Python slices: `"0:5, -1"`.
final class Positions {
    private Positions() {}

    static Table of(Table table, String places) {
        String[] parts = places.split(",", -1);
        if (parts.length > 2) {
            throw refused(places, "expected rows, or rows and columns");
        }
        List<Column<?>> columns = Frames.dataColumns(table);
        int[] rows = slice(places, parts[0], table.rowCount(), "row");
        List<Column<?>> chosen = new ArrayList<>();
        for (int i : slice(places, parts.length == 2 ? parts[1] : ":", columns.size(), "column")) {
            chosen.add(columns.get(i));
        }
        return Cells.rows(Frames.like(table, chosen), rows);
    }

    private static int[] slice(String places, String part, int size, String what) {
        String[] ends = part.strip().split(":", -1);
        if (ends.length == 1) {
            int at = number(places, ends[0], 0);
            if (at >= size || at < -size || ends[0].isBlank()) {
                throw refused(places, "there are " + size + " " + what + "s, from 0 to " + (size - 1));
            }
            return new int[] {at < 0 ? at + size : at};
        }
        int step = ends.length == 3 ? number(places, ends[2], 1) : 1;
        if (ends.length > 3 || step == 0) {
            throw refused(places, "a slice is from:to or from:to:step, with a step other than 0");
        }
        int from = bound(number(places, ends[0], step > 0 ? 0 : size - 1), ends[0], size, step);
        int to = ends[1].isBlank() ? (step > 0 ? size : -1) : bound(number(places, ends[1], 0), ends[1], size, step);
        Rows chosen = new Rows();
        for (int i = from; step > 0 ? i < to : i > to; i += step) {
            chosen.add(i);
        }
        return chosen.toArray();
    }

    private static int bound(int place, String written, int size, int step) {
        int at = place < 0 && !written.isBlank() ? place + size : place;
        return step > 0 ? Math.clamp(at, 0, size) : Math.clamp(at, -1, size - 1);
    }

    private static int number(String places, String text, int otherwise) {
        try {
            return text.isBlank() ? otherwise : Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw refused(places, "\"" + text.strip() + "\" is no whole number");
        }
    }

    private static IllegalArgumentException refused(String places, String why) {
        return new IllegalArgumentException("iloc: \"" + places + "\" cannot be taken: " + why
                + ".\nHint: iloc(table, \"0:5\") takes the first five rows, iloc(table, \":, -1\") the last column.");
    }
}
