package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.kernel.cell.CellEngine;
import himalia.kernel.cell.Variable;
import java.util.ArrayList;
import java.util.List;

/// `%whos`: the variables of the cells with their types, sizes and values.
final class WhosMagic implements Magic {
    private final CellEngine java;

    WhosMagic(CellEngine java) {
        this.java = java;
    }

    @Override
    public String name() {
        return "whos";
    }

    @Override
    public String usage() {
        return "%whos";
    }

    @Override
    public String summary() {
        return "lists the variables with their types, sizes and values";
    }

    @Override
    public CellResult run(MagicCall call) {
        List<Variable> all = java.variables();
        if (all.isEmpty()) {
            System.out.println("Cells have declared no variable.");
            return new CellResult.Done();
        }
        List<List<String>> rows = new ArrayList<>(List.of(List.of("Variable", "Type", "Size", "Value")));
        all.forEach(one -> rows.add(List.of(
                one.name(),
                one.type(),
                one.shape(),
                one.value().lines().findFirst().orElse(""))));
        int[] widths = new int[3];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        boolean hasSizes = all.stream().anyMatch(one -> !one.shape().isEmpty());
        for (List<String> row : rows) {
            System.out.println(padded(row, 0, widths)
                    + padded(row, 1, widths)
                    + (hasSizes ? padded(row, 2, widths) : "")
                    + row.getLast());
        }
        return new CellResult.Done();
    }

    private static String padded(List<String> row, int column, int[] widths) {
        String text = row.get(column);
        return text + " ".repeat(widths[column] - text.length() + 2);
    }
}
