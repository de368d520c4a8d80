package himalia.kernel.cell.javac;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCBinary;
import java.util.List;

/// Finds the first `a == b` of a cell that was meant otherwise: of two objects whose type compares by a method of its
/// own. In Python `==` is that method; in Java it asks whether both are one and the same object, and is legal.
final class Identity extends Misreading {
    private static final List<String> COMPARISONS = List.of("eq", "equal", "isEqualTo");

    private final Types types;

    Identity(Session session) {
        super(session);
        this.types = Types.instance(session.context);
    }

    @Override
    public void visitBinary(JCBinary tree) {
        super.visitBinary(tree);
        boolean compares = tree.hasTag(JCTree.Tag.EQ) || tree.hasTag(JCTree.Tag.NE);
        if (!compares || !isObject(tree.lhs.type) || !isObject(tree.rhs.type)) {
            return;
        }
        String left = session.text(session.unit(), tree.lhs);
        String right = session.text(session.unit(), tree.rhs);
        List<String> ways = COMPARISONS.stream()
                .filter(name -> has(tree.lhs.type, name))
                .map(name -> "`" + left + "." + name + "(" + right + ")`")
                .toList();
        boolean isTable = tree.lhs.type.tsym.getQualifiedName().contentEquals("tech.tablesaw.api.Table");
        if (!ways.isEmpty() || isTable) {
            found("`" + session.text(session.unit(), tree)
                    + "` asks whether both are the same object, not whether they "
                    + "hold the same: "
                    + (isTable ? "compare their columns." : String.join(" or ", ways) + " compares what they hold."));
        }
    }

    private static boolean isObject(Type type) {
        return type != null && type.hasTag(TypeTag.CLASS) && type.tsym != null;
    }

    private boolean has(Type type, String name) {
        Symtab symbols = session.symbols;
        return types.closure(type).stream()
                .filter(one -> one.tsym != symbols.objectType.tsym)
                .flatMap(one -> {
                    List<Symbol> named = new java.util.ArrayList<>();
                    one.tsym.members().getSymbolsByName(session.name(name)).forEach(named::add);
                    return named.stream();
                })
                .anyMatch(one -> one.kind == com.sun.tools.javac.code.Kinds.Kind.MTH && !one.isStatic());
    }
}
