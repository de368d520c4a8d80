package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Closest;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import himalia.kernel.cell.CellEngine;
import himalia.kernel.cell.Declaration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `%del NAME...`: lets go of variables, methods and classes.
final class DelMagic implements Magic {
    private final CellEngine java;

    DelMagic(CellEngine java) {
        this.java = java;
    }

    @Override
    public String name() {
        return "del";
    }

    @Override
    public List<String> otherNames() {
        return List.of("xdel");
    }

    @Override
    public String usage() {
        return "%del NAME...";
    }

    @Override
    public String summary() {
        return "deletes variables, methods or classes that cells have declared";
    }

    @Override
    public CellResult run(MagicCall call) throws MagicFailure {
        if (call.words().isEmpty()) {
            throw MagicFailure.wrongUse("%del wants a name.");
        }
        List<String> known = names();
        Set<String> wanted = new LinkedHashSet<>();
        for (String word : call.rest().split("[\\s,;]+")) {
            if (!known.contains(word)) {
                throw new MagicFailure("%del: no cell has declared `" + word + "`." + Closest.hint(word, known));
            }
            wanted.add(word);
        }
        Optional<String> users = java.forget(wanted);
        if (users.isPresent()) {
            String all = String.join(" ", wanted);
            throw new MagicFailure("%del: " + all + " is needed by " + users.get() + ", so nothing was deleted."
                    + "\nHint: `%del " + all + " " + users.get().replace(",", "") + "` deletes all of them.");
        }
        return new CellResult.Done();
    }

    private List<String> names() {
        return java.declarations().stream().map(Declaration::name).distinct().toList();
    }

    @Override
    public List<String> complete(String typed) {
        return Arguments.matching(typed, names());
    }
}
