package himalia.kernel.cell.jshell;

import java.util.ArrayList;
import java.util.List;

/// The order in which the pieces of a cell are run: imports first, and methods and classes before the statements that
/// use them, wherever they stand in the cell.
final class Order {
    private Order() {}

    static List<Piece> of(List<Piece> pieces) {
        List<Piece> imports = new ArrayList<>();
        List<Piece> ordered = new ArrayList<>();
        for (Piece piece : pieces) {
            Sort sort = Sort.of(piece);
            if (sort == Sort.IMPORT) {
                imports.add(piece);
            } else if (sort.isDeclaration()) {
                ordered.add(place(ordered, sort.name(piece)), piece);
            } else {
                ordered.add(piece);
            }
        }
        imports.addAll(ordered);
        return imports;
    }

    private static int place(List<Piece> before, String name) {
        for (int i = 0; i < before.size(); i++) {
            Piece earlier = before.get(i);
            if (Sort.of(earlier) == Sort.STATEMENT && Words.in(earlier.source()).contains(name)) {
                return i;
            }
        }
        return before.size();
    }
}
