package himalia.kernel.cell.javac;

import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCBlock;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.TreeScanner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds names that mean an older variable, although the cells have just declared another within braces. In Python what
/// a loop has named is there behind the loop; in Java it ends with it, and the older one comes into sight again.
final class Ended {
    private final Draft draft;
    private final Map<String, Declared> older;
    /// Names that ended within the braces of a cell.
    private final Map<String, Integer> within;

    private final int cell;

    /// @param ended names of variables that ended in earlier cells, to the cell; is left alone
    Ended(Draft draft, Map<String, Declared> older, Map<String, Integer> ended) {
        this.draft = draft;
        this.older = older;
        this.within = new LinkedHashMap<>(ended);
        this.cell = draft.session.source().cell();
        within.values().removeIf(at -> at == cell); // the cell is compiled once more
    }

    /// Goes through the cell; afterwards [#left] are the names that ended so far and have not been missed.
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        List<JCTree> steps = new ArrayList<>(draft.steps);
        draft.value.ifPresent(steps::add);
        for (JCTree step : steps) {
            Look look = new Look();
            look.scan(step);
            for (String name : look.used) {
                Integer at = within.remove(name);
                if (at != null) {
                    remarks.add(remark(name, at));
                }
            }
            look.set.forEach(within::remove);
            look.braced.stream().filter(this::isOlder).forEach(name -> within.put(name, cell));
            if (step instanceof JCVariableDecl variable) {
                within.remove(variable.name.toString());
            }
        }
        return remarks;
    }

    Map<String, Integer> left() {
        return within;
    }

    private boolean isOlder(String name) {
        return older.containsKey(name) || isDeclaredHere(name);
    }

    private boolean isDeclaredHere(String name) {
        return draft.parts.values().stream()
                .anyMatch(part -> part.kind == Declared.Kind.VARIABLE && part.name.equals(name));
    }

    private String remark(String name, int at) {
        Declared known = older.get(name);
        String which = known == null || isDeclaredHere(name)
                ? "the one declared outside the braces"
                : "that of Cell [" + known.cell().cell() + "]";
        return "`" + name + "` is " + which + ": the one declared within the braces"
                + (at == cell ? "" : " of Cell [" + at + "]") + " ended with them. `" + name
                + " = ...` there, without its type, sets the older one.";
    }

    /// What a statement uses, sets and declares within braces.
    private static final class Look extends TreeScanner {
        final Set<String> used = new LinkedHashSet<>();
        final Set<String> set = new LinkedHashSet<>();
        final Set<String> braced = new LinkedHashSet<>();
        private final Set<String> own = new LinkedHashSet<>();
        private int depth;

        @Override
        public void scan(JCTree tree) {
            depth++;
            super.scan(tree);
            depth--;
            if (depth == 0) {
                used.removeAll(own);
                set.removeAll(own);
            }
        }

        @Override
        public void visitVarDef(JCVariableDecl tree) {
            if (depth > 1) {
                own.add(tree.name.toString());
            }
            super.visitVarDef(tree);
        }

        @Override
        public void visitBlock(JCBlock tree) {
            for (JCTree statement : tree.stats) {
                if (statement instanceof JCVariableDecl variable) {
                    braced.add(variable.name.toString());
                }
            }
            super.visitBlock(tree);
        }

        @Override
        public void visitAssign(JCAssign tree) {
            if (tree.lhs instanceof JCIdent name) {
                set.add(name.name.toString());
                scan(tree.rhs);
            } else {
                super.visitAssign(tree);
            }
        }

        @Override
        public void visitIdent(JCIdent tree) {
            used.add(tree.name.toString());
        }

        @Override
        public void visitLambda(JCLambda tree) {
            // What takes something is a method and has names of its own, in Python, too; `noGrad(() -> { })` has not.
            Set<String> outside = tree.params.isEmpty() ? null : new LinkedHashSet<>(braced);
            super.visitLambda(tree);
            if (outside != null) {
                braced.retainAll(outside);
            }
        }

        @Override
        public void visitClassDef(JCClassDecl tree) {
            // A class has names of its own.
        }
    }
}
