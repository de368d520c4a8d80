package himalia.kernel.cell.javac;

import com.sun.tools.javac.comp.AttrContext;
import com.sun.tools.javac.comp.Env;
import com.sun.tools.javac.tree.TreeScanner;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks through a cell that compiles for the first place of one kind that is legal Java and was meant otherwise.
abstract class Misreading extends TreeScanner {
    final Session session;
    private @Nullable String remark;

    Misreading(Session session) {
        this.session = session;
    }

    /// Looks through a class that has been attributed.
    final void check(Env<AttrContext> env) {
        if (env.toplevel.sourcefile == session.source() && remark == null) {
            scan(env.tree);
        }
    }

    final void found(String what) {
        if (remark == null) {
            remark = what;
        }
    }

    /// What is to be said of the first.
    final Optional<String> remark() {
        return Optional.ofNullable(remark);
    }
}
