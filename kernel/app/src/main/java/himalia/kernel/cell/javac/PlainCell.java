package himalia.kernel.cell.javac;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import himalia.kernel.cell.javac.sugar.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A cell as a cell of plain Java: it does the same where nothing else is taken.
final class PlainCell implements PlainReader {
    private String text = "";

    /// The text, with an import of each class that it names and the cell did not.
    String text() {
        return text;
    }

    @Override
    public boolean declares() {
        return false;
    }

    @Override
    public void read(Attempt attempt) {
        Session session = attempt.session();
        String code = session.source().code();
        Names names = new Names(attempt);
        PlainText plain = session.plain(session.unit(), attempt.origins(), names);
        List<PlainText.Edit> edits = new ArrayList<>();
        attempt.draft().parts.values().stream()
                .filter(part -> part.kind != Declared.Kind.VARIABLE)
                .forEach(part -> edits.addAll(plain.edits(part.tree)));
        for (JCStatement step : attempt.draft().steps) {
            if (step instanceof JCVariableDecl variable) {
                edits.addAll(plain.edits(variable.vartype));
                edits.addAll(plain.edits(attempt.init(variable)));
            } else {
                edits.addAll(plain.edits(step));
            }
        }
        attempt.draft().value.ifPresent(value -> edits.add(plain.statement(value, shown -> shown)));
        String cell = trim(plain.apply(0, code.length(), edits));
        text = names.imports.isEmpty()
                ? cell
                : names.imports.stream().map(one -> "import " + one + ";\n").collect(Collectors.joining()) + "\n"
                        + cell;
    }

    /// Without the blanks that stand where a magic stood.
    private static String trim(String code) {
        String text = code.stripTrailing().replaceFirst("^(?:[ \\t]*\\n)+", "");
        return text.indexOf('\n') < 0 ? text.strip() : text;
    }

    private static final class Names implements PlainText.Naming {
        private final Attempt attempt;
        final Set<String> imports = new TreeSet<>();

        Names(Attempt attempt) {
            this.attempt = attempt;
        }

        @Override
        public String name(Symbol symbol, String name) {
            return name;
        }

        @Override
        public String type(ClassSymbol type) {
            String path = type.fullname.toString();
            String name = type.name.toString();
            String home = Layout.home(path);
            if (home.equals(CellFiles.PACKAGE) || home.equals("java.lang")) {
                return name;
            }
            CellState state = attempt.compilation().state;
            List<Import> all = Stream.of(
                            attempt.compilation().imports.defaults().stream(),
                            state.imports.stream(),
                            attempt.draft().imports.values().stream())
                    .flatMap(one -> one)
                    .filter(one -> !one.isStatic())
                    .toList();
            boolean isDeclared = state.types.containsKey(name)
                    || attempt.draft().parts.containsKey(Part.id(Declared.Kind.TYPE, name));
            if (isDeclared
                    || all.stream()
                            .anyMatch(one ->
                                    one.name().equals(name) && !one.path().equals(path))) {
                return path;
            }
            if (all.stream()
                    .noneMatch(one -> one.path().equals(path)
                            || one.isOnDemand() && one.path().equals(home))) {
                imports.add(path);
            }
            return name;
        }
    }
}
