package himalia.kernel.cell.javac;

import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCImportBase;
import com.sun.tools.javac.tree.JCTree.JCPackageDecl;
import himalia.kernel.cell.CompileProblem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes a cell apart into the files that were pasted into it, each with its package. What has none, and that is
/// nearly every cell, is in the package that the cells share.
final class Packages {
    /// Where what each cell calls is looked for.
    private static final List<String> OURS = List.of("himalia.api.", "himalia.kernel.", CellFiles.PACKAGE + ".");

    private final Session session;
    private final JCCompilationUnit whole;
    private final List<Section> sections = new ArrayList<>();
    private List<JCTree> items = new ArrayList<>();
    private @Nullable JCPackageDecl declaration;

    /// The items of one file. The unit of the last one, where the statements are, is that of the cell.
    record Section(JCCompilationUnit unit, List<JCTree> items) {}

    private Packages(JCCompilationUnit whole, Session session) {
        this.whole = whole;
        this.session = session;
    }

    /// @throws Rejected if a package is declared where it cannot be
    static List<Section> of(JCCompilationUnit unit, Session session) {
        boolean none = unit.defs.stream().noneMatch(JCPackageDecl.class::isInstance);
        return none ? List.of(new Section(unit, unit.defs)) : new Packages(unit, session).take();
    }

    private List<Section> take() {
        for (JCTree item : whole.defs) {
            if (item instanceof JCPackageDecl next) {
                begin(next);
            } else {
                items.add(item);
            }
        }
        end(whole);
        return sections;
    }

    private void begin(JCPackageDecl next) {
        String name = next.pid + ".";
        if (isStrict() && name.startsWith("java.")) {
            throw rejected("prohibited", next, "`" + text(next) + "`: packages of this name are for Java itself");
        }
        if (isStrict() && OURS.stream().anyMatch(name::startsWith)) {
            throw rejected("prohibited", next, "`" + text(next) + "`: packages of this name are for the kernel itself");
        }
        boolean isFirst = declaration == null && items.isEmpty();
        boolean followsFile = declaration != null
                && items.stream().allMatch(one -> one instanceof JCImportBase || one instanceof JCClassDecl);
        if (isStrict() && !isFirst && !followsFile) {
            throw rejected(
                    "misplaced",
                    next,
                    "`" + text(next)
                            + "` must be the first line: what stands before it belongs into a cell of its own");
        }
        if (declaration != null) {
            end(session.besides(whole));
        }
        declaration = next;
    }

    private void end(JCCompilationUnit unit) {
        JCPackageDecl named = declaration;
        if (named == null) {
            throw new IllegalStateException("a file before the first");
        }
        if (isStrict() && items.stream().noneMatch(JCClassDecl.class::isInstance)) {
            throw rejected(
                    "empty", named, "no class follows `" + text(named) + "`: variables and statements have no package");
        }
        session.put(unit, named.pid.toString());
        sections.add(new Section(unit, items));
        items = new ArrayList<>();
    }

    /// Whether the cell is to be run, not only being written.
    private boolean isStrict() {
        return !session.source().isUnfinished();
    }

    private static String text(JCPackageDecl one) {
        return "package " + one.pid + ";";
    }

    private Rejected rejected(String what, JCPackageDecl at, String message) {
        int end = session.end(whole, at);
        return new Rejected(List.of(new CompileProblem("package." + what, message, at.pos, end, at.pos)), false);
    }
}
