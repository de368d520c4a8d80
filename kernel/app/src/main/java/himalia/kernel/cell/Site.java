package himalia.kernel.cell;

import java.util.ArrayList;
import java.util.List;

/// A place in the code of a cell at which it can stop: where a statement begins.
///
/// @param method what of its cell it is in; opaque
/// @param locals the variables that have a value there
public record Site(int cell, int line, String method, List<Local> locals) {
    /// @param type as it is written in Java; empty if it has no name
    public record Local(String name, String type) {}

    private static final String NEXT = "\n";

    /// Reads what [#text] has written.
    static Site of(int cell, int line, String method, String locals) {
        List<Local> all = new ArrayList<>();
        for (String one : locals.isEmpty() ? new String[0] : locals.split(NEXT, -1)) {
            int space = one.indexOf(' ');
            all.add(new Local(one.substring(0, space), one.substring(space + 1)));
        }
        return new Site(cell, line, method, List.copyOf(all));
    }

    /// Local variables as a constant of a class.
    static String text(List<Local> locals) {
        return String.join(
                NEXT, locals.stream().map(one -> one.name() + " " + one.type()).toList());
    }
}
