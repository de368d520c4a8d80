package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Closest;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import himalia.kernel.cell.CellEngine;
import himalia.kernel.cell.Declaration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `%who`: what the cells have declared.
final class WhoMagic implements Magic {
    private static final Map<String, Declaration.Kind> KINDS = kinds();

    private final CellEngine java;

    WhoMagic(CellEngine java) {
        this.java = java;
    }

    private static Map<String, Declaration.Kind> kinds() {
        Map<String, Declaration.Kind> kinds = new LinkedHashMap<>();
        kinds.put("vars", Declaration.Kind.VARIABLE);
        kinds.put("methods", Declaration.Kind.METHOD);
        kinds.put("types", Declaration.Kind.TYPE);
        kinds.put("imports", Declaration.Kind.IMPORT);
        return kinds;
    }

    @Override
    public String name() {
        return "who";
    }

    @Override
    public List<String> otherNames() {
        return List.of("who_ls", "jshell");
    }

    @Override
    public String usage() {
        return "%who [vars] [methods] [types] [imports]";
    }

    @Override
    public String summary() {
        return "lists what cells have declared; as a value it is the list of the names";
    }

    @Override
    public CellResult run(MagicCall call) throws MagicFailure {
        List<String> asked = new ArrayList<>();
        for (String word : call.words()) {
            // `%jshell /vars` of other kernels.
            String kind = word.replaceFirst("^/", "");
            if (!KINDS.containsKey(kind)) {
                throw MagicFailure.wrongUse("%who knows " + String.join(", ", KINDS.keySet()) + ", not `" + word + "`."
                        + Closest.question(kind, KINDS.keySet()));
            }
            asked.add(kind);
        }
        List<Declaration> found = java.declarations().stream()
                .filter(one -> asked.isEmpty() || asked.stream().anyMatch(kind -> KINDS.get(kind) == one.kind()))
                .toList();
        if (call.wantsValue()) {
            return new CellResult.Value(found.stream()
                    .filter(one -> one.kind() != Declaration.Kind.IMPORT || asked.contains("imports"))
                    .map(Declaration::name)
                    .distinct()
                    .toList());
        }
        if (found.isEmpty()) {
            System.out.println("Cells have declared nothing" + (asked.isEmpty() ? "." : " of that."));
        }
        KINDS.forEach((title, kind) -> {
            List<Declaration> these =
                    found.stream().filter(one -> one.kind() == kind).toList();
            if (!these.isEmpty()) {
                System.out.println(title + ":");
                these.forEach(one -> System.out.println("  " + one.text()));
            }
        });
        return new CellResult.Done();
    }

    @Override
    public List<String> complete(String typed) {
        return Arguments.matching(typed, List.copyOf(KINDS.keySet()));
    }
}
