package himalia.kernel.cell.javac.jdk;

import com.sun.tools.javac.parser.JavacParser;
import com.sun.tools.javac.parser.Lexer;

/// A parser that keeps lines and ends, and no documentation.
public abstract class CellParserBase extends JavacParser {
    /// Until 26 the last switch is for the ends of trees. Since 27 those are always kept, and it lets a unit be the
    /// declaration of a module, which a cell cannot begin: it has its own way through its declarations.
    protected CellParserBase(CellParserFactory factory, Lexer lexer) {
        super(factory, lexer, false, true, true);
    }
}
