package himalia.kernel.magic;

import himalia.kernel.cell.CellEngine;
import java.util.List;
import java.util.Map;

/// `%lsmagic`: the magics and what they do.
final class ListMagics implements Magic {
    private final Map<String, Magic> all;

    ListMagics(Map<String, Magic> all) {
        this.all = all;
    }

    @Override
    public String name() {
        return "lsmagic";
    }

    @Override
    public String usage() {
        return "%lsmagic";
    }

    @Override
    public String summary() {
        return "lists the magics; %help is the same";
    }

    @Override
    public void run(List<String> arguments, CellEngine engine) {
        System.out.println("Magics stand at the top of a cell, before its Java:");
        all.values().stream()
                .distinct()
                .forEach(magic -> System.out.printf("  %-22s %s%n", magic.usage(), magic.summary()));
    }
}
