package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import himalia.kernel.cell.CellEngine;
import himalia.kernel.cell.Declaration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// `%reset`: lets go of all that cells have declared and imported. Jars stay.
final class ResetMagic implements Magic {
    private final CellEngine java;

    ResetMagic(CellEngine java) {
        this.java = java;
    }

    @Override
    public String name() {
        return "reset";
    }

    @Override
    public String usage() {
        return "%reset [-f]";
    }

    @Override
    public String summary() {
        return "deletes all variables, methods, classes and imports of the cells; jars stay";
    }

    @Override
    public CellResult run(MagicCall call) throws MagicFailure {
        List<String> words = Arguments.plain(call, "%reset", "-f", "-s");
        if (!words.isEmpty()) {
            throw MagicFailure.wrongUse(
                    "%reset takes no name.\nHint: `%del " + String.join(" ", words) + "` deletes single ones.");
        }
        Set<String> all = java.declarations().stream()
                .map(Declaration::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Optional<String> kept = java.forget(all);
        if (kept.isPresent()) {
            throw new MagicFailure("%reset: " + kept.get() + " needs something of it.");
        }
        System.out.println("Deleted " + all.size() + (all.size() == 1 ? " name." : " names."));
        return new CellResult.Done();
    }
}
