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
        String format = "%-" + widths[0] + "s  %-" + widths[1] + "s  %-" + widths[2] + "s  %s%n";
        // Of a table without sizes the column is one blank wide.
        String plain =
                widths[2] == 4 && all.stream().allMatch(one -> one.shape().isEmpty())
                        ? "%-" + widths[0] + "s  %-" + widths[1] + "s  %4$s%n"
                        : format;
        rows.forEach(row -> System.out.printf(
                plain.replace("%-" + widths[0] + "s", "%1$-" + widths[0] + "s")
                        .replace("  %-" + widths[1] + "s", "  %2$-" + widths[1] + "s")
                        .replace("  %-" + widths[2] + "s", "  %3$-" + widths[2] + "s")
                        .replace("  %s%n", "  %4$s%n"),
                row.toArray()));
        return new CellResult.Done();
    }
}
