package himalia.kernel.cell.jshell;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.Snippet.Kind;

/// The order in which the pieces of a cell are run: imports first, and methods and classes before the statements that
/// use them, wherever they stand in the cell.
final class Order {
    private static final Set<Kind> DECLARED = EnumSet.of(Kind.METHOD, Kind.TYPE_DECL);
    private static final Pattern TYPE =
            Pattern.compile("\\b(?:class|interface|enum|record)\\s+([\\p{L}_$][\\p{L}\\p{N}_$]*)");
    private static final Pattern METHOD = Pattern.compile("([\\p{L}_$][\\p{L}\\p{N}_$]*)\\s*\\(");

    private Order() {}

    static List<Piece> of(Map<Piece, Kind> kinds) {
        List<Piece> imports = new ArrayList<>();
        List<Piece> ordered = new ArrayList<>();
        for (var entry : kinds.entrySet()) {
            Piece piece = entry.getKey();
            Kind kind = entry.getValue();
            if (kind == Kind.IMPORT) {
                imports.add(piece);
            } else if (DECLARED.contains(kind)) {
                ordered.add(place(ordered, piece, kind, kinds), piece);
            } else {
                ordered.add(piece);
            }
        }
        imports.addAll(ordered);
        return imports;
    }

    private static int place(List<Piece> before, Piece piece, Kind kind, Map<Piece, Kind> kinds) {
        Matcher name = (kind == Kind.METHOD ? METHOD : TYPE).matcher(Mask.of(piece.source()));
        if (name.find()) {
            Pattern use =
                    Pattern.compile("(?<![\\p{L}\\p{N}_$])" + Pattern.quote(name.group(1)) + "(?![\\p{L}\\p{N}_$])");
            for (int i = 0; i < before.size(); i++) {
                if (use.matcher(Mask.of(before.get(i).source())).find()
                        && !DECLARED.contains(kinds.get(before.get(i)))) {
                    return i;
                }
            }
        }
        return before.size();
    }
}
